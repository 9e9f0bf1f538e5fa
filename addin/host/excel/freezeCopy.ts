import { HedgeError } from "../../../shared/errors.js";
import { areaAddress, parseArea } from "../area.js";
import { frozenName } from "../frozenName.js";
import { isLiveFormula } from "../hedgeFormula.js";
import { joinCells } from "../joinCells.js";
import type { CellValue, FrozenCopy } from "../spreadsheet.js";
import { cellInput } from "./cellInput.js";
import { findSheet } from "./findSheets.js";
import { runExcel } from "./runExcel.js";
import { supports } from "./supports.js";
import { takeBackSheets } from "./takeBackSheets.js";
import { readUsedCells } from "./usedCells.js";

const sheetSize = { rows: 1_048_576, columns: 16_384 };

type UsedCell = {
  readonly row: number;
  readonly column: number;
  readonly formula: CellValue;
  readonly value: CellValue;
};

/** Copies a sheet and turns the formulas of the copy that live into values. @throws HedgeError */
export async function freezeCopy(name: string, asOfText: string): Promise<FrozenCopy> {
  return runExcel(async (context) => {
    const { worksheets, application } = context.workbook;
    const sheet = await findSheet(context, name);
    const frozenPanes = sheet.freezePanes.getLocationOrNullObject();
    sheet.protection.load("protected");
    worksheets.load("items/name");
    frozenPanes.load("rowCount, columnCount");
    await context.sync();
    if (sheet.protection.protected)
      throw new HedgeError({
        code: "sheet_protected",
        message: `The sheet "${name}" is protected, and its copy would be too. Unprotect it under Review, Unprotect Sheet, then try again.`,
      });

    const [pieces = []] = await readUsedCells(context, [sheet]);
    const cells = new Map(pieces.flatMap(cellsOf).map((cell) => [keyOf(cell), cell]));
    const formulas = [...cells.values()].filter((cell) => isFrozen(cell));
    const spilled = await readSpilled(context, sheet, formulas, cells);

    application.suspendApiCalculationUntilNextSync();
    const names = worksheets.items.map((each) => each.name);
    const copy = sheet.copy("After", sheet);
    const copyName = frozenName(name, names);
    copy.name = copyName;
    // Excel pastes the values itself: as text, an error would depend on Excel's language.
    for (const area of joinCells([...formulas, ...spilled]).map(areaAddress))
      copy.getRange(area).copyFrom(sheet.getRange(area), "Values");
    writeAsOf(copy, asOfText);
    if (!frozenPanes.isNullObject) freezeBelow(copy, frozenPanes);
    copy.activate();
    try {
      await context.sync();
    } catch (error) {
      // The copy may not have got its name yet; it stands after the sheet.
      const isNew = (each: string) => !names.includes(each);
      throw await takeBackSheets(context, [sheet.getNextOrNullObject()], isNew, error);
    }
    return { sheet: copyName, frozenFormulas: formulas.length };
  });
}

function cellsOf({
  row,
  column,
  formulas,
  values,
}: Awaited<ReturnType<typeof readUsedCells>>[number][number]): readonly UsedCell[] {
  return formulas.flatMap((line, down) =>
    line.map((formula, right) => ({
      row: row + down,
      column: column + right,
      formula,
      value: values[down]?.[right] ?? "",
    })),
  );
}

function isFrozen({ formula, value }: UsedCell): boolean {
  return isLiveFormula(formula) && formula !== value;
}

/** The cells that these formulas spill into; they would be empty once the formula is a value. */
async function readSpilled(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  formulas: readonly UsedCell[],
  cells: ReadonlyMap<string, UsedCell>,
): Promise<readonly Pick<UsedCell, "row" | "column">[]> {
  if (!supports("1.12")) return [];
  const spills = formulas
    .filter((cell) => maySpill(cell, cells))
    .map((cell) =>
      sheet.getRange(areaAddress({ ...cell, rows: 1, columns: 1 })).getSpillingToRangeOrNullObject(),
    );
  if (spills.length === 0) return [];
  for (const range of spills) range.load("address");
  await context.sync();
  const own = new Set(formulas.map(keyOf));
  return spills
    .filter((range) => !range.isNullObject)
    .flatMap(({ address }) => {
      const { row, column, rows, columns } = parseArea(address);
      return Array.from({ length: rows * columns }, (_cell, index) => ({
        row: row + Math.floor(index / columns),
        column: column + (index % columns),
      }));
    })
    .filter((cell) => !own.has(keyOf(cell)));
}

// Asking each of thousands of formulas where it spills to would take long; most have another formula or nothing beside.
function maySpill({ row, column, formula }: UsedCell, cells: ReadonlyMap<string, UsedCell>): boolean {
  const beside = [cells.get(keyOf({ row: row + 1, column })), cells.get(keyOf({ row, column: column + 1 }))];
  return beside.some(
    (cell) =>
      cell !== undefined && cell.value !== "" && (cell.formula === cell.value || cell.formula === formula),
  );
}

function writeAsOf(copy: Excel.Worksheet, text: string): void {
  copy.getRange("1:1").insert("Down");
  const cell = copy.getRange("A1");
  cell.values = [[cellInput(text)]];
  cell.format.font.bold = true;
  cell.format.wrapText = false;
}

// The copy has one row more on top than the sheet it was made of.
function freezeBelow(copy: Excel.Worksheet, { rowCount, columnCount }: Excel.Range): void {
  const rows = rowCount + 1;
  if (rowCount >= sheetSize.rows) return;
  if (columnCount >= sheetSize.columns) copy.freezePanes.freezeRows(rows);
  else
    copy.freezePanes.freezeAt(copy.getRange(areaAddress({ row: 0, column: 0, rows, columns: columnCount })));
}

function keyOf({ row, column }: Pick<UsedCell, "row" | "column">): string {
  return `${String(row)}/${String(column)}`;
}
