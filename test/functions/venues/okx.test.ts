import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test, vi } from "vitest";
import { okxContracts, okxQuotes } from "../../../functions/venues/okx.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import type { Perpetual, Snapshot } from "../../../shared/contract/perpetuals.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const inverse = "api/v1/perpetuals/okx/inverse";
const linear = "api/v1/perpetuals/okx/linear";

const still = useStillMarket();

type RawRow = Record<string, string>;
async function rawRows(path: string): Promise<Map<string, RawRow>> {
  const response = await fetch(
    still.simulator.url + encodeURIComponent(`https://www.okx.com/api/v5/${path}`),
  );
  const { data } = (await response.json()) as { data: RawRow[] };
  return new Map(data.map((row) => [String(row["instId"]), row]));
}
const find = ({ perpetuals }: Snapshot, symbol: string): Perpetual => {
  const found = perpetuals.find((perpetual) => perpetual.symbol === symbol);
  if (found === undefined) throw new Error(`${symbol} is missing`);
  return found;
};

describe("snapshots", () => {
  test("inverse: exact texts of three lists, faces of 100 and 10 dollars, no dollar-margined rows", async () => {
    const snapshot = await still.app.snapshot(inverse);
    const funding = await rawRows("public/funding-rate?instId=ANY");
    const marks = await rawRows("public/mark-price?instType=SWAP");
    const indices = await rawRows("market/index-tickers?quoteCcy=USD");
    expect(snapshot).toMatchObject({ venue: "okx", kind: "inverse", stale: false, source: "simulated" });
    expect(find(snapshot, "BTC/USD:BTC")).toEqual({
      coin: "BTC",
      symbol: "BTC/USD:BTC",
      quote: "USD",
      settle: "BTC",
      mark: marks.get("BTC-USD-SWAP")?.["markPx"],
      index: indices.get("BTC-USD")?.["idxPx"],
      fundingRate: funding.get("BTC-USD-SWAP")?.["fundingRate"],
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "100",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "BTC-USD-SWAP", maxLeverage: "50", assetClass: "crypto" },
      ...{ fundingCap: "0.00375", fundingFloor: "-0.00375" },
    });
    expect(find(snapshot, "SOL/USD:SOL")).toMatchObject({ contractSize: "10", lotStep: "0.1" });
    expect(funding.has("BTC-USD_UM-SWAP")).toBe(true);
    expect(snapshot.perpetuals.map(({ symbol }) => symbol)).toHaveLength(15);
    expect(snapshot.perpetuals.every(({ coin, settle, quote }) => settle === coin && quote === "USD")).toBe(
      true,
    );
  });

  test("linear: contracts of a part or of millions of a coin, USDC besides USDT, intervals of four hours", async () => {
    const snapshot = await still.app.snapshot(linear);
    const funding = await rawRows("public/funding-rate?instId=ANY");
    const marks = await rawRows("public/mark-price?instType=SWAP");
    const tether = await rawRows("market/index-tickers?quoteCcy=USDT");
    const circle = await rawRows("market/index-tickers?quoteCcy=USDC");
    expect(find(snapshot, "BTC/USDT:USDT")).toMatchObject({
      mark: marks.get("BTC-USDT-SWAP")?.["markPx"],
      index: tether.get("BTC-USDT")?.["idxPx"],
      fundingRate: funding.get("BTC-USDT-SWAP")?.["fundingRate"],
      contractSize: "0.01",
      contractUnit: "coin",
      lotStep: "0.01",
      minContracts: "0.01",
    });
    expect(find(snapshot, "BTC/USDC:USDC")).toMatchObject({
      mark: marks.get("BTC-USDC-SWAP")?.["markPx"],
      index: circle.get("BTC-USDC")?.["idxPx"],
      contractSize: "0.0001",
      lotStep: "1",
    });
    expect(find(snapshot, "PEPE/USDT:USDT")).toMatchObject({ coin: "PEPE", contractSize: "10000000" });
    expect(find(snapshot, "NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    for (const { mark, index, quote, settle } of snapshot.perpetuals) {
      expect([mark, index]).not.toContain(null);
      expect(settle).toBe(quote);
      expect(quote).not.toBe("USD");
    }
    expect(snapshot.perpetuals).toHaveLength(24);
  });

  test("a refresh costs three requests, of linear contracts four; contracts are not asked again", async () => {
    for (const [path, requests] of [
      [inverse, 3],
      [linear, 4],
    ] as const) {
      await still.app.snapshot(path);
      still.simulator.clearRequests();
      vi.setSystemTime(Date.now() + 5000);
      await still.app.snapshot(path);
      expect(still.simulator.count({ venue: "okx" })).toBe(requests);
      expect(still.simulator.count({ path: "/api/v5/public/instruments" })).toBe(0);
    }
    vi.setSystemTime(stillNow);
  });
});

const hours = (count: number): string => String(count * 3_600_000);
const funding = (changes: object = {}) => ({
  data: [
    {
      instId: "BTC-USD-SWAP",
      fundingRate: "-0.0000123400000000",
      nextFundingRate: "0.0001",
      settFundingRate: "0.0002",
      fundingTime: hours(8),
      nextFundingTime: hours(16),
      ...changes,
    },
  ],
});
const market = (info: object = {}, changes: object = {}): Market =>
  ({
    id: "BTC-USD-SWAP",
    symbol: "BTC/USD:BTC",
    base: "BTC",
    baseId: "BTC",
    quote: "USD",
    settle: "BTC",
    swap: true,
    active: true,
    precision: { amount: "1" },
    limits: { amount: { min: "1" } },
    info: {
      ctType: "inverse",
      instFamily: "BTC-USD",
      uly: "BTC-USD",
      ctVal: "100",
      ctMult: "1",
      ctValCcy: "USD",
      ...info,
    },
    ...changes,
  }) as unknown as Market;

describe("contracts", () => {
  test.each([
    ["100 dollars", {}, "100"],
    ["a value in another currency", { ctValCcy: "BTC" }, null],
    ["a multiplier that is not 1", { ctMult: "0.1" }, null],
    ["no multiplier", { ctMult: "" }, null],
    ["no value", { ctVal: "" }, null],
  ])("%s", (_, info, contractSize) => {
    expect(okxContracts("inverse", [market(info)], funding())).toMatchObject([{ contractSize }]);
  });

  test("one that is margined in dollars of several makes is of neither kind", () => {
    const mixed = market(
      { ctType: "linear", instFamily: "BTC-USD_UM", ctValCcy: "BTC" },
      { id: "BTC-USD_UM-SWAP", symbol: "BTC/USD:USD", settle: "USD" },
    );
    expect(okxContracts("inverse", [mixed, undefined], funding())).toEqual([]);
    expect(okxContracts("linear", [mixed], funding())).toEqual([]);
  });

  test.each([
    [{}, 8],
    [{ nextFundingTime: hours(12) }, 4],
    [{ nextFundingTime: hours(8.5) }, null],
    [{ nextFundingTime: hours(8) }, null],
    [{ nextFundingTime: "" }, null],
    [{ instId: "ETH-USD-SWAP" }, null],
  ])("the interval is the time between settlements: %j", (changes, intervalHours) => {
    expect(okxContracts("inverse", [market()], funding(changes))).toMatchObject([{ intervalHours }]);
  });
});

describe("quotes", () => {
  const contracts = okxContracts("inverse", [market()], funding());
  const marks = { data: [{ instId: "BTC-USD-SWAP", markPx: "96000.10" }] };
  const indices = { data: [{ instId: "BTC-USD", idxPx: "96001.0" }] };

  test("report what the next settlement charges, not the one after it nor the one before", () => {
    const quotes = okxQuotes({ fundingRates: funding(), markPrices: marks, indexTickers: [indices] });
    expect(perpetualsOf("OKX", contracts, quotes, 1)).toMatchObject([
      { mark: "96000.10", index: "96001.0", fundingRate: "-0.0000123400000000", nextFunding: 8 * 3_600_000 },
    ]);
  });

  test("an interval that changed since the contracts were read is the new one", () => {
    const changed = funding({ nextFundingTime: hours(12) });
    const quotes = okxQuotes({ fundingRates: changed, markPrices: marks, indexTickers: [indices] });
    expect(contracts).toMatchObject([{ intervalHours: 8 }]);
    expect(perpetualsOf("OKX", contracts, quotes, 1)).toMatchObject([{ intervalHours: 4 }]);
  });

  test("what one list lacks is null and nothing else", () => {
    const quotes = okxQuotes({ fundingRates: { data: [] }, markPrices: marks, indexTickers: [{ data: [] }] });
    expect(perpetualsOf("OKX", contracts, quotes, 1)).toMatchObject([
      { mark: "96000.10", index: null, fundingRate: null, nextFunding: null, intervalHours: null },
    ]);
    expect(() => okxQuotes({ fundingRates: {}, markPrices: marks, indexTickers: [] })).toThrow(
      "OKX returned a response in an unexpected format.",
    );
  });
});
