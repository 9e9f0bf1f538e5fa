import { closingIndex, formulaTokens, joinTokens } from "./formulaTokens.js";
import type { FormulaToken } from "./formulaTokens.js";
import { storedFunctionName } from "./newerFunctions.js";

const ownCall = /^HEDGE\./i;

/**
 * A formula as an Excel file stores it: functions of ours as Excel itself saves those of an add-in
 * (`_xldudf_HEDGE_QTY`), which come alive where the add-in is installed; young functions and operators under the names
 * they have in files.
 */
export function storedFormula(formula: string): string {
  const tokens = formulaTokens(formula);
  const parameters = lambdaParameters(tokens);
  return joinTokens(
    storedOperators(
      tokens.map((token) => {
        if (token.kind === "call") return { ...token, text: storedCall(token.text, parameters) };
        const isParameter = token.kind === "word" && parameters.has(token.text.toUpperCase());
        return isParameter ? { ...token, text: `_xlpm.${token.text}` } : token;
      }),
    ),
  );
}

function storedCall(name: string, parameters: ReadonlySet<string>): string {
  if (ownCall.test(name)) return `_xldudf_${name.toUpperCase().replaceAll(".", "_")}`;
  return parameters.has(name.toUpperCase()) ? `_xlpm.${name}` : storedFunctionName(name);
}

/** The names that LET and LAMBDA give their values: every argument that is a bare word, but for the last. */
function lambdaParameters(tokens: readonly FormulaToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== "call" || !/^(?:LET|LAMBDA)$/i.test(text)) return;
    const given = callArguments(tokens, at + 1).map((argument) =>
      argument.filter((each) => each.kind !== "blank"),
    );
    given.slice(0, -1).forEach((argument, index) => {
      const [only, ...more] = argument;
      const isName = text.toUpperCase() === "LAMBDA" || index % 2 === 0;
      if (isName && only?.kind === "word" && more.length === 0) names.add(only.text.toUpperCase());
    });
  });
  return names;
}

/** The arguments of the call whose bracket opens at this index. */
function callArguments(
  tokens: readonly FormulaToken[],
  opening: number,
): readonly (readonly FormulaToken[])[] {
  const closing = closingIndex(tokens, opening);
  const given: FormulaToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(opening + 1, closing)) {
    if (token.kind === "sign" && /[({]/.test(token.text)) depth += 1;
    if (token.kind === "sign" && /[)}]/.test(token.text)) depth -= 1;
    if (depth === 0 && token.text === ",") given.push([]);
    else given.at(-1)?.push(token);
  }
  return given;
}

/** `A1#` and `@A1:A9` are functions in a file. */
function storedOperators(tokens: readonly FormulaToken[]): readonly FormulaToken[] {
  const stored: FormulaToken[] = [];
  for (let at = 0; at < tokens.length;) {
    const operandEnd = isSign(tokens[at], "@") ? endOfOperand(tokens, at + 1) : null;
    if (operandEnd === null) {
      pushStored(stored, tokens.slice(at, at + 1));
      at += 1;
    } else {
      const operand = joinTokens(storedOperators(tokens.slice(at + 1, operandEnd)));
      stored.push({ kind: "call", text: `_xlfn.SINGLE(${operand})` });
      at = operandEnd;
    }
  }
  return stored;
}

/** A # behind a reference is what that cell's formula spilled. */
function pushStored(stored: FormulaToken[], [token]: readonly FormulaToken[]): void {
  if (token === undefined) return;
  if (!isSign(token, "#") || stored.at(-1)?.kind !== "word") {
    stored.push(token);
    return;
  }
  const reference = stored.splice(stored.at(-2)?.kind === "sheet" ? -2 : -1);
  stored.push({ kind: "call", text: `_xlfn.ANCHORARRAY(${joinTokens(reference)})` });
}

function isSign(token: FormulaToken | undefined, sign: string): boolean {
  return token?.kind === "sign" && token.text === sign;
}

/** Where the reference or call that starts at this index ends; null where neither starts there. */
function endOfOperand(tokens: readonly FormulaToken[], start: number): number | null {
  const first = tokens[start];
  if (first === undefined) return null;
  if (first.kind === "call") return closingIndex(tokens, start + 1) + 1;
  const word = first.kind === "sheet" ? start + 1 : start;
  if (tokens[word]?.kind !== "word") return null;
  return tokens[word + 1]?.text === ":" && tokens[word + 2]?.kind === "word" ? word + 3 : word + 1;
}
