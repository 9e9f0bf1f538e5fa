import type { Decimal } from "../../../shared/decimal.js";
import type { SoldLine } from "../../../shared/desk/recordTrade.js";
import type { SheetAddress } from "../../host/spreadsheet.js";

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
  const [whole = "", fraction] = kept(value).toFixed().split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** "+2.5 ETH", "−2.5 ETH" */
export function signedText(value: Decimal, unit: string): string {
  return `${value.lt(0) ? "−" : "+"}${numberText(value.abs())} ${unit}`;
}

/** "Hedge shorts: new short bybit:ETH 10,000 at 4,000, margin 2.5." */
export function newLineText(
  sheet: string,
  { instrument, contracts, entry, margin }: SoldLine,
  insertedRow: number | null,
): string {
  const posted = margin === null ? "" : `, margin ${numberText(margin)}`;
  const place = insertedRow === null ? "" : ` (new row ${String(insertedRow)})`;
  return `${sheet}: new short ${instrument} ${numberText(contracts)} at ${numberText(entry)}${posted}${place}.`;
}

/** "Hedge, ETH, coins: 100 → 102.5." */
export function changeText(where: string, before: Decimal, after: Decimal): string {
  return `${where}: ${numberText(before)} → ${numberText(after)}.`;
}

/** "Hedge shorts, row 8: bybit:ETH 10,000 cleared." */
export function clearedText(sheet: string, row: number, instrument: string, contracts: Decimal): string {
  return `${sheet}, row ${String(row)}: ${instrument} ${numberText(contracts)} cleared.`;
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
  return `${sheet}, row ${String(row)}: ${instrument} ${numberText(contracts)}, entry ${numberText(entry)}, exit ${numberText(exit)}.`;
}

/** "B8 on Hedge" */
export function placeText({ sheet, address }: SheetAddress): string {
  return `${address} on ${sheet}`;
}
