import { digitsOf, toStep, trimmed } from "../digits.js";
import { listedCoin, nextFundingAfter } from "../market.js";
import {
  json,
  page,
  type Answer,
  type JsonObject,
  type RefusalStatus,
  type Venue,
  type VenueMoment,
  type VenueRequest,
} from "../venue.js";
import { bybitHistories, type BybitHistory } from "./bybitHistory.js";
import { bybitRiskLimits } from "./bybitTiers.js";
import { bybitCategories, bybitListings, type BybitListing } from "./bybitListings.js";

const dayMs = 86_400_000;
const defaultPage = 500;
const largestPage = 1000;
// Contracts whose risk limits stand in one answer.
const riskLimitPage = 15;

function envelope(retCode: number, retMsg: string, result: JsonObject, clock: number, status = 200): Answer {
  return json({ retCode, retMsg, result, retExtInfo: {}, time: clock }, status);
}

function preListing(clock: number): JsonObject {
  const phase = (name: string, startTime: string, endTime: string): JsonObject => ({
    phase: name,
    startTime,
    endTime,
  });
  const opened = String(clock - dayMs);
  return {
    isPreListing: true,
    preListingInfo: {
      curAuctionPhase: "ContinuousTrading",
      phases: [
        phase("CallAuction", String(clock - 2 * dayMs), opened),
        phase("ContinuousTrading", opened, ""),
      ],
      auctionFeeInfo: { auctionFeeRate: "0", takerFeeRate: "0.001", makerFeeRate: "0.0004" },
    },
  };
}

const inverseLots = {
  maxOrderQty: "25000000",
  postOnlyMaxOrderQty: "25000000",
  maxMktOrderQty: "5000000",
  minNotionalValue: "",
};
const linearLots = {
  maxOrderQty: "1000.000",
  postOnlyMaxOrderQty: "1000.000",
  maxMktOrderQty: "500.000",
  minNotionalValue: "5",
};

function instrumentRow(listing: BybitListing, { clock }: VenueMoment): JsonObject {
  const { symbol, contractType, category, status, coin, quote, tick, lotStep } = listing;
  const inverse = category === "inverse";
  return {
    symbol,
    contractType,
    status,
    baseCoin: listedCoin(listing),
    quoteCoin: quote,
    launchTime: "1585526400000",
    deliveryTime: String(listing.deliveryTime ?? listing.delistsAt ?? 0),
    deliveryFeeRate: listing.deliveryTime === null ? "" : "0.0005",
    priceScale: String(digitsOf(tick)),
    leverageFilter: { minLeverage: "1", maxLeverage: "100.00", leverageStep: "0.01" },
    priceFilter: { minPrice: tick, maxPrice: "1999999.80", tickSize: tick },
    lotSizeFilter: {
      ...(inverse ? inverseLots : linearLots),
      minOrderQty: lotStep,
      qtyStep: lotStep,
    },
    unifiedMarginTrade: true,
    fundingInterval: (listing.intervalHours ?? 8) * 60,
    settleCoin: inverse ? coin : quote,
    copyTrading: inverse ? "none" : "both",
    upperFundingRate: "0.00375",
    lowerFundingRate: "-0.00375",
    symbolType: listing.symbolType,
    ...(status === "PreLaunch" ? preListing(clock) : {}),
  };
}

function basisFields(listing: BybitListing, mark: number, index: number): JsonObject {
  if (listing.deliveryTime === null) {
    return { basisRate: "", deliveryFeeRate: "", deliveryTime: "0", predictedDeliveryPrice: "", basis: "" };
  }
  return {
    basisRate: trimmed(mark / index - 1, 8),
    deliveryFeeRate: "0.0005",
    deliveryTime: String(listing.deliveryTime),
    predictedDeliveryPrice: "",
    basis: trimmed(mark - index, 8),
  };
}

function tickerRow(listing: BybitListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, category, tick, lotStep, intervalHours } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const hours = Array.from(
    { length: 25 },
    (_, hour) => market.quote(listing, time - hour * (dayMs / 24)).last,
  );
  const dayAgo = hours[24] ?? last;
  const price = (value: number): string => toStep(value, tick);
  const inverse = category === "inverse";
  const openUsd = 40_000_000;
  const openInterest = inverse ? openUsd : openUsd / mark;
  return {
    symbol,
    lastPrice: price(last),
    indexPrice: price(index),
    markPrice: price(mark),
    prevPrice24h: price(dayAgo),
    price24hPcnt: trimmed(last / dayAgo - 1, 6),
    highPrice24h: price(Math.max(...hours)),
    lowPrice24h: price(Math.min(...hours)),
    prevPrice1h: price(hours[1] ?? last),
    openInterest: toStep(openInterest, lotStep),
    openInterestValue: (inverse ? openUsd / mark : openUsd).toFixed(2),
    turnover24h: (inverse ? openUsd / mark : openUsd).toFixed(8),
    volume24h: toStep(openInterest, lotStep),
    fundingRate: fundingRate === null ? "" : trimmed(fundingRate, 8),
    nextFundingTime: String(intervalHours === null ? 0 : nextFundingAfter(clock, intervalHours)),
    ...(intervalHours === null
      ? { fundingIntervalHour: "", fundingCap: "" }
      : { fundingIntervalHour: String(intervalHours), fundingCap: "0.00375" }),
    ...basisFields(listing, mark, index),
    ask1Size: lotStep,
    bid1Price: price(last - Number(tick)),
    ask1Price: price(last + Number(tick)),
    bid1Size: lotStep,
  };
}

/** Pre-launch contracts are returned only to those who ask for them by status. */
function instruments(listings: readonly BybitListing[], { query }: VenueRequest): readonly BybitListing[] {
  const status = query.get("status");
  return listings.filter((listing) =>
    status === null ? listing.status !== "PreLaunch" : listing.status === status,
  );
}

function instrumentsInfo(
  category: string,
  listings: readonly BybitListing[],
  request: VenueRequest,
  moment: VenueMoment,
): Answer {
  const limit = Number(request.query.get("limit") ?? defaultPage);
  const start = Number(request.query.get("cursor") ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage || !Number.isInteger(start)) {
    return envelope(10001, "params error: limit or cursor invalid", {}, moment.clock);
  }
  const found = instruments(listings, request);
  const end = start + limit;
  return envelope(
    0,
    "OK",
    {
      category,
      list: found.slice(start, end).map((listing) => instrumentRow(listing, moment)),
      nextPageCursor: end < found.length ? String(end) : "",
    },
    moment.clock,
  );
}

function invalid(parameter: string, clock: number): Answer {
  return envelope(10001, `params error: ${parameter} invalid`, {}, clock);
}

function categoryOf({ query }: VenueRequest): (typeof bybitCategories)[number] | undefined {
  return bybitCategories.find((candidate) => candidate === query.get("category"));
}

function historyAnswer(read: BybitHistory, request: VenueRequest, moment: VenueMoment): Answer {
  const category = categoryOf(request);
  if (category === undefined) return invalid("category", moment.clock);
  const symbol = request.query.get("symbol");
  const listing = bybitListings(category, moment.time).find((candidate) => candidate.symbol === symbol);
  if (listing === undefined) return invalid("symbol", moment.clock);
  const outcome = read(listing, request.query, moment);
  return "result" in outcome
    ? envelope(0, "OK", outcome.result, moment.clock)
    : invalid(outcome.refused, moment.clock);
}

function listAnswer(request: VenueRequest, moment: VenueMoment): Answer {
  const category = categoryOf(request);
  if (category === undefined) return invalid("category", moment.clock);
  const symbol = request.query.get("symbol");
  const all = bybitListings(category, moment.time);
  const listings = symbol === null ? all : all.filter((listing) => listing.symbol === symbol);
  if (listings.length === 0) return invalid("symbol", moment.clock);
  if (request.path === "/v5/market/instruments-info")
    return instrumentsInfo(category, listings, request, moment);
  if (request.path === "/v5/market/risk-limit") {
    const list = listings.slice(0, riskLimitPage).flatMap(bybitRiskLimits);
    return envelope(0, "OK", { category, list, nextPageCursor: "" }, moment.clock);
  }
  const list = listings.map((listing) => tickerRow(listing, moment));
  return envelope(0, "OK", { category, list }, moment.clock);
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const { method, path } = request;
  const reportHistory = bybitHistories.get(path);
  const known = [
    "/v5/market/instruments-info",
    "/v5/market/tickers",
    "/v5/market/risk-limit",
    "/v5/market/time",
  ];
  if (method !== "GET" || (!known.includes(path) && reportHistory === undefined)) {
    return { kind: "page", status: 404, contentType: "text/plain", text: "404 page not found" };
  }
  if (reportHistory !== undefined) return historyAnswer(reportHistory, request, moment);
  if (path !== "/v5/market/time") return listAnswer(request, moment);
  const seconds = Math.floor(moment.clock / 1000);
  const result = { timeSecond: String(seconds), timeNano: `${String(moment.clock)}000000` };
  return envelope(0, "OK", result, moment.clock);
}

function refusal(status: RefusalStatus, { clock }: VenueMoment): Answer {
  switch (status) {
    case 403:
      return page(
        "403 ERROR",
        "The Amazon CloudFront distribution is configured to block access from your country.",
        status,
      );
    case 418:
      return envelope(10018, "Exceeded the IP Rate Limit.", {}, clock, status);
    case 429:
      return envelope(10006, "Too many visits. Exceeded the API Rate Limit.", {}, clock, status);
    case 451:
      return envelope(10024, "Compliance rules triggered: not available in your region.", {}, clock, status);
    case 500:
      return envelope(10016, "Server error.", {}, clock, status);
  }
}

export const bybit: Venue = {
  id: "bybit",
  hosts: ["api.bybit.com", "api.bytick.com"],
  priceFields: ["markPrice", "indexPrice", "lastPrice"],
  perpetuals: (kind, time) =>
    bybitListings(kind, time).filter(
      ({ deliveryTime, delistsAt, status, symbolType }) =>
        deliveryTime === null && delistsAt === undefined && status === "Trading" && symbolType === "",
    ),
  answer,
  refusal,
};
