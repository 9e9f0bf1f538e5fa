import { digitsOf, toStep } from "../digits.js";
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
import { weexFundingRates, weexHistoryKlines, weexKlines, type WeexHistory } from "./weexHistory.js";
import { weexListings, type WeexListing } from "./weexListings.js";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

function problem(status: number, code: number, msg: string): Answer {
  return json({ code, msg }, status);
}

function clockTimes(intervalHours: number): readonly string[] {
  return Array.from(
    { length: 24 / intervalHours },
    (_, place) => `${String(place * intervalHours).padStart(2, "0")}:00:00`,
  );
}

function exchangeInfoRow(listing: WeexListing): JsonObject {
  const { symbol, quote, tick, lotStep, intervalHours, share } = listing;
  return {
    symbol,
    baseAsset: listedCoin(listing),
    quoteAsset: quote,
    marginAsset: quote,
    pricePrecision: digitsOf(tick),
    quantityPrecision: digitsOf(lotStep),
    baseAssetPrecision: digitsOf(lotStep),
    quotePrecision: 8,
    // What one would take for the size of a contract is the step of the quantity.
    contractVal: Number(lotStep),
    delivery: clockTimes(intervalHours),
    forwardContractFlag: true,
    minLeverage: 1,
    maxLeverage: 400,
    buyLimitPriceRatio: 0.01,
    sellLimitPriceRatio: 0.01,
    makerFeeRate: 0.0002,
    takerFeeRate: 0.0008,
    minOrderSize: Number(lotStep),
    maxOrderSize: 1_000_000,
    maxPositionSize: 20_000_000,
    marketOpenLimitSize: 12_000,
    contractType: share ? "TRADIFI_PERPETUAL" : "PERPETUAL",
    underlyingType: share ? "Stocks" : "COIN",
  };
}

function exchangeInfo(): Answer {
  const listed = weexListings.filter(({ inExchangeInfo }) => inExchangeInfo);
  return json({
    assets: [
      ...listed.map((listing) => ({ asset: listedCoin(listing), marginAvailable: false })),
      { asset: "USDT", marginAvailable: true },
    ],
    symbols: listed.map(exchangeInfoRow),
  });
}

function premiumIndexRow(listing: WeexListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick, intervalHours } = listing;
  const { fundingRate } = market.quote(listing, time);
  // The prices are those of the last full minute, the time beside them is not.
  const { mark, index } = market.quote(listing, Math.floor(time / minuteMs) * minuteMs);
  const settled = nextFundingAfter(time, intervalHours) - intervalHours * hourMs;
  return {
    symbol,
    markPrice: toStep(mark, tick),
    indexPrice: toStep(index, tick),
    // What the last settlement charged; the forecast is what the next one will.
    lastFundingRate: (market.quote(listing, settled).fundingRate ?? 0).toFixed(8),
    forecastFundingRate: (fundingRate ?? 0).toFixed(8),
    interestRate: "0.0001",
    nextFundingTime: nextFundingAfter(clock, intervalHours),
    time: clock,
    collectCycle: intervalHours * 60,
  };
}

function tickerRow(listing: WeexListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick } = listing;
  const { mark, index, last } = market.quote(listing, time);
  const dayAgo = market.quote(listing, time - dayMs).last;
  const price = (value: number): string => toStep(value, tick);
  return {
    symbol,
    priceChange: price(last - dayAgo),
    priceChangePercent: ((last / dayAgo - 1) * 100).toFixed(2),
    lastPrice: price(last),
    openPrice: price(dayAgo),
    highPrice: price(Math.max(last, dayAgo)),
    lowPrice: price(Math.min(last, dayAgo)),
    volume: "1234.567",
    quoteVolume: "85679012.45",
    markPrice: price(mark),
    indexPrice: price(index),
    openTime: clock - dayMs,
    closeTime: clock,
  };
}

function historyAnswer(read: WeexHistory, { query }: VenueRequest, moment: VenueMoment): Answer {
  const listing = weexListings.find(({ symbol }) => symbol === query.get("symbol"));
  if (listing === undefined) return problem(400, -1121, "Invalid symbol.");
  const rows = read(listing, query, moment);
  return rows === null ? problem(400, -1130, "Data sent for a parameter is not valid.") : json(rows);
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const { method, path, query } = request;
  if (method !== "GET") return problem(405, -1150, "Request method not supported.");
  switch (path) {
    case "/capi/v3/market/exchangeInfo":
      return exchangeInfo();
    case "/capi/v3/market/premiumIndex": {
      const symbol = query.get("symbol");
      const wanted = weexListings.filter((listing) => symbol === null || listing.symbol === symbol);
      if (wanted.length === 0) return problem(400, -1121, "Invalid symbol.");
      return json(wanted.map((listing) => premiumIndexRow(listing, moment)));
    }
    case "/capi/v3/market/ticker/24hr":
      return json(weexListings.map((listing) => tickerRow(listing, moment)));
    case "/capi/v3/market/klines":
      return historyAnswer(weexKlines, request, moment);
    case "/capi/v3/market/historyKlines":
      return historyAnswer(weexHistoryKlines, request, moment);
    case "/capi/v3/market/fundingRate":
      return historyAnswer(weexFundingRates, request, moment);
    default:
      return problem(404, -1000, "An unknown error occurred.");
  }
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return page("403 Forbidden", "WEEX is not available in your region.", status);
    case 418:
    case 429:
      return problem(status, -1190, "Too many requests.");
    case 451:
      return problem(status, -1190, "Access forbidden from a restricted location.");
    case 500:
      return problem(status, -1054, "System error, please retry later.");
  }
}

export const weex: Venue = {
  id: "weex",
  hosts: ["api-contract.weex.com"],
  priceFields: ["markPrice", "indexPrice"],
  perpetuals: (kind) =>
    kind === "linear" ? weexListings.filter(({ inExchangeInfo, share }) => inExchangeInfo && !share) : [],
  answer,
  refusal,
};
