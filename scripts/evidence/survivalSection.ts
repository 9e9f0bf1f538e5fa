import { liquidationOfCoins } from "../../shared/calc/margin.js";
import { priceWindows, survival, type PriceWindow } from "../../shared/calc/rise.js";
import { Decimal } from "../../shared/decimal.js";
import { dayMs } from "../../shared/desk/pricePast.js";
import { attempt } from "../../shared/errors.js";
import { priceData } from "./dataLine.js";
import type { Group } from "./groups.js";
import { percent, table } from "./table.js";

const horizons = [7, 30, 90] as const;
const weekDays = 7;
const maintenanceRate = new Decimal("0.025");
/** Shares of the notional; 67.5 and 207.5 % are what the desk asks for an altcoin by default. */
const margins = {
  inverse: ["0.25", "0.5", "0.675", "0.75", "1"],
  linear: ["0.25", "0.5", "0.75", "1", "2.075"],
} as const;
/** Of fewer starts a year's share says nothing. */
const minStarts = 26;

type DatedWindow = PriceWindow & { readonly year: number };

/** Windows that start once a week from the first day on. */
function weeklyWindows({ coins }: Group, days: number): readonly DatedWindow[] {
  return coins.flatMap(({ past }) =>
    priceWindows(past, days)
      .filter(({ start }) => start % weekDays === 0)
      .map((window) => ({
        ...window,
        year: new Date(past.begins + window.start * dayMs).getUTCFullYear(),
      })),
  );
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

function liquidated(windows: readonly PriceWindow[], rise: number | null): string {
  if (windows.length === 0) return "";
  return percent(rise === null ? 0 : 1 - survival(windows, rise));
}

/** The weakest margin that both kinds share, by the year of the start: quiet years hide what wild ones do. */
function byYear(groups: readonly Group[], windows: readonly (readonly DatedWindow[])[]): string {
  const rise = liquidatingRise("inverse", new Decimal("0.5"));
  const years = [...new Set(windows.flat().map(({ year }) => year))].sort();
  const rows = groups.map(({ name }, place) => [
    name,
    ...years.map((year) => {
      const ofYear = (windows[place] ?? []).filter((window) => window.year === year);
      return ofYear.length < minStarts ? "" : liquidated(ofYear, rise);
    }),
  ]);
  return `Of these, inverse with a margin of 50 % (linear with 100 %) within 90 days, by the year of the start; blank for fewer than ${String(minStarts)} starts:

${table(["", ...years.map(String)], rows)}`;
}

/** Shorts by kind and margin that the past would have liquidated. */
export function survivalSection(groups: readonly Group[]): string {
  const windows = groups.map((group) => horizons.map((days) => weeklyWindows(group, days)));
  const rows = (["inverse", "linear"] as const).flatMap((kind) =>
    margins[kind].map((margin) => {
      const rise = liquidatingRise(kind, new Decimal(margin));
      const shares = windows.map((ofGroup) => ofGroup.map((each) => liquidated(each, rise)).join(" / "));
      const at = rise === null ? "never" : `+${percent(rise, 0)} %`;
      return [`${kind}, margin ${new Decimal(margin).times(100).toString()} %`, at, ...shares];
    }),
  );
  const counts = groups.map(
    ({ name }, index) => `${name} ${(windows[index] ?? []).map(({ length }) => String(length)).join("/")}`,
  );
  return `### Shorts liquidated, in %

${priceData(groups.flatMap(({ coins }) => coins))}

Share of shorts, one opened at a close each week, whose liquidation price a daily high reached within 7 / 30 / 90 days. Margin as a share
of the notional, maintenance rate 2.5 %;
+200 % is what the desk asks margin for by default for an altcoin. Shorts: ${counts.join(", ")}. They overlap: the prices contain
${separateOf(groups)} stretches of 90 days that do not.

${table(["kind, margin", "liquidated at", ...groups.map(({ name }) => `${name} 7/30/90`)], rows)}

${byYear(
  groups,
  windows.map((ofGroup) => ofGroup[2] ?? []),
)}`;
}

function separateOf(groups: readonly Group[]): string {
  const longest = Math.max(...groups.flatMap(({ coins }) => coins.map(({ past }) => past.closes.length)));
  return String(Math.floor((longest - 1) / 90));
}
