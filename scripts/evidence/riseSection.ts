import { priceWindows } from "../../shared/calc/rise.js";
import { priceData } from "./dataLine.js";
import type { Group } from "./groups.js";
import { median, percent, table } from "./table.js";

/** Largest rise of a group within a number of days, of every start day, with its coin. */
function largest({ coins }: Group, days: number): string {
  const rises = coins.flatMap(({ coin, past }) =>
    priceWindows(past, days).map(({ close, highest }) => ({ coin, rise: highest / close - 1 })),
  );
  if (rises.length === 0) return "";
  const worst = rises.reduce((one, other) => (other.rise > one.rise ? other : one));
  return `+${percent(worst.rise, 0)} (${worst.coin})`;
}

/** The last close against the first: whether the years were kind to shorts. */
function changeOf({ coins }: Group): readonly string[] {
  const changes = coins.flatMap(({ past: { closes } }) => {
    const [first, last] = [closes[0] ?? null, closes.at(-1) ?? null];
    return first === null || last === null ? [] : [last / first - 1];
  });
  const fell = changes.filter((change) => change < 0).length / changes.length;
  return [percent(median(changes), 0), percent(fell, 0)];
}

/** The largest rises of the past: what a margin for less would not have survived. */
export function riseSection(groups: readonly Group[]): string {
  const rows = groups.map((group) => [
    group.name,
    ...[1, 30, 90].map((days) => largest(group, days)),
    ...changeOf(group),
  ]);
  return `### Largest rises and changes, in %

${priceData(groups.flatMap(({ coins }) => coins))}

From a close to the highest price within the days after it; every day is a start. Beside them the change
from the first close to the last, median of the coins, and the share of the coins that fell.

${table(["", "1 day", "30 days", "90 days", "change", "fell, % of coins"], rows)}`;
}
