export type ParsedFormula = { readonly id: string; readonly given: readonly unknown[] };

const dayMs = 86_400_000;
/** 1 January 1970 as an Excel date. */
const epochSerial = 25_569;

function literal(text: string): unknown {
  if (text === "") return null;
  const [, daysAgo] = /^TODAY\(\)-(\d+)$/.exec(text) ?? [];
  if (daysAgo !== undefined) return epochSerial + Math.floor(Date.now() / dayMs) - Number(daysAgo);
  if (text === "TRUE" || text === "FALSE") return text === "TRUE";
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  const value = Number(text.endsWith("%") ? text.slice(0, -1) : text);
  if (Number.isNaN(value)) throw new Error(`not a literal: ${text}`);
  return text.endsWith("%") ? value / 100 : value;
}

const token = /"(?:[^"]|"")*"|\{[^}]*\}|[^,]+|(?<=,)(?=,|$)|^(?=,)/g;

/** Reads a literal: a number, a text, TRUE, TODAY()-7, or an array like {1,"a";2,FALSE}. */
export function formulaValue(text: string): unknown {
  const trimmed = text.trim();
  if (!trimmed.startsWith("{")) return literal(trimmed);
  return trimmed
    .slice(1, -1)
    .split(";")
    .map((row) => row.split(",").map((cell) => literal(cell.trim())));
}

/** Reads `=HEDGE.NAME(literal,...)`: numbers, texts, TRUE, arrays like {1,2;3,4}, and omitted arguments. */
export function parseFormula(formula: string): ParsedFormula {
  const match = /^=HEDGE\.(\w+)\((.*)\)$/s.exec(formula);
  if (match?.[1] === undefined || match[2] === undefined) throw new Error(`not a HEDGE formula: ${formula}`);
  return { id: match[1], given: match[2] === "" ? [] : (match[2].match(token) ?? []).map(formulaValue) };
}
