import type { Perpetual } from "../contract/perpetuals.js";

type Closing = NonNullable<Perpetual["closing"]>;

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** A day in UTC as a sentence names it: "12 December 2026". @param ms since 1970 */
function dayText(ms: number): string {
  const date = new Date(ms);
  return `${String(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ""} ${String(date.getUTCFullYear())}`;
}

const texts: Readonly<Record<Closing["reason"], (day: string | null) => string>> = {
  delisting: (day) => (day === null ? "delisting" : `delisting on ${day}`),
  "no new positions": (day) => (day === null ? "opening is closed" : `no new positions from ${day}`),
  halted: () => "trading is halted",
  "post only": () => "only post-only orders are accepted",
};

/** What stands against opening a position, as a sentence says it: "delisting on 12 December 2026". */
export function closingText({ reason, at }: Closing): string {
  return texts[reason](at === null ? null : dayText(at));
}
