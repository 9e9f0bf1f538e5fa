import { digitsOf, toStep, trimmed } from "../digits.js";
import { listedCoin } from "../market.js";
import {
  json,
  page,
  type Answer,
  type Json,
  type JsonObject,
  type RefusalStatus,
  type Venue,
  type VenueMoment,
  type VenueRequest,
} from "../venue.js";
import { bitgetCandles, bitgetSettlements } from "./bitgetHistory.js";
import { bitgetListings, bitgetProducts, fundingRow, type BitgetListing } from "./bitgetListings.js";
import { bitgetPositionTiers } from "./bitgetTiers.js";
import { unifiedData, unifiedListings } from "./bitgetUnified.js";

const dayMs = 86_400_000;

function envelope(code: string, msg: string, data: Json, clock: number, status = 200): Answer {
  return json({ code, msg, requestTime: clock, data }, status);
}

function contractRow(listing: BitgetListing): JsonObject {
  const { symbol, quote, marginCoins, tick, lotStep, status, deliveryTime, intervalHours, share, delistsAt } =
    listing;
  return {
    symbol,
    baseCoin: listedCoin(listing),
    quoteCoin: quote,
    buyLimitPriceRatio: "0.05",
    sellLimitPriceRatio: "0.05",
    feeRateUpRatio: "0.005",
    makerFeeRate: "0.0002",
    takerFeeRate: "0.0006",
    openCostUpRatio: "0.01",
    supportMarginCoins: marginCoins,
    minTradeNum: lotStep,
    priceEndStep: "1",
    volumePlace: String(digitsOf(lotStep)),
    pricePlace: String(digitsOf(tick)),
    sizeMultiplier: lotStep,
    symbolType: deliveryTime === null ? "perpetual" : "delivery",
    minTradeUSDT: "5",
    maxSymbolOrderNum: "200",
    maxProductOrderNum: "1000",
    maxPositionNum: "150",
    symbolStatus: status,
    offTime: String(delistsAt ?? -1),
    limitOpenTime: "-1",
    deliveryTime: deliveryTime === null ? "" : String(deliveryTime),
    deliveryStartTime: "",
    launchTime: "",
    fundInterval: String(intervalHours ?? 8),
    minLever: "1",
    maxLever: "125",
    posLimit: "0.05",
    maintainTime: "",
    isRwa: share ? "YES" : "NO",
  };
}

function tickerRow(listing: BitgetListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick, lotStep, deliveryTime } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const dayAgo = market.quote(listing, time - dayMs).last;
  const price = (value: number): string => toStep(value, tick);
  return {
    symbol,
    lastPr: price(last),
    askPr: price(last + Number(tick)),
    bidPr: price(last - Number(tick)),
    bidSz: lotStep,
    askSz: lotStep,
    high24h: price(Math.max(last, dayAgo)),
    low24h: price(Math.min(last, dayAgo)),
    ts: String(clock),
    change24h: trimmed(last / dayAgo - 1, 5),
    baseVolume: "1000",
    quoteVolume: trimmed(1000 * last, 4),
    usdtVolume: trimmed(1000 * last, 4),
    openUtc: price(dayAgo),
    changeUtc24h: trimmed(last / dayAgo - 1, 5),
    indexPrice: trimmed(index, 12),
    // A dated future pays none; Bitget writes nought and not nothing.
    fundingRate: fundingRate === null ? "0" : trimmed(fundingRate, 6),
    holdingAmount: "125.6844",
    deliveryStartTime: deliveryTime === null ? null : String(deliveryTime - 180 * dayMs),
    deliveryTime: deliveryTime === null ? null : String(deliveryTime),
    deliveryStatus: deliveryTime === null ? "" : "delivery_normal",
    open24h: price(dayAgo),
    markPrice: price(mark),
  };
}

// A test contract of Bitget's own that no other list has.
const unlistedFunding = {
  symbol: "BGTESTMEUSDT",
  fundingRate: "0",
  fundingRateInterval: "8",
  nextUpdate: "0",
  minFundingRate: null,
  maxFundingRate: null,
} as const satisfies JsonObject;

type Endpoint = (listings: readonly BitgetListing[], moment: VenueMoment) => readonly Json[];

const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ["contracts", (listings) => listings.map(contractRow)],
  ["tickers", (listings, moment) => listings.map((listing) => tickerRow(listing, moment))],
  [
    "current-fund-rate",
    (listings, moment) => [...listings.map((listing) => fundingRow(listing, moment)), unlistedFunding],
  ],
]);

function ofContract(
  name: string,
  listings: readonly BitgetListing[],
  query: URLSearchParams,
  moment: VenueMoment,
): Answer {
  const listing = listings.find(({ symbol }) => symbol === query.get("symbol"));
  if (listing === undefined) {
    return envelope("40034", "Parameter symbol does not exist", null, moment.clock, 400);
  }
  if (name === "query-position-lever") {
    return envelope("00000", "success", bitgetPositionTiers(listing), moment.clock);
  }
  if (name === "history-fund-rate") {
    const page = { size: Number(query.get("pageSize") ?? 20), page: Number(query.get("pageNo") ?? 1) };
    const rows = bitgetSettlements(listing, page, moment).map(({ symbol, rate, time }) => ({
      symbol,
      fundingRate: rate,
      fundingTime: time,
    }));
    return envelope("00000", "success", rows, moment.clock);
  }
  const candles = bitgetCandles(listing, { query, granularity: query.get("granularity") }, moment);
  if (candles === null) {
    const message = "startTime and endTime interval cannot be greater than 90 days";
    return envelope("00001", message, null, moment.clock, 400);
  }
  // Of the time before a contract was listed Bitget answers with no text at all.
  if (candles.length === 0) return { kind: "page", status: 200, contentType: "application/json", text: "" };
  return envelope("00000", "success", candles, moment.clock);
}

const unifiedPath =
  /^\/api\/v3\/market\/(?<name>instruments|tickers|current-fund-rate|candles|history-fund-rate)$/;

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const name = unifiedPath.exec(request.path)?.groups?.["name"];
  if (name === undefined || request.method !== "GET") return classicAnswer(request, moment);
  const outcome = unifiedData(name, request.query, moment);
  if ("data" in outcome) return envelope("00000", "success", outcome.data, moment.clock);
  return envelope(outcome.code, outcome.msg, null, moment.clock, 400);
}

function classicAnswer({ method, path, query }: VenueRequest, moment: VenueMoment): Answer {
  const name = /^\/api\/v2\/mix\/market\/(?<name>.+)$/.exec(path)?.groups?.["name"] ?? "";
  const endpoint = endpoints.get(name);
  const ofOne = ["history-candles", "history-fund-rate", "query-position-lever"].includes(name);
  if (method !== "GET" || (endpoint === undefined && !ofOne)) {
    return envelope("40404", "Request URL NOT FOUND", null, moment.clock, 404);
  }
  const product = bitgetProducts.find((candidate) => candidate === query.get("productType"));
  if (product === undefined) {
    return envelope("400172", "Parameter productType error", null, moment.clock, 400);
  }
  const listings = bitgetListings(product);
  if (endpoint === undefined) return ofContract(name, listings, query, moment);
  return envelope("00000", "success", endpoint(listings, moment), moment.clock);
}

function refusal(status: RefusalStatus, { clock }: VenueMoment): Answer {
  switch (status) {
    case 403:
      return page("Attention Required! | Cloudflare", "Sorry, you have been blocked.", status);
    case 418:
    case 429:
      return envelope("429", "Too Many Requests", null, clock, status);
    case 451:
      return envelope("40026", "Service is not available in your region", null, clock, status);
    case 500:
      return envelope("40015", "System is abnormal, please try again later", null, clock, status);
  }
}

const linearProducts = ["USDT-FUTURES", "USDC-FUTURES"] as const;

export const bitget: Venue = {
  id: "bitget",
  hosts: ["api.bitget.com"],
  priceFields: ["markPrice", "indexPrice", "lastPr", "lastPrice"],
  perpetuals: (kind, time) =>
    (kind === "inverse" ? unifiedListings(time) : linearProducts.flatMap(bitgetListings)).filter(
      ({ deliveryTime, delistsAt, status, share }) =>
        deliveryTime === null && delistsAt === undefined && !share && status === "normal",
    ),
  answer,
  refusal,
};
