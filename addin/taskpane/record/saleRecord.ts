import type { Decimal } from "../../../shared/decimal.js";
import { openLines, recordedSale, type ChangedLine, type Sale } from "../../../shared/desk/recordTrade.js";
import { HedgeError } from "../../../shared/errors.js";
import { toCell } from "../../cell/toCell.js";
import { fill } from "../../language/fill.js";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { placeText, texts } from "../texts.js";
import {
  isBlankRow,
  plannedWrite,
  sheetRow,
  withBlankRow,
  type PlannedWrite,
  type RecordPlan,
  type TypedTable,
} from "./recordPlan.js";
import { changeText, inCoinUnits, kept, newLineText } from "./recordText.js";

/** The columns of the shorts table. */
export const shortColumns = { instrument: 0, contracts: 1, entry: 2, margin: 3, opened: 4 } as const;

/** A number as the cell will hold it. */
export function cellNumber(value: Decimal): number {
  return toCell(kept(value));
}

/** The shorts table as it was read. @throws HedgeError invalid_input where the desk has none */
export function shortsTable({ shorts, shortsValues, shortsFormulas, planCell }: SheetDesk): TypedTable {
  if (shorts !== null) return { range: shorts, values: shortsValues, formulas: shortsFormulas };
  throw new HedgeError({
    code: "invalid_input",
    message: fill(texts.deskProblems.noShorts, { place: placeText(planCell) }),
  });
}

type FreeLine = { readonly table: TypedTable; readonly row: number; readonly isInserted: boolean };

/** The first blank line, else one inserted above the last: only between its rows does a range grow with an insertion. */
function freeLine(table: TypedTable): FreeLine {
  const columns = Object.values(shortColumns).filter((column) => column < (table.values[0]?.length ?? 0));
  const row = table.values.findIndex((_cells, index) => isBlankRow(table, index, columns));
  if (row !== -1) return { table, row, isInserted: false };
  const at = table.values.length - 1;
  if (at >= 1) return { table: withBlankRow(table, at), row: at, isInserted: true };
  throw new HedgeError({
    code: "invalid_input",
    message: fill(texts.deskProblems.oneShortsRow, { sheet: table.range.sheet }),
  });
}

function marginOf({ margin }: Pick<ChangedLine, "margin">): Decimal | null {
  return margin === null ? null : inCoinUnits(margin);
}

/**
 * What recording a sale writes: a line of the shorts table.
 * @throws HedgeError invalid_input where there is no place for it
 */
export function saleRecord(read: SheetDesk, sale: Sale): RecordPlan {
  const { table, row, isInserted } = freeLine(shortsTable(read));
  const lines = openLines(read.desk, sale.instrument);
  const recorded = recordedSale(lines, sale);
  const line = { ...recorded.line, margin: marginOf(recorded.line) };
  const { sheet } = table.range;
  const write = (column: keyof typeof shortColumns, value: string | number): readonly PlannedWrite[] =>
    plannedWrite(table, { row, column: shortColumns[column] }, value);
  const shared = recorded.changed.map(({ index, ...change }) => ({
    row: isInserted && index >= row ? index + 1 : index,
    before: lines.find((each) => each.index === index)?.line.position.margin ?? null,
    margin: marginOf(change),
  }));
  const insertedRow = isInserted ? sheetRow(table, row) : null;
  return {
    sentences: [
      newLineText(sheet, line, insertedRow),
      ...shared.flatMap(({ row: changedRow, before, margin }) =>
        before === null || margin === null
          ? []
          : [
              changeText(
                fill(texts.record.marginOf, { sheet, row: sheetRow(table, changedRow) }),
                before,
                margin,
              ),
            ],
      ),
    ],
    notes: [],
    insert: insertedRow === null ? null : { sheet, row: insertedRow },
    writes: [
      ...write("instrument", line.instrument),
      ...write("contracts", cellNumber(line.contracts)),
      ...write("entry", cellNumber(line.entry)),
      ...(line.margin === null ? [] : write("margin", cellNumber(line.margin))),
      ...write("opened", cellNumber(line.opened)),
      ...shared.flatMap(({ row: changedRow, margin }) =>
        margin === null
          ? []
          : plannedWrite(table, { row: changedRow, column: shortColumns.margin }, cellNumber(margin)),
      ),
    ],
  };
}
