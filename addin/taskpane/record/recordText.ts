import type { Decimal } from "../../../shared/decimal.js";
import type { SoldLine } from "../../../shared/desk/recordTrade.js";
import { fill } from "../../language/fill.js";
import { localNumber } from "../../language/localNumber.js";
import { texts } from "../../language/spoken.js";

/** So many digits a cell keeps. */
const cellDigits = 15;

/** A number with the digits that a cell keeps. */
export function kept(value: Decimal): Decimal {
  return value.toSignificantDigits(cellDigits);
}

/** Venues count coins in hundred-millionths; what is divided among lines has more digits than anybody posts. */
export function inCoinUnits(value: Decimal): Decimal {
  return value.toDecimalPlaces(8);
}

/** A number with every digit that a cell keeps: "12,345.678". */
export function numberText(value: Decimal): string {
  return localNumber(kept(value).toFixed());
}

/** "+2.5 ETH", "−2.5 ETH" */
export function signedText(value: Decimal, unit: string): string {
  return `${value.lt(0) ? "−" : "+"}${numberText(value.abs())} ${unit}`;
}

/** "Hedge shorts: new short bybit:ETH 10,000 at 4,000, margin 2.5 (new row 8)." */
export function newLineText(
  sheet: string,
  { instrument, contracts, entry, margin }: SoldLine,
  insertedRow: number | null,
): string {
  const sold = { instrument, contracts: numberText(contracts), entry: numberText(entry) };
  const parts = [
    fill(texts.record.soldAt, sold),
    ...(margin === null ? [] : [fill(texts.record.withMargin, { margin: numberText(margin) })]),
  ];
  const line = parts.join(", ");
  const details =
    insertedRow === null ? line : fill(texts.record.inNewRow, { details: line, row: insertedRow });
  return fill(texts.record.newShort, { sheet, details });
}

/** "Hedge, ETH, coins: 100 → 102.5." */
export function changeText(where: string, before: Decimal, after: Decimal): string {
  return fill(texts.record.changed, { where, before: numberText(before), after: numberText(after) });
}

/** "Hedge shorts, row 8: bybit:ETH 10,000 cleared." */
export function clearedText(sheet: string, row: number, instrument: string, contracts: Decimal): string {
  return fill(texts.record.cleared, { sheet, row, instrument, contracts: numberText(contracts) });
}

/** "Hedge journal, row 8: bybit:ETH 10,000, entry 4,000, exit 3,200." */
export function journalText(
  sheet: string,
  row: number,
  closed: {
    readonly instrument: string;
    readonly contracts: Decimal;
    readonly entry: Decimal;
    readonly exit: Decimal;
  },
): string {
  const { instrument, contracts, entry, exit } = closed;
  return fill(texts.record.journal, {
    sheet,
    row,
    instrument,
    contracts: numberText(contracts),
    entry: numberText(entry),
    exit: numberText(exit),
  });
}
