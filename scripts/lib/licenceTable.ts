import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** A package that ships in a bundle. */
export type ShippedPackage = {
  readonly name: string;
  readonly licence: string;
  readonly bundles: readonly string[];
};

const bundles = ["addin", "functions", "host"] as const;

/** What the bundles of a build hold, by the licences.txt beside each. */
export function shippedPackages(dist: string): readonly ShippedPackage[] {
  const found = new Map<string, { licence: string; bundles: string[] }>();
  for (const bundle of bundles) {
    const text = readFileSync(resolve(dist, bundle, "licences.txt"), "utf8");
    for (const entry of text.split(`\n${"-".repeat(80)}\n\n`)) {
      const [, name, licence] = /^(@?[^@\n]+)@\S+: (.+)$/m.exec(entry) ?? [];
      if (name === undefined || licence === undefined)
        throw new Error(`dist/${bundle}/licences.txt has an entry without a name: ${entry.slice(0, 80)}`);
      const known = found.get(name) ?? { licence, bundles: [] };
      found.set(name, { licence, bundles: [...new Set([...known.bundles, bundle])] });
    }
  }
  return [...found]
    .map(([name, rest]) => ({ name, ...rest }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The same as a table. Without versions: they are in package-lock.json, and each update would change this document. */
export function licenceTable(dist: string): string {
  const rows = shippedPackages(dist).map(
    ({ name, licence, bundles: where }) => `| ${name} | ${licence} | ${where.join(", ")} |`,
  );
  return ["| package | licence | in |", "| --- | --- | --- |", ...rows].join("\n");
}
