/** The letters that the functions' remarks use, in the order in which they are explained. */
const symbols: readonly (readonly [string, string])[] = [
  ["S", "notional of the position in USD"],
  ["E", "entry price"],
  ["X", "exit price, or the price to survive"],
  ["F", "futures price"],
  ["P", "spot price"],
  ["M", "margin coins"],
  ["C", "collateral in USD"],
  ["m", "maintenance rate"],
  ["d", "deduction, in the unit of the margin"],
  ["T", "target"],
  ["fo", "opening fee"],
  ["fc", "closing fee"],
  ["φ", "net funding received as a fraction of the notional"],
  ["q", "size of a fill or level in USD"],
  ["p", "its price"],
];

/** What the letters in a formula stand for. */
export function formulaSymbols(formula: string): readonly (readonly [string, string])[] {
  const words = new Set(formula.match(/\p{L}+/gu));
  return symbols.filter(([symbol]) => words.has(symbol));
}
