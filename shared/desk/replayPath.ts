import type { Settlement } from "../calc/fundingStress.js";

const minutesPerDay = 1440;
/** Margins are asked for up to round moves, where the liquidation ties with the price but for rounding: it is reached. */
const tie = 1 - 1e-12;

/** Prices of one day; null where the venue has none. Days are counted from 1970. */
type DailyPrice = (day: number) => number | null;

type ReplayHolding = { readonly coins: number; readonly close: DailyPrice };

/** A short that is sold at the close of the first day and left alone. */
export type ReplayShort = {
  readonly close: DailyPrice;
  readonly high: DailyPrice;
  readonly entry: number;
  /** Coins that it covers. */
  readonly coins: number;
  /** USD that funding is counted on; null where contracts are in coins, worth what the price is. */
  readonly notional: number | null;
  /** Coins where it is inverse, else USD. */
  readonly margin: number;
  readonly isInverse: boolean;
  /** Price at which it is liquidated; null where none does. */
  readonly liquidation: number | null;
  readonly settlements: readonly Settlement[];
};

export type Replay = {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly cash: number;
  readonly holdings: readonly ReplayHolding[];
  readonly shorts: readonly ReplayShort[];
};

/** What the desk was worth at the close of a day, USD. */
export type ReplayDay = {
  readonly day: number;
  readonly unhedged: number;
  readonly hedged: number;
  /** Since the start; + is paid. */
  readonly funding: number;
  readonly liquidated: number;
};

type Walker = {
  /** Passes over a day: funding of its settlements, and whether its high liquidates. */
  readonly pass: (day: number) => void;
  readonly pnl: () => number | null;
  readonly funding: () => number;
  readonly isLiquidated: () => boolean;
};

/** A short on its way through the days, one after the other. */
function walk(short: ReplayShort, firstDay: number): Walker {
  const { close, high, settlements, liquidation, isInverse, margin, coins, entry } = short;
  const start = (firstDay + 1) * minutesPerDay;
  let next = settlements.findIndex(({ minute }) => minute > start);
  if (next === -1) next = settlements.length;
  let price = close(firstDay);
  // What funding is counted on, at the last close before the settlement.
  let lastClose = price ?? entry;
  let funding = 0;
  let isLiquidated = false;
  const charge = (until: number, at: number): void => {
    for (let each = settlements[next]; each !== undefined && each.minute <= until; each = settlements[next]) {
      funding -= (short.notional ?? coins * at) * each.rate;
      next += 1;
    }
  };
  return {
    pass: (day) => {
      const end = (day + 1) * minutesPerDay;
      const highest = high(day);
      price = close(day);
      isLiquidated ||= liquidation !== null && highest !== null && highest >= liquidation * tie;
      // Which settlements of its last day a short still saw is not known: none is counted.
      if (!isLiquidated) {
        charge(end - 1, lastClose);
        charge(end, price ?? lastClose);
      }
      lastClose = price ?? lastClose;
    },
    pnl: () => {
      if (isLiquidated && !isInverse) return -margin;
      if (price === null) return null;
      return isLiquidated ? -margin * price : coins * (entry - price);
    },
    funding: () => funding,
    isLiquidated: () => isLiquidated,
  };
}

/** The sum of numbers; null where one is not known. */
function total(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    0,
  );
}

/**
 * The desk day by day: what is held, with shorts that are opened at the close of the first day, liquidated by daily highs,
 * paid or charged by settled rates, and never topped up. A liquidated short loses its margin and no more: coins at
 * the price of the day on inverse contracts. Days on which something has no price are left out.
 */
export function replayPath({ firstDay, lastDay, cash, holdings, shorts }: Replay): readonly ReplayDay[] {
  const walkers = shorts.map((short) => walk(short, firstDay));
  const path: ReplayDay[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (day > firstDay) for (const walker of walkers) walker.pass(day);
    const held = total(
      holdings.map(({ coins, close }) => {
        const price = close(day);
        return price === null ? null : coins * price;
      }),
    );
    const pnl = total(walkers.map((walker) => walker.pnl()));
    if (held === null || pnl === null) continue;
    const funding = walkers.reduce((sum, walker) => sum + walker.funding(), 0);
    const unhedged = held + cash;
    path.push({
      day,
      unhedged,
      hedged: unhedged + pnl - funding,
      funding,
      liquidated: walkers.filter((walker) => walker.isLiquidated()).length,
    });
  }
  return path;
}
