/** The letters that the functions' remarks use, in the order in which they are explained. */
const symbols: readonly (readonly [string, string])[] = [
  ["S", "size of the position in USD"],
  ["E", "entry price"],
  ["X", "exit price, or the price to survive"],
  ["F", "futures price"],
  ["P", "spot price"],
  ["M", "margin coins"],
  ["C", "collateral in USD"],
  ["m", "maintenance rate"],
  ["d", "deduction, in the unit of the margin"],
  ["T", "target"],
  ["fo", "fee for opening"],
  ["fc", "fee for closing"],
  ["φ", "net funding received as a fraction of the size"],
  ["q", "size of one fill or level in USD"],
  ["p", "its price"],
];

/** What the letters in a formula stand for. */
export function formulaSymbols(formula: string): readonly (readonly [string, string])[] {
  const words = new Set(formula.match(/\p{L}+/gu));
  return symbols.filter(([symbol]) => words.has(symbol));
}
