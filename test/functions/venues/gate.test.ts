import { describe, expect, test } from "vitest";
import { gateContracts, gateQuotes } from "../../../functions/venues/gate.js";
import { perpetualsOf } from "../../../functions/venues/quote.js";
import { findHedgeable } from "../../../shared/listing/hedgeable.js";
import { fetchRows } from "../../simulator/fetchRows.js";
import { useVenueApp } from "../support/venueApp.js";
import { unreportedFields } from "../../support/unreportedFields.js";

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
        ...{ ...unreportedFields, orderSymbol: "BTC_USD", maxLeverage: "100" },
        ...{ assetClass: "crypto", fundingCap: "0.003", fundingFloor: "-0.003" },
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
    expect(gate.find("linear", "PEPE/USDT:USDT")).toMatchObject({ contractSize: "10000000", coin: "PEPE" });
    expect(gate.find("linear", "ETH/USDT:USDT")).toMatchObject({
      contractSize: "0.01",
      lotStep: "0.1",
      minContracts: "0.1",
    });
  });

  test("linear: intervals of four hours and of one, what is being delisted or not listed yet hedges nothing", () => {
    expect(gate.find("linear", "NEAR/USDT:USDT")).toMatchObject({
      intervalHours: 4,
      nextFunding: Date.UTC(2026, 0, 15, 12),
    });
    expect(gate.find("linear", "ATOM/USDT:USDT")).toMatchObject({
      intervalHours: 1,
      nextFunding: Date.UTC(2026, 0, 15, 10),
    });
    const { perpetuals } = gate.snapshot("linear");
    expect(perpetuals).toHaveLength(25);
    expect(gate.find("linear", "GALA/USDT:USDT")).toMatchObject({ closing: { reason: "delisting" } });
    expect(gate.find("linear", "SIM/USDT:USDT")).toMatchObject({ assetClass: "prelaunch", index: null });
    for (const coin of ["GALA", "SIM"]) expect(findHedgeable(gate.snapshot("linear"), coin)).toBeNull();
  });

  test("linear: those in USD1 stand beside those in USDT, which are preferred", async () => {
    const raw = await rawRow("usd1", "BTC_USD1");
    expect(gate.find("linear", "BTC/USD1:USD1")).toMatchObject({
      ...{ coin: "BTC", quote: "USD1", settle: "USD1", contractSize: "0.0001" },
      ...{ mark: raw?.["mark_price"], index: raw?.["index_price"], orderSymbol: "BTC_USD1" },
    });
    expect(findHedgeable(gate.snapshot("linear"), "BTC")).toMatchObject({ quote: "USDT" });
  });

  test("linear: a share is reported as one, and nobody is sent to it", () => {
    expect(gate.find("linear", "META/USDT:USDT")).toMatchObject({ coin: "META", assetClass: "stock" });
    expect(gate.find("linear", "ETH/USDT:USDT")).toMatchObject({ assetClass: "crypto" });
    expect(findHedgeable(gate.snapshot("linear"), "ETH")).not.toBeNull();
    expect(findHedgeable(gate.snapshot("linear"), "META")).toBeNull();
  });

  test("the first snapshot asks for contracts and quotes, each in one request per settlement coin", () => {
    const request = "GET /api/v4/futures/btc/contracts";
    expect(gate.asked("inverse")).toEqual([request, request]);
    const linear = ["usdt", "usd1"].map((settle) => `GET /api/v4/futures/${settle}/contracts`);
    expect([...gate.asked("linear")].sort()).toEqual([...linear, ...linear].sort());
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
    ["a contract that is delisted", { status: "delisted" }, {}],
    ["one that is not open yet", { status: "prelaunch" }, {}],
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
    // Gate API v4, "Futures": contract_type, empty for coins.
    ["", "BTC", "crypto"],
    ["stocks", "META", "stock"],
    ["indices", "US500", "index"],
    ["metals", "XAU", "commodity"],
    ["commodities", "CL", "commodity"],
    ["forex", "EUR", "currency"],
    ["bonds", "T10", "stock"],
    [undefined, "BTC", null],
  ])("contract type %j of %s is of class %j", (contract_type, base, assetClass) => {
    const linear = market(
      { type: "direct", contract_type },
      { base, quote: "USDT", settle: "USDT", symbol: `${base}/USDT:USDT` },
    );
    expect(gateContracts("linear", [linear])).toMatchObject([{ coin: base, assetClass }]);
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
  expect(perpetualsOf("Gate", gateContracts("inverse", [market()]), gateQuotes([row], 1), 1)).toMatchObject([
    { mark: "96000.10", index: null, fundingRate: "-0.000100", nextFunding: 3_600_000, intervalHours: 4 },
  ]);
  expect(() => gateQuotes({ label: "SERVER_ERROR" }, now)).toThrow(
    "Gate returned a response in an unexpected format.",
  );
});

describe("the quotes of a contract", () => {
  // Gate settles the last estimate before the hour and has the first one of the coming hour a minute after it:
  // gate.com/help/futures/futures-logic/27569. The rows name the coming settlement from the first second on.
  const hour = Date.UTC(2026, 8, 15, 20);
  const cvc = {
    name: "CVC_USDT",
    mark_price: "0.06",
    index_price: "0.06",
    funding_rate: "-0.000967",
    funding_rate_limit: "0.02",
    funding_interval: 3600,
    status: "trading",
    in_delisting: false,
  };
  const quote = (row: object, time: number) => gateQuotes([{ ...cvc, ...row }], time)[0];

  test.each([
    ["the last second before", -1, hour, "-0.000967"],
    ["the moment of", 0, hour + 3_600_000, null],
    ["the second after, with the time not yet moved on,", 1000, hour, null],
    ["the minute after", 62_000, hour + 3_600_000, null],
    ["two minutes after", 120_000, hour + 3_600_000, "-0.000967"],
  ])("in %s a settlement", (_, after, next, fundingRate) => {
    expect(quote({ funding_next_apply: next / 1000 }, hour + after)).toMatchObject({
      fundingRate,
      nextFunding: next,
      mark: "0.06",
    });
  });

  test("a settlement of other contracts takes nothing from one of eight hours", () => {
    const next = Date.UTC(2026, 8, 16) / 1000;
    expect(quote({ funding_next_apply: next, funding_interval: 28_800 }, hour + 30_000)).toMatchObject({
      fundingRate: "-0.000967",
    });
  });

  test("the limit holds both ways, and where there is none nothing is reported", () => {
    expect(quote({}, hour)).toMatchObject({ fundingCap: "0.02", fundingFloor: "-0.02" });
    expect(quote({ funding_rate_limit: "" }, hour)).toMatchObject({ fundingCap: null, fundingFloor: null });
  });

  // gate.com/docs/developers/apiv4, futures contract: delisting_time begins the reduce-only state, delisted_time the end.
  test.each([
    [{}, null],
    [{ delisting_time: 0, delisted_time: 0 }, null],
    [{ in_delisting: true }, { reason: "delisting", at: null }],
    [
      { in_delisting: true, delisted_time: 1_797_062_400 },
      { reason: "delisting", at: 1_797_062_400_000 },
    ],
    [{ delisting_time: 1_797_062_400 }, { reason: "no new positions", at: 1_797_062_400_000 }],
    [{ status: "circuit_breaker" }, { reason: "halted", at: null }],
  ])("with %j what stands against opening is %j, and price and place stay", (row, closing) => {
    expect(quote(row, hour)).toMatchObject({ mark: "0.06", closing });
    expect(gateContracts("inverse", [market(row)])).toMatchObject([{ closing }]);
  });

  test("what trades before its listing is reported as such", () => {
    expect(gateContracts("inverse", [market({ is_pre_market: true })])).toMatchObject([
      { assetClass: "prelaunch" },
    ]);
  });
});

describe("half a minute after a full hour", () => {
  const settling = useVenueApp("gate", ["linear"], Date.UTC(2026, 0, 15, 10, 0, 30));

  test("a contract that settled has no rate and its next settlement, one of eight hours has both", () => {
    expect(settling.find("linear", "ATOM/USDT:USDT")).toMatchObject({
      fundingRate: null,
      nextFunding: Date.UTC(2026, 0, 15, 11),
      fundingCap: "0.003",
    });
    const { fundingRate, nextFunding } = settling.find("linear", "BTC/USDT:USDT");
    expect(fundingRate).toMatch(/^0\.0001\d+$|^0\.0000\d+$/);
    expect(nextFunding).toBe(Date.UTC(2026, 0, 15, 16));
  });
});
