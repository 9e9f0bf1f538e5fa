import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { decode } from "../../shared/contract/route.js";
import { table } from "./table.js";

const groupSchema = z.object({
  group: z.string(),
  repository: z.string(),
  commit: z.optional(z.string()),
  licence: z.string(),
  files: z.number(),
  rows: z.number(),
  first: z.string(),
  last: z.string(),
});
const manifestSchema = z.object({ groups: z.array(groupSchema) });

/** Where the files of a folder come from. */
export type Manifest = z.output<typeof manifestSchema>;

export const manifestName = "MANIFEST.json";

/** The sources of a folder's data by its MANIFEST.json; without one it says that they are not stated. */
export function sourcesSection(folder: string): string {
  const file = resolve(folder, manifestName);
  if (!existsSync(file)) return "## Sources\n\nThe folder states no sources: it has no MANIFEST.json.";
  const { groups } = decode(manifestSchema, JSON.parse(readFileSync(file, "utf8")), {
    code: "invalid_input",
    what: file,
  });
  // Only what this program reads: a folder may hold more.
  const used = groups.filter(({ group }) => /^(daily|daily-spot|funding|episodes)(\/|$)/.test(group));
  const rows = used.map(({ group, repository, commit, licence, files, rows: count, first, last }) => {
    const version = (commit ?? "").replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, "$1");
    const dates = [first, last].map((each) => each.slice(0, 10));
    return [group, repository, version, licence, `${String(files)} / ${String(count)}`, ...dates];
  });
  return `## Sources

Prices and rates are facts that exchanges publish; the repositories are where they were read. The licence is that of the repository.

${table(["data", "from", "version", "licence", "files / rows", "first", "last"], rows, 4)}`;
}
