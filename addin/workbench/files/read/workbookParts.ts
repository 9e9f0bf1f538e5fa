import { damaged, refuseFile } from "../refuseFile.js";
import type { ZipParts } from "../zip/readZip.js";

/** A sheet of a file and the part that holds it. */
export type SheetPart = {
  readonly name: string;
  readonly part: string;
  readonly xml: string;
  /** Its place among all tabs of the file, from 0, those of charts counted. */
  readonly tab: number;
};

/** A name in quotes may hold a ">". */
const sheetElement = /<(?:\w+:)?sheet\s((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const relationship = /<(?:\w+:)?Relationship\s([^>]*)>/g;

/** The sheets of cells in the workbook's order, with their parts; sheets that are one chart are passed over. */
export function sheetParts(parts: ZipParts): readonly SheetPart[] {
  const workbook = workbookPart(parts);
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const file = workbook.slice(folder.length);
  const targets = new Map(
    [...text(parts, `${folder}_rels/${file}.rels`).matchAll(relationship)].flatMap(([, attributes = ""]) =>
      valueOf(attributes, "Type").endsWith("/worksheet")
        ? [[valueOf(attributes, "Id"), resolve(folder, valueOf(attributes, "Target"))] as const]
        : [],
    ),
  );
  const sheets = [...text(parts, workbook).matchAll(sheetElement)].flatMap(([, attributes = ""], tab) => {
    const part = targets.get(valueOf(attributes, "(?:\\w+:)?id"));
    return part === undefined
      ? []
      : [{ name: unescapeXml(valueOf(attributes, "name")), part, xml: text(parts, part), tab }];
  });
  if (sheets.length === 0) refuseFile("This workbook has no sheet of cells.");
  return sheets;
}

function workbookPart(parts: ZipParts): string {
  const root = [...text(parts, "_rels/.rels").matchAll(relationship)].find(([, attributes = ""]) =>
    valueOf(attributes, "Type").endsWith("/officeDocument"),
  );
  return resolve("", valueOf(root?.[1] ?? "", "Target"));
}

function text(parts: ZipParts, name: string): string {
  const part = parts.get(name);
  return part === undefined ? refuseFile(damaged) : new TextDecoder().decode(part);
}

function valueOf(attributes: string, name: string): string {
  const [, , value = ""] = new RegExp(`(?:^|\\s)${name}=(["'])(.*?)\\1`).exec(attributes) ?? [];
  return value;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = `${folder}${target}`.split("/");
  const kept: string[] = [];
  for (const step of path) {
    if (step === "..") kept.pop();
    else if (step !== "." && step !== "") kept.push(step);
  }
  return kept.join("/");
}

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

/** With the sign that a number stands for as well: Go writes ' as &#39;. */
function unescapeXml(escaped: string): string {
  return escaped.replaceAll(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
