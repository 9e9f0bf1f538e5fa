import type { TypedCell } from "../../../shared/sheet/deskBook.js";
import type { CellValue } from "../../host/spreadsheet.js";
import { chosenReading, isNumber, readingsOf, type DecimalSign } from "./numberStyle.js";

/** A number as it is written in a list, without what stands around it. */
export type WrittenNumber = {
  readonly number: string;
  /** The coin that a typed price counts in, "ETH" of "1.2 ETH"; "" for none. */
  readonly unit: string;
};

/** The number of "0.5 BTC" in a line of BTC; the unit of any other coin is left, for it makes the text no number. */
export function writtenCount(text: string, coin: string): WrittenNumber {
  const trimmed = text.trim();
  const unit = coin.trim();
  const end = trimmed.length - unit.length;
  const hasUnit = unit !== "" && end > 0 && trimmed.slice(end).toUpperCase() === unit.toUpperCase();
  // "5 M" of the coin M may as well be five million.
  const isMultiple = /^(?:k|m|mm|mn|b|bn|t)$/iu.test(unit);
  return { number: hasUnit && !isMultiple ? trimmed.slice(0, end).trim() : trimmed, unit: "" };
}

/** The number of "$3,500", "3500 USD" and "1.2 ETH". */
export function writtenPrice(text: string): WrittenNumber {
  const trimmed = text.trim().replace(/^(?:US)?\$\s*/iu, "");
  if (isNumber(trimmed)) return { number: trimmed, unit: "" };
  const [, number = trimmed, unit = ""] = /^(\S+)\s+([\p{L}\p{N}]{1,30})$/u.exec(trimmed) ?? [];
  return { number, unit: /^USD$/iu.test(unit) ? "" : unit };
}

/** A number as it goes into the list; what is none stays the text it was, and is explained in its row. */
export function typedNumber(
  cell: CellValue,
  sign: DecimalSign,
  written: (text: string) => WrittenNumber,
): TypedCell {
  if (typeof cell === "number") return cell;
  const { number, unit } = written(String(cell));
  const value = chosenReading(readingsOf(number), sign);
  if (value === null) return String(cell).trim();
  return unit === "" ? value : `${String(value)} ${unit}`;
}

/** The sum of several columns; a text that is no number is the answer, so that its row explains it. */
export function sumOf(counts: readonly TypedCell[]): TypedCell {
  const texts = counts.filter((count) => typeof count === "string" && count !== "");
  const [wrong] = texts;
  if (wrong !== undefined) return wrong;
  const numbers = counts.filter((count) => typeof count === "number");
  const [first, ...more] = numbers;
  if (first === undefined) return "";
  // Sums of binary fractions leave traces such as 0.30000000000000004.
  return more.length === 0 ? first : Number(more.reduce((sum, count) => sum + count, first).toPrecision(15));
}
