import { fundingStress, type Settlement } from "../../shared/calc/fundingStress.js";
import { percent, table } from "./table.js";

const dayMinutes = 1440;

function dateOf(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16).replace("T", " ");
}

/** The first settlement at which the last seven days had cost a share of the size, and what came after it. */
function warned(settlements: readonly Settlement[], limit: number): readonly string[] {
  const [first] = settlements;
  const place = settlements.findIndex(({ minute }, index) => {
    if (first === undefined || minute - 7 * dayMinutes < first.minute) return false;
    const week = settlements.slice(0, index + 1).filter((each) => each.minute > minute - 7 * dayMinutes);
    return week.reduce((sum, { rate }) => sum - rate, 0) >= limit;
  });
  const at = settlements[place];
  if (at === undefined) return [`${percent(limit, 0)} %`, "never", ""];
  const cost = (rows: readonly Settlement[]): number => rows.reduce((sum, { rate }) => sum - rate, 0);
  const left = cost(settlements.slice(place + 1)) / cost(settlements);
  return [`${percent(limit, 0)} %`, dateOf(at.minute), percent(left, 0)];
}

/** One funding episode: what it cost, and when a limit on seven days would have warned. */
export function episodeSection(name: string, settlements: readonly Settlement[]): string {
  const total = settlements.reduce((sum, { rate }) => sum - rate, 0);
  const worst = fundingStress(settlements, 7 * dayMinutes, 1).toNumber();
  const worstDays = fundingStress(settlements, 3 * dayMinutes, 1).toNumber();
  const [first, last] = [settlements[0], settlements.at(-1)];
  return `### ${name}

${String(settlements.length)} settlements from ${dateOf(first?.minute ?? 0)} to ${dateOf(last?.minute ?? 0)} UTC: a short paid ${percent(total)} % of its size, ${percent(worst)} % in
the worst seven days and ${percent(worstDays)} % in the worst three.

${table(
  ["limit on 7 days", "first reached, UTC", "still to come, % of the cost"],
  [0.01, 0.02, 0.05].map((limit) => [...warned(settlements, limit)]),
)}`;
}
