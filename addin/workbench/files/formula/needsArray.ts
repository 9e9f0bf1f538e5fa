import { formulaTokens, isCellWord } from "./formulaTokens.js";
import type { FormulaToken } from "./formulaTokens.js";

/** Functions that take a range as it is: none of its cells is picked for them. */
const rangeFunctions: ReadonlySet<string> = new Set(
  `SUM AVERAGE COUNT COUNTA COUNTBLANK MIN MAX PRODUCT MEDIAN MODE STDEV STDEVP VAR VARP LARGE SMALL SUMPRODUCT SUMIF SUMIFS
  COUNTIF COUNTIFS AVERAGEIF AVERAGEIFS VLOOKUP HLOOKUP MATCH ROWS COLUMNS AND OR NPV IRR CORREL SLOPE INTERCEPT RANK SUBTOTAL
  STDEV.S STDEV.P VAR.S VAR.P CONCAT TEXTJOIN MAXIFS MINIFS PERCENTILE QUARTILE`
    .trim()
    .split(/\s+/),
);

/** Functions that give one value for single values, whatever they are called with. */
const plainFunctions: ReadonlySet<string> = new Set(
  `IF IFERROR IFNA IFS SWITCH NOT ABS ROUND ROUNDUP ROUNDDOWN INT MOD POWER SQRT EXP LN LOG LOG10 SIGN TEXT VALUE LEFT RIGHT MID
  LEN TRIM UPPER LOWER SUBSTITUTE FIND SEARCH CONCATENATE DATE TIME NOW TODAY YEAR MONTH DAY HOUR MINUTE SECOND WEEKDAY ISNUMBER
  ISTEXT ISBLANK ISERROR ISNA NA TRUE FALSE PI RAND CEILING FLOOR TRUNC EXACT REPT CHAR CODE`
    .trim()
    .split(/\s+/),
);

/**
 * Whether Excel would put an @ before a part of this formula if the file did not say that it may fill several cells: as
 * soon as it holds a function that may give more than one value, or a range where one value is expected.
 */
export function needsArray(formula: string, isSingleName: (name: string) => boolean): boolean {
  const tokens = formulaTokens(formula).filter(({ kind }) => kind !== "blank");
  const calls: string[] = [];
  return tokens.some((token, index) => {
    if (token.kind === "call") return !isKnown(token.text);
    if (token.kind === "sign") return followSign(token.text, tokens[index - 1], calls);
    if (token.kind === "number" || isCellWord(token)) {
      return isRangeStart(tokens, index) && !isTakenWhole(tokens, index, calls);
    }
    if (token.kind !== "word") return false;
    return !isSingleName(token.text) && !isTakenWhole(tokens, index, calls);
  });
}

function isKnown(name: string): boolean {
  const upper = name.toUpperCase();
  return rangeFunctions.has(upper) || plainFunctions.has(upper);
}

/** Keeps the functions that are open; a constant array, `A1#` and the union of ranges may fill cells. */
function followSign(sign: string, before: FormulaToken | undefined, calls: string[]): boolean {
  if (sign === "(") calls.push(before?.kind === "call" ? before.text.toUpperCase() : "");
  if (sign === ")") calls.pop();
  return sign === "{" || sign === "#" || sign === "@";
}

function isRangeStart(tokens: readonly FormulaToken[], index: number): boolean {
  return tokens[index + 1]?.text === ":" || tokens[index - 1]?.text === ":";
}

/** Whether a range, or a name that stands for one, is the whole argument of a function that takes ranges. */
function isTakenWhole(tokens: readonly FormulaToken[], index: number, calls: readonly string[]): boolean {
  if (!rangeFunctions.has(calls.at(-1) ?? "")) return false;
  let [start, end] = [index, index];
  const isPart = (token: FormulaToken | undefined) =>
    token?.kind === "word" || token?.kind === "sheet" || token?.kind === "number" || token?.text === ":";
  while (isPart(tokens[start - 1])) start -= 1;
  while (isPart(tokens[end + 1])) end += 1;
  return /^[(,]$/.test(tokens[start - 1]?.text ?? "") && /^[),]$/.test(tokens[end + 1]?.text ?? "");
}
