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
import { bingxFundingRates, bingxKlines } from "./bingxHistory.js";
import { inverseBingxListings, linearBingxListings, type BingxListing } from "./bingxListings.js";

function problem(status: number, code: number, msg: string): Answer {
  return json({ code, msg, data: {} }, status);
}

/** The row names no step of the quantity; the face value stands in minTickSize. */
function inverseContractRow({ symbol, coin, tick, trading }: BingxListing): JsonObject {
  const face = coin === "BTC" ? "100" : "10";
  return {
    symbol,
    pricePrecision: digitsOf(tick),
    minTickSize: face,
    minTradeValue: face,
    minQty: "1.00000000",
    status: trading ? 1 : 25,
    timeOnline: 1_713_175_200_000,
  };
}

function linearContractRow(listing: BingxListing): JsonObject {
  const { symbol, quote, tick, lotStep, trading } = listing;
  return {
    contractId: String(100 + linearBingxListings.indexOf(listing)),
    symbol,
    // Always nought, whatever one contract is: it is one coin.
    size: "0",
    quantityPrecision: digitsOf(lotStep),
    pricePrecision: digitsOf(tick),
    feeRate: 0.0005,
    makerFeeRate: 0.0002,
    takerFeeRate: 0.0005,
    tradeMinLimit: 0,
    tradeMinQuantity: Number(lotStep),
    tradeMinUSDT: 2,
    maxLongLeverage: 125,
    maxShortLeverage: 125,
    currency: quote,
    asset: listing.share ? (symbol.split("-")[0] ?? "") : listedCoin(listing),
    status: trading ? 1 : 25,
    // Also of a contract in which nothing can be opened.
    apiStateOpen: "true",
    apiStateClose: "true",
    ...(listing.delistsAt === undefined ? {} : { offTime: listing.delistsAt }),
  };
}

function premiumIndexRow(listing: BingxListing, { market, time, clock }: VenueMoment): JsonObject {
  const { symbol, tick, intervalHours } = listing;
  const { mark, index, fundingRate } = market.quote(listing, time);
  return {
    symbol,
    markPrice: toStep(mark, tick),
    indexPrice: toStep(index, tick),
    lastFundingRate: (fundingRate ?? 0).toFixed(8),
    nextFundingTime: nextFundingAfter(clock, intervalHours),
  };
}

function linearPremiumIndexRow(listing: BingxListing, moment: VenueMoment): JsonObject {
  return {
    ...premiumIndexRow(listing, moment),
    fundingIntervalHours: listing.intervalHours,
    minFundingRate: "-0.003",
    maxFundingRate: "0.003",
    updateTime: moment.clock,
  };
}

type Endpoint = {
  readonly listings: readonly BingxListing[];
  readonly row: (listing: BingxListing, moment: VenueMoment) => JsonObject;
  /** Whether one contract comes without the list around it. */
  readonly unwrapsOne: boolean;
  readonly envelope: (data: Json, clock: number) => JsonObject;
};

const swapEnvelope = (data: Json): JsonObject => ({ code: 0, msg: "", data });
const cswapEnvelope = (data: Json, clock: number): JsonObject => ({
  code: 0,
  msg: "",
  timestamp: clock,
  data,
});

const listed = ({ inContracts }: BingxListing): boolean => inContracts;
const inverse = { unwrapsOne: false, envelope: cswapEnvelope };
const linear = { unwrapsOne: true, envelope: swapEnvelope };

const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  [
    "/openApi/cswap/v1/market/contracts",
    { ...inverse, listings: inverseBingxListings.filter(listed), row: inverseContractRow },
  ],
  [
    "/openApi/cswap/v1/market/premiumIndex",
    { ...inverse, listings: inverseBingxListings, row: premiumIndexRow },
  ],
  [
    "/openApi/swap/v2/quote/contracts",
    { ...linear, unwrapsOne: false, listings: linearBingxListings.filter(listed), row: linearContractRow },
  ],
  [
    "/openApi/swap/v2/quote/premiumIndex",
    { ...linear, listings: linearBingxListings, row: linearPremiumIndexRow },
  ],
]);

type History = {
  readonly listings: readonly BingxListing[];
  readonly read: (listing: BingxListing, query: URLSearchParams, moment: VenueMoment) => Json | null;
  readonly envelope: Endpoint["envelope"];
};

const histories: ReadonlyMap<string, History> = new Map<string, History>([
  [
    "/openApi/cswap/v1/market/klines",
    {
      listings: inverseBingxListings,
      read: (listing, query, moment) => bingxKlines(listing, query, moment, 1000),
      envelope: cswapEnvelope,
    },
  ],
  [
    "/openApi/swap/v3/quote/klines",
    {
      listings: linearBingxListings,
      read: (listing, query, moment) => bingxKlines(listing, query, moment, 1440),
      envelope: swapEnvelope,
    },
  ],
  [
    "/openApi/swap/v2/quote/fundingRate",
    { listings: linearBingxListings, read: bingxFundingRates, envelope: swapEnvelope },
  ],
]);

function historyAnswer({ method, path, query }: VenueRequest, moment: VenueMoment): Answer | null {
  const history = histories.get(path);
  if (method !== "GET" || history === undefined) return null;
  const listing = history.listings.find(({ symbol }) => symbol === query.get("symbol"));
  const data = listing === undefined ? null : history.read(listing, query, moment);
  return data === null
    ? problem(200, 80014, "Invalid parameters")
    : json(history.envelope(data, moment.clock));
}

function answer(request: VenueRequest, moment: VenueMoment): Answer {
  const { method, path, query } = request;
  const history = historyAnswer(request, moment);
  if (history !== null) return history;
  const endpoint = endpoints.get(path);
  if (method !== "GET" || endpoint === undefined) return problem(200, 100400, "this api is not exist");
  const { listings, row, unwrapsOne, envelope } = endpoint;
  // Of the coin-margined contracts alone the time must be sent with the question.
  if (row === inverseContractRow && query.get("timestamp") === null)
    return problem(400, 104414, "Invalid parameter");
  const symbol = query.get("symbol");
  const wanted = listings.filter((listing) => symbol === null || listing.symbol === symbol);
  const [first] = wanted;
  if (first === undefined) return problem(200, 80014, "Invalid parameters, err:symbol");
  const data =
    symbol !== null && unwrapsOne ? row(first, moment) : wanted.map((listing) => row(listing, moment));
  return json(envelope(data, moment.clock));
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return page("403 Forbidden", "Access from your region is not allowed.", status);
    case 418:
    case 429:
      return problem(status, 100410, "rate limited");
    case 451:
      return problem(status, 100419, "not available in your region");
    case 500:
      return problem(status, 100500, "The current system is busy, please try again later");
  }
}

export const bingx: Venue = {
  id: "bingx",
  hosts: ["open-api.bingx.com"],
  priceFields: ["markPrice", "indexPrice"],
  perpetuals: (kind) =>
    (kind === "inverse" ? inverseBingxListings : linearBingxListings).filter(
      ({ trading, delistsAt, share, inContracts }) =>
        trading && delistsAt === undefined && !share && inContracts,
    ),
  answer,
  refusal,
};
