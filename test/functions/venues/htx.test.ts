import { describe, expect, test } from "vitest";
import { htx as venue, htxContracts, htxQuotes } from "../../../functions/venues/htx.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { findHedgeable } from "../../../shared/listing/hedgeable.js";
import { readHistory } from "../support/readHistory.js";
import { useVenueApp } from "../support/venueApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const htx = useVenueApp("htx", ["inverse", "linear"], now);

async function rawRow(path: string, contract: string): Promise<Record<string, string | number | null>> {
  const response = await fetch(`${htx.simulator().url}https://api.hbdm.vn/${path}`);
  const { data } = (await response.json()) as { data: Record<string, string | number | null>[] };
  const found = data.find((row) => row["contract_code"] === contract);
  if (found === undefined) throw new Error(`${contract} is missing`);
  return found;
}

describe("snapshots", () => {
  test("inverse: faces of 100 and 10 dollars, whole contracts, no mark because HTX has no list of them", async () => {
    const funding = await rawRow("swap-api/v1/swap_batch_funding_rate", "BTC-USD");
    const index = await rawRow("swap-api/v1/swap_index", "BTC-USD");
    expect(htx.find("inverse", "BTC/USD:BTC")).toEqual({
      coin: "BTC",
      symbol: "BTC/USD:BTC",
      quote: "USD",
      settle: "BTC",
      mark: null,
      index: String(index["index_price"]),
      fundingRate: funding["funding_rate"],
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "100",
      contractUnit: "USD",
      lotStep: "1",
      minContracts: "1",
      coinMultiplier: 1,
      ...{ ...unreportedFields, orderSymbol: "BTC-USD" },
    });
    expect(htx.find("inverse", "ETH/USD:ETH")).toMatchObject({ contractSize: "10" });
    const { perpetuals } = htx.snapshot("inverse");
    expect(perpetuals).toHaveLength(6);
    expect(htx.find("inverse", "UNI/USD:UNI")).toMatchObject({ closing: { reason: "halted", at: null } });
  });

  test("linear: thousandths of a bitcoin, a million PEPE, every four hours, no dated futures", async () => {
    const funding = await rawRow("linear-swap-api/v1/swap_batch_funding_rate", "BTC-USDT");
    const index = await rawRow("linear-swap-api/v1/swap_index", "BTC-USDT");
    expect(htx.find("linear", "BTC/USDT:USDT")).toMatchObject({
      mark: null,
      index: String(index["index_price"]),
      fundingRate: funding["funding_rate"],
      nextFunding: Date.UTC(2026, 0, 15, 16),
      intervalHours: 8,
      contractSize: "0.001",
      contractUnit: "coin",
      lotStep: "1",
      minContracts: "1",
    });
    expect(htx.find("linear", "PEPE/USDT:USDT")).toMatchObject({
      contractSize: "1000000",
      coinMultiplier: 1,
      minContracts: "1",
    });
    expect(htx.find("linear", "NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    const { perpetuals } = htx.snapshot("linear");
    expect(perpetuals).toHaveLength(14);
    expect(perpetuals.every(({ symbol }) => /^[A-Z]+\/USDT:USDT$/.test(symbol))).toBe(true);
  });

  test("linear: a share is reported as one, and nobody is sent to it", () => {
    expect(htx.find("linear", "META/USDT:USDT")).toMatchObject({ coin: "META", assetClass: "stock" });
    expect(htx.find("linear", "ETH/USDT:USDT")).toMatchObject({ assetClass: "crypto" });
    expect(findHedgeable(htx.snapshot("linear"), "ETH")).not.toBeNull();
    expect(findHedgeable(htx.snapshot("linear"), "META")).toBeNull();
  });

  test("a refresh costs two requests and every three minutes one for intervals; contracts another", () => {
    const inverse = "GET /swap-api/v1";
    expect([...htx.asked("inverse")].sort()).toEqual([
      `${inverse}/swap_batch_funding_rate`,
      `${inverse}/swap_contract_info`,
      `${inverse}/swap_index`,
      `${inverse}/swap_query_elements`,
    ]);
    const linear = "GET /linear-swap-api/v1";
    expect([...htx.asked("linear")].sort()).toEqual([
      `${linear}/swap_batch_funding_rate`,
      `${linear}/swap_contract_info?business_type=swap`,
      `${linear}/swap_contract_info?business_type=swap`,
      `${linear}/swap_index`,
    ]);
  });
});

const info = (changes: object = {}) => ({
  data: [{ contract_code: "BTC-USD", contract_size: "100", contract_status: "1", ...changes }],
});
const elements = { data: [{ contract_code: "BTC-USD", settle_period: "8" }] };

describe("contracts", () => {
  test.each([
    ["the elements' period", {}, elements, 8],
    ["the contract's own period first", { settlement_period: "4" }, elements, 4],
    ["nothing when neither reports it", {}, { data: [] }, null],
  ])("%s", (_, changes, answer, intervalHours) => {
    expect(htxContracts("inverse", info(changes), answer)).toMatchObject([{ intervalHours }]);
  });

  test("the smallest order is one contract, not its coins", () => {
    const linear = info({ contract_code: "BTC-USDT", contract_size: "0.001" });
    expect(htxContracts("linear", linear, elements)).toMatchObject([
      { contractSize: "0.001", lotStep: "1", minContracts: "1" },
    ]);
  });

  test.each([
    ["META", { tradfi_labels: ["Stocks"] }, "stock"],
    ["TQQQ", { tradfi_labels: ["Stocks", "Indices"] }, "stock"],
    ["SPX500", { tradfi_labels: ["Indices"] }, "index"],
    ["USOIL", { tradfi_labels: ["Commodities"] }, "commodity"],
    ["XAU", { tradfi_labels: ["Metals"] }, "commodity"],
    // Tokens, whatever stands behind them.
    ["PAXG", { tradfi_labels: ["Metals"] }, "crypto"],
    ["XAUT", { tradfi_labels: ["Metals"] }, "crypto"],
    ["KO", { tradfi_labels: ["Something new"] }, "stock"],
    ["XOM", { labels: ["stock"], tradfi_labels: [] }, "stock"],
    ["BOME", { labels: ["hot", "common"], tradfi_labels: [] }, "crypto"],
    ["BTC", {}, null],
  ])("%s with %j is of class %j", (base, labels, assetClass) => {
    const listed = info({ contract_code: `${base}-USDT`, ...labels });
    expect(htxContracts("linear", listed, elements)).toMatchObject([{ assetClass }]);
  });

  test.each([
    ["one that is delisted", { contract_status: "0" }],
    ["a dated future", { contract_code: "BTC-USD-261225" }],
  ])("%s is left out", (_, changes) => {
    expect(htxContracts("inverse", info(changes), elements)).toEqual([]);
  });

  test("without a size there is none", () => {
    expect(htxContracts("inverse", info({ contract_size: "" }), elements)).toMatchObject([
      { contractSize: null },
    ]);
  });
});

describe("quotes", () => {
  const contracts = htxContracts("inverse", info(), elements);
  const indices = { data: [{ contract_code: "BTC-USD", index_price: "13076.32986568" }] };
  const funding = (row: object) => ({ data: [{ contract_code: "BTC-USD", ...row }] });

  test("keep eighteen digits; the mark is never the index in disguise", () => {
    const rates = funding({ funding_rate: "-0.000100000000000001", funding_time: "28800000" });
    expect(perpetualsOf("HTX", contracts, htxQuotes(rates, indices), 1)).toMatchObject([
      {
        mark: null,
        index: "13076.32986568",
        fundingRate: "-0.000100000000000001",
        nextFunding: 28_800_000,
      },
    ]);
  });

  test("an index that stands still since years is none", () => {
    const answerAt = (index_ts: number) => ({
      ts: Date.UTC(2026, 8, 23),
      data: [{ contract_code: "CVX-USDT", index_price: 2.9184, index_ts }],
    });
    const index = (index_ts: number) => htxQuotes({ data: [] }, answerAt(index_ts))[0]?.index;
    expect(index(Date.UTC(2025, 4, 20))).toBeNull();
    expect(index(Date.UTC(2026, 8, 23) - 2000)).toBe(2.9184);
  });

  test("a settlement that is past is none", () => {
    const rates = funding({ funding_rate: null, funding_time: "28800000" });
    expect(perpetualsOf("HTX", contracts, htxQuotes(rates, indices), 28_800_001)).toMatchObject([
      { fundingRate: null, nextFunding: null, intervalHours: 8 },
    ]);
    expect(() => htxQuotes({ status: "ok" }, indices)).toThrow(
      "HTX returned a response in an unexpected format.",
    );
  });
});

describe("history", () => {
  const [from, before] = [Date.UTC(2024, 11, 1), Date.UTC(2026, 0, 1)];

  test("a day closes with its candle of 20:00 UTC, since HTX's own days end at 16:00", async () => {
    const wanted = { kind: "inverse", topic: "closes", id: "BTC-USD", from, before } as const;
    const closes = await readHistory(venue, htx.simulator(), wanted);
    expect(closes).toHaveLength(396);
    // Two thousand candles an answer are 333 days.
    expect(htx.simulator().requests()).toHaveLength(2);
    const start = Date.UTC(2025, 11, 31, 20) / 1000;
    const span = `from=${String(start)}&to=${String(start)}`;
    const path = `swap-ex/market/history/kline?contract_code=BTC-USD&period=4hour&${span}`;
    const response = await fetch(
      `${htx.simulator().url}${encodeURIComponent(`https://api.hbdm.vn/${path}`)}`,
    );
    const { data } = (await response.json()) as { data: { id: number; close: number }[] };
    expect(data).toMatchObject([{ id: start }]);
    expect(closes.at(-1)?.slice(0, 2)).toEqual([Date.UTC(2025, 11, 31), String(data[0]?.close)]);
    // A page that begins within a day leaves that day to the page before: each has all its candles.
    expect(closes.filter((day) => day.length !== 4)).toEqual([]);
  });

  test("settled rates come page by page, each rate in the text HTX wrote", async () => {
    const wanted = {
      kind: "linear",
      topic: "fundingRates",
      id: "NEAR-USDT",
      from: before,
      before: now,
    } as const;
    const rates = await readHistory(venue, htx.simulator(), wanted);
    const asked = htx
      .simulator()
      .requests()
      .map(({ query }) => query);
    expect(asked).toEqual(
      [1, 2].map((page) => `?contract_code=NEAR-USDT&page_index=${String(page)}&page_size=50`),
    );
    const path = "linear-swap-api/v1/swap_historical_funding_rate?contract_code=NEAR-USDT&page_size=50";
    const response = await fetch(
      `${htx.simulator().url}${encodeURIComponent(`https://api.hbdm.vn/${path}`)}`,
    );
    const { data } = (await response.json()) as { data: { data: Record<string, string>[] } };
    // Six a day and three more on the last, midnight of the first among them.
    expect(rates).toHaveLength(14 * 6 + 3);
    expect(rates.slice(-50).reverse()).toEqual(
      data.data.map((row) => [Number(row["funding_time"]), row["funding_rate"]]),
    );
  });

  test("a rate that is none is refused, not left out", async () => {
    htx.simulator().setFault({ kind: "wrongTypes" }, { path: "/swap-api/v1/swap_historical_funding_rate" });
    const wanted = { kind: "inverse", topic: "fundingRates", id: "BTC-USD", from, before: now } as const;
    await expect(readHistory(venue, htx.simulator(), wanted)).rejects.toMatchObject({
      code: "venue_bad_response",
    });
    htx.simulator().setFault(null);
  });
});
