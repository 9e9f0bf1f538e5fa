import { isDateFormat } from "hucre";
import type { CellValue } from "../../../host/spreadsheet.js";
import type { SavedWorkbook } from "../write/savedWorkbook.js";
import { toIsoText } from "./isoDate.js";
import { sheetValues } from "./sheetValues.js";

const byteOrderMark = "\uFEFF";
/** A program that opens the file would calculate such a text; a number it may read as one. */
const opensAsFormula = /^'*(?:[=@\t\r]|[+-](?!\d+(?:\.\d+)?$))/;

/**
 * A sheet as CSV by RFC 4180, in UTF-8 with a mark that Excel needs to see that it is. Numbers have all their digits and
 * a point, dates are ISO 8601; durations, and dates before March 1900 or after 9999, are numbers. A text that would be
 * calculated on opening gets an apostrophe in front, which {@link readCsv} takes away again.
 */
export function writeCsv(saved: SavedWorkbook, sheetId: string): string {
  const lines = sheetValues(saved, sheetId, toText).map((line) => line.map(quoted).join(","));
  return byteOrderMark + lines.map((line) => `${line}\r\n`).join("");
}

function toText(value: CellValue, format: string | undefined): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return opensAsFormula.test(value) ? `'${value}` : value;
  const date = format !== undefined && isDateFormat(format) && !isDuration(format) ? toIsoText(value) : null;
  return date ?? plainText(value);
}

/** A count of hours, minutes or seconds, such as [h]:mm: no time of any day. What is quoted in a format is text. */
function isDuration(format: string): boolean {
  return /\[(?:h+|m+|s+)\]/i.test(format.replaceAll(/"[^"]*"|\\./g, ""));
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) || /^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

const withExponent = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;

/** All digits of a number without an exponent, which some programs read as a text. */
function plainText(value: number): string {
  const text = String(value);
  const [, sign = "", first = "", rest = "", exponent = ""] = withExponent.exec(text) ?? [];
  if (first === "") return text;
  const places = Number(exponent);
  if (places < 0) return `${sign}0.${"0".repeat(-places - 1)}${first}${rest}`;
  return `${sign}${first}${rest}${"0".repeat(Math.max(0, places - rest.length))}`;
}
