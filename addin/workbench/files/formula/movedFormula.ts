import { formulaTokens, joinTokens } from "./formulaTokens.js";
import type { FormulaToken } from "./formulaTokens.js";
import { columnNumber, lastCell, referenceParts } from "./referenceParts.js";

/** A formula as it reads in a cell that many rows and columns further: what has no $ in front moves along. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  const tokens = formulaTokens(formula);
  const moved = tokens.map((token, index) => movedToken(token, isInRange(tokens, index), rows, columns));
  return `=${joinTokens(moved)}`;
}

function isInRange(tokens: readonly FormulaToken[], index: number): boolean {
  return tokens[index + 1]?.text === ":" || tokens[index - 1]?.text === ":";
}

function movedToken(token: FormulaToken, isRange: boolean, rows: number, columns: number): FormulaToken {
  const parts = referenceParts(token, isRange);
  if (parts === null) return token;
  const { fixedColumn, letters, fixedRow, digits } = parts;
  const column = fixedColumn === "" ? movedColumn(letters, columns) : letters;
  const row = fixedRow === "" ? movedRow(digits, rows) : digits;
  if (column === null || row === null) return { kind: "error", text: "#REF!" };
  return { ...token, text: `${fixedColumn}${column}${fixedRow}${row}` };
}

function movedRow(digits: string, by: number): string | null {
  if (digits === "") return "";
  const moved = Number(digits) + by;
  return moved < 1 || moved > lastCell.row ? null : String(moved);
}

function movedColumn(letters: string, by: number): string | null {
  if (letters === "") return "";
  let rest = columnNumber(letters) + by;
  if (rest < 1 || rest > lastCell.column) return null;
  let moved = "";
  while (rest > 0) {
    moved = String.fromCharCode(65 + ((rest - 1) % 26)) + moved;
    rest = Math.floor((rest - 1) / 26);
  }
  return moved;
}
