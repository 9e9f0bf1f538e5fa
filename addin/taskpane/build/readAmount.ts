import { fill } from "../../language/fill.js";
import { texts } from "../../language/spoken.js";

/** What a person's text says as a number. */
export type Amount =
  | { readonly status: "blank" }
  | { readonly status: "number"; readonly value: number }
  | { readonly status: "wrong"; readonly problem: string };

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
const decimalComma = /^[+-]?\d*,\d+$/;
/** One comma and three digits: one and a quarter thousand, or one and a quarter. */
const ambiguous = /^[+-]?[1-9]\d{0,2},\d{3}$/;

function written(value: number): Amount {
  return Number.isFinite(value)
    ? { status: "number", value }
    : { status: "wrong", problem: texts.build.tooLarge };
}

/** Reads a number as people write it: "1,250.5", "1 250.5", "0,5"; what could mean two numbers is refused. */
export function readAmount(text: string): Amount {
  // Only what stands before three digits splits groups: "1 25" is two numbers. A lookbehind would be shorter, and Safari
  // before 16.4 refuses the whole file that holds one.
  const compact = text.trim().replaceAll(/(\d)[\s'’_](?=\d{3}(?!\d))/gu, "$1");
  if (compact === "") return { status: "blank" };
  if (ambiguous.test(compact)) {
    const [thousands, fraction] = [compact.replace(",", ""), compact.replace(",", ".")];
    return {
      status: "wrong",
      problem: fill(texts.build.twoReadings, { number: compact, thousands, fraction }),
    };
  }
  if (grouped.test(compact)) return written(Number(compact.replaceAll(",", "")));
  if (decimalComma.test(compact)) return written(Number(compact.replace(",", ".")));
  if (plain.test(compact)) return written(Number(compact));
  const shown = compact.length > 20 ? `${compact.slice(0, 20)}…` : compact;
  return { status: "wrong", problem: fill(texts.build.notNumber, { text: shown }) };
}
