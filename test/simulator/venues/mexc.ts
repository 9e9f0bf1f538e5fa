import { digitsOf, toStep } from "../digits.js";
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
import { mexcFundingHistory, mexcKline } from "./mexcHistory.js";
import { mexcListings, type MexcListing } from "./mexcListings.js";

function success(data: Json): Answer {
  return json({ success: true, code: 0, data });
}

function problem(status: number, code: number, message: string): Answer {
  return json({ success: false, code, message }, status);
}

// MEXC writes numbers, not texts: the zeros at the end of a price are not there.
const price = (value: number, tick: string): number => Number(toStep(value, tick));

function detailRow(listing: MexcListing): JsonObject {
  const { symbol, quote, settle, contractSize, tick, state, share } = listing;
  return {
    symbol,
    displayName: symbol,
    displayNameEn: symbol,
    positionOpenType: 1,
    baseCoin: listedCoin(listing),
    quoteCoin: quote,
    settleCoin: settle,
    contractSize,
    minLeverage: 1,
    maxLeverage: 125,
    priceScale: digitsOf(tick),
    volScale: 0,
    amountScale: 4,
    priceUnit: Number(tick),
    volUnit: 1,
    minVol: 1,
    maxVol: 1_000_000,
    bidLimitPriceRate: 0.1,
    askLimitPriceRate: 0.1,
    takerFeeRate: 0.0006,
    makerFeeRate: 0.0002,
    maintenanceMarginRate: 0.004,
    initialMarginRate: 0.008,
    riskBaseVol: 10_000,
    riskIncrVol: 10_000,
    riskIncrMmr: 0.004,
    riskIncrImr: 0.004,
    riskLevelLimit: 100,
    priceCoefficientVariation: 0.1,
    indexOrigin: ["Binance", "Huobi"],
    state,
    isNew: false,
    isHot: true,
    isHidden: false,
    apiAllowed: true,
    type: share ? 2 : 1,
    conceptPlate: share ? ["mc-trade-zone-Stock", "mc-trade-zone-tradfi"] : ["mc-trade-zone-layer1"],
  };
}

function fundingRateRow(listing: MexcListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick, intervalHours } = listing;
  const { mark, index, fundingRate } = market.quote(listing, time);
  return {
    symbol,
    fundingRate: Number((fundingRate ?? 0).toFixed(6)),
    maxFundingRate: 0.003,
    minFundingRate: -0.003,
    collectCycle: intervalHours,
    nextSettleTime: nextFundingAfter(clock, intervalHours),
    timestamp: clock,
    idxPrice: price(index, tick),
    fairPrice: price(mark, tick),
  };
}

type Row = (listing: MexcListing, moment: VenueMoment) => JsonObject;

const rowByEndpoint: ReadonlyMap<string, Row> = new Map<string, Row>([
  ["detail", detailRow],
  ["funding_rate", fundingRateRow],
]);

function historyAnswer({ method, path, query }: VenueRequest, moment: VenueMoment): Answer | null {
  const { symbolInPath } = /^\/api\/v1\/contract\/kline\/(?<symbolInPath>\w+)$/.exec(path)?.groups ?? {};
  const isFunding = path === "/api/v1/contract/funding_rate/history";
  if (method !== "GET" || (symbolInPath === undefined && !isFunding)) return null;
  const symbol = symbolInPath ?? query.get("symbol");
  const listing = mexcListings.find((candidate) => candidate.symbol === symbol);
  if (listing === undefined) return problem(200, 1001, "Contract does not exist!");
  const data = (isFunding ? mexcFundingHistory : mexcKline)(listing, query, moment);
  return data === null ? problem(200, 600, "Parameter error!") : success(data);
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const { method, path, query } = request;
  const history = historyAnswer(request, moment);
  if (history !== null) return history;
  const { endpoint = "", symbolInPath } =
    /^\/api\/v1\/contract\/(?<endpoint>[a-z_]+)(\/(?<symbolInPath>\w+))?$/.exec(path)?.groups ?? {};
  const row = rowByEndpoint.get(endpoint);
  if (method !== "GET" || row === undefined) return problem(404, 404, "no such interface");
  const symbol = symbolInPath ?? query.get("symbol");
  const listings = mexcListings.filter(({ inDetail }) => inDetail || endpoint !== "detail");
  if (symbol === null) return success(listings.map((listing) => row(listing, moment)));
  const listing = listings.find((candidate) => candidate.symbol === symbol);
  // One contract comes without the list around it.
  return listing === undefined
    ? problem(200, 1001, "Contract does not exist!")
    : success(row(listing, moment));
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return page("Access Denied", "You don't have permission to access this server.", status);
    case 418:
    case 429:
      return problem(status, 510, "Requests are too frequent, please try again later!");
    case 451:
      return problem(status, 403, "Access denied");
    case 500:
      return problem(status, 500, "Internal error");
  }
}

export const mexc: Venue = {
  id: "mexc",
  hosts: ["api.mexc.com", "contract.mexc.com"],
  priceFields: ["fairPrice", "idxPrice"],
  perpetuals: (kind) =>
    mexcListings.filter(
      ({ state, share, inDetail, settle, coin, quote }) =>
        state === 0 && !share && inDetail && settle === (kind === "inverse" ? coin : quote),
    ),
  answer,
  refusal,
};
