import type { IResources, IWorkbookData } from "@univerjs/presets";
import { readXlsx } from "hucre/xlsx";
import type { NamedRange, Sheet, Workbook } from "hucre";
import type { PlanChart } from "../../../../shared/sheet/sheetPlan.js";
import type { WorkbookDocument } from "../../document/workbookDocument.js";
import { openedFormula } from "../formula/openedFormula.js";
import { damaged, refuseFile } from "../refuseFile.js";
import { isGridSheet } from "../gridSheet.js";
import { openedSnapshot } from "../openedSnapshot.js";
import { resourceNames } from "../resources.js";
import { readZip } from "../zip/readZip.js";
import type { ZipParts } from "../zip/readZip.js";
import { writeZip } from "../zip/writeZip.js";
import { checkFile } from "./checkFile.js";
import { checkParts } from "./checkParts.js";
import { createLeftOut } from "./leftOut.js";
import type { LeftOut } from "./leftOut.js";
import { openedConditions } from "./openedConditions.js";
import { openedChart } from "./openedChart.js";
import { bookFont, openedSheet } from "./openedSheet.js";
import { openedValidations } from "./openedValidations.js";
import { countElements } from "./sheetXml.js";
import { trimSheet } from "./trimSheet.js";
import { sheetParts } from "./workbookParts.js";
import type { SheetPart } from "./workbookParts.js";

export type OpenedWorkbook = {
  readonly document: WorkbookDocument;
  /** What of the file is not shown, in sentences. */
  readonly notes: readonly string[];
};

/**
 * Reads an Excel file. Nothing in it is run and nothing is fetched.
 * @throws HedgeError with a sentence where the file is refused
 */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  locale: IWorkbookData["locale"],
): Promise<OpenedWorkbook> {
  checkFile(bytes);
  const parts = await readZip(bytes);
  checkParts(parts);
  const sheets = sheetParts(parts).map((sheet) => ({ ...sheet, xml: trimSheet(sheet.xml, sheet.name) }));
  const book = await readTrimmed(parts, sheets);
  // Sheets and their parts are paired by their order: one that the library passes over would shift all the others.
  if (book.sheets.length !== sheets.length) refuseFile(damaged);
  const leftOut = createLeftOut(parts);
  return {
    document: openedDocument({ book, parts: sheets, name, locale }, leftOut),
    notes: notes(book, leftOut),
  };
}

async function readTrimmed(parts: ZipParts, sheets: readonly SheetPart[]): Promise<Workbook> {
  const trimmed = new Map(parts);
  for (const { part, xml } of sheets) trimmed.set(part, new TextEncoder().encode(xml));
  const wanted = sheets.map((sheet) => sheet.name);
  try {
    return await readXlsx(await writeZip(trimmed), { readStyles: true, sheets: wanted });
  } catch (error) {
    return refuseFile(damaged, error);
  }
}

type ReadBook = {
  readonly book: Workbook;
  readonly parts: readonly SheetPart[];
  readonly name: string;
  readonly locale: IWorkbookData["locale"];
};

function openedDocument({ book, parts, name, locale }: ReadBook, leftOut: LeftOut): WorkbookDocument {
  const { themeColors = [], namedRanges = [] } = book;
  const look = { is1904: book.dateSystem === "1904", themeColors, font: bookFont(book.defaultFont) };
  const isOurs = book.properties?.creator === "HEDGE";
  const sheets: IWorkbookData["sheets"] = {};
  const kept: Record<"notes" | "conditions" | "validations", Record<string, unknown>> = {
    notes: {},
    conditions: {},
    validations: {},
  };
  const charts: Record<string, readonly PlanChart[]> = {};
  book.sheets.forEach((sheet, index) => {
    const id = sheetId(index);
    const xml = parts[index]?.xml ?? "";
    const opened = openedSheet(sheet, id, xml, look);
    if (isGridSheet(opened)) sheets[id] = opened;
    kept.notes[id] = openedNotes(sheet, id);
    const conditions = openedConditions(sheet.conditionalRules ?? [], id, themeColors);
    kept.conditions[id] = conditions;
    leftOut.add("condition", Math.max(0, countElements(xml, "cfRule") - conditions.length));
    const validations = openedValidations(sheet.dataValidations ?? [], id);
    kept.validations[id] = validations;
    leftOut.add("validation", Math.max(0, countElements(xml, "dataValidation") - validations.length));
    const drawn = (sheet.charts ?? []).map((chart) => openedChart(chart, opened, isOurs));
    const shown = drawn.flatMap((chart) => chart ?? []);
    leftOut.add("chart", drawn.length - shown.length);
    if (shown.length > 0) charts[id] = shown;
    addOthers(sheet, xml, leftOut);
  });
  const resources: IResources = [
    ...(["notes", "conditions", "validations"] as const).map((kind) => ({
      name: resourceNames[kind],
      data: JSON.stringify(kept[kind]),
    })),
    { name: resourceNames.names, data: JSON.stringify(openedNames(namedRanges, book.sheets, leftOut)) },
  ];
  const sheetOrder = book.sheets.map((_sheet, index) => sheetId(index));
  const snapshot = openedSnapshot({ name, locale, sheetOrder, sheets, resources });
  const front = parts.findIndex(({ tab }) => tab === (book.activeSheet ?? 0));
  // A tab of a chart is not opened, and to show a hidden sheet would reveal it.
  const { hidden = false, veryHidden = false } = book.sheets[front] ?? { hidden: true };
  const isSeen = !hidden && !veryHidden;
  return { name, snapshot, charts, ...(isSeen ? { activeSheet: sheetId(front) } : {}) };
}

function sheetId(index: number): string {
  return `sheet-${String(index + 1)}`;
}

const noteSize = { width: 260, height: 96 };

function openedNotes({ cells }: Sheet, id: string): Record<string, Record<string, unknown>> {
  const notes: Record<string, Record<string, unknown>> = {};
  for (const [at, { comment }] of cells ?? []) {
    if (comment === undefined || comment.text === "") continue;
    const [row = "", column = ""] = at.split(",");
    (notes[row] ??= {})[column] = {
      id: `${id}-${at}`,
      row: Number(row),
      col: Number(column),
      note: comment.text,
      ...noteSize,
    };
  }
  return notes;
}

/** Names that programs keep for themselves: areas to print, and functions that were not known where the file was saved. */
const ownNames = /^_xl(?:nm|fn|udf|dudf|pm|ws)[._]/i;

function openedNames(
  names: readonly NamedRange[],
  sheets: readonly Sheet[],
  leftOut: LeftOut,
): Record<string, unknown> {
  const own = names.filter(({ name }) => !ownNames.test(name));
  const readable = own.filter(({ range }) => !/#REF!|\[\d+\]/.test(range));
  leftOut.add("name", own.length - readable.length);
  return Object.fromEntries(
    readable.map(({ name, range, scope }, index) => {
      const id = `name-${String(index + 1)}`;
      const sheet = sheets.findIndex((each) => each.name === scope);
      const localSheetId = scope === undefined || sheet === -1 ? "AllDefaultWorkbook" : sheetId(sheet);
      return [id, { id, name, formulaOrRefString: openedFormula(range), localSheetId }];
    }),
  );
}

function addOthers(sheet: Sheet, xml: string, leftOut: LeftOut): void {
  leftOut.add("sparkline", sheet.sparklines?.length ?? 0);
  leftOut.add("link", countElements(xml, "hyperlink"));
  leftOut.add("protection", sheet.protection === undefined ? 0 : 1);
  leftOut.add("filter", sheet.autoFilter === undefined ? 0 : 1);
  const texts = [...(sheet.cells?.values() ?? [])].map(({ richText = [] }) => richText);
  leftOut.add("textLook", texts.filter((runs) => runs.some(({ font }) => font !== undefined)).length);
}

function notes(book: Workbook, leftOut: LeftOut): readonly string[] {
  const dates = "Dates of this file count from 1904: they were moved, but not inside formulas.";
  return [leftOut.sentence(), ...(book.dateSystem === "1904" ? [dates] : [])].filter((note) => note !== "");
}
