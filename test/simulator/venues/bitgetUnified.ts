import { quarterlyDeliveries } from "../calendar.js";
import type { Coin } from "../coins.js";
import { digitsOf, toStep, trimmed } from "../digits.js";
import type { Json, JsonObject, VenueMoment } from "../venue.js";
import { bitgetCandles, bitgetSettlements } from "./bitgetHistory.js";
import { dated, fundingRow, type BitgetListing } from "./bitgetListings.js";

const coinMargined: readonly (readonly [coin: Coin, tick: string])[] = [
  ["BTC", "0.1"],
  ["ETH", "0.01"],
  ["SOL", "0.001"],
  ["XRP", "0.0001"],
  ["DOGE", "0.00001"],
  ["ADA", "0.0001"],
  ["BCH", "0.01"],
  ["LTC", "0.01"],
  ["UNI", "0.001"],
  ["LINK", "0.001"],
];

function inverse(coin: Coin, tick: string): BitgetListing {
  const fixed = { multiplier: 1, deliveryTime: null, share: false } as const;
  return {
    ...fixed,
    ...{ venue: "bitget", coin, symbol: `${coin}USD_CM`, quote: "USD", intervalHours: 8 },
    ...{ status: "normal", marginCoins: [coin], tick, lotStep: "1" },
  };
}

/** The coin-margined contracts, which only the third version of the API reports: perpetuals, and dated ones among them. */
export function unifiedListings(time: number): readonly BitgetListing[] {
  const perpetuals = coinMargined.map(([coin, tick]) => inverse(coin, tick));
  const [current] = quarterlyDeliveries(time);
  const futures = perpetuals.slice(0, 2).map((perpetual) => {
    return dated({ ...perpetual, symbol: `${perpetual.coin}USD` }, current);
  });
  return [...perpetuals, { ...inverse("GALA", "0.00001"), status: "off" }, ...futures];
}

function instrumentRow(listing: BitgetListing): JsonObject {
  const { symbol, coin, quote, tick, lotStep, status, deliveryTime, intervalHours } = listing;
  return {
    symbol,
    category: "COIN-FUTURES",
    baseCoin: coin,
    quoteCoin: quote,
    isRwa: "NO",
    isReality: "no",
    buyLimitPriceRatio: "0.05",
    sellLimitPriceRatio: "0.05",
    feeRateUpRatio: "0.005",
    makerFeeRate: "0.0002",
    takerFeeRate: "0.0006",
    openCostUpRatio: "0.01",
    minOrderQty: lotStep,
    maxOrderQty: "5000000",
    pricePrecision: String(digitsOf(tick)),
    quantityPrecision: "0",
    quotePrecision: "",
    priceMultiplier: tick,
    quantityMultiplier: lotStep,
    type: deliveryTime === null ? "perpetual" : "delivery",
    minOrderAmount: "5",
    maxSymbolOrderNum: "",
    maxProductOrderNum: "400",
    maxPositionNum: "200",
    status: status === "normal" ? "online" : "offline",
    offTime: "-1",
    limitOpenTime: "-1",
    deliveryTime: deliveryTime === null ? "" : String(deliveryTime),
    deliveryStartTime: "",
    deliveryPeriod: deliveryTime === null ? "" : "this_quarter",
    launchTime: "0",
    fundInterval: intervalHours === null ? "" : String(intervalHours),
    minLeverage: "1",
    maxLeverage: "125",
    maintainTime: "",
    symbolType: "crypto",
    maxMarketOrderQty: "220",
  };
}

function tickerRow(listing: BitgetListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick, deliveryTime } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const price = (value: number): string => toStep(value, tick);
  return {
    category: "COIN-FUTURES",
    symbol,
    ts: String(clock),
    lastPrice: price(last),
    openPrice24h: price(last),
    highPrice24h: price(last),
    lowPrice24h: price(last),
    ask1Price: price(last + Number(tick)),
    bid1Price: price(last - Number(tick)),
    bid1Size: "1500",
    ask1Size: "900",
    price24hPcnt: "-0.02605",
    volume24h: "50772.839",
    turnover24h: "4667820987.88478",
    indexPrice: trimmed(index, 12),
    markPrice: price(mark),
    fundingRate: fundingRate === null ? "0" : trimmed(fundingRate, 6),
    openInterest: "27606",
    deliveryStartTime: "",
    deliveryTime: deliveryTime === null ? "" : String(deliveryTime),
    deliveryStatus: deliveryTime === null ? "" : "delivery_normal",
  };
}

const lists: ReadonlyMap<string, (listing: BitgetListing, moment: VenueMoment) => JsonObject> = new Map([
  ["instruments", instrumentRow],
  ["tickers", tickerRow],
  [
    "current-fund-rate",
    (listing, moment) => ({ ...fundingRow(listing, moment), cashDividend: "0", cashDividendNextUpdate: "0" }),
  ],
]);

/** What an address of the third version reports, or the code by which Bitget refuses the question. */
export function unifiedData(
  name: string,
  query: URLSearchParams,
  moment: VenueMoment,
): { readonly data: Json } | { readonly code: string; readonly msg: string } {
  if (query.get("category") !== "COIN-FUTURES") return { code: "400172", msg: "Parameter category error" };
  const listings = unifiedListings(moment.time);
  const row = lists.get(name);
  if (row !== undefined) return { data: listings.map((listing) => row(listing, moment)) };
  const listing = listings.find(({ symbol }) => symbol === query.get("symbol"));
  if (listing === undefined) return { code: "40034", msg: "Parameter symbol does not exist" };
  return name === "candles" ? candles(listing, query, moment) : settlements(listing, query, moment);
}

function candles(
  listing: BitgetListing,
  query: URLSearchParams,
  moment: VenueMoment,
): ReturnType<typeof unifiedData> {
  const data = bitgetCandles(listing, { query, granularity: query.get("interval") }, moment);
  const msg = "startTime and endTime interval cannot be greater than 90 days";
  return data === null ? { code: "00001", msg } : { data };
}

function settlements(
  listing: BitgetListing,
  query: URLSearchParams,
  moment: VenueMoment,
): ReturnType<typeof unifiedData> {
  const page = { size: Number(query.get("limit") ?? 20), page: Number(query.get("cursor") ?? 1) };
  const resultList = bitgetSettlements(listing, page, moment).map(({ symbol, rate, time }) => ({
    symbol,
    fundingRate: rate,
    fundingRateTimestamp: time,
  }));
  return { data: { resultList } };
}
