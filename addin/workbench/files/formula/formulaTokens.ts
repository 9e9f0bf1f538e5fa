type FormulaTokenKind = "text" | "sheet" | "error" | "number" | "call" | "word" | "sign" | "blank";

/** A piece of a formula; joined again, the pieces are the formula. */
export type FormulaToken = { readonly kind: FormulaTokenKind; readonly text: string };

// The quotes distinguish a quoted sheet name from a text; a word before "(" is a function, before "!" a sheet.
const piece =
  /(?<text>"(?:[^"]|"")*")|(?<sheet>'(?:[^']|'')*'!|[\p{L}_\\][\p{L}\p{N}_.\\]*!)|(?<error>#(?:N\/A|DIV\/0!|GETTING_DATA|[A-Z]+[!?]))|(?<number>(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?(?![\p{L}\p{N}_.$]))|(?<call>[\p{L}_\\][\p{L}\p{N}_.\\]*(?=\())|(?<word>[\p{L}\p{N}_.\\$?]+)|(?<blank>\s+)|(?<sign>.)/giu;

/** The pieces of a formula, without the equals sign it starts with. */
export function formulaTokens(formula: string): readonly FormulaToken[] {
  const body = formula.startsWith("=") ? formula.slice(1) : formula;
  return [...body.matchAll(piece)].map(({ 0: text, groups = {} }) => ({ kind: kindOf(groups), text }));
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): FormulaTokenKind {
  return kinds.find((kind) => groups[kind] !== undefined) ?? "sign";
}

const kinds: readonly FormulaTokenKind[] = [
  "text",
  "sheet",
  "error",
  "number",
  "call",
  "word",
  "sign",
  "blank",
];

const cell = /^\$?[A-Z]{1,3}\$?[1-9]\d{0,6}$/i;

/** Whether a word is the address of a single cell. */
export function isCellWord({ kind, text }: FormulaToken): boolean {
  return kind === "word" && cell.test(text);
}

/** Where the bracket that opens at this index closes; the last index where it never does. */
export function closingIndex(tokens: readonly FormulaToken[], opening: number): number {
  let depth = 0;
  for (let index = opening; index < tokens.length; index += 1) {
    const { kind, text } = tokens[index] ?? {};
    if (kind !== "sign") continue;
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}

export function joinTokens(tokens: readonly FormulaToken[]): string {
  return tokens.map(({ text }) => text).join("");
}
