import { expect, it } from "vitest";
import type { LiveCell, LiveTable } from "../../../addin/cell/tableCells.js";
import { quoteColumns, quoteRows } from "../../../addin/live/quotesRequest.js";
import { startQuoteTable } from "../../../addin/live/quoteTable.js";
import type { Perpetual, PerpetualKind, Snapshot } from "../../../shared/contract/perpetuals.js";
import { HedgeError } from "../../../shared/errors.js";
import { createFakeClock } from "../../support/fakeClock.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const start = Date.UTC(2026, 10, 22, 12);

function perpetualOf(coin: string, mark: string | null): Perpetual {
  return {
    ...{ coin, symbol: `${coin}/USD:${coin}`, quote: "USD", settle: coin, mark, index: "2500" },
    ...{ fundingRate: "0.0001", nextFunding: start + 3_600_000, intervalHours: 8 },
    ...{ contractSize: "10", contractUnit: "USD", lotStep: "1", minContracts: "1", coinMultiplier: 1 },
    ...unreportedFields,
  };
}

function snapshotOf(venue: string, mark: string | null): Snapshot {
  const perpetuals = [perpetualOf("ETH", mark), perpetualOf("BTC", null)];
  return {
    venue,
    kind: "inverse",
    asOf: start,
    expires: start,
    stale: false,
    source: "exchange",
    hasTiers: false,
    perpetuals,
  };
}

type Listener = (state: Snapshot | HedgeError) => void;

function setUp(instruments: readonly unknown[], fields: unknown = "mark") {
  const clock = createFakeClock(start);
  const listeners = new Map<string, Set<Listener>>();
  const shown: { readonly at: number; readonly table: LiveTable }[] = [];
  let subscriptions = 0;
  const subscribe = (venue: string, kind: PerpetualKind, listener: Listener) => {
    subscriptions += 1;
    const key = `${venue} ${kind}`;
    listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
    return () => listeners.get(key)?.delete(listener);
  };
  const stop = startQuoteTable(
    {
      rows: quoteRows(
        instruments.map((each) => [each]),
        "binance",
      ),
      columns: quoteColumns(fields),
      subscribe,
      pace: {
        elapsed: clock.now,
        setTimer: clock.setTimer,
        reportDefect: (error) => {
          throw error;
        },
      },
    },
    (read) => shown.push({ at: clock.now() - start, table: read() }),
  );
  return {
    ...{ clock, shown, stop },
    subscriptions: () => subscriptions,
    listening: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
    notify: (key: string, state: Snapshot | HedgeError) => {
      for (const listener of listeners.get(key) ?? []) listener(state);
    },
    last: () => shown.at(-1)?.table.map((row) => row.map(plain)),
  };
}

function plain(cell: LiveCell): unknown {
  if (cell instanceof HedgeError) return `${cell.code}: ${cell.message}`;
  return typeof cell === "string" ? cell : cell.value;
}

it("subscribes once per venue and kind, however many rows there are", () => {
  const coins = Array.from({ length: 200 }, (_, index) => `C${String(index)}`);
  const { subscriptions } = setUp(coins.flatMap((coin) => [coin, `bybit:${coin}`, `bybit:${coin}-USDT`]));
  expect(subscriptions()).toBe(3);
});

it("gives each row its own error, and blank rows nothing", () => {
  const { notify, last } = setUp(["eth", null, "", 0, "ETH/USD", true, "ETX", "btc"], "MARK, contractsize");
  notify("binance inverse", snapshotOf("binance", "2000.5"));
  const form = 'invalid_input: instrument must look like "bybit:ETH" or "bybit:ETH-USDT", was "ETH/USD"';
  const notText = "invalid_input: instrument must be text, was TRUE";
  const unknown =
    "unknown_coin: ETX: no inverse perpetual on binance. Closest: ETH. For a linear one, use binance:ETX-USDT";
  expect(last()).toEqual([
    [2000.5, 10],
    ...[0, 1, 2].map(() => ["", ""]),
    [form, form],
    [notText, notText],
    [unknown, unknown],
    ["not_published: binance does not publish the mark price of binance:BTC now", 10],
  ]);
});

it("does not wait for a venue that hangs, and loses no other rows to one that fails", async () => {
  const { clock, notify, shown, last } = setUp(["eth", "bybit:eth"]);
  notify("binance inverse", snapshotOf("binance", "2000"));
  await clock.advance(1_900);
  expect(shown).toEqual([]);
  await clock.advance(200);
  expect(last()).toEqual([[2000], ["no_answer: loading bybit inverse"]]);
  notify("bybit inverse", new HedgeError({ code: "venue_timeout", message: "Bybit is too slow" }));
  await clock.advance(1_000);
  expect(last()).toEqual([[2000], ["venue_timeout: Bybit is too slow"]]);
  notify("bybit inverse", snapshotOf("bybit", "2001"));
  await clock.advance(1_000);
  expect(last()).toEqual([[2000], [2001]]);
});

it("gives the first table as soon as every venue has answered, and one where no venue is needed", async () => {
  const two = setUp(["eth", "bybit:eth"]);
  two.notify("bybit inverse", snapshotOf("bybit", "1"));
  two.notify("binance inverse", snapshotOf("binance", "2"));
  expect(two.last()).toEqual([[2], [1]]);
  const none = setUp(["", "?"]);
  await none.clock.advance(1);
  expect(none.shown.length).toBe(1);
});

it("is set at most once a second, and the last state always gets through", async () => {
  const { clock, notify, shown, last } = setUp(["eth", "bybit:eth", "okx:eth"]);
  let mark = 0;
  for (let tick = 0; tick < 100; tick += 1) {
    for (const venue of ["binance", "bybit", "okx"]) {
      mark += 1;
      notify(`${venue} inverse`, snapshotOf(venue, String(mark)));
      await clock.advance(70);
    }
  }
  await clock.advance(1_000);
  const gaps = shown.slice(1).map(({ at }, index) => at - (shown[index]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  expect(shown.length).toBeGreaterThan(15);
  expect(last()).toEqual([[298], [299], [300]]);
});

it("leaves no subscription and no timer behind", async () => {
  const early = setUp(["eth", "bybit:eth"]);
  early.stop();
  const late = setUp(["eth", "bybit:eth"]);
  late.notify("binance inverse", snapshotOf("binance", "1"));
  await late.clock.advance(2_100);
  late.notify("binance inverse", snapshotOf("binance", "2"));
  late.stop();
  for (const { clock, listening } of [early, late]) {
    expect(listening()).toBe(0);
    expect(clock.waiting()).toBe(0);
  }
});

it.each([
  ["one text", "mark, APR,,", 2],
  [
    "a range",
    [
      ["mark", "apr"],
      ["basis", null],
    ],
    3,
  ],
  ["a range of one", [["Mark"]], 1],
  ["nothing", null, 4],
  ["a blank cell", [[""]], 4],
  ["a blank cell that arrives as 0", [[0]], 4],
])("fields may be %s", (_, fields, count) => {
  expect(quoteColumns(fields).length).toBe(count);
});

it("refuses a block of instruments", () => {
  expect(() =>
    quoteRows(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      "binance",
    ),
  ).toThrow("instruments must be one column or one row");
});
