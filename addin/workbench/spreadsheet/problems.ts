import { areaAddress, parseArea } from "../../host/area.js";
import { isHedgeFormula, problemKind, repairedFormula } from "../../host/hedgeFormula.js";
import type { CellProblem, RepairOutcome, SheetAddress } from "../../host/spreadsheet.js";
import { calculationOf } from "../grid/calculationOf.js";
import type { CellNotes } from "../grid/cellNotes.js";
import type { CellPosition } from "../grid/cellPosition.js";
import type { Grid } from "../grid/createGrid.js";
import { readCell } from "../grid/readCell.js";
import { cellOf, gridSheet, gridWorkbook } from "./gridWorkbook.js";
import { hedgeCells } from "./sheetFormulas.js";

/** The cells of all sheets whose HEDGE formula is in error or stuck. */
export function findProblems(grid: Grid, notes: CellNotes): readonly CellProblem[] {
  return gridWorkbook(grid)
    .getSheets()
    .flatMap((sheet) =>
      hedgeCells(sheet).flatMap(({ row, column, address, formula }) => {
        const cell = cellOf(grid, sheet, row, column);
        const shown = readCell(grid, cell);
        const kind = problemKind(formula, shown);
        if (kind === null) return [];
        const message = notes.message(cell, shown);
        return [
          {
            sheet: sheet.getSheetName(),
            address,
            formula,
            shown,
            kind,
            reason: message === "" ? null : message,
          },
        ];
      }),
    );
}

/** Enters the formulas of these cells again; settles when they are calculated. */
export async function repairCells(grid: Grid, cells: readonly SheetAddress[]): Promise<RepairOutcome> {
  const repaired: SheetAddress[] = [];
  const left: (SheetAddress & { readonly reason: string })[] = [];
  let last: CellPosition | null = null;
  for (const { sheet: name, address } of cells) {
    const sheet = gridSheet(grid, name);
    const place = { sheet: name, address: areaAddress(parseArea(address)) };
    const range = sheet?.getRange(place.address);
    const formula = range?.getFormula();
    if (sheet === undefined || range === undefined)
      left.push({ ...place, reason: `There is no sheet "${name}" any more.` });
    else if (!isHedgeFormula(formula))
      left.push({ ...place, reason: "The cell no longer contains a HEDGE formula." });
    else {
      range.setFormula(repairedFormula(formula));
      repaired.push(place);
      last = cellOf(grid, sheet, range.getRow(), range.getColumn());
    }
  }
  if (last !== null) await calculationOf(grid, last);
  return { repaired, left };
}
