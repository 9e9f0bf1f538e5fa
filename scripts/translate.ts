// Writes the files of a language anew: every English text with its translation, or empty where it waits for one.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { format } from "prettier";
import { translations } from "../addin/language/languages.js";
import { catalogueAreas, catalogueFile, readCatalogue, type CatalogueTexts } from "./languages/catalogue.js";
import { reviewCatalogue } from "./languages/reviewCatalogue.js";
import { sourceTexts } from "./languages/sourceTexts.js";

const id = process.argv[2] ?? "";
if (!translations.some((language) => language.id === id))
  throw new Error(
    `Usage: npm run translate -- ${translations.map((each) => each.id).join("|")}. Others are added in addin/language/languages.ts.`,
  );

// Read before anything is written: what no text asks for any more is shown once and then gone.
const findings = reviewCatalogue(id);
const known = readCatalogue(id);
const sources = sourceTexts();
for (const area of catalogueAreas) {
  const texts: CatalogueTexts = Object.fromEntries(
    (sources.get(area) ?? []).map((english) => [english, known.get(english) ?? ""]),
  );
  const file = catalogueFile(id, area);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(JSON.stringify(texts), { parser: "json", printWidth: 110 }));
}
const isWaiting = (finding: string): boolean => finding.endsWith(" is not translated.");
for (const finding of findings.filter((each) => !isWaiting(each))) console.log(finding);
const waiting = findings.filter(isWaiting).length;
if (waiting > 0)
  console.log(`${String(waiting)} texts wait for a translation: they are empty in languages/${id}.`);
if (findings.length === 0) console.log("Complete.");
