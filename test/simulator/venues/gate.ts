import { toStep } from "../digits.js";
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
import { gateCandles, gateSettlements } from "./gateHistory.js";
import { gateListings, gateSettles, type GateListing } from "./gateListings.js";
import { gateRiskLimits } from "./gateTiers.js";

function problem(status: number, label: string, message: string): Answer {
  return json({ label, message }, status);
}

/** As Gate sends it to those who ask for sizes with decimals: texts, else they would be whole numbers. */
function contractRow(listing: GateListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, type, quantoMultiplier, tick, smallest, decimal, delisting, preMarket, share } = listing;
  const { mark, index, last } = market.quote(listing, time);
  const intervalHours = listing.intervalHours ?? 8;
  const nextApply = nextFundingAfter(clock, intervalHours);
  // For a minute after a settlement the rate is what that charged, under the time of the next.
  const sinceSettlement = clock - (nextApply - intervalHours * 3_600_000);
  const asOf = sinceSettlement < 60_000 ? time - sinceSettlement : time;
  const rate = market.quote(listing, asOf).fundingRate ?? 0;
  return {
    name: symbol,
    type,
    quanto_multiplier: quantoMultiplier,
    ref_discount_rate: "0",
    order_price_deviate: "0.2",
    maintenance_rate: "0.005",
    mark_type: "index",
    last_price: toStep(last, tick),
    mark_price: toStep(mark, tick),
    // What trades before its listing has no index.
    index_price: preMarket ? "0" : toStep(index, tick),
    // Out of use: the same as the rate.
    funding_rate_indicative: rate.toFixed(6),
    funding_rate_limit: "0.003",
    contract_type: share ? "stocks" : "",
    mark_price_round: tick,
    funding_offset: 0,
    in_delisting: delisting,
    delisted_time: (listing.delistsAt ?? 0) / 1000,
    risk_limit_base: "1000000",
    interest_rate: "0.0003",
    order_price_round: tick,
    order_size_min: smallest,
    ref_rebate_rate: "0.2",
    funding_interval: intervalHours * 3600,
    risk_limit_step: "1000000",
    leverage_min: "1",
    leverage_max: "100",
    risk_limit_max: "8000000",
    maker_fee_rate: "-0.0001",
    taker_fee_rate: "0.00075",
    funding_rate: rate.toFixed(6),
    order_size_max: "1000000",
    funding_next_apply: nextApply / 1000,
    short_users: 977,
    config_change_time: 1_609_899_548,
    trade_size: "37838374.7",
    position_size: "40177.8",
    long_users: 455,
    funding_impact_value: "60000",
    orders_limit: 100,
    trade_id: 10_851_092,
    orderbook_id: 2_129_638_396,
    enable_bonus: true,
    enable_credit: true,
    create_time: 1_669_688_556,
    funding_cap_ratio: "0.75",
    enable_decimal: decimal,
    status: "trading",
    is_pre_market: preMarket,
  };
}

function history(
  name: string,
  listings: readonly GateListing[],
  query: URLSearchParams,
  moment: VenueMoment,
): Answer {
  const contract = query.get("contract") ?? "";
  const listing = listings.find(({ symbol }) => symbol === contract);
  if (listing === undefined) return problem(400, "CONTRACT_NOT_FOUND", `contract ${contract} not found`);
  if (name === "risk_limit_tiers") return json(gateRiskLimits());
  if (name === "funding_rate") return json(gateSettlements(listing, query, moment));
  const candles = gateCandles(listing, query, moment);
  return candles === null
    ? problem(400, "INVALID_PARAM_VALUE", "Invalid interval, limit, from or to")
    : json(candles);
}

function contracts(
  listings: readonly GateListing[],
  wanted: string | undefined,
  moment: VenueMoment,
): Answer {
  if (wanted === undefined) return json(listings.map((listing) => contractRow(listing, moment)));
  const found = listings.find(({ symbol }) => symbol === wanted);
  return found === undefined
    ? problem(400, "CONTRACT_NOT_FOUND", `contract ${wanted} not found`)
    : json(contractRow(found, moment));
}

const lists = ["contracts", "candlesticks", "funding_rate", "risk_limit_tiers"];
const address = /^\/api\/v4\/futures\/(?<wantedSettle>\w+)\/(?<list>\w+)(?:\/(?<wanted>\w+))?$/;

function answer({ method, path, query }: VenueRequest, moment: VenueMoment): Answer {
  const { wantedSettle, list = "", wanted } = address.exec(path)?.groups ?? {};
  if (method !== "GET" || !lists.includes(list)) return problem(404, "NOT_FOUND", "Request url not found");
  const settle = gateSettles.find((candidate) => candidate === wantedSettle);
  if (settle === undefined) return problem(400, "INVALID_PARAM_VALUE", "Invalid settle");
  const listings = gateListings(settle);
  return list === "contracts" ? contracts(listings, wanted, moment) : history(list, listings, query, moment);
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return page("Access denied", "Error 1009: the owner of this website has banned your country.", status);
    case 418:
    case 429:
      return problem(status, "TOO_MANY_REQUESTS", "Request Rate limit Exceeded (211)");
    case 451:
      return problem(status, "FORBIDDEN", "The service is not offered in your region.");
    case 500:
      return problem(status, "SERVER_ERROR", "Internal server error");
  }
}

export const gate: Venue = {
  id: "gate",
  hosts: ["api.gateio.ws", "fx-api.gateio.ws"],
  priceFields: ["last_price", "mark_price", "index_price"],
  idFields: ["name"],
  perpetuals: (kind) =>
    (kind === "inverse" ? gateListings("btc") : [...gateListings("usdt"), ...gateListings("usd1")]).filter(
      ({ delisting, preMarket, share }) => !delisting && !preMarket && !share,
    ),
  answer,
  refusal,
};
