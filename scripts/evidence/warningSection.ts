import { priceWindows, type PriceWindow } from "../../shared/calc/rise.js";
import { Decimal } from "../../shared/decimal.js";
import type { PricePast } from "../../shared/desk/pricePast.js";
import { priceData } from "./dataLine.js";
import type { Group } from "./groups.js";
import { liquidatingRise } from "./survivalSection.js";
import { median, percent } from "./table.js";

const days = 30;
const weekDays = 7;

type Liquidation = {
  /** Days from the first close beyond half the distance to the liquidation; null: there was none. */
  readonly warning: number | null;
  /** Whether a close of the window was beyond the distance too. */
  readonly isSeenByCloses: boolean;
};

function liquidationIn(
  { closes, highs }: PricePast,
  { start, close }: PriceWindow,
  rise: number,
): Liquidation | null {
  const held = Array.from({ length: days }, (_none, index) => start + 1 + index);
  const isBeyond = (price: number | null, share: number): boolean =>
    price !== null && price >= close * (1 + rise * share) * (1 - 1e-12);
  const end = held.find((day) => isBeyond(highs[day] ?? null, 1));
  if (end === undefined) return null;
  const warned = held.find((day) => day < end && isBeyond(closes[day] ?? null, 0.5));
  return {
    warning: warned === undefined ? null : end - warned,
    isSeenByCloses: held.some((day) => isBeyond(closes[day] ?? null, 1)),
  };
}

/** How a short of leverage 2 is liquidated: unseen by closes, and with little warning. */
export function warningSection(groups: readonly Group[]): string {
  const rise = liquidatingRise("inverse", new Decimal("0.5")) ?? 0;
  const coins = groups.flatMap((group) => group.coins);
  const found = coins.flatMap(({ past }) =>
    priceWindows(past, days)
      .filter(({ start }) => start % weekDays === 0)
      .flatMap((window) => liquidationIn(past, window, rise) ?? []),
  );
  if (found.length === 0) return "";
  const share = (test: (each: Liquidation) => boolean): string =>
    percent(found.filter(test).length / found.length, 0);
  const warnings = found.map(({ warning }) => warning ?? 0);
  return `### Warning before a liquidation

${priceData(coins)}

Of the ${String(found.length)} weekly starts with an inverse margin of 50 % that were liquidated within 30 days, ${share(({ isSeenByCloses }) => !isSeenByCloses)} % never closed at or
above the liquidation price: counted by closes they would have survived. ${share(({ warning }) => warning === null)} % had no close beyond half the distance before the day
of the liquidation. Counting these as 0 days, the median warning was ${median(warnings).toFixed(0)} days.`;
}
