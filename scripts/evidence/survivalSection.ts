import { liquidationOfCoins } from "../../shared/calc/margin.js";
import { priceWindows, survival, type PriceWindow } from "../../shared/calc/rise.js";
import { Decimal } from "../../shared/decimal.js";
import { attempt } from "../../shared/errors.js";
import type { Group } from "./groups.js";
import { percent, table } from "./table.js";

const horizons = [7, 30, 90] as const;
const weekDays = 7;
const maintenanceRate = new Decimal("0.025");

/** Windows that start once a week from the first day on. */
function weeklyWindows({ coins }: Group, days: number): readonly PriceWindow[] {
  return coins.flatMap(({ past }) => priceWindows(past, days).filter(({ start }) => start % weekDays === 0));
}

/** The rise at which a short of one coin at 1 USD is liquidated, a fraction; null: never by price. */
export function liquidatingRise(kind: "inverse" | "linear", margin: Decimal): number | null {
  const one = new Decimal(1);
  const price = attempt(() =>
    liquidationOfCoins({
      ...{ notional: one, coins: one, margin, maintenanceRate, deduction: new Decimal(0), side: "short" },
      method: kind === "linear" ? "linear" : "mark",
    }),
  );
  return price instanceof Decimal ? price.minus(1).toNumber() : null;
}

/** Shorts by kind and margin that the past would have liquidated. */
export function survivalSection(groups: readonly Group[]): string {
  const windows = groups.map((group) => horizons.map((days) => weeklyWindows(group, days)));
  const rows = (["inverse", "linear"] as const).flatMap((kind) =>
    ["0.25", "0.5", "0.75", "1"].map((margin) => {
      const rise = liquidatingRise(kind, new Decimal(margin));
      const dead = windows.map((ofGroup) =>
        ofGroup.map((each) => percent(rise === null ? 0 : 1 - survival(each, rise))).join(" / "),
      );
      const at = rise === null ? "never" : `+${percent(rise, 0)} %`;
      return [`${kind}, margin ${percent(Number(margin), 0)} %`, at, ...dead];
    }),
  );
  const counts = groups.map(
    ({ name }, index) => `${name} ${(windows[index] ?? []).map(({ length }) => String(length)).join("/")}`,
  );
  return `## Shorts liquidated, in %

Share of shorts, one opened each week, whose liquidation a daily high reached within 7 / 30 / 90 days. Margin as a share of the
size of the short, maintenance rate 2.5 %, never topped up, no fees, funding not taken from the margin. Shorts: ${counts.join(", ")}.
They overlap: the prices hold ${separateOf(groups)} stretches of 90 days that do not.

${table(["kind, margin", "liquidated at", ...groups.map(({ name }) => `${name} 7/30/90`)], rows)}`;
}

function separateOf(groups: readonly Group[]): string {
  const longest = Math.max(...groups.flatMap(({ coins }) => coins.map(({ past }) => past.closes.length)));
  return String(Math.floor((longest - 1) / 90));
}
