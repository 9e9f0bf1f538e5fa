import { describe, expect, test } from "vitest";
import { gate as venue, gateContracts, gateQuotes } from "../../../functions/venues/gate.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { fetchRows } from "../../simulator/fetchRows.js";
import { readHistory } from "../support/readHistory.js";
import { useVenueApp } from "../support/venueApp.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const gate = useVenueApp("gate", ["inverse", "linear"], now);
const api = "https://api.gateio.ws/api/v4/futures";

const rawRow = async (settle: string, name: string) =>
  (await fetchRows(gate.simulator(), `${api}/${settle}/contracts`)).find((row) => row["name"] === name);

describe("snapshots", () => {
  test("inverse: bitcoin only, one-dollar contracts although the row says 0", async () => {
    const raw = await rawRow("btc", "BTC_USD");
    expect(raw).toMatchObject({ quanto_multiplier: "0" });
    expect(gate.snapshot("inverse").perpetuals).toEqual([
      {
        coin: "BTC",
        symbol: "BTC/USD:BTC",
        quote: "USD",
        settle: "BTC",
        mark: raw?.["mark_price"],
        index: raw?.["index_price"],
        fundingRate: raw?.["funding_rate"],
        nextFunding: Date.UTC(2026, 0, 15, 16),
        intervalHours: 8,
        contractSize: "1",
        contractUnit: "USD",
        lotStep: "1",
        minContracts: "1",
        coinMultiplier: 1,
      },
    ]);
  });

  test("linear: ten-thousandths of a bitcoin, ten million PEPE, tenths of a contract where Gate takes them", async () => {
    const raw = await rawRow("usdt", "BTC_USDT");
    expect(gate.find("linear", "BTC/USDT:USDT")).toMatchObject({
      mark: raw?.["mark_price"],
      index: raw?.["index_price"],
      fundingRate: raw?.["funding_rate"],
      contractSize: "0.0001",
      contractUnit: "coin",
      lotStep: "1",
      minContracts: "1",
    });
    expect(raw?.["funding_rate"]).not.toBe(raw?.["funding_rate_indicative"]);
    expect(gate.find("linear", "PEPE/USDT:USDT")).toMatchObject({ contractSize: "10000000", coin: "PEPE" });
    expect(gate.find("linear", "ETH/USDT:USDT")).toMatchObject({
      contractSize: "0.01",
      lotStep: "0.1",
      minContracts: "0.1",
    });
  });

  test("linear: intervals of four hours and of one, nothing that is being delisted or not listed yet", () => {
    expect(gate.find("linear", "NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    expect(gate.find("linear", "ATOM/USDT:USDT")).toMatchObject({
      intervalHours: 1,
      nextFunding: Date.UTC(2026, 0, 15, 10),
    });
    const { perpetuals } = gate.snapshot("linear");
    expect(perpetuals).toHaveLength(18);
    expect(perpetuals.map(({ coin }) => coin)).not.toContain("GALA");
    expect(perpetuals.map(({ coin }) => coin)).not.toContain("SIM");
  });

  test("the first snapshot asks for contracts and quotes, each in one request", () => {
    const request = "GET /api/v4/futures/btc/contracts";
    expect(gate.asked("inverse")).toEqual([request, request]);
    expect(gate.asked("linear")).toEqual([
      "GET /api/v4/futures/usdt/contracts",
      "GET /api/v4/futures/usdt/contracts",
    ]);
  });
});

const market = (info: object = {}, changes: object = {}) => ({
  id: "BTC_USD",
  symbol: "BTC/USD:BTC",
  base: "BTC",
  quote: "USD",
  settle: "BTC",
  swap: true,
  active: true,
  precision: { amount: "1" },
  limits: { amount: { min: "1" } },
  info: { type: "inverse", quanto_multiplier: "0", funding_interval: "28800", in_delisting: false, ...info },
  ...changes,
});

describe("contracts", () => {
  test.each([
    ["0", "1"],
    ["1", null],
    ["", null],
    [undefined, null],
  ])("an inverse multiplier of %j is a size of %j dollars", (quanto_multiplier, contractSize) => {
    expect(gateContracts("inverse", [market({ quanto_multiplier })])).toMatchObject([{ contractSize }]);
  });

  test.each([
    ["a contract being delisted", { in_delisting: true }, {}],
    ["one before its listing", { is_pre_market: true }, {}],
    ["one of another type", { type: "direct" }, {}],
    ["one that is suspended", {}, { active: false }],
    ["a quanto one", {}, { base: "ETH", symbol: "ETH/USD:BTC" }],
  ])("%s is left out", (_, info, changes) => {
    expect(gateContracts("inverse", [market(info, changes), undefined])).toEqual([]);
  });

  test("where decimals are taken but the smallest order is cut to 0, step and smallest order are unknown", () => {
    const cut = market({ enable_decimal: true, order_size_min: "0" }, { limits: { amount: { min: "0" } } });
    expect(gateContracts("inverse", [cut])).toMatchObject([{ lotStep: null, minContracts: null }]);
  });

  test.each([
    ["3600", 1],
    ["0", null],
    [undefined, null],
  ])("an interval of %j seconds is %j hours", (funding_interval, intervalHours) => {
    expect(gateContracts("inverse", [market({ funding_interval })])).toMatchObject([{ intervalHours }]);
  });
});

test("quotes keep the digits, count seconds, and follow a changed interval", () => {
  const row = {
    name: "BTC_USD",
    mark_price: "96000.10",
    index_price: "0",
    funding_rate: "-0.000100",
    funding_rate_indicative: "0.5",
    funding_next_apply: "3600",
    funding_interval: "14400",
  };
  expect(perpetualsOf("Gate", gateContracts("inverse", [market()]), gateQuotes([row]), 1)).toMatchObject([
    { mark: "96000.10", index: null, fundingRate: "-0.000100", nextFunding: 3_600_000, intervalHours: 4 },
  ]);
  expect(() => gateQuotes({ label: "SERVER_ERROR" })).toThrow(
    "Gate's answer has another form than it should.",
  );
});

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe("history", () => {
  test("closes are the texts of Gate's days of UTC, counted in seconds there", async () => {
    const [from, before] = [Date.UTC(2025, 11, 1), Date.UTC(2026, 0, 1)];
    const wanted = { kind: "linear", topic: "closes", id: "PEPE_USDT", from, before } as const;
    const closes = await readHistory(venue, gate.simulator(), wanted);
    const span = `from=${String(from / 1000)}&to=${String(before / 1000 - 1)}`;
    const days = await fetchRows(
      gate.simulator(),
      `${api}/usdt/candlesticks?contract=PEPE_USDT&interval=1d&${span}`,
    );
    expect(closes).toHaveLength(31);
    expect(closes).toEqual(days.map((day) => [Number(day["t"]) * 1000, day["c"]]));
  });

  test("settlements of every hour take several windows, of which none loses its latest", async () => {
    const [from, before] = [now - 90 * dayMs, now + 1];
    const wanted = { kind: "linear", topic: "fundingRates", id: "ATOM_USDT", from, before } as const;
    const rates = await readHistory(venue, gate.simulator(), wanted);
    const latest = Date.UTC(2026, 0, 15, 9);
    expect(rates.map(([time]) => time)).toEqual(
      Array.from({ length: 2160 }, (_, place) => latest - (2159 - place) * hourMs),
    );
    // Gate puts the newest first.
    const newest = await fetchRows(
      gate.simulator(),
      `${api}/usdt/funding_rate?contract=ATOM_USDT&from=1768435200`,
    );
    expect(rates.slice(-newest.length).reverse()).toEqual(
      newest.map((row) => [Number(row["t"]) * 1000, row["r"]]),
    );
  });
});
