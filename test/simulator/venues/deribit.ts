import { toStep } from "../digits.js";
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
import { deribitChart, deribitFundingHistory, type DeribitHistory } from "./deribitHistory.js";
import { deribitListings, type DeribitListing } from "./deribitListings.js";

const dayMs = 86_400_000;

/** What Deribit writes as the end of a contract that has none: the year 3000. */
const perpetualExpiration = 32_503_708_800_000;

/** Every answer is one of JSON-RPC, with its times in microseconds. */
function envelope(fields: JsonObject, clock: number, status = 200): Answer {
  const microseconds = clock * 1000;
  return json(
    { jsonrpc: "2.0", ...fields, usIn: microseconds, usOut: microseconds + 220, usDiff: 220, testnet: false },
    status,
  );
}

function problem(code: number, message: string, clock: number, status = 400): Answer {
  return envelope({ error: { message, code } }, clock, status);
}

function instrumentRow(listing: DeribitListing, place: number): JsonObject {
  const { symbol, coin, quote, settle, deliveryTime, contractSize, leastAmount, tick, active, share } =
    listing;
  const type = quote === "USD" ? "reversed" : "linear";
  return {
    price_index: `${coin}_${quote}`.toLowerCase(),
    rfq: false,
    kind: "future",
    instrument_name: symbol,
    maker_commission: 0,
    taker_commission: 0.0005,
    instrument_type: type,
    expiration_timestamp: deliveryTime ?? perpetualExpiration,
    creation_timestamp: 1_534_242_287_000,
    is_active: active,
    tick_size: Number(tick),
    contract_size: contractSize,
    instrument_id: 210_838 + place,
    settlement_period: deliveryTime === null ? "perpetual" : "month",
    min_trade_amount: leastAmount,
    future_type: type,
    max_leverage: 50,
    max_liquidation_commission: 0.0075,
    block_trade_commission: 0.0001,
    block_trade_min_trade_amount: 200_000,
    block_trade_tick_size: Number(tick),
    settlement_currency: settle,
    base_currency: coin,
    counter_currency: quote,
    quote_currency: quote,
    underlying_type: share ? "equity" : "crypto",
    tick_size_steps: [],
  };
}

function summaryRow(listing: DeribitListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, coin, quote, tick } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const dayAgo = market.quote(listing, time - dayMs).last;
  const price = (value: number): number => Number(toStep(value, tick));
  const usd = 40_000_000;
  return {
    high: price(Math.max(last, dayAgo)),
    low: price(Math.min(last, dayAgo)),
    last: price(last),
    instrument_name: symbol,
    bid_price: price(last - Number(tick)),
    ask_price: price(last + Number(tick)),
    open_interest: quote === "USD" ? usd : Number((usd / mark).toFixed(3)),
    mark_price: Number(mark.toPrecision(7)),
    creation_timestamp: clock,
    price_change: Number(((last / dayAgo - 1) * 100).toFixed(4)),
    volume: Number((usd / mark).toFixed(8)),
    estimated_delivery_price: Number(index.toPrecision(7)),
    base_currency: coin,
    quote_currency: quote,
    volume_usd: usd,
    volume_notional: usd,
    ...(fundingRate === null
      ? {}
      : {
          current_funding: Number(fundingRate.toFixed(8)),
          // The hours that are over were worse: whoever serves them is off by a third.
          funding_8h: Number((fundingRate * 1.3).toFixed(8)),
        }),
    mid_price: price(last),
  };
}

function tickerRow(listing: DeribitListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick, leastAmount, deliveryTime } = listing;
  const { mark, index, last, fundingRate } = market.quote(listing, time);
  const price = (value: number): number => Number(toStep(value, tick));
  // With a digit more than the summaries.
  const [markPrice, indexPrice] = [Number(mark.toPrecision(8)), Number(index.toPrecision(8))];
  return {
    timestamp: clock,
    state: "open",
    stats: { high: price(last), low: price(last), price_change: 0.1, volume: 1000, volume_usd: 40_000_000 },
    index_price: indexPrice,
    instrument_name: symbol,
    last_price: price(last),
    settlement_price: price(last),
    min_price: price(mark * 0.985),
    max_price: price(mark * 1.015),
    open_interest: 40_000_000,
    mark_price: markPrice,
    best_ask_price: price(last + Number(tick)),
    best_bid_price: price(last - Number(tick)),
    best_ask_amount: leastAmount,
    best_bid_amount: leastAmount,
    estimated_delivery_price: indexPrice,
    ...(deliveryTime === null && fundingRate !== null
      ? {
          current_funding: Number(fundingRate.toFixed(8)),
          funding_8h: Number((fundingRate * 1.3).toFixed(8)),
          interest_value: 0.1,
        }
      : {}),
  };
}

type Endpoint = (listings: readonly DeribitListing[], moment: VenueMoment) => Json;

const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ["get_instruments", (listings) => listings.map(instrumentRow)],
  [
    "get_book_summary_by_currency",
    (listings, moment) =>
      listings.filter(({ active }) => active).map((listing) => summaryRow(listing, moment)),
  ],
]);

const currencies = ["BTC", "ETH", "USDC", "USDT", "EURR"];

const histories: ReadonlyMap<string, DeribitHistory> = new Map<string, DeribitHistory>([
  ["get_tradingview_chart_data", deribitChart],
  ["get_funding_rate_history", deribitFundingHistory],
  ["ticker", (listing, _, moment) => tickerRow(listing, moment)],
]);

function historyAnswer(read: DeribitHistory, { method, query }: VenueRequest, moment: VenueMoment): Answer {
  if (method !== "GET") return problem(-32601, "Method not found", moment.clock);
  const listing = deribitListings(moment.time).find(({ symbol }) => symbol === query.get("instrument_name"));
  const result = listing === undefined ? null : read(listing, query, moment);
  return result === null
    ? problem(-32602, "Invalid params", moment.clock)
    : envelope({ result }, moment.clock);
}

function listAnswer(name: string, { method, query }: VenueRequest, moment: VenueMoment): Answer {
  const endpoint = endpoints.get(name);
  if (method !== "GET" || endpoint === undefined) return problem(-32601, "Method not found", moment.clock);
  const currency = query.get("currency") ?? "";
  const all = currency === "any" && name === "get_instruments";
  if (!all && !currencies.includes(currency)) return problem(-32602, "Invalid params", moment.clock);
  const listings = deribitListings(moment.time).filter(({ settle }) => all || settle === currency);
  return envelope({ result: endpoint(listings, moment) }, moment.clock);
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const name = /^\/api\/v2\/public\/(?<name>\w+)$/.exec(request.path)?.groups?.["name"] ?? "";
  const reportHistory = histories.get(name);
  return reportHistory === undefined
    ? listAnswer(name, request, moment)
    : historyAnswer(reportHistory, request, moment);
}

function refusal(status: RefusalStatus, { clock }: VenueMoment): Answer {
  switch (status) {
    case 403:
      return page("403 Forbidden", "Sorry, you have been blocked. Cloudflare", status);
    case 418:
    case 429:
      return problem(10_028, "too_many_requests", clock, status);
    case 451:
      return page("451", "Unavailable For Legal Reasons", status);
    case 500:
      return problem(11_094, "internal_server_error", clock, status);
  }
}

export const deribit: Venue = {
  id: "deribit",
  hosts: ["www.deribit.com"],
  priceFields: ["mark_price", "index_price", "estimated_delivery_price", "last", "mid_price"],
  idFields: ["instrument_name"],
  perpetuals: (kind, time) =>
    deribitListings(time).filter(
      ({ deliveryTime, active, share, quote }) =>
        deliveryTime === null && active && !share && (quote === "USD") === (kind === "inverse"),
    ),
  // Funding runs all the time.
  notPublished: ["nextFunding"],
  answer,
  refusal,
};
