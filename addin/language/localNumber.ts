import { language } from "./spoken.js";

/** A number that is written out, "12345.60", as the page's language writes it: "12,345.60", in German "12.345,60". */
export function localNumber(plain: string): string {
  const parts = new Intl.NumberFormat(language.tag).formatToParts(1_000_000.5);
  const sign = (type: "group" | "decimal"): string => parts.find((part) => part.type === type)?.value ?? "";
  const [whole = "", fraction] = plain.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, sign("group"));
  return fraction === undefined ? grouped : `${grouped}${sign("decimal")}${fraction}`;
}
