import { language } from "./spoken.js";
import type { CountedText, Text } from "./textsOf.js";

type Values = Readonly<Record<string, string | number>>;

function put(text: string, values: Values): string {
  return text.replaceAll(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place));
}

/** Puts values into the places of a text. */
export function fill<Names extends string>(
  text: Text<Names>,
  values: Readonly<Record<Names, string | number>>,
): string {
  return put(text, { ...values });
}

/** Says a text about a number of things, in the form that the language has for that number. */
export function count<Names extends string>(
  text: CountedText<Names>,
  number: number,
  values: Readonly<Record<Exclude<Names, "count">, string | number>>,
): string {
  const isOne = new Intl.PluralRules(language.tag).select(number) === "one";
  return put(isOne ? text.one : text.other, { ...values, count: number });
}
