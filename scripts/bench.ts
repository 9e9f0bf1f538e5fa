// Ratios count: the machine may be busy, so whatever is compared is measured in turn in one run.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { benchSections } from "../test/bench/sections.js";
import { projectRoot } from "./lib/projectRoot.js";

const wanted = process.argv.slice(2);
const names = Object.keys(benchSections);
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${JSON.stringify(unknown)}; there are ${names.join(", ")}.`);
  process.exit(1);
}
if (!existsSync(resolve(projectRoot, "dist/functions/main.js"))) {
  console.error("There is nothing built: run npm run build first.");
  process.exit(1);
}
for (const [name, { long, run }] of Object.entries(benchSections)) {
  if (wanted.length === 0 ? long : !wanted.includes(name)) continue;
  console.log(`\n# ${name}`);
  await run(console.log);
}
