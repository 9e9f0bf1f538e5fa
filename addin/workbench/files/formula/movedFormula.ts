import { formulaTokens, joinTokens } from "./formulaTokens.js";
import type { FormulaToken } from "./formulaTokens.js";

const reference = /^(?<fixedColumn>\$?)(?<letters>[A-Z]{1,3})(?<fixedRow>\$?)(?<digits>[1-9]\d{0,6})$/i;
const columnOnly = /^(?<fixedColumn>\$?)(?<letters>[A-Z]{1,3})$/i;
const rowOnly = /^(?<fixedRow>\$?)(?<digits>[1-9]\d{0,6})$/;
const last = { row: 1_048_576, column: 16_384 };

/** A formula as it reads in a cell that many rows and columns further: what has no $ in front moves along. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  const tokens = formulaTokens(formula);
  const moved = tokens.map((token, index) => movedToken(token, isInRange(tokens, index), rows, columns));
  return `=${joinTokens(moved)}`;
}

/** "A:C" and "2:5" are ranges; "A" alone is a name and "2" a number. */
function isInRange(tokens: readonly FormulaToken[], index: number): boolean {
  return tokens[index + 1]?.text === ":" || tokens[index - 1]?.text === ":";
}

function movedToken(token: FormulaToken, isRange: boolean, rows: number, columns: number): FormulaToken {
  const parts = partsOf(token, isRange);
  if (parts === null) return token;
  const { fixedColumn, letters, fixedRow, digits } = parts;
  const column = fixedColumn === "" ? movedColumn(letters, columns) : letters;
  const row = fixedRow === "" ? movedRow(digits, rows) : digits;
  if (column === null || row === null) return { kind: "error", text: "#REF!" };
  return { ...token, text: `${fixedColumn}${column}${fixedRow}${row}` };
}

type Parts = Readonly<Record<"fixedColumn" | "letters" | "fixedRow" | "digits", string>>;

const noParts: Parts = { fixedColumn: "", letters: "", fixedRow: "", digits: "" };

function partsOf({ kind, text }: FormulaToken, isRange: boolean): Parts | null {
  if (kind !== "word" && kind !== "number") return null;
  const patterns = isRange ? [reference, columnOnly, rowOnly] : [reference];
  const found = patterns.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  return found === undefined ? null : { ...noParts, ...found };
}

function movedRow(digits: string, by: number): string | null {
  if (digits === "") return "";
  const moved = Number(digits) + by;
  return moved < 1 || moved > last.row ? null : String(moved);
}

function movedColumn(letters: string, by: number): string | null {
  if (letters === "") return "";
  const from = Array.from(letters.toUpperCase()).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  let rest = from + by;
  if (rest < 1 || rest > last.column) return null;
  let moved = "";
  while (rest > 0) {
    moved = String.fromCharCode(65 + ((rest - 1) % 26)) + moved;
    rest = Math.floor((rest - 1) / 26);
  }
  return moved;
}
