import type { Market } from "ccxt/js/src/base/types.js";
import { expect, test } from "vitest";
import { binanceContracts } from "../../../functions/venues/binance.js";
import { bingxContracts } from "../../../functions/venues/bingx.js";
import { bybitContracts } from "../../../functions/venues/bybit.js";
import type { Contract } from "../../../functions/venues/contract.js";
import { deribitContracts } from "../../../functions/venues/deribit.js";
import { mexcContracts } from "../../../functions/venues/mexc.js";
import { okxContracts } from "../../../functions/venues/okx.js";
import { weexContracts } from "../../../functions/venues/weex.js";
import { findHedgeable } from "../../../shared/listing/hedgeable.js";
import { useStillMarket } from "../support/useStillMarket.js";

const still = useStillMarket();

test.each(["binance", "bybit", "bingx", "weex", "mexc", "okx", "deribit"])(
  "%s: its share is reported as one and hedges nothing, and a coin as one",
  async (venue) => {
    const snapshot = await still.app.snapshot(`api/v1/perpetuals/${venue}/linear`);
    const share = snapshot.perpetuals.find(({ coin }) => coin.includes("META"));
    expect(share?.assetClass).toBe("stock");
    expect(share?.mark).not.toBeNull();
    expect(findHedgeable(snapshot, share?.coin ?? "")).toBeNull();
    expect(findHedgeable(snapshot, "ETH")?.assetClass).toBe("crypto");
  },
);

const none = { data: [] };
const market = (info: object, changes: object = {}): Market =>
  ({
    id: "FOOUSDT",
    symbol: "FOO/USDT:USDT",
    base: "FOO",
    baseId: "FOO",
    quote: "USDT",
    settle: "USDT",
    swap: true,
    active: true,
    precision: { amount: "1" },
    limits: { amount: { min: "1" } },
    info,
    ...changes,
  }) as unknown as Market;
const classOf = (contracts: readonly Contract[]): unknown => contracts[0]?.assetClass;

// developers.binance.com, USDⓈ-M exchangeInfo and its change log of December 2025.
test.each([
  ["PERPETUAL", "COIN", "crypto"],
  ["PERPETUAL", "INDEX", "index"],
  ["PERPETUAL", "PREMARKET", "prelaunch"],
  ["TRADIFI_PERPETUAL", "EQUITY", "stock"],
  ["TRADIFI_PERPETUAL", "KR_EQUITY", "stock"],
  ["TRADIFI_PERPETUAL", "COMMODITY", "commodity"],
  ["TRADIFI_PERPETUAL", "PREMARKET", "stock"],
  ["TRADIFI_PERPETUAL", undefined, "stock"],
  ["PERPETUAL", "SOMETHING_NEW", "stock"],
  ["PERPETUAL", undefined, null],
])("Binance: %s of %s is %s", (contractType, underlyingType, assetClass) => {
  expect(classOf(binanceContracts("linear", [market({ contractType, underlyingType })], []))).toBe(
    assetClass,
  );
});

test("Binance: a share that is to be delisted, which ccxt calls a dated future, stays a perpetual", () => {
  const dated = { swap: false, future: true, symbol: "FOO/USDT:USDT-300101" };
  const share = market({ contractType: "TRADIFI_PERPETUAL", underlyingType: "EQUITY" }, dated);
  expect(binanceContracts("linear", [share], [])).toMatchObject([
    { id: "FOOUSDT", symbol: "FOO/USDT:USDT", assetClass: "stock" },
  ]);
  const quarterly = market({ contractType: "CURRENT_QUARTER", underlyingType: "COIN" }, dated);
  expect(binanceContracts("linear", [quarterly], [])).toEqual([]);
});

// bybit-exchange.github.io/docs/v5/enum#symboltype and /v5/market/instrument.
test.each([
  [{ symbolType: "" }, "crypto"],
  [{ symbolType: "innovation" }, "crypto"],
  [{ symbolType: "stock" }, "stock"],
  [{ symbolType: "commodity" }, "commodity"],
  [{ symbolType: "forex" }, "currency"],
  [{ symbolType: "something new" }, "stock"],
  [{ symbolType: "", isPreListing: true }, "prelaunch"],
  [{ symbolType: "", isPreListing: false }, "crypto"],
  [{ symbolType: "stock", isPreListing: true }, "stock"],
  [{}, null],
])("Bybit: %j is %s", (info, assetClass) => {
  expect(classOf(bybitContracts("linear", [market(info)]))).toBe(assetClass);
});

// The symbols in the answer of bingx-api.github.io, USDT-M perpetual futures symbols.
test.each([
  ["NCSKTSLA2USD-USDT", "stock"],
  ["NCFXEUR2USD-USDT", "currency"],
  ["NCCOGOLD2USD-USDT", "commodity"],
  ["NCSINASDAQ1002USD-USDT", "index"],
  ["NCXYFOO2USD-USDT", "stock"],
  ["NCT-USDT", "crypto"],
  ["ETH-USDT", "crypto"],
])("BingX: %s is %s", (id, assetClass) => {
  expect(classOf(bingxContracts("linear", [market({ status: 1 }, { id })], none))).toBe(assetClass);
});

// www.weex.com/api-doc/contract, exchangeInfo.
test.each([
  ["PERPETUAL", "COIN", "crypto"],
  ["TRADIFI_PERPETUAL", "Stocks", "stock"],
  ["TRADIFI_PERPETUAL", "Indices", "index"],
  ["TRADIFI_PERPETUAL", "Metals", "commodity"],
  ["TRADIFI_PERPETUAL", "Commodities", "commodity"],
  ["TRADIFI_PERPETUAL", "Forex", "currency"],
  ["TRADIFI_PERPETUAL", "Pre-IPO", "stock"],
  ["TRADIFI_PERPETUAL", "COIN", "stock"],
  ["PERPETUAL", "Indices", "index"],
  [undefined, undefined, null],
])("WEEX: %s of %s is %s", (contractType, underlyingType, assetClass) => {
  expect(classOf(weexContracts([market({ contractType, underlyingType })], []))).toBe(assetClass);
});

// The zones are those of the contract list on www.mexc.com/futures; mexcdevelop.github.io reports type and preMarket.
test.each([
  [{ type: 1, conceptPlate: ["mc-trade-zone-layer2"] }, "crypto"],
  [{ type: 1, conceptPlate: [], preMarket: false }, "crypto"],
  [{ type: "1", preMarket: true }, "prelaunch"],
  [{ type: 2, conceptPlate: ["mc-trade-zone-Stock", "mc-trade-zone-tradfi"] }, "stock"],
  [{ type: 2, conceptPlate: ["mc-trade-zone-tradfi", "mc-trade-zone-Forex"] }, "currency"],
  [{ conceptPlate: ["mc-trade-zone-metalsfutures"] }, "commodity"],
  [{ conceptPlate: ["mc-trade-zone-preipo"], preMarket: true }, "stock"],
  [{ conceptPlate: ["mc-trade-zone-tradfi"] }, "stock"],
  [{ type: 2 }, "stock"],
  [{ type: 3 }, "stock"],
  [{ conceptPlate: "none" }, null],
])("MEXC: %j is %s", (info, assetClass) => {
  expect(classOf(mexcContracts("linear", [market(info)], none))).toBe(assetClass);
});

// www.okx.com/docs-v5, public/instruments.
test.each([
  [{ instCategory: "1", ruleType: "normal" }, "crypto"],
  [{ instCategory: "3", ruleType: "normal" }, "stock"],
  [{ instCategory: "4" }, "commodity"],
  [{ instCategory: "5" }, "currency"],
  [{ instCategory: "6" }, "stock"],
  [{ instCategory: "9" }, "stock"],
  [{ instCategory: "1", ruleType: "pre_market" }, "prelaunch"],
  [{ ruleType: "pre_market" }, "prelaunch"],
  [{ instCategory: "1", ruleType: "rebase_contract" }, "prelaunch"],
  [{ instCategory: "3", ruleType: "pre_market" }, "stock"],
  [{ instCategory: "" }, null],
  [{}, null],
])("OKX: %j is %s", (info, assetClass) => {
  const swap = market({ ctType: "linear", instFamily: "FOO-USDT", uly: "FOO-USDT", ...info });
  expect(classOf(okxContracts("linear", [swap], none))).toBe(assetClass);
});

// docs.deribit.com, public/get_instruments.
test.each([
  ["crypto", "crypto"],
  ["equity", "stock"],
  ["equity_etf", "stock"],
  ["preipo", "stock"],
  ["commodity", "commodity"],
  ["crypto_index", "index"],
  [undefined, null],
])("Deribit: %s is %s", (underlying_type, assetClass) => {
  expect(classOf(deribitContracts("linear", [market({ underlying_type })]))).toBe(assetClass);
});
