import type { Element } from "@xmldom/xmldom";
import { checkOrder } from "./checkOrder.js";
import type { StyleCounts } from "./checkStyles.js";
import { attribute, children, elements, parsePart, rootOf, textIn } from "./xlsxParts.js";
import type { XlsxParts } from "./xlsxParts.js";

export type SheetCheck = {
  readonly parts: XlsxParts;
  readonly part: string;
  readonly styles: StyleCounts;
  readonly strings: number;
  readonly metadata: number;
};

const order = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter " +
  "sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks " +
  "printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags " +
  "drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst"
).split(" ");
const reference = /^([A-Z]{1,3})([1-9]\d{0,6})$/;
const errors = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]);

type Place = { readonly row: number; readonly column: number };
type Box = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export function checkSheet(check: SheetCheck, problems: string[]): void {
  const { parts, part, styles } = check;
  const say = (problem: string) => problems.push(`${part}: ${problem}`);
  const root = rootOf(parsePart(parts, part));
  checkOrder(
    children(root).map((each) => each.tagName),
    order,
    part,
    problems,
  );
  checkColumns(root, say);
  checkRows(root, check, say);
  const merged = elements(root, "mergeCell").map((each) => boxOf(attribute(each, "ref"), say));
  merged.forEach((box, index) => {
    if (box.top === box.bottom && box.left === box.right) say("a merge is of one cell");
    if (merged.slice(index + 1).some((other) => overlap(box, other))) say("two merges overlap");
  });
  const priorities = elements(root, "cfRule").map((rule) => rule.getAttribute("priority"));
  if (new Set(priorities).size !== priorities.length) say("two conditional formats have one priority");
  for (const rule of elements(root, "cfRule")) checkCondition(rule, styles, say);
  for (const block of [...elements(root, "conditionalFormatting"), ...elements(root, "dataValidation")]) {
    for (const each of attribute(block, "sqref").split(" ")) boxOf(each, say);
  }
  checkValidations(root, say);
  checkFilter(root, say);
  checkNotes(parts, part, say);
}

function checkColumns(root: Element, say: (problem: string) => void): void {
  let last = 0;
  for (const column of elements(root, "col")) {
    const [min, max, width] = ["min", "max", "width"].map((name) => Number(column.getAttribute(name)));
    if (!(Number(min) > last && Number(max) >= Number(min) && Number(max) <= 16_384))
      say("columns are out of order");
    if (!(Number(width) >= 0 && Number(width) <= 255)) say(`a column is ${String(width)} wide`);
    last = Number(max);
  }
}

function checkRows(root: Element, check: SheetCheck, say: (problem: string) => void): void {
  let lastRow = 0;
  const arrays: Box[] = [];
  for (const row of elements(root, "row")) {
    const number = Number(row.getAttribute("r"));
    if (!(number > lastRow && number <= 1_048_576)) say(`row ${String(number)} is out of order`);
    if (Number(row.getAttribute("ht")) > 409.5) say(`row ${String(number)} is too high`);
    checkCells(row, number, check, arrays, say);
    lastRow = number;
  }
  checkArrays(elements(root, "c"), arrays, say);
}

function checkCells(
  row: Element,
  number: number,
  check: SheetCheck,
  arrays: Box[],
  say: (problem: string) => void,
): void {
  let lastColumn = 0;
  for (const cell of children(row)) {
    const at = attribute(cell, "r");
    const place = placeOf(at, say);
    if (place.row !== number || place.column <= lastColumn) say(`${at} is out of order`);
    lastColumn = place.column;
    checkValue(cell, at, check, say);
    const [formula] = elements(cell, "f");
    if (formula !== undefined) checkFormula(formula, at, arrays, say);
    const meta = cell.getAttribute("cm");
    if (meta === null) continue;
    if (!(Number(meta) >= 1 && Number(meta) <= check.metadata)) say(`${at} has metadata that is none`);
    if (attribute(formula, "t") !== "array") say(`${at} is dynamic, but no array`);
  }
}

function checkArrays(
  cells: readonly Element[],
  arrays: readonly Box[],
  say: (problem: string) => void,
): void {
  arrays.forEach((box, index) => {
    if (arrays.slice(index + 1).some((other) => overlap(box, other))) say("two arrays overlap");
  });
  for (const cell of cells) {
    const { row, column } = placeOf(attribute(cell, "r"), say);
    const own = { top: row, left: column, bottom: row, right: column };
    const isInside = arrays.some((box) => overlap(box, own) && !(box.top === row && box.left === column));
    if (isInside && elements(cell, "f").length > 0)
      say(`${attribute(cell, "r")} is a formula within an array`);
  }
}

const valueRules: Readonly<Record<string, (value: string, check: SheetCheck) => boolean>> = {
  s: (value, { strings }) => Number(value) < strings,
  e: (value) => errors.has(value),
  b: (value) => value === "0" || value === "1",
  n: (value) => value !== "" && Number.isFinite(Number(value)),
  str: () => true,
  inlineStr: () => true,
};

function checkValue(cell: Element, at: string, check: SheetCheck, say: (problem: string) => void): void {
  const names = children(cell).map((each) => each.tagName);
  checkOrder(names, ["f", "v", "is", "extLst"], at, { push: say });
  const type = attribute(cell, "t") || "n";
  const value = textIn(cell, "v");
  const isValue = valueRules[type];
  if (isValue === undefined) say(`${at} has the type ${type}`);
  else if (value !== null && !isValue(value, check)) say(`${at} has the ${type} ${value}`);
  if (Number(cell.getAttribute("s")) >= check.styles.cells) say(`${at} has a style that is none`);
}

function checkFormula(formula: Element, at: string, arrays: Box[], say: (problem: string) => void): void {
  const text = formula.textContent ?? "";
  if (text === "" || text.startsWith("=")) say(`${at} has the formula "${text}"`);
  if (text.length > 8192) say(`${at} has too long a formula`);
  if (/\bHEDGE\./.test(text.replaceAll(/"(?:[^"]|"")*"/g, "")))
    say(`${at} has a function under a name that no file knows`);
  if (formula.getAttribute("t") !== "array") return;
  const box = boxOf(attribute(formula, "ref"), say);
  const place = placeOf(at, say);
  if (place.row !== box.top || place.column !== box.left) say(`${at} is not the first cell of its array`);
  arrays.push(box);
}

const withFormula = new Set([
  "cellIs",
  "expression",
  "beginsWith",
  "endsWith",
  "containsText",
  "notContainsText",
  "containsBlanks",
  "notContainsBlanks",
]);

function checkCondition(rule: Element, styles: StyleCounts, say: (problem: string) => void): void {
  const type = attribute(rule, "type");
  const style = rule.getAttribute("dxfId");
  if (style !== null && !(Number(style) < styles.conditions))
    say(`a condition has the look ${style}, which is none`);
  if (withFormula.has(type) && (textIn(rule, "formula") ?? "") === "")
    say(`a condition of ${type} has no formula`);
  if (/With$|Text$/.test(type) && !rule.hasAttribute("operator"))
    say(`a condition of ${type} has no operator`);
}

function checkValidations(root: Element, say: (problem: string) => void): void {
  const rules = elements(root, "dataValidation");
  for (const list of elements(root, "dataValidations")) {
    if (Number(list.getAttribute("count")) !== rules.length) say("validations are counted wrongly");
  }
  for (const rule of rules) {
    const text = textIn(rule, "formula1") ?? "";
    // Its quotes are not counted.
    if (text.startsWith('"') && text.length - 2 > 255) say("a list has more than 255 signs");
    if (attribute(rule, "type") === "list" && text === "") say("a list is empty");
    if (attribute(rule, "error").length > 255) say("a message is too long");
  }
}

function checkFilter(root: Element, say: (problem: string) => void): void {
  const [filter, ...more] = elements(root, "autoFilter");
  if (filter === undefined) return;
  if (more.length > 0) say("a sheet has two filters");
  const { left, right } = boxOf(attribute(filter, "ref"), say);
  let last = -1;
  for (const column of elements(filter, "filterColumn")) {
    const index = Number(column.getAttribute("colId"));
    if (!(index > last && index <= right - left))
      say(`a filter has the column ${String(index)} out of order`);
    if (children(column).length !== 1) say("a column of a filter has not one kind of condition");
    last = index;
  }
  for (const each of elements(filter, "customFilters")) {
    const count = children(each).length;
    if (count < 1 || count > 2) say(`a filter compares with ${String(count)} values`);
  }
}

function checkNotes(parts: XlsxParts, part: string, say: (problem: string) => void): void {
  const name = part.replace("worksheets/sheet", "comments");
  if (!parts.has(name)) return;
  const root = rootOf(parsePart(parts, name));
  const authors = elements(root, "author").length;
  const places = elements(root, "comment").map((each) => attribute(each, "ref"));
  if (new Set(places).size !== places.length) say("a cell has two notes");
  if (elements(root, "comment").some((each) => !(Number(each.getAttribute("authorId")) < authors)))
    say("a note has no author");
}

function placeOf(text: string, say: (problem: string) => void): Place {
  const [, letters = "", row = "0"] = reference.exec(text) ?? [];
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (column < 1 || column > 16_384 || Number(row) < 1 || Number(row) > 1_048_576)
    say(`"${text}" is no cell`);
  return { row: Number(row), column };
}

function boxOf(text: string, say: (problem: string) => void): Box {
  const [first = "", last = first] = text.split(":");
  const [start, end] = [placeOf(first, say), placeOf(last, say)];
  if (end.row < start.row || end.column < start.column) say(`"${text}" runs backwards`);
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right
  );
}
