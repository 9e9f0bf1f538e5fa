import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test } from "vitest";
import { krakenContracts, krakenFundingRates, krakenQuotes } from "../../../functions/venues/kraken.js";
import { krakenListings } from "../../simulator/venues/krakenListings.js";
import { useVenueApp } from "../support/venueApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const nextHour = Date.UTC(2026, 0, 15, 10);
const kraken = useVenueApp("kraken", ["inverse", "linear"], now);
const api = "/derivatives/api/v3";

type RawTicker = { symbol: string; markPrice: number; indexPrice: number };
async function rawTicker(symbol: string): Promise<RawTicker | undefined> {
  const response = await fetch(`${kraken.simulator().url}https://futures.kraken.com${api}/tickers`);
  const { tickers } = (await response.json()) as { tickers: RawTicker[] };
  return tickers.find((ticker) => ticker.symbol === symbol);
}

describe("snapshots", () => {
  // Sizes and steps: support.kraken.com 360022835911 (inverse) and 4844359082772 (linear).
  test("inverse: one-dollar contracts in whole numbers, exact texts, settled at the next full hour", async () => {
    const raw = await rawTicker("PI_XBTUSD");
    expect(kraken.find("inverse", "BTC/USD:BTC")).toEqual({
      coin: "BTC",
      symbol: "BTC/USD:BTC",
      quote: "USD",
      settle: "BTC",
      mark: String(raw?.markPrice),
      index: String(raw?.indexPrice),
      fundingRate: expect.stringMatching(/^0\.00001\d{5,}$/) as string,
      nextFunding: nextHour,
      intervalHours: 1,
      contractSize: "1",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "PI_XBTUSD", assetClass: "crypto" },
    });
    const coins = kraken.snapshot("inverse").perpetuals.map(({ coin }) => coin);
    expect(coins).toEqual(["BTC", "ETH", "LTC", "XRP"]);
  });

  test("linear: contracts of one coin, quoted and settled in US dollars, no dated or closed ones", async () => {
    const raw = await rawTicker("PF_XBTUSD");
    expect(kraken.find("linear", "BTC/USD:USD")).toMatchObject({
      coin: "BTC",
      quote: "USD",
      settle: "USD",
      mark: String(raw?.markPrice),
      index: String(raw?.indexPrice),
      nextFunding: nextHour,
      intervalHours: 1,
      contractSize: "1",
      contractUnit: "coin",
      lotStep: "0.0001",
      minContracts: "0.0001",
    });
    expect(kraken.find("linear", "PEPE/USD:USD")).toMatchObject({ lotStep: "1000", coinMultiplier: 1 });
    expect(kraken.snapshot("linear").perpetuals).toHaveLength(15);
  });

  test.each([
    ["inverse", "futures_inverse", 4],
    ["linear", "flexible_futures", 15],
  ] as const)("%s rates are the market's rates per hour, in size and sign", (kind, type, count) => {
    const listings = krakenListings(now).filter(
      (listing) => listing.type === type && listing.intervalHours !== null && listing.tradeable,
    );
    expect(listings).toHaveLength(count);
    const served = listings.map(({ coin }) =>
      Number(kraken.find(kind, `${coin}/USD:${kind === "inverse" ? coin : "USD"}`).fundingRate),
    );
    const wanted = listings.map((listing) => kraken.simulator().market.quote(listing, now).fundingRate);
    served.forEach((rate, place) => {
      expect(rate / Number(wanted[place])).toBeCloseTo(1, 8);
    });
    expect(new Set(served.map(Math.sign))).toEqual(new Set([1, -1]));
  });

  test.each(["inverse", "linear"] as const)("%s asks once for instruments and once for tickers", (kind) => {
    expect([...kraken.asked(kind)].sort()).toEqual([`GET ${api}/instruments`, `GET ${api}/tickers`]);
  });
});

describe("rates", () => {
  const rate = (ticker: object): unknown =>
    krakenQuotes({ tickers: [{ symbol: "PI_XBTUSD", ...ticker }] }, 0)[0]?.fundingRate;

  test("an inverse rate is the amount in coins times the index", () => {
    // A recorded ticker; by the mark, as ccxt has it, the rate would be -4.4e-14.
    expect(rate({ fundingRate: -3.995839963e-9, indexPrice: 91468 })).toBe("-0.000365491489735684");
  });

  test("Kraken's own history of 2022-06-28 gives amount and rate for the same hour", () => {
    // Amount, rate: their ratio is the index of that hour, here rounded.
    expect(Number(rate({ fundingRate: "-8.15861558e-10", indexPrice: "20713" }))).toBeCloseTo(
      -0.000016898883333333,
      9,
    );
  });

  test("a linear rate is the amount in dollars over the index", () => {
    expect(rate({ symbol: "PF_ENJUSD", fundingRate: "-0.0000005", indexPrice: "0.04" })).toBe("-0.0000125");
    expect(rate({ symbol: "PF_XBTUSD", fundingRate: 1, indexPrice: 96_001 })).toBe("0.000010416558160852");
  });

  test.each([
    ["no rate", { indexPrice: 91468 }],
    ["no index", { fundingRate: 1e-9 }],
    ["an index of nought", { fundingRate: 1e-9, indexPrice: 0 }],
    ["another kind of value", { fundingRate: {}, indexPrice: 91468 }],
  ])("%s is no rate, never nought", (_, ticker) => {
    expect(rate(ticker)).toBeNull();
  });

  test("the next settlement is the full hour after now, also on the hour itself", () => {
    const next = (time: number): unknown =>
      krakenQuotes({ tickers: [{ symbol: "PI_XBTUSD" }] }, time)[0]?.nextFunding;
    expect(next(3_599_999)).toBe(3_600_000);
    expect(next(3_600_000)).toBe(7_200_000);
  });

  // docs.kraken.com, Futures API, "Get tickers": suspended and postOnly.
  test.each([
    [{ suspended: false, postOnly: false }, null],
    [
      { suspended: false, postOnly: true },
      { reason: "post only", at: null },
    ],
    [
      { suspended: true, postOnly: true },
      { reason: "halted", at: null },
    ],
  ])("with %j what stands against opening is %j, and the price stays", (reported, closing) => {
    const row = { symbol: "PI_XBTUSD", markPrice: 96_000, ...reported };
    expect(krakenQuotes({ tickers: [row] }, 0)).toMatchObject([{ mark: 96_000, closing }]);
  });

  test("what is no list of tickers is a bad response", () => {
    expect(() => krakenQuotes({ result: "error" }, 0)).toThrow(
      "Kraken Futures returned a response in an unexpected format",
    );
  });
});

describe("past rates", () => {
  test("are the relative ones, each at the end of the hour it is charged over", () => {
    // Kraken's answer of 2022-06-28, in part; it settled every four hours then.
    const rates = [
      {
        timestamp: "2022-06-28T00:00:00.000Z",
        fundingRate: -8.15861558e-10,
        relativeFundingRate: -0.000016898883333333,
      },
      {
        timestamp: "2022-06-28T04:00:00.000Z",
        fundingRate: -2.6115278e-11,
        relativeFundingRate: -5.40935416667e-7,
      },
    ];
    expect(krakenFundingRates({ result: "success", rates })).toEqual([
      { time: Date.UTC(2022, 5, 28, 1), value: -0.000016898883333333 },
      { time: Date.UTC(2022, 5, 28, 5), value: -5.40935416667e-7 },
    ]);
  });

  test("what is no list of rates is a bad response", () => {
    expect(() => krakenFundingRates({ result: "error" })).toThrow(
      "Kraken Futures returned a response in an unexpected format",
    );
  });
});

const market = (id: string, info: object = {}): Market =>
  ({
    id,
    symbol: "XRP/USD:USD",
    base: "XRP",
    quote: "USD",
    settle: "USD",
    swap: true,
    active: true,
    precision: { amount: "1" },
    limits: { amount: {} },
    info: { contractSize: 1, ...info },
  }) as unknown as Market;

test.each([
  // Kraken Futures API, "Get instruments": tradfi and category.
  ["PF_XRPUSD", { tradfi: false, category: "Layer 1" }, "crypto"],
  ["PF_SPXUSD", { tradfi: true, category: "Indices" }, "index"],
  ["PF_EURUSD", { tradfi: true, category: "Forex" }, "currency"],
  ["PF_GOLDUSD", { tradfi: true, category: "Commodities" }, "commodity"],
  ["PF_NVDAUSD", { tradfi: true, category: "" }, "stock"],
  ["PF_NVDAUSD", { tradfi: true }, "stock"],
  // Tokens of shares carry a small x; rows without the field are older.
  ["PF_AAPLxUSD", {}, "stock"],
  ["PF_AAPLxUSD", { tradfi: false, category: "" }, "stock"],
  ["PF_XRPUSD", {}, null],
])("%s with %j is of class %j", (id, info, assetClass) => {
  expect(krakenContracts("linear", [market(id, info)])).toMatchObject([{ assetClass }]);
});

test("a listing in another currency, which ccxt calls one in US dollars, is left out", () => {
  expect(krakenContracts("linear", [market("PV_XRPXBT"), market("PF_XRPUSD"), undefined])).toMatchObject([
    { id: "PF_XRPUSD", contractSize: "1", lotStep: "1", minContracts: "1" },
  ]);
});
