import { Decimal } from "../../../shared/decimal.js";
import { fill } from "../../language/fill.js";
import type { SheetDesk } from "../desk/readSheetDesk.js";
import { placeText, texts } from "../texts.js";
import { cellAddress, plannedWrite, sheetRow, type RecordPlan, type TypedTable } from "./recordPlan.js";
import { changeText, inCoinUnits, numberText, signedText } from "./recordText.js";
import { cellNumber } from "./saleRecord.js";

/** What becomes of realised coins. */
export type CoinsRecord = Pick<RecordPlan, "sentences" | "notes" | "writes">;

const coinColumn = 0;
const coinsColumn = 1;

/** The rows that hold a coin itself: a token that stands for it is another one to sell. */
function rowsOf({ desk, holdingsValues }: SheetDesk, coin: string): readonly number[] {
  return desk.rows.flatMap((row, index) => {
    if (row.state === "blank") return [];
    // Of a row that cannot be read what is typed has to do.
    const typed = String(holdingsValues[index]?.[coinColumn] ?? "");
    const held = row.state === "wrong" ? typed.trim().toUpperCase() : row.coin;
    return held === coin ? [index] : [];
  });
}

function left(note: string): CoinsRecord {
  return { sentences: [], notes: [note], writes: [] };
}

/** Adds realised coins to the row that holds the coin; where that is not one plain number, says what to type instead. */
export function coinsRecord(read: SheetDesk, coin: string, paid: Decimal): CoinsRecord {
  const table: TypedTable = {
    range: read.holdings,
    values: read.holdingsValues,
    formulas: read.holdingsFormulas,
  };
  const { sheet } = table.range;
  const realised = inCoinUnits(paid);
  const amount = signedText(realised, coin);
  const rows = rowsOf(read, coin);
  const [row] = rows;
  if (row === undefined) return left(fill(texts.record.noRow, { sheet, coin, amount }));
  if (rows.length > 1) {
    const numbers = rows.map((each) => String(sheetRow(table, each))).join(", ");
    return left(fill(texts.record.severalRows, { rows: numbers, sheet, coin, amount }));
  }
  const place = { row, column: coinsColumn };
  const cell = placeText(cellAddress(table, place));
  const before = table.values[row]?.[coinsColumn];
  if (typeof before !== "number") return left(fill(texts.record.noNumber, { cell, amount }));
  const after = realised.plus(before);
  if (table.formulas[row]?.[coinsColumn] !== null) {
    return left(fill(texts.record.isFormula, { cell, after: numberText(after), amount }));
  }
  if (after.lt(0)) return left(fill(texts.record.tooSmall, { cell, amount }));
  return {
    sentences: [changeText(fill(texts.record.coinsOf, { sheet, coin }), new Decimal(before), after)],
    notes: [],
    writes: plannedWrite(table, place, cellNumber(after)),
  };
}
