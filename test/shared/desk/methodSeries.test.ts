// The past that METHODS judges by, and pasts of which a proxy explains only a part.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { methodSeries } from "../../../shared/desk/methodSeries.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { HedgeError } from "../../../shared/errors.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";
import { methodTable, pastOf } from "../../support/methodTable.js";

const bitcoin = pastOf([0.1, -0.1], 361);
const ether = pastOf([0.05, 0.05, -0.05, -0.05], 361);

describe("a hedge by a proxy that explains only a part", () => {
  it("by correlation is that share of what is held", () => {
    const past = (moves: readonly number[]) => pastOf(moves, 361);
    const both = past([0.15, -0.05, 0.05, -0.15]);
    const { rows } = methodTable({
      ...{ SOL: both, BTC: past([0.1, -0.1]), ETH: past([0.05, 0.05, -0.05, -0.05]) },
    });
    // Whole rounds of four days: 0.1/√(0.1² + 0.05²) of 15,000 USD by correlation, all of it by beta.
    expect(rows).toHaveLength(4);
    expect(rows[1]?.["size"]).toBeCloseTo(13_416.4079, 3);
    expect(rows[1]?.["rSquared"]).toBeCloseTo(0.8, 10);
    expect(rows[2]?.["size"]).toBeCloseTo(15_000, 6);
    expect(rows[2]?.["removed"]).toBeCloseTo(0.8, 10);
  });
  it("has no loss to pay back where every week ends as it began", () => {
    const weekly = bitcoin.map(([day], index): History[number] => [
      day,
      ["100", "110", "121", "110", "120", "100", "90"][index % 7] ?? "",
    ]);
    const { rows } = methodTable({ SOL: weekly, BTC: bitcoin, ETH: ether });
    expect(rows[2]?.["paidBack"]).toMatchObject({
      code: "#N/A",
      message: "no tested week had a loss",
    });
  });
});

describe("the series behind the methods", () => {
  const closes = (first: number, step: number, without: readonly number[] = []): History =>
    Array.from({ length: 6 }, (_none, day): History[number] => [
      day * 86_400_000,
      String(first + step * day),
    ]).filter((_close, day) => !without.includes(day));
  it("are worth what is held, on the days that all of them have", () => {
    const pasts: Readonly<Record<string, History>> = {
      SOL: closes(100, 1),
      XRP: closes(1, 1, [1]),
      BTC: closes(60_000, 100, [2]),
    };
    const asked: string[] = [];
    const markets: DeskMarkets = {
      ...memoryMarkets(defaultDeskWorld, 0),
      history: ({ what, days, instrument: { coin } }) => {
        asked.push(`${what} ${coin} ${String(days)}`);
        return pasts[coin] ?? new HedgeError({ code: "unknown_coin", message: "it is not listed" });
      },
    };
    const holdings = [
      ["SOL", 10],
      ["USDC", 500],
      [null, null],
      ["XRP", 1000],
    ];
    const desk = openDesk(
      { holdings, shorts: [], settings: [["venue", "bybit"]], defaultVenue: "bybit" },
      markets,
    );
    const series = methodSeries(desk, ["BTC", "ETH"], { days: 30, enough: 20 });
    // Days 0 to 5 but for XRP's day 1: 10 × 100 + 1,000 × 1, 10 × 102 + 1,000 × 3 …
    expect(series).toMatchObject({ basket: [2000, null, 4020, 5030, 6040, 7050], leftOut: [] });
    if (series instanceof Error) throw series;
    expect(series.proxies.get("ETH")).toMatchObject({ message: "there is no price history for ETH" });
    expect(series.proxies.get("BTC")).toMatchObject({
      contract: { text: "bybit:BTC" },
      prices: [60_000, 60_100, null, 60_300, 60_400, 60_500],
    });
    expect(asked).toEqual(["closes SOL 730", "closes XRP 730", "closes BTC 730", "closes ETH 730"]);
  });
});
