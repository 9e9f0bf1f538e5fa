import * as z from "zod/mini";
import type { Coin } from "../coins.js";
import { trimmed } from "../digits.js";
import type { Contract } from "../market.js";
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
import { hyperliquidCandles, hyperliquidSettlements } from "./hyperliquidHistory.js";
import { hyperliquidMarginTables, tieredTable } from "./hyperliquidTiers.js";

const dayMs = 86_400_000;

/** One row of Hyperliquid's universe. */
export type HyperliquidListing = Contract & {
  readonly sizeDigits: number;
  readonly maxLeverage: number;
  readonly delisted: boolean;
};

const listedCoins: readonly (readonly [coin: Coin, sizeDigits: number, maxLeverage: number])[] = [
  ["BTC", 5, 40],
  ["ETH", 4, 25],
  ["ATOM", 2, 5],
  ["BNB", 3, 10],
  ["SOL", 2, 20],
  ["AVAX", 2, 10],
  ["DOGE", 0, 10],
  ["XRP", 0, 20],
  ["LINK", 1, 10],
  ["ADA", 0, 10],
  ["DOT", 1, 5],
  ["LTC", 2, 10],
  ["BCH", 3, 10],
  ["NEAR", 1, 10],
  ["UNI", 1, 5],
];

function listing(coin: Coin, sizeDigits: number, maxLeverage: number): HyperliquidListing {
  return {
    venue: "hyperliquid",
    symbol: coin,
    coin,
    quote: "USDC",
    multiplier: 1,
    intervalHours: 1,
    deliveryTime: null,
    sizeDigits,
    maxLeverage,
    delisted: false,
  };
}

/** The whole universe: what was delisted keeps its place, and a thousand coins are written with a small k. */
export const hyperliquidListings: readonly HyperliquidListing[] = [
  ...listedCoins.map(([coin, sizeDigits, maxLeverage]) => listing(coin, sizeDigits, maxLeverage)),
  { ...listing("GALA", 0, 3), delisted: true },
  { ...listing("PEPE", 0, 10), symbol: "kPEPE", multiplier: 1000 },
];

function universeRow({ symbol, sizeDigits, maxLeverage, delisted }: HyperliquidListing): JsonObject {
  return {
    szDecimals: sizeDigits,
    name: symbol,
    maxLeverage,
    marginTableId: symbol === "BTC" ? tieredTable : maxLeverage,
    ...(delisted ? { isDelisted: true } : {}),
  };
}

/** Five significant digits, and with the size's digits no more than six after the point. */
function price(value: number, { sizeDigits }: HyperliquidListing): string {
  return trimmed(Number(value.toPrecision(5)), 6 - sizeDigits);
}

function contextRow(contract: HyperliquidListing, { market, time }: VenueMoment): JsonObject {
  const { mark, index, last, fundingRate } = market.quote(contract, time);
  const dayAgo = market.quote(contract, time - dayMs).mark;
  const open = 20_000_000;
  const { delisted } = contract;
  return {
    funding: trimmed(delisted ? 0 : (fundingRate ?? 0), 10),
    openInterest: delisted ? "0.0" : trimmed(open / mark, contract.sizeDigits),
    prevDayPx: price(dayAgo, contract),
    dayNtlVlm: delisted ? "0.0" : open.toFixed(6),
    premium: delisted ? null : trimmed(last / index - 1, 10),
    oraclePx: price(index, contract),
    markPx: price(mark, contract),
    midPx: delisted ? null : price(last, contract),
    impactPxs: delisted ? null : [price(last * 0.9999, contract), price(last * 1.0001, contract)],
    dayBaseVlm: delisted ? "0.0" : trimmed(open / mark, contract.sizeDigits),
  };
}

const span = { coin: z.string(), startTime: z.number(), endTime: z.number() };
const questionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("meta") }),
  z.object({ type: z.literal("metaAndAssetCtxs") }),
  z.object({ type: z.literal("candleSnapshot"), req: z.object({ ...span, interval: z.literal("1d") }) }),
  z.object({ type: z.literal("fundingHistory"), ...span }),
]);

function questionOf(body: string): z.output<typeof questionSchema> | null {
  try {
    return z.parse(questionSchema, JSON.parse(body));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.core.$ZodError) return null;
    throw cause;
  }
}

/** Of a coin it does not know Hyperliquid says null. */
function history(coin: string, rows: (contract: HyperliquidListing) => Json): Answer {
  const contract = hyperliquidListings.find(({ symbol }) => symbol === coin);
  return json(contract === undefined ? null : rows(contract));
}

function answer({ method, path, body }: VenueRequest, moment: VenueMoment): Answer {
  if (method !== "POST" || path !== "/info") return page("404 Not Found", "not found", 404);
  const meta: JsonObject = {
    universe: hyperliquidListings.map(universeRow),
    marginTables: hyperliquidMarginTables,
  };
  const contexts: Json = hyperliquidListings.map((contract) => contextRow(contract, moment));
  const question = questionOf(body);
  if (question === null) {
    const text = "Failed to deserialize the JSON body into the target type";
    return { kind: "page", status: 422, contentType: "text/plain", text };
  }
  switch (question.type) {
    case "meta":
      return json(meta);
    case "metaAndAssetCtxs":
      return json([meta, contexts]);
    case "candleSnapshot":
      return history(question.req.coin, (contract) =>
        hyperliquidCandles(contract, question.req, (value) => price(value, contract), moment),
      );
    case "fundingHistory":
      return history(question.coin, (contract) => hyperliquidSettlements(contract, question, moment));
  }
}

function refusal(status: RefusalStatus): Answer {
  switch (status) {
    case 403:
      return page("403 ERROR", "The Amazon CloudFront distribution is configured to block access.", status);
    case 418:
    case 429:
    case 451:
    case 500:
      return json(null, status);
  }
}

export const hyperliquid: Venue = {
  id: "hyperliquid",
  hosts: ["api.hyperliquid.xyz"],
  priceFields: ["markPx", "oraclePx", "midPx"],
  // Names and prices are two lists; the rows with the prices carry no name.
  idFields: ["name", "markPx"],
  perpetuals: (kind) => (kind === "linear" ? hyperliquidListings.filter(({ delisted }) => !delisted) : []),
  answer,
  refusal,
};
