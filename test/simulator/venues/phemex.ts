import { toStep, trimmed } from "../digits.js";
import { nextFundingAfter } from "../market.js";
import {
  json,
  type Answer,
  type Json,
  type JsonObject,
  type RefusalStatus,
  type Venue,
  type VenueMoment,
  type VenueRequest,
} from "../venue.js";
import {
  phemexCandlesOfSpan,
  phemexLatestCandles,
  phemexSettlements,
  settledRatesName,
} from "./phemexHistory.js";
import { phemexListings, type PhemexListing } from "./phemexListings.js";
import { phemexOlderProduct, phemexProducts } from "./phemexProducts.js";

const dayMs = 86_400_000;
const ratioScale = 8;
const defaultPageSize = 20;

function result(rows: readonly JsonObject[]): Answer {
  return json({ error: null, id: 0, result: rows });
}

function data(body: JsonObject | readonly JsonObject[]): Answer {
  return json({ code: 0, msg: "OK", data: body });
}

function nanoseconds(clock: number): number {
  return clock * 1_000_000;
}

// Prices and rates are whole numbers; how many of their digits are behind the point, the product reports.
function scaledTicker(listing: PhemexListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick, priceScale } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const dayAgo = market.quote(listing, time - dayMs).last;
  const scaled = (value: number, scale: number): number => Math.round(value * 10 ** scale);
  const price = (value: number): number => scaled(Number(toStep(value, tick)), priceScale);
  const rate = scaled(fundingRate ?? 0, ratioScale);
  return {
    close: price(last),
    fundingRate: rate,
    high: price(Math.max(last, dayAgo)),
    indexPrice: scaled(index, priceScale),
    low: price(Math.min(last, dayAgo)),
    markPrice: scaled(mark, priceScale),
    open: price(dayAgo),
    openInterest: 1_298_050,
    predFundingRate: rate,
    symbol,
    timestamp: nanoseconds(clock),
    turnover: 47_228_362_330,
    volume: 4_053_863,
  };
}

function realTicker(listing: PhemexListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const dayAgo = market.quote(listing, time - dayMs).last;
  const price = (value: number): string => toStep(value, tick);
  const rate = trimmed(fundingRate ?? 0, 8);
  return {
    askRp: price(last + Number(tick)),
    bidRp: price(last - Number(tick)),
    fundingRateRr: rate,
    highRp: price(Math.max(last, dayAgo)),
    indexRp: trimmed(index, 14),
    lastRp: price(last),
    lowRp: price(Math.min(last, dayAgo)),
    markRp: trimmed(mark, 14),
    openInterestRv: "1323.596",
    openRp: price(dayAgo),
    predFundingRateRr: rate,
    symbol,
    timestamp: nanoseconds(clock),
    turnoverRv: "124835296.0538",
    volumeRq: "7406.95",
  };
}

function fundingRow(listing: PhemexListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, intervalHours } = listing;
  const hours = intervalHours ?? 8;
  return {
    symbol,
    fundingRate: trimmed(market.quote(listing, time).fundingRate ?? 0, 8),
    fundingInterval: hours * 3600,
    nextfundingTime: nextFundingAfter(clock, hours),
    interestRate: "0.0001",
    fundingRateCap: "0.00375",
    fundingRateFloor: "-0.00375",
  };
}

type Candles = (
  listing: PhemexListing,
  query: URLSearchParams,
  moment: VenueMoment,
) => readonly Json[] | null;

function candles(ofListing: Candles): Endpoint {
  return (listed, { query }, moment) => {
    const listing = listed.find(({ symbol }) => symbol === query.get("symbol"));
    const rows = listing === undefined ? null : ofListing(listing, query, moment);
    if (rows !== null) return data({ total: -1, rows });
    return json({ code: 30_000, msg: "Please double check input arguments", data: null });
  };
}

type Endpoint = (listed: readonly PhemexListing[], request: VenueRequest, moment: VenueMoment) => Answer;

const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ["/public/products", () => data(phemexProducts(phemexListings()))],
  [
    "/v1/exchange/public/products",
    () => {
      const older = phemexListings().filter(({ inOlderList }) => inOlderList);
      return data(older.map(phemexOlderProduct));
    },
  ],
  [
    "/md/ticker/24hr/all",
    (listed, _, moment) => {
      const coinMargined = listed.filter(({ family }) => family === "coinMargined");
      return result(coinMargined.map((listing) => scaledTicker(listing, moment)));
    },
  ],
  [
    "/md/v3/ticker/24hr/all",
    // With what was delisted, as LSKUSDT was for long.
    (_listed, _request, moment) => {
      const stablecoinMargined = phemexListings().filter(({ family }) => family === "stablecoinMargined");
      return result(stablecoinMargined.map((listing) => realTicker(listing, moment)));
    },
  ],
  [
    "/contract-biz/public/real-funding-rates",
    (listed, { query }, moment) => {
      const size = Number(query.get("pageSize") ?? defaultPageSize);
      const rows = listed.slice(0, size).map((listing) => fundingRow(listing, moment));
      return data({ total: listed.length, rows });
    },
  ],
  ["/exchange/public/md/v2/kline", candles(phemexLatestCandles)],
  ["/exchange/public/md/v2/kline/list", candles(phemexCandlesOfSpan)],
  [
    "/api-data/public/data/funding-rate-history",
    (listed, { query }, moment) => {
      const listing = listed.find((candidate) => settledRatesName(candidate) === query.get("symbol"));
      // A product's own name brings no refusal but no rates either.
      return data({ rows: listing === undefined ? [] : phemexSettlements(listing, query, moment) });
    },
  ],
  [
    "/v1/api-data/public/data/funding-rate-history",
    () => json({ msg: "please try again later! null", code: 10_500 }),
  ],
]);

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const endpoint = endpoints.get(request.path);
  // A content network answers for paths that Phemex does not have.
  if (request.method !== "GET" || endpoint === undefined) {
    return { kind: "page", status: 403, contentType: "text/plain", text: "" };
  }
  const listed = phemexListings().filter(({ status }) => status === "Listed");
  return endpoint(listed, request, moment);
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return json({ code: "39996", msg: "Access denied." }, status);
    case 418:
    case 429:
      return json({ code: "39995", msg: "Too many requests." }, status);
    case 451:
      return json({ code: 34_003, msg: "Access forbidden", data: null }, status);
    case 500:
      return json({ error: { code: 6001, message: "invalid argument" }, id: null, result: null }, status);
  }
}

export const phemex: Venue = {
  id: "phemex",
  hosts: ["api.phemex.com"],
  priceFields: ["markPrice", "indexPrice", "close", "markRp", "indexRp", "lastRp"],
  perpetuals: (kind) =>
    phemexListings().filter(
      ({ status, settle, coin, quote }) =>
        status === "Listed" && settle === (kind === "inverse" ? coin : quote),
    ),
  answer,
  refusal,
};
