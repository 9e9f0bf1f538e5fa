// Writes what derives from the functions' JSDoc and the venues into README.md; --check only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { format } from "prettier";
import { functionTable } from "./lib/functionTable.js";
import { projectRoot } from "./lib/projectRoot.js";
import { venueTable } from "./lib/venueTable.js";

const readme = resolve(projectRoot, "README.md");
const sections = { functions: functionTable(), venues: venueTable() };

const current = readFileSync(readme, "utf8");
const filled = Object.entries(sections).reduce((text, [name, table]) => {
  const section = new RegExp(`(<!-- ${name} -->\\n)[^]*(<!-- /${name} -->)`);
  if (!section.test(text)) throw new Error(`README.md has no <!-- ${name} --> section.`);
  return text.replace(section, (_, start: string, end: string) => `${start}\n${table}\n${end}`);
}, current);
const wanted = await format(filled, { parser: "markdown", printWidth: 110 });

if (wanted === current) {
  console.log("README.md is current.");
} else if (process.argv.includes("--check")) {
  console.error("README.md is not current: run npm run generate.");
  process.exitCode = 1;
} else {
  writeFileSync(readme, wanted);
  console.log("README.md written.");
}
