import { checkOrder } from "./checkOrder.js";
import type { Element } from "@xmldom/xmldom";
import { attribute, children, elements, parsePart, rootOf } from "./xlsxParts.js";
import type { XlsxParts } from "./xlsxParts.js";

/** How many looks there are for cells and for conditions: what a sheet names must be one of them. */
export type StyleCounts = { readonly cells: number; readonly conditions: number };

const order = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];
const conditionOrder = ["font", "numFmt", "fill", "alignment", "border", "protection"];
const sides = ["start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal"];

export function checkStyles(parts: XlsxParts, problems: string[]): StyleCounts {
  const root = rootOf(parsePart(parts, "xl/styles.xml"));
  checkOrder(tagNames(root), order, "styles.xml", problems);
  const lists = new Map(children(root).map((list) => [list.tagName, children(list)]));
  checkCounts(root, problems);
  checkCellStyles(lists, problems);
  for (const border of lists.get("borders") ?? []) checkOrder(tagNames(border), sides, "A border", problems);
  const [conditions, cells] = [lists.get("dxfs") ?? [], lists.get("cellXfs") ?? []];
  for (const condition of conditions) checkOrder(tagNames(condition), conditionOrder, "A dxf", problems);
  const patterns = elements(root, "patternFill").map((each) => attribute(each, "patternType"));
  // Programs take the first two fills as these, whatever is written there.
  if (patterns[0] !== "none" || patterns[1] !== "gray125")
    problems.push("The first two fills are not none and gray125");
  return { cells: cells.length, conditions: conditions.length };
}

function checkCounts(root: Element, problems: string[]): void {
  for (const list of children(root)) {
    const count = list.getAttribute("count");
    if (count !== null && Number(count) !== children(list).length)
      problems.push(`${list.tagName} are counted wrongly`);
  }
  for (const color of elements(root, "color")) {
    const rgb = color.getAttribute("rgb");
    if (rgb !== null && !/^[0-9A-F]{8}$/i.test(rgb)) problems.push(`A colour is ${rgb}`);
  }
}

function checkCellStyles(lists: ReadonlyMap<string, readonly Element[]>, problems: string[]): void {
  const formats = (lists.get("numFmts") ?? []).map((each) => attribute(each, "numFmtId"));
  if (new Set(formats).size !== formats.length) problems.push("Two number formats have one id");
  const counted = { fontId: "fonts", fillId: "fills", borderId: "borders", xfId: "cellStyleXfs" };
  for (const style of lists.get("cellXfs") ?? []) {
    for (const [name, list] of Object.entries(counted)) {
      const index = Number(style.getAttribute(name));
      if (index >= (lists.get(list) ?? []).length)
        problems.push(`A style has the ${name} ${String(index)}, which is none`);
    }
    const format = attribute(style, "numFmtId");
    if (Number(format) >= 164 && !formats.includes(format))
      problems.push(`A style has the number format ${format}, which is none`);
  }
}

function tagNames(parent: Element): readonly string[] {
  return children(parent).map((each) => each.tagName);
}
