import { fundingStress, type Settlement } from "../../shared/calc/fundingStress.js";
import { fundingData } from "./dataLine.js";
import { dayMinutes, weekMinutes } from "./fundingSums.js";
import { percent, table } from "./table.js";

function timeOf(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16).replace("T", " ");
}

/** The first settlement at which the last seven days had cost a share of the notional, and what came after it. */
function warned(settlements: readonly Settlement[], limit: number): readonly string[] {
  const [first] = settlements;
  const place = settlements.findIndex(({ minute }, index) => {
    if (first === undefined || minute - weekMinutes < first.minute) return false;
    const week = settlements.slice(0, index + 1).filter((each) => each.minute > minute - weekMinutes);
    return week.reduce((sum, { rate }) => sum - rate, 0) >= limit;
  });
  const at = settlements[place];
  if (at === undefined) return [percent(limit, 0), "never", ""];
  const cost = (rows: readonly Settlement[]): number => rows.reduce((sum, { rate }) => sum - rate, 0);
  const left = cost(settlements.slice(place + 1)) / cost(settlements);
  return [percent(limit, 0), timeOf(at.minute), percent(left, 0)];
}

/** One funding episode: what it cost, and when a limit on seven days would have warned. */
export function episodeSection(name: string, settlements: readonly Settlement[]): string {
  const total = settlements.reduce((sum, { rate }) => sum - rate, 0);
  const worst = fundingStress(settlements, weekMinutes, 1).toNumber();
  const worstDays = fundingStress(settlements, 3 * dayMinutes, 1).toNumber();
  return `### ${name}

${fundingData([{ past: settlements }])}

A short paid ${percent(total)} % of its notional, ${percent(worst)} % in the worst seven days and ${percent(worstDays)} % in the worst three. When a limit on the cost of seven days would
have warned, at the first settlement that has seven days before it or later, and the share of the whole cost that was still to come:

${table(
  ["limit, % of the notional", "first reached, UTC", "still to come, %"],
  [0.01, 0.02, 0.05].map((limit) => [...warned(settlements, limit)]),
)}`;
}
