// Writes what derives from the functions' JSDoc, the venues and the errors into docs/; --check only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { format } from "prettier";
import { errorTable } from "./lib/errorTable.js";
import { functionTable } from "./lib/functionTable.js";
import { projectRoot } from "./lib/projectRoot.js";
import { venueTable } from "./lib/venueTable.js";

const documents = {
  "docs/functions.md": { venues: venueTable, functions: functionTable },
  "docs/reference/errors.md": { errors: errorTable },
};

async function filledIn(
  file: string,
  sections: Readonly<Record<string, () => string>>,
  text: string,
): Promise<string> {
  const filled = Object.entries(sections).reduce((current, [name, table]) => {
    const section = new RegExp(`(<!-- ${name} -->\\n)[^]*(<!-- /${name} -->)`);
    if (!section.test(current)) throw new Error(`${file} has no <!-- ${name} --> section.`);
    return current.replace(section, (_, start: string, end: string) => `${start}\n${table()}\n${end}`);
  }, text);
  return format(filled, { parser: "markdown", printWidth: 110 });
}

for (const [file, sections] of Object.entries(documents)) {
  const path = resolve(projectRoot, file);
  const current = readFileSync(path, "utf8");
  const wanted = await filledIn(file, sections, current);
  if (wanted === current) {
    console.log(`${file} is current.`);
  } else if (process.argv.includes("--check")) {
    console.error(`${file} is not current: run npm run generate.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, wanted);
    console.log(`${file} written.`);
  }
}
