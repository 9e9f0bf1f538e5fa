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
import { krakenCandles, krakenFundingRates } from "./krakenHistory.js";
import { krakenCoin, krakenListings, type KrakenListing } from "./krakenListings.js";
import { krakenMarginLevels, krakenRetailLevels } from "./krakenTiers.js";

const dayMs = 86_400_000;

function isoTime(time: number): string {
  return new Date(time).toISOString();
}

function envelope(fields: JsonObject, clock: number, status = 200): Answer {
  return json({ result: "success", ...fields, serverTime: isoTime(clock) }, status);
}

function problem(status: number, error: string, clock: number): Answer {
  return json({ result: "error", error, serverTime: isoTime(clock) }, status);
}

/** Kraken writes numbers, not texts; small ones in exponential form. */
function rounded(value: number, tick: string): number {
  return Number((Math.round(value / Number(tick)) * Number(tick)).toPrecision(12));
}

function instrumentRow(listing: KrakenListing): JsonObject {
  const { symbol, type, coin, tick, sizeDigits, deliveryTime, tradeable } = listing;
  const base = krakenCoin(coin);
  const inverse = type === "futures_inverse";
  return {
    symbol,
    pair: `${base}:USD`,
    base,
    quote: "USD",
    type,
    ...(inverse ? { underlying: `rr_${base.toLowerCase()}usd` } : {}),
    ...(deliveryTime === null ? {} : { lastTradingTime: isoTime(deliveryTime) }),
    tickSize: Number(tick),
    contractSize: 1,
    tradeable,
    impactMidSize: 1,
    maxPositionSize: 1_000_000,
    openingDate: "2022-01-01T00:00:00.000Z",
    marginLevels: krakenMarginLevels(listing),
    ...(deliveryTime === null ? { fundingRateCoefficient: 8, maxRelativeFundingRate: 0.001 } : {}),
    ...(inverse ? { isin: "GB00J62YGL67" } : {}),
    contractValueTradePrecision: sizeDigits,
    postOnly: false,
    feeScheduleUid: "eef90775-995b-4596-9257-0917f6134766",
    retailMarginLevels: krakenRetailLevels(listing),
    category: inverse ? "" : "Layer 1",
    tags: [],
    tradfi: false,
    mtf: inverse,
  };
}

/** Per contract and hour: coins for a dollar of an inverse contract, dollars for a coin of a linear one. */
function fundingAmount(listing: KrakenListing, rate: number, index: number): number {
  const amount = listing.type === "futures_inverse" ? rate / index : rate * index;
  return Number(amount.toPrecision(12));
}

function tickerRow(listing: KrakenListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, coin, tick, deliveryTime, type } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const dayAgo = market.quote(listing, time - dayMs).last;
  const indexPrice = Number(index.toPrecision(8));
  const open = type === "futures_inverse" ? 40_000_000 : Math.round(40_000_000 / mark);
  return {
    tag: deliveryTime === null ? "perpetual" : "quarter",
    pair: `${krakenCoin(coin)}:USD`,
    symbol,
    markPrice: Number(mark.toPrecision(8)),
    bid: rounded(last - Number(tick), tick),
    bidSize: 1000,
    ask: rounded(last + Number(tick), tick),
    askSize: 1000,
    vol24h: open,
    openInterest: open,
    open24h: rounded(dayAgo, tick),
    indexPrice,
    last: rounded(last, tick),
    lastTime: isoTime(clock),
    lastSize: 100,
    suspended: listing.suspended,
    ...(fundingRate === null
      ? {}
      : {
          fundingRate: fundingAmount(listing, fundingRate, indexPrice),
          // The hour after the next: whoever charges by it is off by a fifth.
          fundingRatePrediction: fundingAmount(listing, fundingRate * 1.2, indexPrice),
        }),
    postOnly: false,
    change24h: Number(((last / dayAgo - 1) * 100).toFixed(2)),
  };
}

/** Indices stand among the tickers, in small letters and with a last price only. */
function indexRows({ market, time, clock }: VenueMoment): readonly JsonObject[] {
  const [bitcoin] = krakenListings(time);
  const last = bitcoin === undefined ? 0 : Math.round(market.quote(bitcoin, time).index);
  return ["in_xbtusd", "rr_xbtusd"].map((symbol) => ({ symbol, last, lastTime: isoTime(clock) }));
}

function candles(symbol: string, query: URLSearchParams, moment: VenueMoment): Answer {
  const listing = krakenListings(moment.time).find((candidate) => candidate.symbol === symbol);
  return listing === undefined
    ? problem(400, "Argument invalid: symbol", moment.clock)
    : json(krakenCandles(listing, query, moment));
}

function fundingRates({ query }: VenueRequest, moment: VenueMoment): Answer {
  const listing = krakenListings(moment.time).find(
    ({ symbol, deliveryTime }) => deliveryTime === null && symbol === query.get("symbol"),
  );
  if (listing === undefined) return problem(400, "Argument invalid: symbol", moment.clock);
  const rates = krakenFundingRates(listing, moment, (rate, index) => fundingAmount(listing, rate, index));
  return envelope({ rates }, moment.clock);
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const { method, path, query } = request;
  if (method !== "GET") return problem(404, "notFound", moment.clock);
  const { charted } = /^\/api\/charts\/v1\/trade\/(?<charted>\w+)\/1d$/.exec(path)?.groups ?? {};
  if (charted !== undefined) return candles(charted, query, moment);
  const listings = krakenListings(moment.time);
  switch (path) {
    case "/derivatives/api/v3/instruments": {
      const indices = [{ symbol: "in_xbtusd", type: "spot index", tradeable: false }];
      return envelope({ instruments: [...listings.map(instrumentRow), ...indices] }, moment.clock);
    }
    case "/derivatives/api/v3/tickers": {
      const tickers = listings.map((listing) => tickerRow(listing, moment));
      return envelope({ tickers: [...tickers, ...indexRows(moment)] }, moment.clock);
    }
    case "/derivatives/api/v4/historicalfundingrates":
      return fundingRates(request, moment);
    default:
      return problem(404, "notFound", moment.clock);
  }
}

function refusal(status: RefusalStatus, { clock }: VenueMoment): Answer {
  switch (status) {
    case 403:
      return page("403 Forbidden", "Sorry, you have been blocked. Cloudflare", status);
    case 418:
    case 429:
      return problem(status, "apiLimitExceeded", clock);
    case 451:
      return problem(status, "Unavailable for legal reasons", clock);
    case 500:
      return problem(status, "Server Error", clock);
  }
}

export const kraken: Venue = {
  id: "kraken",
  hosts: ["futures.kraken.com"],
  priceFields: ["markPrice", "indexPrice", "last"],
  perpetuals: (kind, time) =>
    krakenListings(time).filter(
      ({ deliveryTime, tradeable, suspended, type }) =>
        deliveryTime === null &&
        tradeable &&
        !suspended &&
        (type === "futures_inverse") === (kind === "inverse"),
    ),
  answer,
  refusal,
};
