// What Excel asks of a file before it opens it without a word of repair: rules of ECMA-376 parts 1 and 2, and Excel's own
// limits, held against every file the workbench writes. Written from the standard's schemas, not from our writer.
import { posix } from "node:path";
import type { Element } from "@xmldom/xmldom";
import { checkOrder } from "./checkOrder.js";
import { checkSheet } from "./checkSheet.js";
import { checkStyles } from "./checkStyles.js";
import { attribute, children, elements, parsePart, rootOf, xlsxParts } from "./xlsxParts.js";
import type { XlsxParts } from "./xlsxParts.js";

/** Everything that is wrong with a file, in sentences; none for a file that Excel opens as it is. */
export function checkXlsx(bytes: Uint8Array): readonly string[] {
  const problems: string[] = [];
  const parts = xlsxParts(bytes);
  for (const name of parts.keys()) {
    if (!/\.(xml|rels|vml)$/.test(name)) continue;
    try {
      parsePart(parts, name);
    } catch (error) {
      problems.push(`${name} is not well-formed: ${String(error)}`);
    }
  }
  if (problems.length > 0) return problems;
  checkContentTypes(parts, problems);
  checkRelationships(parts, problems);
  const styles = checkStyles(parts, problems);
  const strings = parts.has("xl/sharedStrings.xml")
    ? children(rootOf(parsePart(parts, "xl/sharedStrings.xml"))).length
    : 0;
  const metadata = parts.has("xl/metadata.xml")
    ? elements(parsePart(parts, "xl/metadata.xml"), "cellMetadata").flatMap((each) => children(each)).length
    : 0;
  const names = checkWorkbook(parts, problems);
  names.forEach((_name, index) => {
    const part = `xl/worksheets/sheet${String(index + 1)}.xml`;
    checkSheet({ parts, part, styles, strings, metadata }, problems);
  });
  return problems;
}

function checkContentTypes(parts: XlsxParts, problems: string[]): void {
  const types = rootOf(parsePart(parts, "[Content_Types].xml"));
  const defaults = new Set(elements(types, "Default").map((each) => attribute(each, "Extension")));
  const overrides = elements(types, "Override").map((each) => attribute(each, "PartName"));
  for (const name of parts.keys()) {
    if (name === "[Content_Types].xml" || overrides.includes(`/${name}`)) continue;
    const extension = name.slice(name.lastIndexOf(".") + 1);
    // The usual type of .xml says nothing of what a part is.
    if (extension === "xml" || !defaults.has(extension)) problems.push(`${name} has no content type`);
  }
  for (const override of overrides) {
    if (!parts.has(override.slice(1))) problems.push(`The content type of ${override} is of no part`);
  }
  if (new Set(overrides).size !== overrides.length) problems.push("A part has two content types");
}

function checkRelationships(parts: XlsxParts, problems: string[]): void {
  for (const name of parts.keys()) {
    if (!name.endsWith(".rels")) continue;
    const source = posix.join(posix.dirname(posix.dirname(name)), posix.basename(name, ".rels"));
    if (name !== "_rels/.rels" && !parts.has(source)) problems.push(`${name} belongs to no part`);
    const relations = elements(parsePart(parts, name), "Relationship");
    const ids = relations.map((each) => attribute(each, "Id"));
    if (new Set(ids).size !== ids.length) problems.push(`${name} has an id twice`);
    for (const relation of relations) checkTarget(parts, name, source, relation, problems);
    checkUses(parts.get(source) ?? "", source, ids, problems);
  }
}

function checkUses(xml: string, source: string, ids: readonly string[], problems: string[]): void {
  for (const [, used = ""] of xml.matchAll(/\br:id="([^"]*)"/g)) {
    if (!ids.includes(used)) problems.push(`${source} uses ${used}, which has no relationship`);
  }
}

function checkTarget(
  parts: XlsxParts,
  name: string,
  source: string,
  relation: Element,
  problems: string[],
): void {
  if (attribute(relation, "TargetMode") === "External") problems.push(`${name} leads out of the file`);
  const target = attribute(relation, "Target");
  const path = target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(source), target);
  if (!parts.has(path)) problems.push(`${name} leads to ${path}, which is missing`);
}

const workbookOrder = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "calcPr",
];

function checkWorkbook(parts: XlsxParts, problems: string[]): readonly string[] {
  const workbook = rootOf(parsePart(parts, "xl/workbook.xml"));
  const order = children(workbook).map((each) => each.tagName);
  checkOrder(order, workbookOrder, "The workbook", problems);
  const sheets = elements(workbook, "sheet");
  const names = sheets.map((sheet) => attribute(sheet, "name"));
  checkSheetNames(names, problems);
  for (const id of ["sheetId", "r:id"]) {
    if (new Set(sheets.map((sheet) => attribute(sheet, id))).size !== sheets.length)
      problems.push(`Two sheets have one ${id}`);
  }
  const front = sheets[Number(attribute(elements(workbook, "workbookView")[0], "activeTab"))];
  if (front === undefined || attribute(front, "state") !== "")
    problems.push("The sheet in front is not seen");
  if (attribute(elements(workbook, "calcPr")[0], "fullCalcOnLoad") !== "") {
    problems.push("Excel is asked to calculate what it may not know");
  }
  checkNames(elements(workbook, "definedName"), sheets.length, problems);
  return names;
}

function checkSheetNames(names: readonly string[], problems: string[]): void {
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length)
    problems.push("Two sheets have one name");
  for (const name of names) {
    if (name === "" || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))
      problems.push(`"${name}" is no name of a sheet`);
  }
}

function checkNames(defined: readonly Element[], sheets: number, problems: string[]): void {
  const names = defined.map((each) => ({
    name: attribute(each, "name"),
    sheet: attribute(each, "localSheetId"),
    text: each.textContent ?? "",
  }));
  const places = names.map(({ name, sheet }) => `${name.toLowerCase()} ${sheet}`);
  if (new Set(places).size !== places.length) problems.push("A name is defined twice");
  for (const { name, sheet, text } of names) {
    const isName = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name);
    if (!isName || /^(?:[A-Z]{1,3}\d+|R\d*C?\d*|C\d*)$/i.test(name)) problems.push(`"${name}" is no name`);
    if (!(Number(sheet) < sheets)) problems.push(`The name ${name} is of no sheet`);
    if (text === "" || text.startsWith("=")) problems.push(`The name ${name} stands for "${text}"`);
  }
}
