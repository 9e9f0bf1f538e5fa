import { toStep } from "../digits.js";
import { nextFundingAfter } from "../market.js";
import { pastCandles, pastSettlements } from "../past.js";
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
import { binanceExchangeInfo } from "./binanceExchangeInfo.js";
import { coinMarginedListings, usdMarginedListings, type BinanceListing } from "./binanceListings.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function problem(status: number, code: number, message: string): Answer {
  return json({ code, msg: message }, status);
}

function premiumIndexRow(listing: BinanceListing, { market, time, clock }: VenueMoment): JsonObject {
  const { mark, index, fundingRate } = market.quote(listing, time);
  const coinMargined = listing.kind === "coinMargined";
  const { intervalHours } = listing;
  // dapi rounds a perpetual's mark to its price step and pads it; nothing else is rounded.
  const rounded = coinMargined && intervalHours !== null;
  const markPrice = rounded ? Number(toStep(mark, listing.tick)) : mark;
  return {
    symbol: listing.symbol,
    ...(coinMargined ? { pair: listing.pair } : {}),
    markPrice: markPrice.toFixed(8),
    indexPrice: index.toFixed(8),
    estimatedSettlePrice: index.toFixed(8),
    lastFundingRate: fundingRate === null ? "" : fundingRate.toFixed(8),
    interestRate: fundingRate === null ? "" : "0.00010000",
    nextFundingTime: intervalHours === null ? 0 : nextFundingAfter(clock, intervalHours),
    time: Math.floor(clock / 1000) * 1000,
  };
}

function tickerRow(listing: BinanceListing, { market, time, clock }: VenueMoment): JsonObject {
  const { kind, symbol, pair, tick, lotStep } = listing;
  const hours = Array.from(
    { length: 25 },
    (_, hour) => market.quote(listing, time - hour * (dayMs / 24)).last,
  );
  const last = hours[0] ?? 0;
  const open = hours[24] ?? last;
  const price = (value: number): string => toStep(value, tick);
  const average = hours.reduce((sum, value) => sum + value, 0) / hours.length;
  const contracts = 400_000;
  const volume =
    kind === "coinMargined"
      ? { pair, volume: String(contracts), baseVolume: ((contracts * 10) / average).toFixed(8) }
      : { volume: toStep(5e8 / average, lotStep), quoteVolume: "500000000.00" };
  return {
    symbol,
    ...volume,
    priceChange: price(last - open),
    priceChangePercent: (((last - open) / open) * 100).toFixed(3),
    weightedAvgPrice: price(average),
    lastPrice: price(last),
    lastQty: lotStep,
    openPrice: price(open),
    highPrice: price(Math.max(...hours)),
    lowPrice: price(Math.min(...hours)),
    openTime: clock - dayMs,
    closeTime: clock,
    firstId: 100_000,
    lastId: 199_999,
    count: 100_000,
  };
}

type Row = (listing: BinanceListing, moment: VenueMoment) => JsonObject;

function rows(
  listings: readonly BinanceListing[],
  row: Row,
  request: VenueRequest,
  moment: VenueMoment,
): Answer {
  const symbol = request.query.get("symbol");
  const pair = request.query.get("pair");
  const wanted = listings.filter(
    (listing) => (symbol === null || listing.symbol === symbol) && (pair === null || listing.pair === pair),
  );
  const [first] = wanted;
  if (first === undefined) return problem(400, -1121, "Invalid symbol.");
  // dapi wraps even one symbol in a list, fapi does not.
  if (symbol !== null && first.kind === "usdMargined") return json(row(first, moment));
  return json(wanted.map((listing) => row(listing, moment)));
}

/** Only symbols whose interval or cap was changed are listed; for dapi the list is empty. */
function fundingInfo(listings: readonly BinanceListing[]): Answer {
  const adjusted = listings.filter(({ intervalHours }) => intervalHours !== null && intervalHours !== 8);
  return json(
    adjusted.map(({ symbol, intervalHours }) => ({
      symbol,
      adjustedFundingRateCap: "0.02000000",
      adjustedFundingRateFloor: "-0.02000000",
      fundingIntervalHours: intervalHours,
      disclaimer: false,
      updateTime: 1_752_854_309_429,
    })),
  );
}

const maxKlineSpanMs = 200 * dayMs;

/** The span a request names; like Binance, a long one is cut to the entries that follow its start. */
function pastSpan({ query }: VenueRequest, clock: number, widthMs: number): { from: number; before: number } {
  const start = query.get("startTime");
  const before = Number(query.get("endTime") ?? clock) + 1;
  return { from: start === null ? before - widthMs : Number(start), before };
}

function listed(listings: readonly BinanceListing[], { query }: VenueRequest): BinanceListing | undefined {
  return listings.find(({ symbol }) => symbol === query.get("symbol"));
}

function klines(listings: readonly BinanceListing[], request: VenueRequest, moment: VenueMoment): Answer {
  const listing = listed(listings, request);
  if (listing === undefined) return problem(400, -1121, "Invalid symbol.");
  if (request.query.get("interval") !== "1d") return problem(400, -1120, "Invalid interval.");
  const limit = Number(request.query.get("limit") ?? 500);
  const span = pastSpan(request, moment.clock, limit * dayMs);
  if (listing.kind === "coinMargined" && span.before - span.from > maxKlineSpanMs + 1)
    return problem(400, -1128, "Combination of optional parameters invalid.");
  const price = (value: number): string => toStep(value, listing.tick);
  return json(
    pastCandles(listing, moment, span)
      .slice(0, limit)
      .map(({ start, open, high, low, close }) => [
        start,
        price(open),
        price(high),
        price(low),
        price(close),
        "400000",
        start + dayMs - 1,
        "120.50000000",
        4000,
        "200000",
        "60.20000000",
        "0",
      ]),
  );
}

function fundingRates(
  listings: readonly BinanceListing[],
  request: VenueRequest,
  moment: VenueMoment,
): Answer {
  const listing = listed(listings, request);
  if (listing === undefined) return problem(400, -1121, "Invalid symbol.");
  const limit = Math.min(1000, Number(request.query.get("limit") ?? 100));
  const settlements = pastSettlements(listing, moment, pastSpan(request, moment.clock, 200 * 8 * hourMs));
  return json(
    settlements.slice(0, limit).map(({ time, rate }, place) => ({
      symbol: listing.symbol,
      // Some settlements are stamped a few milliseconds late.
      fundingTime: time + (place % 3),
      fundingRate: rate.toFixed(8),
      markPrice: place % 2 === 0 ? toStep(moment.market.quote(listing, time).mark, listing.tick) : "",
    })),
  );
}

type Endpoint = (listings: readonly BinanceListing[], request: VenueRequest, moment: VenueMoment) => Answer;

const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ["exchangeInfo", (listings, _, { clock }) => json(binanceExchangeInfo(listings, clock))],
  ["premiumIndex", (listings, request, moment) => rows(listings, premiumIndexRow, request, moment)],
  ["ticker/24hr", (listings, request, moment) => rows(listings, tickerRow, request, moment)],
  ["fundingInfo", fundingInfo],
  ["klines", klines],
  ["fundingRate", fundingRates],
  ["time", (_, __, { clock }) => json({ serverTime: clock })],
  ["ping", () => json({})],
]);

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const { api, name } = /^\/(?<api>[df]api)\/v1\/(?<name>.+)$/.exec(request.path)?.groups ?? {};
  const endpoint = endpoints.get(name ?? "");
  if (request.method !== "GET" || endpoint === undefined) {
    return problem(404, -5000, `Path ${request.path}, Method ${request.method} is invalid`);
  }
  const listings = api === "dapi" ? coinMarginedListings(moment.time) : usdMarginedListings(moment.time);
  return endpoint(listings, request, moment);
}

function refusal(status: RefusalStatus, { clock }: VenueMoment): Answer {
  switch (status) {
    case 403:
      return page("403 Forbidden", "Request blocked. Generated by cloudfront (CloudFront)", status);
    case 418:
      // Sooner than any Retry-After that a test sends with it.
      return problem(status, -1003, `Way too many requests; IP banned until ${String(clock + 5000)}.`);
    case 429:
      return problem(status, -1003, "Too many requests; current limit is 2400 request weight per 1 MINUTE.");
    case 451:
      return problem(status, 0, "Service unavailable from a restricted location according to the terms.");
    case 500:
      return problem(status, -1000, "An unknown error occurred while processing the request.");
  }
}

export const binance: Venue = {
  id: "binance",
  hosts: ["dapi.binance.com", "fapi.binance.com", "api.binance.com"],
  priceFields: ["markPrice", "indexPrice", "estimatedSettlePrice", "lastPrice"],
  perpetuals: (kind, time) =>
    (kind === "inverse" ? coinMarginedListings : usdMarginedListings)(time).filter(
      ({ deliveryTime, delistsAt, status, contractType, underlyingType, inExchangeInfo }) =>
        deliveryTime === null &&
        delistsAt === undefined &&
        underlyingType === undefined &&
        status === "TRADING" &&
        contractType === "PERPETUAL" &&
        inExchangeInfo,
    ),
  answer,
  refusal,
};
