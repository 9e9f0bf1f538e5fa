// However many cells of a desk ask for the past of a contract, and however far each looks back, it is asked for once.
import { expect, it } from "vitest";
import { gatherMarkets, type MarketSources } from "../../../addin/live/gatherMarkets.js";
import { createOnceTopics } from "../../../addin/live/onceTopics.js";
import type { History } from "../../../shared/contract/history.js";
import type { DeskTable } from "../../../shared/desk/deskField.js";
import { methods } from "../../../shared/desk/methods.js";
import type { HistoryRequest } from "../../../shared/desk/deskMarkets.js";
import { openDesk, type Desk } from "../../../shared/desk/openDesk.js";
import { planFields } from "../../../shared/desk/planFields.js";
import { planTable, shortsTable } from "../../../shared/desk/planTable.js";
import { replay } from "../../../shared/desk/replay.js";
import { shortFields } from "../../../shared/desk/shortFields.js";
import { instrumentText } from "../../../shared/listing/instrument.js";
import { defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { createFakeClock } from "../../support/fakeClock.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 30, 12);

/** 800 days at one price, settled once a day. */
const past: History = Array.from({ length: 800 }, (_none, index): History[number] => [
  now - (now % day) - (800 - index) * day,
  ...(["0.0001", "0.0001", "0.0001"] as const),
]);

const opened = now / day + 25_569 - 3;

/** Shows tables of one desk, each as a cell of its own, on topics that they share. @returns what was asked for */
async function asked(tables: readonly ((desk: Desk) => DeskTable)[], settings: object = {}) {
  const clock = createFakeClock(now);
  const world = memoryMarkets(defaultDeskWorld, now);
  const requests: string[] = [];
  const notify = <State>(state: State | null, listener: (state: State) => void) => {
    if (state !== null) listener(state);
    return () => undefined;
  };
  const sources: MarketSources = {
    now: clock.now,
    pace: {
      elapsed: clock.now,
      setTimer: clock.setTimer,
      reportDefect: (error) => {
        throw error;
      },
    },
    subscribeSnapshot: (venue, kind, listener) => notify(world.snapshot(venue, kind), listener),
    subscribeComparison: (coin, kind, listener) => notify(world.comparison(coin, kind), listener),
    lastComparisons: new Map(),
    subscribeTiers: (instrument, listener) => notify(world.tiers(instrument), listener),
    subscribeHistory: createOnceTopics<HistoryRequest, History>({
      ask: ({ what, instrument, days }) => {
        requests.push(`${what} ${instrumentText(instrument)} ${String(days)}`);
        return { answer: Promise.resolve(past.slice(-days)), leave: () => undefined };
      },
      keyOf: ({ what, instrument, days }) => `${what} ${instrumentText(instrument)} ${String(days)}`,
      isOld: () => false,
      setTimer: clock.setTimer,
    }),
  };
  const typed = {
    holdings: [
      ["ETH", 100],
      ["SOL", 10],
      ["BTC", 1],
    ],
    shorts: [["bybit:ETH", 1000, 4000, 50, opened]],
    settings: Object.entries({ ...defaultDeskSettings, ...settings }),
    defaultVenue: "bybit",
  };
  const shown = new Set<unknown>();
  const stops = tables.map((table) =>
    gatherMarkets(
      sources,
      (markets) => ({ value: table(openDesk(typed, markets)), firstVenue: "bybit" }),
      (read) => shown.add(read()[0]),
    ),
  );
  await clock.advance(5000);
  for (const stop of stops) stop();
  expect(shown.size).toBeGreaterThanOrEqual(tables.length);
  return requests.sort();
}

const deskTables = [
  (desk: Desk) => planTable(desk, Object.keys(planFields)),
  (desk: Desk) => planTable(desk, ["apr7", "survival"]),
  (desk: Desk) => shortsTable(desk, Object.keys(shortFields)),
  (desk: Desk) => methods(desk, 365).table,
  (desk: Desk) => replay(desk, 30),
];

const contracts = ["bybit:BTC", "bybit:ETH", "okx:SOL"];
const each = (days: number) =>
  ["closes", "funding"].flatMap((what) => contracts.map((text) => `${what} ${text} ${String(days)}`));

it("asks each history once, over the longest that is answered", async () => {
  expect(await asked(deskTables)).toEqual(each(730));
});

it("asks for the days that are typed", async () => {
  expect(await asked(deskTables, { days: 400 })).toEqual(each(400));
});

it("asks for more where a cell looks further back than the setting", async () => {
  const closes = (days: number) => each(days).filter((request) => request.startsWith("closes"));
  expect(await asked([(desk) => methods(desk, 700).table], { days: 400 })).toEqual(closes(700));
});
