import { repairedFormula } from "../../../host/hedgeFormula.js";
import { closingIndex, formulaTokens, joinTokens } from "./formulaTokens.js";
import type { FormulaToken } from "./formulaTokens.js";

/** What files put before names: the last of them stands before a function of an add-in of another kind. */
const prefixes = /^(?:_xlfn\.|_xlws\.|_xlpm\.|_xludf\.|_xll\.)+/i;

/** The formula of a file as one types it, with the equals sign in front. */
export function openedFormula(stored: string): string {
  const bare = formulaTokens(stored).map((token) =>
    token.kind === "call" || token.kind === "word"
      ? { ...token, text: token.text.replace(prefixes, "") }
      : token,
  );
  // First: restoring a name also takes away an @ that another add-in put before it, and not one that the file keeps.
  const repaired = repairedFormula(`=${joinTokens(bare)}`);
  return `=${joinTokens(openedOperators(formulaTokens(repaired)))}`;
}

function openedOperators(tokens: readonly FormulaToken[]): readonly FormulaToken[] {
  const opened: FormulaToken[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const name = token.kind === "call" ? token.text.toUpperCase() : "";
    if (name === "ANCHORARRAY" || name === "SINGLE") {
      const closing = closingIndex(tokens, at + 1);
      const operand = joinTokens(openedOperators(tokens.slice(at + 2, closing)));
      opened.push({ kind: "word", text: name === "SINGLE" ? `@${operand}` : `${operand}#` });
      at = closing + 1;
    } else {
      opened.push(token);
      at += 1;
    }
  }
  return opened;
}
