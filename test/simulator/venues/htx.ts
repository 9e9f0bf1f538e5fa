import { dateSuffix } from "../calendar.js";
import { nextFundingAfter } from "../market.js";
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
import { htxCandles, htxSettlements } from "./htxHistory.js";
import { htxListings, type HtxListing } from "./htxListings.js";

function envelope(data: readonly JsonObject[], { clock }: VenueMoment): Answer {
  return json({ status: "ok", data, ts: clock });
}

function problem(status: number, code: number, message: string, clock: number): Answer {
  return json({ status: "error", err_code: code, err_msg: message, ts: clock }, status);
}

function infoRow(listing: HtxListing, { clock }: VenueMoment): JsonObject {
  const { kind, coin, quote, symbol, contractSize, tick, status, deliveryTime, intervalHours, share } =
    listing;
  const row = {
    symbol: coin,
    contract_code: symbol,
    contract_size: contractSize,
    price_tick: Number(tick),
    delivery_time: deliveryTime === null ? "" : String(deliveryTime),
    create_date: "20200325",
    contract_status: status,
    settlement_date: String(nextFundingAfter(clock, 8)),
  };
  if (kind === "inverse") return row;
  return {
    ...row,
    delivery_date: deliveryTime === null ? "" : `20${dateSuffix(deliveryTime)}`,
    support_margin_mode: deliveryTime === null ? "all" : "cross",
    business_type: deliveryTime === null ? "swap" : "futures",
    pair: `${coin}-${quote}`,
    contract_type: deliveryTime === null ? "swap" : "quarter",
    trade_partition: quote,
    labels: share ? ["tradfi", "stock"] : ["common"],
    tradfi_labels: share ? ["Stocks"] : [],
    ...(intervalHours === null ? {} : { settlement_period: String(intervalHours) }),
  };
}

function elementsRow({ symbol, intervalHours, contractSize, tick }: HtxListing): JsonObject {
  return {
    contract_code: symbol,
    funding_rate_cap: "0.003750000000000000",
    funding_rate_floor: "-0.003750000000000000",
    mode_type: 2,
    swap_delivery_type: 3,
    settle_period: intervalHours ?? 8,
    instrument_index_code: symbol,
    min_level: "1",
    max_level: "200",
    price_tick: Number(tick).toFixed(18),
    instrument_value: contractSize.toFixed(18),
  };
}

function fundingRow(listing: HtxListing, { market, time, clock }: VenueMoment): JsonObject {
  const { kind, symbol, coin, quote, intervalHours } = listing;
  return {
    // Both nulls were filled in years past.
    estimated_rate: null,
    next_funding_time: null,
    funding_rate: (market.quote(listing, time).fundingRate ?? 0).toFixed(18),
    contract_code: symbol,
    symbol: coin,
    fee_asset: kind === "inverse" ? coin : quote,
    funding_time: String(nextFundingAfter(clock, intervalHours ?? 8)),
    ...(kind === "linear" ? { trade_partition: quote } : {}),
  };
}

function indexRow(listing: HtxListing, { market, time, clock }: VenueMoment): JsonObject {
  return {
    index_price: Number(market.quote(listing, time).index.toFixed(10)),
    index_ts: clock,
    contract_code: listing.symbol,
  };
}

const linearIndices = "/linear-swap-api/v1/swap_index";

/** Of a contract that was delisted long ago, which no other list has. */
const delistedIndex = {
  index_price: 2.9184,
  index_ts: Date.UTC(2025, 4, 20),
  contract_code: "CVX-USDT",
} as const satisfies JsonObject;

/** Of the linear side dated futures are returned only to those who ask for them, and only as contracts. */
function wantedOf(name: string, listings: readonly HtxListing[], query: URLSearchParams): HtxListing[] {
  const contract = query.get("contract_code");
  const business = name === "swap_contract_info" ? (query.get("business_type") ?? "swap") : "swap";
  return listings.filter(
    ({ symbol, deliveryTime }) =>
      (contract === null || symbol === contract) &&
      (business === "all" || (business === "swap") === (deliveryTime === null)),
  );
}

type Row = (listing: HtxListing, moment: VenueMoment) => JsonObject;

const rows: ReadonlyMap<string, Row> = new Map<string, Row>([
  ["swap_contract_info", infoRow],
  ["swap_query_elements", elementsRow],
  ["swap_batch_funding_rate", fundingRow],
  ["swap_index", indexRow],
]);

const pastPaths = {
  candles: /^\/(?<side>linear-)?swap-ex\/market\/history\/kline$/,
  settlements: /^\/(?<side>linear-)?swap-api\/v1\/swap_historical_funding_rate$/,
};

/** The answer to a question for the past, null to any other. */
function history({ method, path, query }: VenueRequest, moment: VenueMoment): Answer | null {
  const candles = pastPaths.candles.exec(path);
  const found = candles ?? pastPaths.settlements.exec(path);
  if (method !== "GET" || found === null) return null;
  const { clock, time } = moment;
  const listings = htxListings(found.groups?.["side"] === undefined ? "inverse" : "linear", time);
  const listing = listings.find(({ symbol }) => symbol === query.get("contract_code"));
  if (listing === undefined) return problem(200, 1332, "The contract doesn't exist.", clock);
  if (candles === null)
    return json({ status: "ok", data: htxSettlements(listing, query, moment), ts: clock });
  const data = htxCandles(listing, query, moment);
  if (data === null) return problem(200, 1067, "The period, size, from or to is wrong.", clock);
  const channel = `market.${listing.symbol}.kline.${query.get("period") ?? ""}`;
  return json({ ch: channel, data, status: "ok", ts: clock });
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  return history(request, moment) ?? present(request, moment);
}

function present({ method, path, query }: VenueRequest, moment: VenueMoment): Answer {
  const { side = "", name = "" } = /^\/(?<side>linear-)?swap-api\/v1\/(?<name>\w+)$/.exec(path)?.groups ?? {};
  const row = rows.get(name);
  if (method !== "GET" || row === undefined) {
    return problem(404, 404, "request path does not exist", moment.clock);
  }
  const listings = htxListings(side === "" ? "inverse" : "linear", moment.time);
  const wanted = wantedOf(name, listings, query);
  if (wanted.length === 0) return problem(200, 1332, "The contract doesn't exist.", moment.clock);
  const answered = wanted.map((listing) => row(listing, moment));
  return envelope(path === linearIndices ? [...answered, delistedIndex] : answered, moment);
}

function refusal(status: RefusalStatus, { clock }: VenueMoment): Answer {
  switch (status) {
    case 403:
      return page("403 Forbidden", "Request blocked: your region is not served.", status);
    case 418:
    case 429:
      return problem(status, 1032, "The number of access exceeded the limit.", clock);
    case 451:
      return problem(status, 403, "Unavailable for legal reasons in your region.", clock);
    case 500:
      return problem(status, 1000, "System is abnormal.", clock);
  }
}

export const htx: Venue = {
  id: "htx",
  hosts: ["api.hbdm.vn", "api.hbdm.com"],
  priceFields: ["index_price"],
  idFields: ["contract_code"],
  perpetuals: (kind, time) =>
    htxListings(kind, time).filter(
      ({ deliveryTime, status, share }) => deliveryTime === null && status === 1 && !share,
    ),
  // Only one contract at a time.
  notPublished: ["mark"],
  answer,
  refusal,
};
