import { toStep } from "../digits.js";
import { listedCoin, nextFundingAfter } from "../market.js";
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
import { kucoinCandles, kucoinSettlements } from "./kucoinHistory.js";
import { kucoinListings, kucoinName, type KucoinListing } from "./kucoinListings.js";
import { kucoinRiskLimits } from "./kucoinTiers.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function problem(code: string, msg: string, status = 200): Answer {
  return json({ code, msg }, status);
}

function fundingFields(listing: KucoinListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, intervalHours, firstSettlement } = listing;
  const { fundingRate } = market.quote(listing, time);
  if (intervalHours === null || fundingRate === null) {
    return {
      fundingFeeRate: null,
      predictedFundingFeeRate: null,
      fundingRateGranularity: null,
      nextFundingRateTime: null,
      nextFundingRateDateTime: null,
      fundingRateCap: null,
      fundingRateFloor: null,
      currentFundingRateGranularity: null,
      effectiveFundingRateCycleStartTime: null,
      fundingRateSymbol: "",
    };
  }
  const next = nextFundingAfter(clock, intervalHours, firstSettlement);
  return {
    fundingFeeRate: Number(fundingRate.toFixed(6)),
    predictedFundingFeeRate: null,
    fundingRateGranularity: intervalHours * hourMs,
    // A countdown beside the moment it counts down to.
    nextFundingRateTime: next - clock,
    nextFundingRateDateTime: next,
    fundingRateCap: 0.003,
    fundingRateFloor: -0.003,
    currentFundingRateGranularity: intervalHours * hourMs,
    effectiveFundingRateCycleStartTime: Date.UTC(2025, 5, 17, 8),
    fundingRateSymbol: `.${symbol}FPI8H`,
  };
}

function contractRow(listing: KucoinListing, moment: VenueMoment): JsonObject {
  const { symbol, coin, multiplier, quote, settle, tick, contractMultiplier, deliveryTime, status } = listing;
  const { mark, index, last } = moment.market.quote(listing, moment.time);
  const dayAgo = moment.market.quote(listing, moment.time - dayMs).last;
  const price = (value: number): number => Number(toStep(value, tick));
  const inverse = contractMultiplier < 0;
  return {
    symbol,
    rootSymbol: settle,
    type: deliveryTime === null ? "FFWCSX" : "FFICSX",
    firstOpenDate: 1_585_555_200_000,
    expireDate: deliveryTime,
    settleDate: deliveryTime,
    baseCurrency: multiplier === 1 ? kucoinName(coin) : listedCoin(listing),
    quoteCurrency: quote,
    settleCurrency: settle,
    maxOrderQty: 1_000_000,
    maxPrice: 1_000_000,
    lotSize: 1,
    tickSize: Number(tick),
    indexPriceTickSize: Number(tick),
    multiplier: contractMultiplier,
    initialMargin: 0.01,
    maintainMargin: 0.005,
    maxRiskLimit: 2_000_000,
    minRiskLimit: 2_000_000,
    riskStep: 1_000_000,
    makerFeeRate: 0.0002,
    takerFeeRate: 0.0006,
    takerFixFee: 0,
    makerFixFee: 0,
    settlementFee: null,
    isDeleverage: true,
    // Set for all linear contracts of the usual coins: not what others call quanto.
    isQuanto: !inverse,
    isInverse: inverse,
    markMethod: "FairPrice",
    fairMethod: "FundingRate",
    indexSymbol: inverse ? `.B${settle}` : `.K${kucoinName(coin)}${quote}`,
    settlementSymbol: "",
    status,
    ...fundingFields(listing, moment),
    openInterest: "5191275",
    turnoverOf24h: 2_361_994_501.712677,
    volumeOf24h: 56_067.116,
    markPrice: price(mark),
    indexPrice: price(index),
    lastTradePrice: price(last),
    maxLeverage: 100,
    marketStage: "NORMAL",
    assetClass: "CRYPTO",
    sourceExchanges: ["okex", "binance", "kucoin", "gateio", "bybit"],
    lowPrice: price(Math.min(last, dayAgo)),
    highPrice: price(Math.max(last, dayAgo)),
    priceChgPct: Number((last / dayAgo - 1).toFixed(4)),
    priceChg: price(last - dayAgo),
  };
}

type History = (
  listing: KucoinListing,
  query: URLSearchParams,
  moment: VenueMoment,
) => readonly Json[] | null;

const histories: ReadonlyMap<string, History> = new Map<string, History>([
  ["/api/v1/kline/query", kucoinCandles],
  ["/api/v1/contract/funding-rates", kucoinSettlements],
]);

const limitedSymbol = /^\/api\/v1\/contracts\/risk-limit\/(?<symbol>\w+)$/;

function riskLimits(listings: readonly KucoinListing[], wanted: string): Answer {
  const listing = listings.find(({ symbol }) => symbol === wanted);
  return listing === undefined
    ? problem("100001", "Parameter error")
    : json({ code: "200000", data: kucoinRiskLimits(listing) });
}

function answer({ method, path, query }: VenueRequest, moment: VenueMoment): Answer {
  const listings = kucoinListings(moment.time);
  if (method !== "GET") return problem("404", "Not Found", 404);
  if (path === "/api/v1/contracts/active") {
    return json({ code: "200000", data: listings.map((listing) => contractRow(listing, moment)) });
  }
  const limited = limitedSymbol.exec(path)?.groups?.["symbol"];
  if (limited !== undefined) return riskLimits(listings, limited);
  const history = histories.get(path);
  if (history === undefined) return problem("404", "Not Found", 404);
  const listing = listings.find(({ symbol }) => symbol === query.get("symbol"));
  const data = listing === undefined ? null : history(listing, query, moment);
  if (data === null) return problem("100001", "Parameter error");
  const envelope = { success: true, code: "200000", msg: "success", retry: false };
  return json(history === kucoinSettlements ? { ...envelope, data } : { code: "200000", data });
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return page("403 Forbidden", "Request blocked. Generated by cloudfront (CloudFront)", status);
    case 418:
    case 429:
      return problem("429000", "Too Many Requests", status);
    case 451:
      return problem("400302", "Our services are currently unavailable in your country.", status);
    case 500:
      return problem("500000", "Internal Server Error", status);
  }
}

export const kucoin: Venue = {
  id: "kucoin",
  hosts: ["api-futures.kucoin.com"],
  priceFields: ["markPrice", "indexPrice", "lastTradePrice"],
  perpetuals: (kind, time) =>
    kucoinListings(time).filter(
      ({ deliveryTime, status, quote }) =>
        deliveryTime === null && status === "Open" && (quote === "USD") === (kind === "inverse"),
    ),
  answer,
  refusal,
};
