import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test } from "vitest";
import { deribitContracts, deribitFundingRates, deribitQuotes } from "../../../functions/venues/deribit.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { deribitListings } from "../../simulator/venues/deribitListings.js";
import { useVenueApp } from "../support/venueApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const deribit = useVenueApp("deribit", ["inverse", "linear"], now);
const api = "/api/v2/public";

type RawSummary = { instrument_name: string } & Record<string, number>;
async function rawSummary(currency: string, instrument: string): Promise<RawSummary | undefined> {
  const address = `https://www.deribit.com${api}/get_book_summary_by_currency?currency=${currency}&kind=future`;
  const response = await fetch(deribit.simulator().url + encodeURIComponent(address));
  const { result } = (await response.json()) as { result: RawSummary[] };
  return result.find(({ instrument_name }) => instrument_name === instrument);
}

async function rawTicker(instrument: string): Promise<Record<string, number>> {
  const address = `https://www.deribit.com${api}/ticker?instrument_name=${instrument}`;
  const response = await fetch(deribit.simulator().url + encodeURIComponent(address));
  return ((await response.json()) as { result: Record<string, number> }).result;
}

describe("snapshots", () => {
  // Sizes: deribit.com/pages/docs/perpetual.
  test("inverse: bitcoin in contracts of ten dollars, ether in contracts of one, no settlement to wait for", async () => {
    const raw = await rawTicker("BTC-PERPETUAL");
    expect(deribit.snapshot("inverse").perpetuals).toHaveLength(2);
    expect(deribit.find("inverse", "BTC/USD:BTC")).toEqual({
      coin: "BTC",
      symbol: "BTC/USD:BTC",
      quote: "USD",
      settle: "BTC",
      mark: String(raw["mark_price"]),
      index: String(raw["index_price"]),
      fundingRate: String(raw["current_funding"]),
      nextFunding: null,
      intervalHours: 8,
      contractSize: "10",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "BTC-PERPETUAL", assetClass: "crypto", maxLeverage: "50" },
    });
    expect(deribit.find("inverse", "ETH/USD:ETH")).toMatchObject({
      contractSize: "1",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1",
    });
  });

  test("linear: contracts of parts of a coin in USDC, also where the least order is several", async () => {
    const raw = await rawSummary("USDC", "BTC_USDC-PERPETUAL");
    expect(deribit.find("linear", "BTC/USDC:USDC")).toMatchObject({
      mark: String(raw?.["mark_price"]),
      index: String(raw?.["estimated_delivery_price"]),
      nextFunding: null,
      intervalHours: 8,
      contractSize: "0.001",
      contractUnit: "coin",
      lotStep: "1",
      minContracts: "1",
    });
    expect(deribit.find("linear", "XRP/USDC:USDC")).toMatchObject({
      contractSize: "1",
      lotStep: "1",
      minContracts: "10",
    });
    expect(deribit.snapshot("linear").perpetuals).toHaveLength(16);
  });

  test.each([
    ["inverse", "USD"],
    ["linear", "USDC"],
  ] as const)("%s rates are the market's rates for eight hours, in size and sign", (kind, quote) => {
    const listings = deribitListings(now).filter(
      (listing) => listing.quote === quote && listing.intervalHours !== null && listing.active,
    );
    for (const listing of listings) {
      const served = deribit.find(kind, `${listing.coin}/${quote}:${listing.settle}`).fundingRate;
      expect(Number(served)).toBeCloseTo(
        Number(deribit.simulator().market.quote(listing, now).fundingRate),
        8,
      );
    }
    expect(listings).toHaveLength(deribit.snapshot(kind).perpetuals.length);
  });

  test("both signs occur", () => {
    const signs = deribit
      .snapshot("linear")
      .perpetuals.map(({ fundingRate }) => Math.sign(Number(fundingRate)));
    expect(new Set(signs)).toEqual(new Set([1, -1]));
  });

  test.each([
    ["inverse", ["ticker?instrument_name=BTC-PERPETUAL", "ticker?instrument_name=ETH-PERPETUAL"]],
    ["linear", ["get_book_summary_by_currency?currency=USDC&kind=future"]],
  ] as const)(
    "%s asks for futures only: once for all contracts, and for quotes the tickers of two perpetuals, of more a summary",
    (kind, asked) => {
      const contracts = "get_instruments?currency=any&kind=future";
      expect([...deribit.asked(kind)].sort()).toEqual(
        [contracts, ...asked].map((question) => `GET ${api}/${question}`).sort(),
      );
    },
  );
});

type RawRate = { timestamp: number; interest_1h: number; interest_8h: number };

describe("past rates", () => {
  test("of eight hours follow each other: together they are what all the hours paid", async () => {
    const end = Date.UTC(2026, 0, 15);
    const span = `start_timestamp=${String(end - 10 * 86_400_000 + 1)}&end_timestamp=${String(end)}`;
    const address = `https://www.deribit.com${api}/get_funding_rate_history?instrument_name=BTC-PERPETUAL&${span}`;
    const response = await fetch(deribit.simulator().url + encodeURIComponent(address));
    const history = (await response.json()) as { result: RawRate[] };
    expect(history.result).toHaveLength(240);
    const rates = deribitFundingRates(history);
    expect(rates).toHaveLength(30);
    const paid = history.result.reduce((sum, { interest_1h }) => sum + interest_1h, 0);
    expect(rates.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(paid, 12);
  });

  test("of hours in between are left out", () => {
    // A row of the exchange's documentation, of 01:00 UTC.
    const row = { timestamp: 1_569_891_600_000, interest_8h: -0.00009234260068476106 };
    const atEight = Date.UTC(2019, 9, 1, 8);
    expect(deribitFundingRates({ result: [row, { ...row, timestamp: atEight }] })).toEqual([
      { time: atEight, value: row.interest_8h },
    ]);
    expect(() => deribitFundingRates({ error: { code: 11094 } })).toThrow(
      "Deribit returned a response in an unexpected format",
    );
  });
});

describe("parsing", () => {
  const market = (info: object): Market =>
    ({
      id: "BTC-PERPETUAL",
      symbol: "BTC/USD:BTC",
      base: "BTC",
      quote: "USD",
      settle: "BTC",
      swap: true,
      active: true,
      precision: { amount: "10" },
      limits: { amount: { min: "10" } },
      info,
    }) as unknown as Market;
  const contracts = (info: object) => deribitContracts("inverse", [market(info), undefined]);

  test("amounts in dollars become contracts", () => {
    expect(contracts({ contract_size: 10, min_trade_amount: 10 })).toMatchObject([
      { contractSize: "10", lotStep: "1", minContracts: "1" },
    ]);
  });

  test("without a contract size nothing is said in contracts", () => {
    expect(contracts({ min_trade_amount: 10 })).toMatchObject([
      { contractSize: null, lotStep: null, minContracts: null },
    ]);
  });

  test("of a recorded row, index and rate agree: the rate is the premium over the index less a damper", () => {
    // The exchange's testnet in November 2025; its damper was 0.05 %.
    const row = {
      instrument_name: "BTC-PERPETUAL",
      mark_price: 87102.01,
      estimated_delivery_price: 87047.2,
      current_funding: 1.2966e-4,
      funding_8h: -8.1069e-4,
    };
    const quotes = deribitQuotes({ result: [row, { ...row, instrument_name: "BTC-26DEC25" }] });
    const [btc, ...others] = perpetualsOf("Deribit", contracts({ contract_size: 10 }), quotes, 0);
    expect(others).toEqual([]);
    expect(btc).toMatchObject({
      mark: "87102.01",
      index: "87047.2",
      fundingRate: "0.00012966",
      nextFunding: null,
    });
    const premium = Number(btc?.mark) / Number(btc?.index) - 1;
    expect(premium - 0.0005).toBeCloseTo(Number(btc?.fundingRate), 8);
  });

  test("a rate of nought is a rate, a missing one is not", () => {
    const served = (changes: object): unknown => {
      const row = { instrument_name: "BTC-PERPETUAL", mark_price: 87102.01, ...changes };
      const [btc] = perpetualsOf("Deribit", contracts({}), deribitQuotes({ result: [row] }), 0);
      return btc?.fundingRate;
    };
    expect(served({ current_funding: 0 })).toBe("0");
    expect(served({ current_funding: null })).toBeNull();
    expect(served({ funding_8h: 0.001 })).toBeNull();
  });

  test("an error in place of a result is a bad response", () => {
    expect(() => deribitQuotes({ error: { code: 11094 } })).toThrow(
      "Deribit returned a response in an unexpected format",
    );
  });
});
