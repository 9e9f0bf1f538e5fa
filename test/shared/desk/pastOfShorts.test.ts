// Funding since a short was opened, and what a closed one won.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import { Decimal } from "../../../shared/decimal.js";
import type { DeskMarkets, HistoryRequest } from "../../../shared/desk/deskMarkets.js";
import { fundingSince } from "../../../shared/desk/fundingSince.js";
import { shortPnl, type ClosedShort } from "../../../shared/desk/shortPnl.js";
import { HedgeError } from "../../../shared/errors.js";
import { parseInstrument } from "../../../shared/listing/instrument.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const hour = 3_600_000;
const day = 24 * hour;
/** 1 January 2026, noon UTC; its serial is 46,023.5. */
const now = Date.UTC(2026, 0, 1, 12);
const instrument = parseInstrument("bybit:ETH", "");

type Asked = { readonly markets: DeskMarkets; readonly requests: HistoryRequest[] };

function withHistory(history: History | HedgeError | null): Asked {
  const requests: HistoryRequest[] = [];
  const markets: DeskMarkets = {
    ...memoryMarkets(defaultDeskWorld, now),
    history: (request) => {
      requests.push(request);
      return history;
    },
  };
  return { markets, requests };
}

function since({ markets }: Asked, opened: number, side: "short" | "long" = "short"): number | string {
  const paid = fundingSince(markets, {
    instrument,
    notional: new Decimal(10_000),
    opened: new Decimal(opened),
    side,
  });
  return paid instanceof HedgeError ? `${paid.code}: ${paid.message}` : paid.toNumber();
}

describe("funding since a moment", () => {
  const settled: History = [
    [now - 20 * hour, "0.001"],
    [now - 12 * hour, "0.0001"],
    [now - 4 * hour, "-0.0003"],
  ];
  it("is what was settled after it: a short receives the positive rates", () => {
    // 13 hours ago is the serial 46,022.9583…: 10,000 × (−0.0001 + 0.0003).
    expect(since(withHistory(settled), 46_023.5 - 13 / 24)).toBe(2);
    expect(since(withHistory(settled), 46_023.5 - 13 / 24, "long")).toBe(-2);
    expect(since(withHistory(settled), 46_023.5 - 21 / 24)).toBe(-8);
    expect(since(withHistory(settled), 46_023.5 - 1 / 24)).toBe(0);
  });
  it("leaves out what was settled in the same second", () => {
    expect(since(withHistory(settled), 46_023.5 - 12 / 24)).toBe(3);
    // Half a second later and earlier are the same second, as Excel shows it.
    expect(since(withHistory(settled), 46_023.5 - 12 / 24 - 0.4 / 86_400)).toBe(3);
    expect(since(withHistory(settled), 46_023.5 - 12 / 24 - 0.6 / 86_400)).toBe(2);
  });
  it.each([
    [0, 1],
    [0.5, 1],
    [1, 1],
    [1.01, 2],
    [730, 730],
  ])("%d days ago asks for %d days", (ago, days) => {
    const asked = withHistory([[now - ago * day, "0.0001"]]);
    expect(since(asked, 46_023.5 - ago)).toBe(0);
    expect(asked.requests).toEqual([{ what: "funding", instrument, days }]);
  });
  it("is no answer for the future, the far past, and while it loads", () => {
    expect(since(withHistory([]), 46_023.6)).toBe(
      "invalid_input: opened is in the future: enter the time in UTC",
    );
    expect(since(withHistory([]), 46_023.5 - 730.1)).toBe(
      "no_answer: opened is more than 730 days ago: venues publish no funding rates that old",
    );
    expect(since(withHistory(null), 46_023)).toBe("no_answer: settled funding rates still loading");
    const failed = new HedgeError({ code: "venue_unavailable", message: "bybit cannot be reached." });
    expect(since(withHistory(failed), 46_023)).toBe("venue_unavailable: bybit cannot be reached.");
  });
  it("is not known where the rates begin more than a day and an hour after it", () => {
    // Opened 100 hours ago; its first rate 75 and 74.99 hours ago.
    const from = (hours: number) => since(withHistory([[now - hours * hour, "0.0001"]]), 46_023.5 - 100 / 24);
    expect(from(75)).toBe(-1);
    expect(from(74.99)).toBe("no_answer: bybit publishes funding rates since 2025-12-29 only");
    // Without any rate the same counts to now.
    expect(since(withHistory([]), 46_023.5 - 25 / 24)).toBe(0);
    expect(since(withHistory([]), 46_023.5 - 25.01 / 24)).toBe(
      "no_answer: bybit publishes funding rates since 2026-01-01 only",
    );
  });
  it("is a day at least, and 1970 began with the serial 25,569", () => {
    expect(day).toBe(86_400_000);
    const early = { ...withHistory([]).markets, now: 2 * day };
    const asked: HistoryRequest[] = [];
    const markets: DeskMarkets = { ...early, history: (request) => (asked.push(request), []) };
    fundingSince(markets, {
      instrument,
      notional: new Decimal(1),
      opened: new Decimal(25_569),
      side: "short",
    });
    expect(asked[0]?.days).toBe(2);
  });
});

describe("a closed short", () => {
  const markets = memoryMarkets(defaultDeskWorld, now);
  const pnl = (text: string, rest: Partial<ClosedShort> = {}, where = markets) =>
    shortPnl(
      {
        instrument: parseInstrument(text, ""),
        contracts: new Decimal(100),
        entryPrice: new Decimal(5000),
        exitPrice: new Decimal(4000),
        unit: "usd",
        contractSize: null,
        ...rest,
      },
      where,
    )?.toNumber();

  it("won coins × (entry − exit)", () => {
    // 100 USD are 0.02 coins; 100 × 0.1 coins; 100 XRP; 100 thousands of PEPE.
    expect(pnl("bybit:ETH")).toBe(20);
    expect(pnl("bybit:ETH", { unit: "coin" })).toBe(0.005);
    expect(pnl("bybit:ETH-USDT")).toBe(10_000);
    expect(pnl("bybit:ETH-USDT", { unit: "coin" })).toBe(2.5);
    const xrp = { entryPrice: new Decimal("0.6"), exitPrice: new Decimal("0.5") };
    expect(pnl("bitget:XRP", xrp)).toBe(10);
    const pepe = { entryPrice: new Decimal("0.012"), exitPrice: new Decimal("0.01") };
    expect(pnl("bybit:PEPE-USDT", pepe)).toBe(0.2);
    // 0.2 USD at a price of 0.00001 each.
    expect(pnl("bybit:PEPE-USDT", { ...pepe, unit: "coin" })).toBe(20_000);
  });
  it("takes a typed size for what is listed no more", () => {
    const size = { contractSize: new Decimal(10) };
    // 1,000 USD/5,000 = 0.2 coins; 1,000 coins.
    expect(pnl("bybit:DOT", size)).toBe(200);
    expect(pnl("bybit:DOT-USDT", size)).toBe(1_000_000);
    expect(() => pnl("bybit:DOT")).toThrow(
      "bybit does not list bybit:DOT: check the instrument, or enter the contract size if it was delisted",
    );
    expect(() => pnl("bybit:DOT")).toThrow(expect.objectContaining({ code: "unknown_coin" }) as Error);
  });
  it("refuses a size that is not the listed one", () => {
    expect(pnl("bybit:ETH-USDT", { contractSize: new Decimal("0.1") })).toBe(10_000);
    expect(pnl("bybit:ETH-USDT", { contractSize: new Decimal("0.10000000001") })).toBe(10_000);
    expect(() => pnl("bybit:ETH-USDT", { contractSize: new Decimal(1) })).toThrow(
      "contractSize must be left out: bybit lists bybit:ETH-USDT with a size of 0.1, was 1",
    );
    expect(() => pnl("bybit:ETH-USDT", { contractSize: new Decimal("0.09") })).toThrow(
      expect.objectContaining({ code: "invalid_input" }) as Error,
    );
  });
  it("of a size that is not published takes the typed one, or says so", () => {
    const silent = memoryMarkets(worldOf([marketLike("bybit:ETH", { contractSize: null })]), now);
    expect(pnl("bybit:ETH", { contractSize: new Decimal(1) }, silent)).toBe(20);
    expect(() => pnl("bybit:ETH", {}, silent)).toThrow(
      "bybit does not publish the contract size of bybit:ETH now",
    );
    expect(() => pnl("bybit:ETH", {}, silent)).toThrow(
      expect.objectContaining({ code: "not_published" }) as Error,
    );
  });
  it("names the contract that is listed under another name", () => {
    const thousand = { contractSize: new Decimal(1) };
    for (const rest of [{}, thousand]) {
      expect(() => pnl("bybit:1000PEPE-USDT", rest)).toThrow(
        "bybit does not list bybit:1000PEPE-USDT. Use bybit:PEPE-USDT",
      );
      expect(() => pnl("bybit:1000PEPE-USDT", rest)).toThrow(
        expect.objectContaining({ code: "unknown_coin" }) as Error,
      );
    }
  });
  it("waits for a new list where an old one lacks it", () => {
    const old: DeskMarkets = {
      ...markets,
      snapshot: (venue, kind) => {
        const state = markets.snapshot(venue, kind);
        return state === null || state instanceof Error ? state : { ...state, stale: true };
      },
    };
    expect(pnl("bybit:DOT", { contractSize: new Decimal(10) }, old)).toBeUndefined();
    expect(pnl("bybit:1000PEPE-USDT", {}, old)).toBeUndefined();
    expect(pnl("bybit:ETH", {}, old)).toBe(20);
  });
  it("waits for the list, and reports where it cannot be had", () => {
    const waiting = memoryMarkets(worldOf([], { venueStates: { "bybit/inverse": "waiting" } }), now);
    expect(pnl("bybit:ETH", {}, waiting)).toBeUndefined();
    expect(() => pnl("away:ETH")).toThrow("There is no venue away.");
  });
});
