/** What becomes of a text typed into a cell, where that is not what its typist may expect. */
export type TypedEntry = {
  /** What the cell holds; undefined where the grid reads the text by itself. */
  readonly held?: { readonly text: string } | { readonly number: number };
  /** The sentence that says so; "" where nothing is to be said. */
  readonly notice: string;
};

export type TypedInto = {
  readonly isPercentCell: boolean;
  /** Whether the grid would read the text as a date or a time. */
  readonly isDate: boolean;
};

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** What the grid takes for a part of a number, and what must not hide a comma in it: €1,5 became fifteen too. */
const dressing = /[\p{Sc}()]/gu;
/** Digits with a comma somewhere; many languages put a blank before the percent sign. */
const numberWithComma = /^[+-]?[\d.]*,[\d.,]*(?:e[+-]?\d+)?\s*%?$/i;
const inThousands = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?\s*%?$/;
/** One group of three: a number of thousands, or one with three decimals. */
const oneGroup = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;
const decimalComma = /^[+-]?[\d.]*,\d+(?:e[+-]?\d+)?\s*%?$/i;
const dottedDate = /^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})$/;
const isoDate = /^\d{4}-\d{1,2}-\d{1,2}/;

/** Reads a typed text as Excel does in an English locale, and says what it is read as where a person may mean another thing. */
export function readTyped(typed: string, { isPercentCell, isDate }: TypedInto): TypedEntry {
  const text = typed.trim();
  if (isPercentCell && plainNumber.test(text) && Math.abs(Number(text)) >= 1)
    return { held: { number: Number(text) / 100 }, notice: `${text} is read as ${text}% here.` };
  const bare = bareNumber(text);
  if (numberWithComma.test(bare) && !inThousands.test(bare))
    return { held: { text: typed }, notice: keptComma(text) };
  if (dottedDate.test(text))
    return { held: { text: typed }, notice: `${text} stays text. Type a date as 2026-12-31.` };
  if (isDate && !isoDate.test(text))
    return { notice: `${text} is read as a date or time. Type '${text} to keep it as text.` };
  return { notice: readGroup(text) };
}

function bareNumber(text: string): string {
  return text.replaceAll(dressing, "").trim();
}

/** A comma that groups nothing is no part of a number in Excel; read over, it would make 1,5 fifteen. */
function keptComma(text: string): string {
  const instead = text.replaceAll(".", "").replace(",", ".");
  return decimalComma.test(bareNumber(text))
    ? `${text} stays text. Type decimals with a point: ${instead}`
    : `${text} stays text: it is not a number.`;
}

function readGroup(text: string): string {
  const [, sign = ""] = oneGroup.exec(text) ?? [];
  if (sign === ",") return `${text} is read as ${text.replace(",", "")}: commas separate thousands.`;
  if (sign === ".") return `${text} is read as ${String(Number(text))}: the point separates decimals.`;
  return "";
}
