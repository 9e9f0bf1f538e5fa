import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { projectRoot } from "../lib/projectRoot.js";

/** The files of a language, one per place where its texts are read. A text of several places is in the first. */
export const catalogueAreas = ["functions", "manifest", "pane", "help"] as const;

export type CatalogueArea = (typeof catalogueAreas)[number];

/** The English text is the key, so that a changed one has no translation, and a translator sees both side by side. */
export type CatalogueTexts = Readonly<Record<string, string>>;

/** Gives an English text in a language; the English where it is not translated yet. */
export type Say = (english: string) => string;

const textsSchema = z.record(z.string(), z.string());

export function catalogueFile(languageId: string, area: CatalogueArea): string {
  return resolve(projectRoot, "languages", languageId, `${area}.json`);
}

/** The texts of one file, those that wait for their translation as empty ones; none where there is no file yet. */
export function readCatalogueArea(languageId: string, area: CatalogueArea): CatalogueTexts {
  const file = catalogueFile(languageId, area);
  return existsSync(file) ? z.parse(textsSchema, JSON.parse(readFileSync(file, "utf8"))) : {};
}

/** The translations of a language from all of its files; English has none and needs none. */
export function readCatalogue(languageId: string): ReadonlyMap<string, string> {
  const entries = catalogueAreas.flatMap((area) => Object.entries(readCatalogueArea(languageId, area)));
  return new Map(entries.filter(([, text]) => text !== ""));
}

export function sayIn(languageId: string): Say {
  const catalogue = readCatalogue(languageId);
  return (english) => catalogue.get(english) ?? english;
}
