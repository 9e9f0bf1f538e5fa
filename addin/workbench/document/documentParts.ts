import type { ICellData, IObjectMatrixPrimitiveType, IStyleData, IWorkbookData } from "@univerjs/presets";
import { HedgeError } from "../../../shared/errors.js";
import { decodeBook, decodeSheet } from "./decodeParts.js";
import type { StoredBook, StoredCell, StoredSheet } from "./decodeParts.js";
import type { WorkbookDocument } from "./workbookDocument.js";

/** A document as texts, one of them per sheet, so that a change costs the writing of its own sheet alone. */
export type DocumentParts = Readonly<Record<string, string>>;

type Sheet = IWorkbookData["sheets"][string];

/** The part with everything that belongs to no sheet. */
export const bookPart = "book";

/** The part of a sheet. */
export function sheetPart(sheetId: string): string {
  return `sheet/${sheetId}`;
}

/** All parts of a document. */
export function encodeDocument(document: WorkbookDocument): DocumentParts {
  const sheets = Object.entries(document.snapshot.sheets).map(([id, sheet]): readonly [string, string] => [
    sheetPart(id),
    encodeSheet(sheet),
  ]);
  return { [bookPart]: encodeBook(document), ...Object.fromEntries(sheets) };
}

/** What belongs to no sheet: names, order, styles and what the grid's parts keep as resources. */
export function encodeBook({ snapshot, charts, activeSheet }: WorkbookDocument): string {
  const { sheets: _sheets, ...book } = snapshot;
  return JSON.stringify({ snapshot: book, charts, activeSheet } satisfies StoredBook);
}

/**
 * One sheet without the results of its formulas: a price of yesterday must not pass for one of now, and without them only
 * what people change has to be written.
 */
export function encodeSheet(sheet: Sheet): string {
  const looks: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (look: string): number => {
    const known = places.get(look);
    if (known !== undefined) return known;
    places.set(look, looks.push(look) - 1);
    return looks.length - 1;
  };
  const cellData = mapCells<ICellData, StoredCell>(sheet.cellData ?? {}, ({ s: look, ...cell }) => ({
    ...(hasFormula(cell) ? { ...cell, v: undefined, t: undefined, p: undefined } : cell),
    // Most cells share few looks, and spelt out they would be nine tenths of the text.
    s: typeof look === "object" && look !== null ? placeOf(JSON.stringify(look)) : look,
  }));
  const text = JSON.stringify({ ...sheet, cellData } satisfies StoredSheet["sheet"]);
  return `{"looks":[${looks.join(",")}],"sheet":${text}}`;
}

/** The document of its parts. @throws HedgeError where they are damaged */
export function decodeDocument(parts: DocumentParts): WorkbookDocument {
  const { snapshot, charts, activeSheet } = decodeBook(partOf(parts, bookPart));
  const styles = { ...snapshot.styles };
  const known = new Map(Object.entries(styles).map(([id, style]) => [JSON.stringify(style), id]));
  const idOf = (look: IStyleData): string => {
    const text = JSON.stringify(look);
    const id = known.get(text) ?? freeId(styles, known.size);
    known.set(text, id);
    styles[id] = look;
    return id;
  };
  const sheets = snapshot.sheetOrder.map((sheetId): readonly [string, Sheet] => {
    const { looks, sheet } = decodeSheet(partOf(parts, sheetPart(sheetId)));
    const ids = looks.map(idOf);
    const cellData = mapCells<StoredCell, ICellData>(sheet.cellData, ({ s: look, ...cell }) => ({
      ...cell,
      ...(look === undefined ? {} : { s: typeof look === "number" ? ids[look] : look }),
    }));
    return [sheetId, { ...sheet, cellData }];
  });
  return {
    name: snapshot.name,
    snapshot: { ...snapshot, styles, sheets: Object.fromEntries(sheets) },
    charts,
    ...(activeSheet === undefined ? {} : { activeSheet }),
  };
}

function partOf(parts: DocumentParts, name: string): string {
  const part = parts[name];
  if (part === undefined)
    throw new HedgeError({ code: "invalid_input", message: `The stored workbook lacks its part "${name}".` });
  return part;
}

function hasFormula({ f: formula, si: shared }: ICellData): boolean {
  return (formula ?? "") !== "" || (shared ?? "") !== "";
}

function freeId(taken: Readonly<Record<string, unknown>>, from: number): string {
  const id = `look${String(from)}`;
  return id in taken ? freeId(taken, from + 1) : id;
}

function mapCells<From, To>(
  cells: IObjectMatrixPrimitiveType<From>,
  change: (cell: From) => To,
): IObjectMatrixPrimitiveType<To> {
  const changed: IObjectMatrixPrimitiveType<To> = {};
  for (const row of Object.keys(cells).map(Number)) {
    const columns: Readonly<Record<number, From | null | undefined>> = cells[row] ?? {};
    const own: Record<number, To> = {};
    for (const column of Object.keys(columns).map(Number)) {
      const cell = columns[column];
      // The grid leaves null where a cell was emptied.
      if (cell !== null && cell !== undefined) own[column] = change(cell);
    }
    changed[row] = own;
  }
  return changed;
}
