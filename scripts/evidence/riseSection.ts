import { priceWindows } from "../../shared/calc/rise.js";
import { priceData } from "./dataLine.js";
import type { Group } from "./groups.js";
import { percent, table } from "./table.js";

/** Largest rise of a group within a number of days, of every start day, with its coin. */
function largest({ coins }: Group, days: number): string {
  const rises = coins.flatMap(({ coin, past }) =>
    priceWindows(past, days).map(({ close, highest }) => ({ coin, rise: highest / close - 1 })),
  );
  if (rises.length === 0) return "";
  const worst = rises.reduce((one, other) => (other.rise > one.rise ? other : one));
  return `+${percent(worst.rise, 0)} (${worst.coin})`;
}

/** The largest rises of the past: what a margin for less would not have survived. */
export function riseSection(groups: readonly Group[]): string {
  const rows = groups.map((group) => [group.name, ...[1, 30, 90].map((days) => largest(group, days))]);
  return `### Largest rises, in %

${priceData(groups.flatMap(({ coins }) => coins))}

From a close to the highest price within the days after it; every day is a start.

${table(["", "1 day", "30 days", "90 days"], rows)}`;
}
