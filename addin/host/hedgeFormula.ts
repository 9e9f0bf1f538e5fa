import type { ProblemKind } from "./spreadsheet.js";

/** Texts, and names of sheets and workbooks in quotes: what stands in them is no call. */
const quoted = /"(?:[^"]|"")*"|'(?:[^']|'')*'/g;
const hedgeCall = /\bHEDGE\.[A-Z]|_xldudf_HEDGE_[A-Z0-9]/i;
const lostName = /_xldudf_HEDGE_[A-Z0-9]/i;
const errors: ReadonlySet<string> = new Set([
  "#NAME?",
  "#BUSY!",
  "#N/A",
  "#VALUE!",
  "#NUM!",
  "#DIV/0!",
  "#REF!",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#CONNECT!",
  "#BLOCKED!",
  "#FIELD!",
  "#UNKNOWN!",
  "#GETTING_DATA",
]);

/** Whether a cell's formula calls a function of ours, also where another add-in has spoilt its name. */
export function isHedgeFormula(formula: unknown): formula is string {
  return isFormula(formula) && hedgeCall.test(formula) && hedgeCall.test(withoutQuoted(formula));
}

/** Whether another add-in has spoilt the name of a function of ours in a formula. */
export function hasLostName(formula: string): boolean {
  return lostName.test(formula) && lostName.test(withoutQuoted(formula));
}

const calledName = /(?:^|[^\p{L}\p{N}_.])(?:HEDGE\.|_xldudf_HEDGE_)([A-Z0-9_.]+)\s*\(/giu;

/** Whether a cell's formula calls one of these functions of ours ("PLAN"), also where another add-in has spoilt its name. */
export function callsFunction(formula: unknown, functionIds: readonly string[]): formula is string {
  if (!isHedgeFormula(formula)) return false;
  const wanted = new Set(functionIds.map((id) => id.toUpperCase()));
  const calls = withoutQuoted(formula).matchAll(calledName);
  return [...calls].some(([, id = ""]) => wanted.has(id.toUpperCase()));
}

/** Another sheet, or an input of a hedge sheet. */
const elsewhere = /!|\bHedge_\w/i;

/**
 * Whether a formula's value can change while its own sheet stands still: it calls a function of ours, or reads another
 * sheet, as the first hedge sheet reads the one with the details.
 */
export function isLiveFormula(formula: unknown): formula is string {
  if (isHedgeFormula(formula)) return true;
  if (!isFormula(formula)) return false;
  return elsewhere.test(formula.replaceAll(/"(?:[^"]|"")*"/g, ""));
}

/** Whether a cell shows an error rather than a value. */
export function isErrorText(shown: unknown): shown is string {
  return typeof shown === "string" && errors.has(shown);
}

/** What ails a HEDGE formula whose cell shows this; null where nothing does. */
export function problemKind(formula: string, shown: unknown): ProblemKind | null {
  if (hasLostName(formula)) return "xldudf";
  if (!isErrorText(shown)) return null;
  if (shown === "#NAME?") return "name";
  return shown === "#BUSY!" ? "busy" : "error";
}

// A text or the quoted name of a sheet is passed over whole. The lost name comes with a mark before it: @, and the file
// of the add-in that took it, such as 'C:\…\FUNCRES.XLAM'!, BloombergUI.xla! or [1]!.
const lostCall =
  /"(?:[^"]|"")*"|@?(?:'(?:[^']|'')*'!|\[[^\]]*\]!|[\p{L}\p{N}_.\\]+!)?_xldudf_HEDGE_([A-Z0-9]+)|'(?:[^']|'')*'/giu;

/** The formula with its functions' names restored: `_xldudf_HEDGE_QTY(` was HEDGE.QTY( before another add-in spoilt it. */
export function repairedFormula(formula: string): string {
  return formula.replaceAll(lostCall, (whole, id?: string) => (id === undefined ? whole : `HEDGE.${id}`));
}

function isFormula(content: unknown): content is string {
  return typeof content === "string" && content.startsWith("=");
}

function withoutQuoted(formula: string): string {
  return formula.replaceAll(quoted, "");
}
