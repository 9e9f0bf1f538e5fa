import { backtestTotals, backtested } from "./backtested.js";
import type { Listing } from "./exchanges.js";
import { left, letters, type Expected, type ExpectedCells } from "./expected.js";
import { total } from "./expectedHedge.js";
import { wholeSteps, type Inputs, type RowFigures } from "./hedgeRow.js";
import {
  pastPrices,
  ratioOf,
  shortedPrices,
  statisticsOf,
  type Closes,
  type Method,
  type Past,
  type Statistics,
} from "./pastPrices.js";

export type MethodsWish = {
  readonly rows: readonly RowFigures[];
  readonly inputs: Inputs;
  readonly method: Method;
  readonly fundingPerDay: number;
  /** Places among the rows of the coins with a past, the most valuable first. */
  readonly basket: readonly number[];
  readonly proxies: readonly [Proxy, Proxy];
  /** Of the coins of the basket. */
  readonly closes: readonly Closes[];
};

type Proxy = { readonly instrument: string; readonly listing: Listing; readonly closes: Closes };

const quantityRow = 42;
const firstDay = quantityRow + 2;

/** A short of so many USD of a proxy: what to type at the exchange, and what its funding costs a day. */
function leg({ listing }: Proxy, usd: number) {
  const { size, lot, rate, hours } = listing;
  const contracts = wholeSteps(usd / size, lot);
  return { contracts, cost: -contracts * size * rate * (24 / hours) };
}

function table({ rows, inputs, proxies }: MethodsWish, found: Statistics): ExpectedCells {
  const value = total(rows, ({ target }) => target);
  const [btc, eth] = proxies;
  const chosen = inputs.proxy === "ETH" ? eth : btc;
  const { correlation, beta, basketMoves, proxyMoves, weights, explained } = found;
  const single = (row: number, usd: number, removed: number): ExpectedCells => {
    const { contracts, cost } = leg(chosen, usd);
    const at = String(row);
    return {
      [`B${at}`]: chosen.instrument,
      [`C${at}`]: usd,
      [`D${at}`]: contracts,
      [`H${at}`]: cost,
      [`I${at}`]: correlation ** 2,
      [`J${at}`]: left(removed, 1),
    };
  };
  // A short of ρ per USD leaves of the variance (1 − 2kρ + k²), with k how far it moves for what the basket does.
  const k = (correlation * proxyMoves) / basketMoves;
  const [first, second] = [leg(btc, value * weights[0]), leg(eth, value * weights[1])];
  return {
    C6: total(rows, ({ size }) => size),
    D6: `${String(rows.filter(({ size }) => Number(size) > 0).length)} positions`,
    H6: left(
      total(rows, ({ costPerDay }) => costPerDay),
      value / 1000,
    ),
    I6: 1,
    J6: 1,
    ...single(7, value * correlation, 2 * k * correlation - k ** 2),
    ...single(8, value * beta, correlation ** 2),
    B9: btc.instrument,
    C9: value * weights[0],
    D9: first.contracts,
    E9: eth.instrument,
    F9: value * weights[1],
    G9: second.contracts,
    H9: left(first.cost + second.cost, value / 1000),
    I9: explained,
    J9: explained,
  };
}

function measured(wish: MethodsWish, found: Statistics): ExpectedCells {
  const { rows, inputs, method, fundingPerDay, basket, proxies } = wish;
  const quote = ({ instrument, listing }: Proxy, row: number): ExpectedCells => ({
    [`E${String(row)}`]: instrument,
    [`F${String(row)}`]: listing.mark,
    [`G${String(row)}`]: listing.size,
    [`H${String(row)}`]: listing.lot,
    [`I${String(row)}`]: listing.rate,
    [`J${String(row)}`]: listing.hours,
  });
  const [btc, eth] = proxies;
  const covered = basket.flatMap((place) => rows[place] ?? []);
  return {
    B12: method,
    B13: fundingPerDay,
    B16: total(rows, ({ target }) => target),
    B17: found.correlation,
    B18: found.beta,
    B19: found.basketMoves,
    B20: found.proxyMoves,
    B21: ratioOf(found, method) * inputs.ratio,
    B22: total(covered, ({ value }) => value) / total(rows, ({ value }) => value),
    ...quote(btc, 17),
    ...quote(eth, 18),
    ...quote(inputs.proxy === "ETH" ? eth : btc, 19),
    D19: inputs.proxy,
    E22: found.weights[0],
    F22: found.weights[1],
    G22: found.explained,
  };
}

function byDay(wish: MethodsWish, past: Past, shorted: readonly number[]): ExpectedCells {
  const columns = [past.days, past.btc, past.eth, shorted, past.basket, ...past.coins];
  const cells: Record<string, Expected> = {};
  for (const [column, values] of columns.entries()) {
    for (const [day, value] of values.entries()) cells[`${letters(column)}${String(firstDay + day)}`] = value;
  }
  const firstSpill = 5 + past.coins.length + 8;
  const told = [...wish.proxies.map(({ closes }) => closes), ...wish.closes];
  for (const [place, closes] of told.entries()) {
    for (const [day, [date, close]] of closes.entries()) {
      cells[`${letters(firstSpill + 2 * place)}${String(firstDay + day)}`] = date;
      cells[`${letters(firstSpill + 2 * place + 1)}${String(firstDay + day)}`] = close;
    }
  }
  return cells;
}

function backtest(
  wish: MethodsWish,
  past: Past,
  found: Statistics,
  shorted: readonly number[],
): ExpectedCells {
  const { inputs, method, fundingPerDay } = wish;
  const ratio = ratioOf(found, method) * inputs.ratio;
  const days = backtested(past.basket, shorted, {
    ratio,
    fundingPerDay,
    fee: inputs.fee,
    band: inputs.band,
  });
  const column = (offset: number): string => letters(5 + past.coins.length + 1 + offset);
  const cells: Record<string, Expected> = { [`${column(0)}${String(firstDay)}`]: "Unhedged", A25: method };
  for (const [index, { unhedged, hedged, won, received, fees, isTraded }] of days.entries()) {
    const figures = [unhedged, hedged, won, received, fees].map((figure) => left(figure, 1));
    for (const [offset, figure] of [...figures, isTraded ? 1 : 0].entries()) {
      cells[`${column(offset)}${String(firstDay + 1 + index)}`] = figure;
    }
  }
  for (const [offset, figure] of backtestTotals(days).entries()) {
    cells[`${column(offset)}${String(firstDay + 1 + days.length)}`] = left(figure, 1);
    cells[`${letters(offset + 1)}25`] = left(figure, 1);
  }
  return cells;
}

/** The sheet of portfolio methods. */
export function expectedMethods(wish: MethodsWish): ExpectedCells {
  const { rows, inputs, method, basket, proxies, closes } = wish;
  const held = basket.map((place) => {
    const { bag = 0, margin = 0 } = rows[place]?.typed ?? {};
    return Number(bag) >= 0 && Number(margin) >= 0 ? Number(bag) + Number(margin) : 0;
  });
  const past = pastPrices([proxies[0].closes, proxies[1].closes], closes, held);
  const found = statisticsOf(past, inputs.proxy);
  const shorted = shortedPrices(past, found, method, inputs.proxy);
  const quantities = held.map(
    (coins, index) => [`${letters(5 + index)}${String(quantityRow)}`, coins] as const,
  );
  return {
    ...table(wish, found),
    ...measured(wish, found),
    ...Object.fromEntries(quantities),
    ...byDay(wish, past, shorted),
    ...backtest(wish, past, found, shorted),
  };
}
