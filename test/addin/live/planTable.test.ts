import { expect, it } from "vitest";
import type { LiveCell, LiveTable } from "../../../addin/cell/tableCells.js";
import { startPlanTable, type PlanTableOptions } from "../../../addin/live/planTable.js";
import { Decimal } from "../../../shared/decimal.js";
import { HedgeError } from "../../../shared/errors.js";
import { comparisonKey } from "../../../shared/sheet/hedgeMarkets.js";
import { comparison, perpetual, snapshot } from "../../shared/sheet/markets.js";

const unlisted = new HedgeError({ code: "unknown_coin", message: "no venue lists it" });

type Listen = Parameters<PlanTableOptions["subscribeComparison"]>[1];

/** A plan on a venue whose answers the test gives. */
function openPlan(holdings: readonly (readonly [coin: string, quantity: string])[], answersAtOnce = false) {
  const tables: LiveTable[] = [];
  const left: string[] = [];
  const snapshots = new Map<string, Parameters<PlanTableOptions["subscribe"]>[2]>();
  const comparisons = new Map<string, Listen>();
  const timers: (() => void)[] = [];
  const stop = startPlanTable(
    {
      holdings: holdings.map(([coin, quantity]) => ({ coin, quantity: () => new Decimal(quantity) })),
      venue: "home",
      hedgeRatio: new Decimal("0.5"),
      proxy: "BTC",
      subscribe: (_venue, kind, listener) => {
        snapshots.set(kind, listener);
        return () => left.push(kind);
      },
      subscribeComparison: (wanted, listener) => {
        comparisons.set(comparisonKey(wanted), listener);
        if (answersAtOnce) listener(unlisted);
        return () => left.push(comparisonKey(wanted));
      },
      pace: {
        elapsed: () => 0,
        setTimer: (callback) => {
          timers.push(callback);
          return () => timers.splice(timers.indexOf(callback), 1);
        },
        reportDefect: (error) => {
          throw error;
        },
      },
    },
    (read) => tables.push(read()),
  );
  return { tables, left, snapshots, comparisons, timers, stop };
}

function shown(cell: LiveCell): string | number {
  if (typeof cell === "string") return cell;
  return cell instanceof HedgeError ? `error: ${cell.message}` : cell.value;
}

const inverse = snapshot("inverse", [
  perpetual("BTC", "USD", { contractSize: "100" }),
  // 25.5 coins × 100 USD × 0.5 are 1,275 USD: 127 contracts of 10 USD, of which 120 are whole lots of 20.
  perpetual("ETH", "USD", { lotStep: "20" }),
]);

it("sizes each holding at its own contract and charges a day's funding", () => {
  const plan = openPlan([
    ["eth", "25.5"],
    ["", "1"],
    ["XRP", "10"],
  ]);
  plan.snapshots.get("inverse")?.(inverse);
  // One linear contract is a coin of 100 USD.
  plan.snapshots.get("linear")?.(snapshot("linear", [perpetual("XRP", "USDT")]));
  expect(plan.tables).toHaveLength(0);
  expect([...plan.comparisons.keys()]).toEqual(["XRP inverse"]);
  plan.comparisons.get("XRP inverse")?.(unlisted);
  const [header, eth, blank, xrp] = plan.tables[0]?.map((row) => row.map(shown)) ?? [];
  expect(header).toHaveLength(9);
  // 0.01 % every 8 hours: a short of 1,200 USD receives 0.36 USD a day, 10.95 % a year.
  expect(eth).toEqual(["ETH", "home:ETH", "inverse", 2550, 120, 1200, 1350, 0.1095, -0.36]);
  expect(blank).toEqual(Array.from({ length: 9 }, () => ""));
  expect(xrp).toEqual(["XRP", "home:XRP-USDT", "linear", 1000, 5, 500, 500, 0.1095, -0.15]);
});

it("takes the best of the other venues for what the venue lacks", () => {
  const plan = openPlan([["SOL", "2"]]);
  plan.snapshots.get("inverse")?.(inverse);
  plan.snapshots.get("linear")?.(snapshot("linear", []));
  plan.comparisons.get("SOL inverse")?.(comparison("SOL", "inverse", ["best", "worse"]));
  expect(plan.tables[0]?.[1]?.slice(0, 3)).toEqual(["SOL", "best:SOL", "inverse"]);
});

it("names the proxy of a coin known nowhere and does not invent its value, also when answers come at once", () => {
  const plan = openPlan(
    [
      ["FOO", "2"],
      ["=cmd", "1"],
      ["BTC", "1"],
    ],
    true,
  );
  plan.snapshots.get("linear")?.(snapshot("linear", []));
  plan.snapshots.get("inverse")?.(inverse);
  const [, foo, command, btc] = plan.tables[0]?.map((row) => row.map(shown)) ?? [];
  expect(foo?.slice(0, 3)).toEqual(["FOO", "home:BTC", "proxy"]);
  expect(foo?.[3]).toContain("the price of FOO is not known here");
  expect(command?.[0]).toBe("=cmd");
  expect(command?.[4]).toContain("is no coin");
  // Half of 100 USD is less than a contract of 100 USD, and no size is forced up to one.
  expect(btc?.slice(3, 7)).toEqual([100, 0, 0, 100]);
});

it("says after a while that it waits, and leaves nothing running", () => {
  const plan = openPlan([["SOL", "2"]]);
  plan.snapshots.get("inverse")?.(inverse);
  expect(plan.timers).toHaveLength(1);
  plan.timers[0]?.();
  expect(shown(plan.tables[0]?.[1]?.[3] ?? "")).toContain("no answer yet from home");
  plan.snapshots.get("linear")?.(snapshot("linear", []));
  expect([...plan.comparisons.keys()]).toEqual(["SOL inverse"]);
  plan.stop();
  expect(plan.left.sort()).toEqual(["SOL inverse", "inverse", "linear"]);
  expect(plan.timers).toEqual([]);
  plan.comparisons.get("SOL inverse")?.(comparison("SOL", "inverse", ["best"]));
  expect(plan.tables).toHaveLength(1);
});
