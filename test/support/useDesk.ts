import { afterAll, beforeAll, expect } from "vitest";
import type { CellResult } from "../../addin/runtime/customFunctionsHost.js";
import { openDesk, settingsRange, tableRows, type DeskBench } from "./deskBench.js";
import { typedInstrument, defaultDeskSettings, defaultDeskWorld } from "./deskCases.js";
import type { DeskMarket, DeskWorld } from "./deskCases.js";
import { isNoAnswer, type TableRow } from "./tableRow.js";

/** What a person has typed. */
type Typed = {
  /** Coin, coins, and as many of instead, beta and price as there are columns. */
  readonly holdings: readonly (readonly unknown[])[];
  /** Instrument, contracts, entry, and as many of margin and opened as there are columns. */
  readonly shorts?: readonly (readonly unknown[])[];
  /** What differs from the usual settings of the situations. */
  readonly settings?: Readonly<Record<string, unknown>>;
};

/** What most tests ask of a holding. */
const defaultFields = [
  ...["action", "why", "instrument", "price", "value", "contracts", "trade", "covered", "marginNeeded"],
] as const;
const shortsFields = ["action", "coin", "coins", "sizeUsd"] as const;
const stressFields = [
  "move",
  "unhedged",
  "hedged",
  "changeUnhedged",
  "changeHedged",
  "pnl",
  "liquidated",
] as const;

export type Desk = {
  /** PLAN: a row a holding. */
  readonly plan: (typed: Typed) => Promise<readonly TableRow[]>;
  /** SHORTS: a row a short. */
  readonly shorts: (typed: Typed) => Promise<readonly TableRow[]>;
  /** STRESS, with the advised trades done: a row a move. */
  readonly stress: (typed: Typed, moves: readonly unknown[]) => Promise<readonly TableRow[]>;
  /** The summary of PLAN. */
  readonly summary: (typed: Typed) => Promise<string>;
  /** Whatever a streaming function shows in the end. */
  readonly call: (id: string, given: readonly unknown[]) => Promise<CellResult | undefined>;
};

function settingsOf({ settings }: Typed): readonly (readonly [string, unknown])[] {
  return settingsRange({ ...defaultDeskSettings, ...settings });
}

/**
 * Final are the tables in which no row waits; where one goes on waiting, the last is taken. What has no action may
 * still change.
 */
function nothingWaits(fields: readonly string[]): (result: CellResult) => boolean {
  const waits = ({ action }: TableRow) => typeof action === "string" && action.startsWith("Waiting");
  return (result) =>
    !Array.isArray(result) || (fields.includes("action") && !tableRows(result, fields).some(waits));
}

/** Runs the built functions on a world, for the tests of a file. */
export function useDesk(world: DeskWorld = defaultDeskWorld): Desk {
  let open: DeskBench | undefined;
  beforeAll(async () => {
    open = await openDesk(world);
  });
  afterAll(async () => open?.close());
  const desk = (): DeskBench => {
    if (open === undefined) throw new Error("The desk is open only within a test");
    return open;
  };
  const table = async (id: string, given: readonly unknown[], fields: readonly string[]) => {
    const { result } = await desk().settle(id, given, { isFinal: nothingWaits(fields) });
    return tableRows(result, fields);
  };
  const call = async (id: string, given: readonly unknown[]) => (await desk().settle(id, given)).result;
  return {
    plan: async (typed) =>
      table(
        "PLAN",
        [typed.holdings, typed.shorts ?? null, settingsOf(typed), defaultFields.join(",")],
        defaultFields,
      ),
    shorts: async (typed) =>
      table(
        "SHORTS",
        [typed.shorts, typed.holdings, settingsOf(typed), shortsFields.join(",")],
        shortsFields,
      ),
    stress: async ({ holdings, shorts = null, ...typed }, moves) =>
      table(
        "STRESS",
        [holdings, shorts, settingsOf({ holdings, ...typed }), moves.map((move) => [move]), true],
        stressFields,
      ),
    summary: async (typed) => {
      const result = await call("PLAN", [typed.holdings, typed.shorts ?? null, settingsOf(typed), "summary"]);
      const cells = Array.isArray(result) ? (result as readonly unknown[]).flat() : [result];
      expect(cells).toEqual([expect.any(String)]);
      return String(cells[0]);
    },
    call,
  };
}

/** Asserts that a row orders nothing. */
export function expectNoOrder(row: TableRow | undefined): void {
  expect(row?.["action"]).toEqual(expect.stringMatching(/\S/));
  expect(row?.["action"]).not.toMatch(/^(Sell|Buy back) /);
  const trade = row?.["trade"];
  expect(trade === 0 || isNoAnswer(trade), `trade ${JSON.stringify(trade)}`).toBe(true);
}

/** A market of most situations, by its instrument. */
export function defaultMarket(instrument: string): DeskMarket {
  const market = defaultDeskWorld.markets.find((each) => typedInstrument(each) === instrument);
  if (market === undefined) throw new Error(`No venue lists ${instrument}`);
  return market;
}

/** The usual world with other prices and further markets. */
export function worldWith(
  prices: Readonly<Record<string, number>>,
  more: readonly DeskMarket[] = [],
): DeskWorld {
  const markets = defaultDeskWorld.markets.map((market) => {
    const price = prices[market.coin];
    return price === undefined ? market : { ...market, mark: price, index: price };
  });
  return { ...defaultDeskWorld, markets: [...markets, ...more] };
}
