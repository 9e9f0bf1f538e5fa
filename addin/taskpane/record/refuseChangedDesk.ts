import { HedgeError } from "../../../shared/errors.js";
import { placeText, texts } from "../texts.js";
import { fill } from "../../language/fill.js";
import type { CellBlock, CellValue, DeskSheets, SheetAddress } from "../../host/spreadsheet.js";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { cellAddress, type Place } from "./recordPlan.js";

/** What was typed in a cell: a formula's result may move by itself. */
function typedIn({ values, formulas }: CellBlock, { row, column }: Place): CellValue | undefined {
  return formulas[row]?.[column] ?? values[row]?.[column];
}

/** The first cell in which something else is typed than before. */
function changedCell(range: SheetAddress, before: CellBlock, now: CellBlock): SheetAddress | null {
  const places = now.values.flatMap((cells, row) => cells.map((_value, column): Place => ({ row, column })));
  const changed = places.find((place) => typedIn(now, place) !== typedIn(before, place));
  return changed === undefined ? null : cellAddress({ range }, changed);
}

/**
 * Looks whether the tables still hold what a trade was planned by: a short closed at the entry of before would realise
 * coins that never were.
 * @throws HedgeError invalid_input naming the first cell that was typed since
 */
export async function refuseChangedDesk(
  sheets: Pick<DeskSheets, "readRange">,
  read: SheetDesk,
): Promise<void> {
  const tables: readonly (readonly [SheetAddress | null, CellBlock])[] = [
    [read.holdings, { values: read.holdingsValues, formulas: read.holdingsFormulas }],
    [read.shorts, { values: read.shortsValues, formulas: read.shortsFormulas }],
    [read.settings, { values: read.settingsValues, formulas: read.settingsFormulas }],
  ];
  for (const [range, before] of tables) {
    const changed = range === null ? null : changedCell(range, before, await sheets.readRange(range));
    if (changed === null) continue;
    throw new HedgeError({
      code: "invalid_input",
      message: fill(texts.deskProblems.changed, { place: placeText(changed) }),
    });
  }
}
