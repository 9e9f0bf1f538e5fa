import { askExchange, type Listing } from "./exchanges.js";
import { serial, type Expected, type ExpectedCells } from "./expected.js";
import { expectedDetails, expectedHedge } from "./expectedHedge.js";
import { expectedJournal, type ClosedHedge } from "./expectedJournal.js";
import { expectedMethods } from "./expectedMethods.js";
import { expectedScenario } from "./expectedScenario.js";
import { rowFigures, type Inputs, type RowFigures, type Typed } from "./hedgeRow.js";
import type { Closes, Method } from "./pastPrices.js";
import type { SheetCells } from "./sheetCells.js";

/** Everything that stands in yellow cells, by which all the rest is determined. */
export type HedgeState = {
  readonly inputs: Inputs;
  readonly rows: readonly Typed[];
  readonly moves: readonly number[];
  readonly scenarioCoin: string;
  readonly method: Method;
  readonly fundingPerDay: number;
  /** Coins of the basket in the order of the sheet, which is that of their value when it was built. */
  readonly basket: readonly string[];
  readonly journal: readonly ClosedHedge[];
  /** When the workbench was opened, ms since 1970. */
  readonly since: number;
};

const historyDays = 93;
const fundingDays = 30;
const dayMs = 86_400_000;

/**
 * The place of the last that a sheet shows of a history: it was asked once, and what came since is not there. What is
 * older than two days was not the last by any clock.
 */
function lastTaken(moments: readonly (readonly [number, number])[], lastShown: number): number {
  if (serial(Date.now()) - lastShown > 2) return -1;
  return moments.findIndex(([time]) => Math.abs(serial(time) - lastShown) < 1e-6);
}

function basketPlaces({ rows, basket }: HedgeState): readonly number[] {
  return basket.map((coin) => rows.findIndex((row) => row.coin === coin));
}

/** Asks the exchanges again and recomputes every figure of the five sheets. */
export async function expectedSheets(
  exchangesUrl: string,
  state: HedgeState,
  cells: SheetCells,
): Promise<Readonly<Record<keyof SheetCells, ExpectedCells>>> {
  const { inputs } = state;
  const asked = new Map<string, Promise<Listing>>();
  const listingOf = async (instrument: string): Promise<Listing> => {
    const listing = asked.get(instrument) ?? askExchange(exchangesUrl, instrument);
    asked.set(instrument, listing);
    return listing;
  };
  const rows: readonly RowFigures[] = await Promise.all(
    state.rows.map(async (typed) =>
      rowFigures(typed, typed.instrument === "" ? null : await listingOf(typed.instrument), inputs),
    ),
  );
  // When the service asked is its own affair: after the workbench was opened, and each sheet's oldest is the first's.
  const [from, to] = [serial(state.since), serial(Date.now() + 1000)];
  const recent: Expected = { value: (from + to) / 2, within: (to - from) / 2 };
  const times = rows.flatMap(({ listing }, index) => {
    const time = cells["Hedge details"][`O${String(7 + index)}`]?.number;
    return listing === null || typeof time !== "number" ? [] : [time];
  });
  const closesOf = async (instrument: string): Promise<Closes> => {
    const closes = await (await listingOf(instrument)).closes();
    const last = lastTaken(closes, lastClose(cells["Hedge methods"]));
    return closes.slice(last + 1 - historyDays, last + 1).map(([time, close]) => [serial(time), close]);
  };
  const proxies = await Promise.all(
    ["BTC", "ETH"].map(async (coin) => {
      const instrument = `${inputs.venue}:${coin}`;
      return { instrument, listing: await listingOf(instrument), closes: await closesOf(instrument) };
    }),
  );
  const [btc, eth] = proxies;
  if (btc === undefined || eth === undefined) throw new Error("There are two proxies");
  const basket = basketPlaces(state);
  const coinRow = state.rows.findIndex(({ coin }) => coin === state.scenarioCoin);
  const settled = (await rows[coinRow]?.listing?.settled()) ?? [];
  const lastSettled = lastTaken(settled, lastFunding(cells["Hedge scenario"]));
  const since = (settled[lastSettled]?.[0] ?? 0) - fundingDays * dayMs;
  return {
    Hedge: expectedHedge(rows, inputs, times.length === 0 ? "no price yet" : Math.min(...times)),
    "Hedge details": expectedDetails(rows, inputs, () => recent),
    "Hedge scenario": expectedScenario({
      rows,
      inputs,
      moves: state.moves,
      coinRow,
      settled: settled.slice(0, lastSettled + 1).filter(([time]) => time > since),
    }),
    "Hedge methods": expectedMethods({
      rows,
      inputs,
      method: state.method,
      fundingPerDay: state.fundingPerDay,
      basket,
      proxies: [btc, eth],
      closes: await Promise.all(basket.map(async (place) => closesOf(rows[place]?.typed.instrument ?? ""))),
    }),
    "Hedge journal": expectedJournal(state.journal),
  };
}

/** The date of the last day that the methods show. */
function lastClose(cells: SheetCells["Hedge methods"]): number {
  return cells["A133"]?.number ?? 0;
}

/** The last settlement that the scenario shows, in column A from row 41 on. */
function lastFunding(cells: SheetCells["Hedge scenario"]): number {
  const numbers = Object.entries(cells).flatMap(([address, { number }]) => {
    const row = Number(/^A(\d+)$/.exec(address)?.[1] ?? 0);
    return row >= 41 && number !== null ? [number] : [];
  });
  return Math.max(0, ...numbers);
}
