import { toStep } from "../digits.js";
import { nextFundingAfter } from "../market.js";
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
import { okxCandles, okxFundingHistory } from "./okxHistory.js";
import { okxListings, type OkxListing } from "./okxListings.js";
import { okxPositionTiers } from "./okxTiers.js";

const hourMs = 3_600_000;

function envelope(data: readonly Json[]): Answer {
  return json({ code: "0", data, msg: "" });
}

function problem(code: string, msg: string, status = 200): Answer {
  return json({ code, data: [], msg }, status);
}

/** What can be traded has prices; what is only announced has not. */
function quoted(): readonly OkxListing[] {
  return okxListings.filter(({ state }) => state !== "preopen");
}

function instrumentRow(listing: OkxListing): JsonObject {
  const { symbol, state, coin, quote, contractType, family, settle, face, lotStep, tick, delistsAt } =
    listing;
  // An announced swap has no other fields yet.
  if (state === "preopen") return { instId: symbol, instType: "SWAP", state };
  return {
    alias: "",
    baseCcy: "",
    category: "1",
    ctMult: "1",
    ctType: contractType,
    ctVal: face,
    ctValCcy: contractType === "inverse" ? "USD" : coin,
    expTime: delistsAt === undefined ? "" : String(delistsAt),
    instCategory: listing.category,
    instFamily: family,
    instId: symbol,
    instType: "SWAP",
    lever: "50",
    listTime: "1611916828000",
    lotSz: lotStep,
    maxIcebergSz: "100000000.0000000000000000",
    maxLmtAmt: "20000000",
    maxLmtSz: "100000000",
    maxMktAmt: "",
    maxMktSz: "20000",
    maxStopSz: "20000",
    maxTriggerSz: "100000000.0000000000000000",
    maxTwapSz: "100000000.0000000000000000",
    minSz: lotStep,
    optType: "",
    quoteCcy: "",
    ruleType: listing.rule ?? "normal",
    settleCcy: settle,
    state,
    stk: "",
    tickSz: tick,
    uly: `${coin}-${quote}`,
  };
}

function fundingRow(listing: OkxListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol } = listing;
  const intervalHours = listing.intervalHours ?? 8;
  const rate = market.quote(listing, time).fundingRate ?? 0;
  const fundingTime = nextFundingAfter(clock, intervalHours);
  return {
    fundingRate: rate.toFixed(16),
    fundingTime: String(fundingTime),
    instId: symbol,
    instType: "SWAP",
    method: "current_period",
    maxFundingRate: "0.00375",
    minFundingRate: "-0.00375",
    nextFundingRate: "",
    nextFundingTime: String(fundingTime + intervalHours * hourMs),
    premium: (rate / 2).toFixed(16),
    // Of the settlement before: close to the current one, but not the same.
    settFundingRate: (rate * 0.9).toFixed(16),
    settState: "settled",
    ts: String(clock),
  };
}

/** Dated futures of many years that pay funding like a perpetual, in the list of all funding rates. */
function extendedRow(moment: VenueMoment): JsonObject[] {
  const ether = okxListings.find(({ symbol }) => symbol === "ETH-USD_UM-SWAP");
  if (ether === undefined) return [];
  return [{ ...fundingRow(ether, moment), instId: "ETH-USD_UM_XPERP-310404", instType: "FUTURES" }];
}

function markRow(listing: OkxListing, { market, time, clock }: VenueMoment): JsonObject {
  return {
    instId: listing.symbol,
    instType: "SWAP",
    markPx: toStep(market.quote(listing, time).mark, listing.tick),
    ts: String(clock),
  };
}

function indexRow(listing: OkxListing, { market, time, clock }: VenueMoment): JsonObject {
  const price = (hoursAgo: number): string =>
    toStep(market.quote(listing, time - hoursAgo * hourMs).index, listing.tick);
  return {
    instId: `${listing.coin}-${listing.quote}`,
    idxPx: price(0),
    high24h: price(6),
    sodUtc0: price(12),
    open24h: price(24),
    low24h: price(18),
    sodUtc8: price(20),
    ts: String(clock),
  };
}

function indexTickers({ query }: VenueRequest, moment: VenueMoment): Answer {
  const quoteCcy = query.get("quoteCcy");
  const instId = query.get("instId");
  if (quoteCcy === null && instId === null) {
    return problem("50014", "Parameter quoteCcy or instId can not be empty.");
  }
  const ofInverseAndLinear = quoted().filter(({ symbol }) => !symbol.includes("_UM"));
  const rows = ofInverseAndLinear
    .filter(({ quote }) => quoteCcy === null || quote === quoteCcy)
    .map((listing) => indexRow(listing, moment));
  return envelope(rows.filter((row) => instId === null || row["instId"] === instId));
}

function fundingRates({ query }: VenueRequest, moment: VenueMoment): Answer {
  const instId = query.get("instId");
  if (instId === null) return problem("50014", "Parameter instId can not be empty.");
  if (instId === "ANY") {
    return envelope([...quoted().map((listing) => fundingRow(listing, moment)), ...extendedRow(moment)]);
  }
  const wanted = quoted().filter(({ symbol }) => symbol === instId);
  return wanted.length === 0
    ? problem("51001", "Instrument ID doesn't exist.")
    : envelope(wanted.map((listing) => fundingRow(listing, moment)));
}

function ofSwaps({ query }: VenueRequest, rows: () => readonly JsonObject[]): Answer {
  const instType = query.get("instType");
  if (instType === null) return problem("50014", "Parameter instType can not be empty.");
  return envelope(instType === "SWAP" ? rows() : []);
}

function positionTiers({ query }: VenueRequest): Answer {
  if (query.get("tdMode") !== "cross") return problem("50014", "Parameter tdMode can not be empty.");
  const family = query.get("instFamily");
  if (family === null) return problem("50015", "Either parameter uly or instFamily is required.");
  const listing = quoted().find((candidate) => candidate.family === family);
  return listing === undefined
    ? problem("51000", "Parameter instFamily error.")
    : envelope(okxPositionTiers(listing));
}

type History = (listing: OkxListing, query: URLSearchParams, moment: VenueMoment) => readonly Json[] | null;

function historyAnswer(read: History, { query }: VenueRequest, moment: VenueMoment): Answer {
  const listing = quoted().find(({ symbol }) => symbol === query.get("instId"));
  if (listing === undefined) return problem("51001", "Instrument ID doesn't exist.");
  const data = read(listing, query, moment);
  return data === null ? problem("51000", "Parameter bar error") : envelope(data);
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  if (request.method !== "GET") return problem("50016", "Requested method is not allowed.", 405);
  switch (request.path) {
    case "/api/v5/public/instruments":
      return ofSwaps(request, () => okxListings.map(instrumentRow));
    case "/api/v5/public/funding-rate":
      return fundingRates(request, moment);
    case "/api/v5/public/mark-price":
      return ofSwaps(request, () => quoted().map((listing) => markRow(listing, moment)));
    case "/api/v5/market/index-tickers":
      return indexTickers(request, moment);
    case "/api/v5/market/candles":
      return historyAnswer(okxCandles, request, moment);
    case "/api/v5/public/funding-rate-history":
      return historyAnswer(okxFundingHistory, request, moment);
    case "/api/v5/public/position-tiers":
      return positionTiers(request);
    case "/api/v5/public/time":
      return envelope([{ ts: String(moment.clock) }]);
    default:
      return problem("404", "Not Found", 404);
  }
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return page("Access denied", "Error 1009: the owner of this website has banned your country.", status);
    case 418:
    case 429:
      return problem("50011", "Too Many Requests", status);
    case 451:
      return problem("50103", "Service unavailable in your region for legal reasons.", status);
    case 500:
      return problem("50001", "Service temporarily unavailable. Please try again later.", status);
  }
}

export const okx: Venue = {
  id: "okx",
  hosts: ["www.okx.com", "aws.okx.com"],
  priceFields: ["markPx", "idxPx"],
  idFields: ["instId"],
  perpetuals: (kind) =>
    okxListings.filter(
      ({ state, delistsAt, rule, category, contractType, family, coin, quote }) =>
        delistsAt === undefined &&
        rule === undefined &&
        state === "live" &&
        category === "1" &&
        contractType === kind &&
        family === `${coin}-${quote}`,
    ),
  answer,
  refusal,
};
