import Papa from "papaparse";
import { texts } from "../texts.js";
import { listTexts } from "./listTexts.js";
import { isNumber } from "./numberStyle.js";
import { refuseList } from "./refuseList.js";

type Separator = "\t" | ";" | "," | " ";

export type PastedCells = {
  readonly cells: readonly (readonly string[])[];
  readonly separator: Separator;
};

const maxLength = 1_000_000;

/** The comma of "BTC 1,25" or "1,25 BTC" stands within a number; the one of "BTC,1.25" does not. */
const commaInNumber = /^[^,]*\S\s+[+-]?\d[\d.'’]*,\d|^\s*[+-]?\d[\d.'’]*,\d+(?:\s|$)/u;

const quoted = /"(?:[^"]|"")*"/gu;

function separatorOf(text: string): Separator {
  const lines = text
    .replaceAll(quoted, '""')
    .split("\n")
    .filter((line) => line.trim() !== "");
  const isUsed = (isIn: (line: string) => boolean): boolean => lines.filter(isIn).length * 2 >= lines.length;
  if (isUsed((line) => line.includes("\t"))) return "\t";
  if (isUsed((line) => line.includes(";"))) return ";";
  const [inNumber, between] = [true, false].map((isInNumber) =>
    lines.find((line) => line.includes(",") && commaInNumber.test(line) === isInNumber),
  );
  if (between === undefined || !isUsed((line) => line.includes(","))) return " ";
  if (inNumber !== undefined) refuseList(listTexts.mixedCommas(between.trim(), inNumber.trim()));
  return ",";
}

/** The cells of "BTC 1.25" or "1.25 BTC": blanks split a coin from its number, and nothing else can be separated. */
function blankSeparated(line: string): readonly string[] {
  const bare = line.trim().replace(/^[-–*•]\s+(?=\p{L})/u, "");
  const plain = bare.split(/[ \t]+/);
  // No-break blanks group digits, unless they are all that stands between a coin and its number.
  const words = plain.some(isNumber) ? plain : bare.split(/\s+/u);
  const numbers = words.flatMap((word, index) => (isNumber(word) ? [index] : []));
  const [first] = numbers;
  if (numbers.length > 1) refuseList(listTexts.manyNumbers(line.trim()));
  // A heading such as "Coin Wallet balance", or a coin without a number.
  if (first === undefined) return [words[0] ?? "", words.slice(1).join(" ")];
  const [before, after] = [words.slice(0, first), words.slice(first + 1)];
  const number = words[first] ?? "";
  if (before.length === 0) return [number, after.join(" ")];
  return [before.join(" ").replace(/\s*[:=]$/u, ""), [number, ...after].join(" ")];
}

/** Whether each cell is a coin with its number, as in "BTC 1.25, ETH 20" on one line. */
function areWholeLines(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.flat().filter((cell) => cell.trim() !== "");
  return filled.every((cell) => {
    const [first = "", second, ...more] = cell.trim().split(/[ \t]+/);
    return second !== undefined && more.length === 0 && isNumber(second) !== isNumber(first);
  });
}

function separated(text: string, delimiter: string): readonly (readonly string[])[] {
  // A text of a few lines that somebody pasted: CSV's quotes and line breaks are left to a library that knows them all.
  const { data, errors } = Papa.parse(text, { delimiter, newline: "\n" });
  const quotes = errors.find(({ type }) => type === "Quotes");
  if (quotes !== undefined) refuseList(listTexts.openQuote((quotes.row ?? 0) + 1));
  return delimiter !== "\t" && areWholeLines(data) ? data.flat().map(blankSeparated) : data;
}

/** Splits a pasted text into cells. @throws HedgeError invalid_input where that could be done in two ways */
export function pastedCells(pasted: string): PastedCells {
  if (pasted.length > maxLength) refuseList(texts.list.tooLong);
  const text = pasted
    .replace(/^\uFEFF/u, "")
    .replaceAll(/\r\n?/g, "\n")
    // Excel's own first line of a CSV file, which names the separator.
    .replace(/^sep=.\n/iu, "");
  const separator = separatorOf(text);
  const rows = separator === " " ? text.split("\n").map(blankSeparated) : separated(text, separator);
  return {
    separator,
    cells: rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== "")),
  };
}
