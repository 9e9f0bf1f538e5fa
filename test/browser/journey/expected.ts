/** What a cell must hold: a number, or the text it shows; a number from sums of larger ones may be off by more. */
export type Expected = number | string | Near;

export type Near = { readonly value: number; readonly within: number };

/** By address. */
export type ExpectedCells = Readonly<Record<string, Expected>>;

/** A number that is what large ones leave of each other, and inherits their rounding. */
export function left(value: number, of: number): Near {
  return { value, within: Math.abs(of) * 1e-12 };
}

/** The letters of a column, counted from 0. */
export function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}

/** Ms since 1970 as a spreadsheet counts days, in UTC. */
export function serial(ms: number): number {
  return ms / 86_400_000 + 25_569;
}

/** A number as a sentence of the sheet writes it: "1,234.50". */
export function fixedText(value: number, digits: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
