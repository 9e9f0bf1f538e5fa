/** More signs than these no cell of Excel holds. */
export const maxCellText = 32_767;

const escapeLike = /_(?=x[0-9A-Fa-f]{4}_)/g;
// Pairs of surrogates are passed over whole, so that what is left of them is half of one; the last two no XML may hold.
const pairOrUnwritable = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]|[\uFFFE\uFFFF]/g;

/** A text as a file holds it: what looks like an escape of the file is escaped itself, and longer texts are cut. */
export function fileText(text: string): string {
  return cutText(text)
    .replaceAll(pairOrUnwritable, (found) => (found.length === 2 ? found : "\uFFFD"))
    .replaceAll(escapeLike, "_x005F_");
}

/** A text as far as a cell of Excel holds it. */
export function cutText(text: string): string {
  if (text.length <= maxCellText) return text;
  const lastUnit = text.charCodeAt(maxCellText - 1);
  const isHalf = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
  return text.slice(0, isHalf ? maxCellText - 1 : maxCellText);
}

/** Errors that files of every age know; Excel keeps the younger ones as #VALUE! in the place that all programs read. */
const fileErrors: ReadonlySet<string> = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
]);
const waiting: ReadonlySet<string> = new Set(["#BUSY!", "#GETTING_DATA"]);
const younger: ReadonlySet<string> = new Set([
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#UNKNOWN!",
  "#CYCLE!",
]);

/** The error that a file keeps for a text that a formula shows; undefined where the text is no error. */
export function fileError(shown: string): string | undefined {
  if (fileErrors.has(shown)) return shown;
  if (waiting.has(shown)) return "#N/A";
  return younger.has(shown) ? "#VALUE!" : undefined;
}

/** Stands before an error that is the result of a formula, until it is marked as one: the library writes texts only. */
export const errorMark = "\uE000";
