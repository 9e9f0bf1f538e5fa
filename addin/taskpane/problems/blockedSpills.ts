import { defaultPlanFields, defaultShortFields, summaryField } from "../../../shared/desk/planTable.js";
import { HedgeError } from "../../../shared/errors.js";
import { areaAddress, parseArea, type Area } from "../../host/area.js";
import { isErrorText } from "../../host/hedgeFormula.js";
import type { CellValue, DeskSheets, FormulaCell, SheetAddress } from "../../host/spreadsheet.js";
import { deskReferences } from "../desk/deskReferences.js";

/** A cell that holds something where a formula of the desk is to answer. */
export type BlockingCell = SheetAddress & { readonly value: CellValue };

/** A formula of the desk that cannot answer, and the cells in its way. */
export type BlockedSpill = {
  readonly formula: FormulaCell;
  readonly cells: readonly [BlockingCell, ...BlockingCell[]];
};

/** How many fields a formula asks for: the texts of its call, else those of its first screen. */
function fieldCount(formula: string, defaults: number): number {
  const text = [...formula.replaceAll(/"\s*&\s*"/gu, "").matchAll(/"((?:[^"]|"")*)"/gu)]
    .map(([, each = ""]) => each)
    .at(-1);
  if (text === undefined || text.trim() === "") return defaults;
  return text.split(/[,;]/u).length;
}

/** The area that a formula of the desk fills; null where that cannot be said. */
function spillOf(cell: FormulaCell): Area | null {
  const isShorts = /\bHEDGE\.SHORTS\s*\(/iu.test(cell.formula);
  try {
    const { holdings, shorts } = deskReferences(cell);
    const table = isShorts ? shorts : holdings;
    if (table === null) return null;
    const { row, column } = parseArea(cell.address);
    const columns = fieldCount(cell.formula, (isShorts ? defaultShortFields : defaultPlanFields).length);
    const isSentence = new RegExp(`"\\s*${summaryField}\\s*"`, "iu").test(cell.formula);
    return { row, column, rows: isSentence ? 1 : parseArea(table.address).rows, columns };
  } catch (error) {
    if (error instanceof HedgeError) return null;
    throw error;
  }
}

/** Every answer of PLAN and SHORTS that typed cells keep from showing. */
export async function blockedSpills(sheets: DeskSheets): Promise<readonly BlockedSpill[]> {
  const found: BlockedSpill[] = [];
  for (const formula of await sheets.findFormulas(["PLAN", "SHORTS"])) {
    const area = spillOf(formula);
    if (area === null) continue;
    const range = { sheet: formula.sheet, address: areaAddress(area) };
    const { values, formulas } = await sheets.readRange(range);
    if (!isErrorText(values[0]?.[0])) continue;
    const [first, ...others] = values.flatMap((cells, down) =>
      cells.flatMap((value, right): readonly BlockingCell[] => {
        const isOwn = down === 0 && right === 0;
        if (isOwn || (value === "" && (formulas[down]?.[right] ?? null) === null)) return [];
        const place = { row: area.row + down, column: area.column + right, rows: 1, columns: 1 };
        return [{ sheet: formula.sheet, address: areaAddress(place), value }];
      }),
    );
    if (first !== undefined) found.push({ formula, cells: [first, ...others] });
  }
  return found;
}

/** Empties the cells in the way, where they still hold what they did. @throws HedgeError cell_not_empty */
export async function clearTheWay(sheets: DeskSheets, { cells }: BlockedSpill): Promise<void> {
  await sheets.writeCells(
    cells.map(({ sheet, address, value }) => ({ sheet, address, content: { value: "" }, expected: value })),
  );
}
