import type { Market } from "ccxt/js/src/base/types.js";
import { describe, expect, test } from "vitest";
import { binanceContracts } from "../../../functions/venues/binance.js";
import { bingxContracts } from "../../../functions/venues/bingx.js";
import { bybitContracts } from "../../../functions/venues/bybit.js";
import { htxContracts } from "../../../functions/venues/htx.js";
import { kucoinContracts, kucoinQuotes } from "../../../functions/venues/kucoin.js";
import { mexcContracts } from "../../../functions/venues/mexc.js";
import { okxContracts } from "../../../functions/venues/okx.js";
import { weexContracts } from "../../../functions/venues/weex.js";
import { findHedgeable } from "../../../shared/listing/hedgeable.js";
import { findListing } from "../../../shared/listing/listingIndex.js";
import { useStillMarket } from "../support/useStillMarket.js";

const still = useStillMarket();

// 12 December 2026, 09:00 UTC.
const at = 1_797_066_000_000;
const delisted = { reason: "delisting", at };
const now = (reason: string): object => ({ reason, at: null });

describe("through the service", () => {
  test.each([
    ["binance", "linear", "GMT", delisted],
    ["bybit", "linear", "GMT", delisted],
    ["okx", "linear", "GMT", delisted],
    ["bitget", "linear", "GMT", delisted],
    ["bingx", "linear", "ATOM", delisted],
    ["gate", "linear", "GALA", delisted],
    ["bingx", "linear", "GALA", now("no new positions")],
    ["bingx", "inverse", "LTC", now("no new positions")],
    ["okx", "linear", "GALA", now("halted")],
    ["kraken", "linear", "GMT", now("halted")],
    ["kucoin", "linear", "GALA", now("halted")],
    ["mexc", "linear", "ATOM", now("halted")],
    ["htx", "inverse", "UNI", now("halted")],
  ] as const)("%s %s %s has its price and is never proposed: %j", async (venue, kind, coin, closing) => {
    const snapshot = await still.app.snapshot(`api/v1/perpetuals/${venue}/${kind}`);
    const listed = findListing(snapshot, { coin, quote: null });
    expect(listed).toMatchObject({ closing });
    expect(Number(listed?.mark ?? listed?.index)).toBeGreaterThan(0);
    expect(findHedgeable(snapshot, coin)).toBeNull();
    expect(findHedgeable(snapshot, "ETH")).toMatchObject({ coin: "ETH", closing: null });
  });
});

const none = { data: [] };
const market = (info: object, changes: object = {}): Market =>
  ({
    id: "FOO-USDT",
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
const closed = { active: false };

// developers.binance.com, USDⓈ-M exchangeInfo and "Public Endpoints Info", contract status.
test.each([
  [{ status: "TRADING", deliveryDate: 4_133_404_800_000 }, {}, null],
  [{ status: "TRADING" }, {}, null],
  [{ status: "TRADING", deliveryDate: at }, {}, delisted],
  [{ status: "SETTLING", deliveryDate: at }, closed, delisted],
  [{ contractStatus: "PRE_DELIVERING" }, closed, now("delisting")],
  [{ status: "CANCEL_ONLY" }, closed, now("halted")],
])("Binance: %j", (info, changes, closing) => {
  expect(binanceContracts("linear", [market(info, changes)], [])).toMatchObject([{ closing }]);
});

test.each(["PENDING_TRADING", "CLOSE"])("Binance: in %s nothing can be open", (status) => {
  expect(binanceContracts("linear", [market({ status }, closed)], [])).toEqual([]);
});

// bybit-exchange.github.io/docs/v5/market/instrument and /v5/enum#status.
test.each([
  [{ status: "Trading", deliveryTime: "0" }, {}, null],
  [{ status: "Trading", deliveryTime: String(at) }, {}, delisted],
  [{ status: "Delivering", deliveryTime: "0" }, closed, now("delisting")],
])("Bybit: %j", (info, changes, closing) => {
  expect(bybitContracts("linear", [market(info, changes)])).toMatchObject([{ closing }]);
});

// bingx-api.github.io, USDT-M contracts: 1 online, 25 forbidden to open, 5 not yet, 0 offline. That no order is taken by
// API stops nobody who trades by hand.
test.each([
  [{ status: 1, offTime: 0 }, {}, null],
  [{ status: 1, offTime: "", apiStateOpen: "false" }, closed, null],
  [{ status: "25" }, {}, now("no new positions")],
  [{ status: 25, offTime: at }, {}, delisted],
])("BingX: %j", (info, changes, closing) => {
  expect(bingxContracts("linear", [market(info, changes)], none)).toMatchObject([{ closing }]);
});

test.each([[5], [0], ["0"]])("BingX: with status %j nothing can be open", (status) => {
  expect(bingxContracts("linear", [market({ status })], none)).toEqual([]);
});

// okx.com/docs-v5, public/instruments: state, and expTime of a swap, the time at which it goes offline.
test.each([
  [{ state: "live", expTime: "" }, {}, null],
  [{ state: "live", expTime: String(at) }, {}, delisted],
  [{ state: "suspend", expTime: "" }, closed, now("halted")],
  [{ state: "post_only" }, closed, now("post only")],
])("OKX: %j", (info, changes, closing) => {
  const swap = market({ ctType: "linear", instFamily: "FOO-USDT", uly: "FOO-USDT", ...info }, changes);
  expect(okxContracts("linear", [swap], none)).toMatchObject([{ closing }]);
});

test("OKX: while the units of a contract are converted its size is not reported", () => {
  const info = {
    ctType: "linear",
    instFamily: "FOO-USDT",
    uly: "FOO-USDT",
    ctVal: "1",
    ctMult: "1",
    ctValCcy: "FOO",
  };
  expect(okxContracts("linear", [market({ ...info, state: "live" })], none)).toMatchObject([
    { contractSize: "1" },
  ]);
  expect(okxContracts("linear", [market({ ...info, state: "rebase" }, closed)], none)).toMatchObject([
    { contractSize: null, closing: now("halted") },
  ]);
});

// mexc.com/api-docs/futures, contract/detail: state 0 enabled, 1 delivery, 2 completed, 3 offline, 4 pause.
test.each([
  [{ state: 0, apiAllowed: false }, {}, null],
  [{ state: 4 }, closed, now("halted")],
  [{ state: 1 }, closed, now("delisting")],
])("MEXC: %j", (info, changes, closing) => {
  expect(mexcContracts("linear", [market(info, changes)], none)).toMatchObject([{ closing }]);
});

// kucoin.com/docs, futures contracts: status Open, Init, BeingSettled, Settled, Paused, Closed, CancelOnly.
test.each([
  ["Open", {}, null],
  ["Paused", closed, now("halted")],
  ["BeingSettled", closed, now("delisting")],
])("KuCoin: %s", (status, changes, closing) => {
  expect(kucoinContracts("linear", [market({ type: "FFWCSX", status }, changes)], 0)).toHaveLength(1);
  expect(kucoinQuotes({ data: [{ symbol: "FOO-USDT", status }] }, 0)).toMatchObject([{ closing }]);
});

// huobiapi.github.io, USDT-M swap_contract_info: contract_status 1 listing, 3 suspension; delivery_time of a perpetual is
// empty unless it is delivered.
test.each([
  [{ contract_status: 1, delivery_time: "" }, null],
  [{ contract_status: 3, delivery_time: "" }, now("halted")],
  [{ contract_status: 1, delivery_time: String(at) }, delisted],
])("HTX: %j", (row, closing) => {
  const listed = { data: [{ contract_code: "FOO-USDT", ...row }] };
  expect(htxContracts("linear", listed, none)).toMatchObject([{ closing }]);
});

test("WEEX publishes nothing, and so nothing stands against opening", () => {
  expect(weexContracts([market({ enableTrade: false })], [])).toMatchObject([{ closing: null }]);
});
