// Whether two builds are the same, byte for byte: tsx scripts/compareBuilds.ts ONE/dist OTHER/dist
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Digests of all files of a folder by their paths. */
function digests(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [relative(folder, file), createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}

const [one, other] = process.argv.slice(2);
if (one === undefined || other === undefined) {
  console.error("Usage: tsx scripts/compareBuilds.ts ONE/dist OTHER/dist");
  process.exit(1);
}
const [ours, theirs] = [digests(one), digests(other)];
const different = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
  (file) => ours.get(file) !== theirs.get(file),
);
if (ours.size === 0) {
  console.error(`There is nothing in ${one}.`);
  process.exitCode = 1;
} else if (different.length > 0) {
  console.error(`The builds differ in ${String(different.length)} files:\n${different.sort().join("\n")}`);
  process.exitCode = 1;
} else {
  console.log(`Both builds hold the same ${String(ours.size)} files.`);
}
