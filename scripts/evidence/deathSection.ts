import { priceWindows, type PriceWindow } from "../../shared/calc/rise.js";
import { Decimal } from "../../shared/decimal.js";
import type { PricePast } from "../../shared/desk/pricePast.js";
import type { Group } from "./groups.js";
import { liquidatingRise } from "./survivalSection.js";
import { median, percent } from "./table.js";

const days = 30;
const weekDays = 7;

type Death = {
  /** Days from the first close beyond half the distance to the deadly one; null: there was none. */
  readonly warning: number | null;
  /** Whether a close of the window was beyond the distance too. */
  readonly isSeenByCloses: boolean;
};

function deathOf({ closes, highs }: PricePast, { start, close }: PriceWindow, rise: number): Death | null {
  const held = Array.from({ length: days }, (_none, index) => start + 1 + index);
  const isBeyond = (price: number | null, share: number): boolean =>
    price !== null && price >= close * (1 + rise * share) * (1 - 1e-12);
  const deadly = held.find((day) => isBeyond(highs[day] ?? null, 1));
  if (deadly === undefined) return null;
  const warned = held.find((day) => day < deadly && isBeyond(closes[day] ?? null, 0.5));
  return {
    warning: warned === undefined ? null : deadly - warned,
    isSeenByCloses: held.some((day) => isBeyond(closes[day] ?? null, 1)),
  };
}

/** How a short of leverage 2 dies: unseen by closes, and with little warning. */
export function deathSection(groups: readonly Group[]): string {
  const rise = liquidatingRise("inverse", new Decimal("0.5")) ?? 0;
  const coins = groups.flatMap((group) => group.coins);
  const deaths = coins.flatMap(({ past }) =>
    priceWindows(past, days)
      .filter(({ start }) => start % weekDays === 0)
      .flatMap((window) => deathOf(past, window, rise) ?? []),
  );
  if (deaths.length === 0) return "";
  const share = (test: (death: Death) => boolean): string =>
    percent(deaths.filter(test).length / deaths.length, 0);
  const warnings = deaths.map(({ warning }) => warning ?? 0);
  return `Of the ${String(deaths.length)} weekly starts with inverse margin of 50 % that died within 30 days, ${share(({ isSeenByCloses }) => !isSeenByCloses)} % never closed beyond the liquidation: by closes they
would count as alive. ${share(({ warning }) => warning === null)} % had no close beyond half the distance before the deadly day; half
of them had one ${median(warnings).toFixed(0)} days before it or less.`;
}
