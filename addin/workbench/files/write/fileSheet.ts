import { given } from "../given.js";
import type { PlainRow, PlainSheet } from "../plainGrid.js";
import type { ColumnDef, MergeRange, RowDef, WriteSheet } from "hucre";
import { entriesOf, numberField, textField } from "../jsonFields.js";
import { sheetResource } from "../resources.js";
import { heightInPoints, widthInDigits } from "../sheetSizes.js";
import { columnWidth, fileCharts, rowHeight } from "./fileCharts.js";
import { fileCells } from "./fileCells.js";
import type { CellSource, SaveNotes } from "./fileCells.js";
import { fileColor } from "./fileColor.js";
import { fileConditions } from "./fileConditions.js";
import { fileFilter } from "./fileFilter.js";
import { fileText } from "./fileText.js";
import { fileValidations } from "./fileValidations.js";
import { openSpills } from "./openSpills.js";
import type { SavedWorkbook } from "./savedWorkbook.js";
import { sheetStyles } from "./sheetStyles.js";

type FileSheetSource = Pick<CellSource, "isFrozen" | "toStored" | "isSingleName" | "notes"> & {
  readonly saved: SavedWorkbook;
  readonly sheetId: string;
  readonly name: string;
};

const maxRowPoints = 409;

type FileCells = ReturnType<typeof fileCells>;

/** A sheet as the library writes it. */
export function fileSheet(source: FileSheetSource): WriteSheet {
  const { saved, sheetId, name, toStored, notes } = source;
  const { snapshot, charts } = saved.document;
  const filter = fileFilter(snapshot, sheetId);
  const sheet = withoutRows(snapshot.sheets[sheetId] ?? {}, filter?.hiddenRows ?? []);
  if (filter?.isWhole === false)
    notes.add("The conditions of a filter by colour were left out: the file shows all its rows.");
  const styleOf = sheetStyles(snapshot, sheet);
  const cells = fileCells({
    ...source,
    sheet,
    spills: openSpills(saved, sheetId),
    styleOf: (cell, row, column) => styleOf(cell, row, column, saved.shownFormat(sheetId, row, column)),
  });
  addNotes(cells, sheetResource(snapshot, "notes", sheetId));
  return {
    name,
    cells,
    columns: columns(sheet),
    rowDefs: rows(sheet, cells),
    merges: merges(sheet, notes),
    conditionalRules: fileConditions(sheetResource(snapshot, "conditions", sheetId), toStored, notes),
    dataValidations: fileValidations(sheetResource(snapshot, "validations", sheetId), toStored, notes),
    charts: fileCharts(charts[sheetId] ?? [], sheet, name),
    ...freezePane(sheet),
    ...(filter === undefined ? {} : { autoFilter: { range: filter.range } }),
    view: view(sheet),
    ...(sheet.hidden === 1 ? { hidden: true } : {}),
  };
}

/** A sheet with rows hidden: the grid itself keeps those that a filter hides apart from those that a person does. */
function withoutRows(sheet: PlainSheet, hidden: readonly number[]): PlainSheet {
  if (hidden.length === 0) return sheet;
  const rowData: Record<number, PlainRow> = { ...sheet.rowData };
  for (const row of hidden) rowData[row] = { ...rowData[row], hd: 1 };
  return { ...sheet, rowData };
}

function addNotes(cells: FileCells, kept: unknown): void {
  for (const [row, inRow] of entriesOf(kept)) {
    for (const [column, note] of entriesOf(inRow)) {
      const text = textField(note, "note") ?? "";
      if (text === "") continue;
      const at = `${row},${column}`;
      cells.set(at, { ...cells.get(at), comment: { text: fileText(text) } });
    }
  }
}

function columns(sheet: PlainSheet): ColumnDef[] {
  const indexes = Object.keys(sheet.columnData ?? {}).map(Number);
  return Array.from({ length: Math.max(-1, ...indexes) + 1 }, (_column, index) => {
    const own = sheet.columnData?.[index];
    if (own?.w === undefined && own?.hd !== 1) return {};
    return {
      width: widthInDigits(own.hd === 1 ? (own.w ?? 0) : columnWidth(sheet, index)),
      ...(own.hd === 1 ? { hidden: true } : {}),
    };
  });
}

/** Every row in use has its height in the file: Excel would fit those without to their text. */
function rows(sheet: PlainSheet, cells: FileCells): Map<number, RowDef> {
  const used = new Set([
    ...Object.keys(sheet.rowData ?? {}).map(Number),
    ...[...cells.keys()].map((at) => Number(at.slice(0, at.indexOf(",")))),
  ]);
  return new Map<number, RowDef>(
    [...used]
      .sort((one, other) => one - other)
      .map((row) => {
        const own: PlainRow = sheet.rowData?.[row] ?? {};
        if (own.hd === 1) return [row, { hidden: true, ...given({ height: own.h && pointsOf(own.h) }) }];
        return [row, { height: pointsOf(rowHeight(sheet, row)) }];
      }),
  );
}

function pointsOf(pixels: number): number {
  return Math.min(maxRowPoints, heightInPoints(pixels));
}

/** Two that overlap are damage to Excel, and so is one of a single cell. */
function merges(sheet: PlainSheet, notes: SaveNotes): MergeRange[] {
  const kept: MergeRange[] = [];
  for (const { startRow, startColumn: startCol, endRow, endColumn: endCol } of sheet.mergeData ?? []) {
    if (startRow === endRow && startCol === endCol) continue;
    const isFree = kept.every(
      (other) =>
        other.endRow < startRow ||
        other.startRow > endRow ||
        other.endCol < startCol ||
        other.startCol > endCol,
    );
    if (isFree) kept.push({ startRow, startCol, endRow, endCol });
    else notes.add("Merged cells that overlap others were left apart.");
  }
  return kept;
}

function freezePane({ freeze }: PlainSheet): Pick<WriteSheet, "freezePane"> {
  const [frozenRows, frozenColumns] = [
    numberField(freeze, "ySplit") ?? 0,
    numberField(freeze, "xSplit") ?? 0,
  ];
  if (frozenRows <= 0 && frozenColumns <= 0) return {};
  return {
    freezePane: {
      ...(frozenRows > 0 ? { rows: frozenRows } : {}),
      ...(frozenColumns > 0 ? { columns: frozenColumns } : {}),
    },
  };
}

function view({
  showGridlines,
  zoomRatio,
  tabColor,
  rightToLeft,
}: PlainSheet): NonNullable<WriteSheet["view"]> {
  const color = fileColor(tabColor);
  return {
    ...(showGridlines === 0 ? { showGridLines: false } : {}),
    ...(zoomRatio === undefined || zoomRatio === 1
      ? {}
      : { zoomScale: Math.min(400, Math.max(10, Math.round(zoomRatio * 100))) }),
    ...(rightToLeft === 1 ? { rightToLeft: true } : {}),
    ...(color === undefined ? {} : { tabColor: { rgb: color } }),
  };
}
