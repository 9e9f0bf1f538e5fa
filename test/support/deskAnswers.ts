import * as z from "zod/mini";
import type { Comparison } from "../../shared/contract/compare.js";
import type { History } from "../../shared/contract/history.js";
import { perpetualSchema } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { splitOffers } from "../../shared/listing/splitOffers.js";
import type { DeskHistory, DeskMarket, DeskWorld } from "./deskCases.js";

const intervalMs = 5_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Asked of a venue that does not answer: the request stays open. */
const noAnswer = Symbol("no answer");
type Body = object | typeof noAnswer;

function text(value: number): string {
  return new Decimal(value).toFixed();
}

function maybeText(value: number | null): string | null {
  return value === null ? null : text(value);
}

/** A market as the service sends it: decimals as plain text. */
function perpetualOf({ venue: _venue, kind: _kind, ...market }: DeskMarket) {
  return {
    ...market,
    mark: maybeText(market.mark),
    index: maybeText(market.index),
    fundingRate: maybeText(market.fundingRate),
    contractSize: maybeText(market.contractSize),
    lotStep: maybeText(market.lotStep),
    minContracts: maybeText(market.minContracts),
    minNotional: maybeText(market.minNotional),
    fundingCap: maybeText(market.fundingCap),
    fundingFloor: maybeText(market.fundingFloor),
    maxLeverage: maybeText(market.maxLeverage),
  };
}

function unavailable(venue: string): HedgeError {
  return new HedgeError({ code: "venue_unavailable", message: `${venue} cannot be reached.` });
}

function unlisted(coin: string): HedgeError {
  return new HedgeError({ code: "unknown_coin", message: `No such perpetual of ${coin}.` });
}

function snapshotBody({ venues, markets, venueStates, tiers }: DeskWorld, venue: string, kind: string): Body {
  if (!venues.includes(venue)) {
    throw new HedgeError({ code: "unknown_venue", message: `There is no venue ${venue}.` });
  }
  const state = venueStates[`${venue}/${kind}`];
  if (state === "waiting") return noAnswer;
  if (state === "failed") throw unavailable(venue);
  const listed = markets.filter((market) => market.venue === venue && market.kind === kind);
  const now = Date.now();
  return {
    venue,
    kind,
    asOf: now,
    expires: now + intervalMs,
    stale: false,
    source: "exchange",
    hasTiers: tiers !== undefined,
    perpetuals: listed.map(perpetualOf),
  };
}

/** What a short earns a year at the coming rate, to fifteen places. */
function aprOf({ fundingRate, intervalHours }: DeskMarket): Decimal | null {
  if (fundingRate === null || intervalHours === null) return null;
  return new Decimal(fundingRate).times(8760).div(intervalHours).toDecimalPlaces(15);
}

function comparisonBody(world: DeskWorld, coin: string, kind: string): Body {
  const silent = world.venues.filter((venue) => world.venueStates[`${venue}/${kind}`] !== undefined);
  const listed = world.markets
    .filter((market) => market.coin === coin && market.kind === kind && !silent.includes(market.venue))
    .map((market) => ({ market, apr: aprOf(market) }))
    .sort((one, other) => Number(other.apr ?? -Infinity) - Number(one.apr ?? -Infinity));
  if (listed.length === 0 && silent.length === 0) throw unlisted(coin);
  const now = Date.now();
  const failed: Comparison["failed"] = silent.map((venue) => ({
    venue,
    name: venue,
    code: "venue_unavailable",
    detail: unavailable(venue).message,
  }));
  const all = listed.map(({ market, apr }) => ({
    ...{ venue: market.venue, name: market.venue, asOf: now, stale: false, source: "exchange" },
    ...{ apr: apr?.toFixed() ?? null, perpetual: z.parse(perpetualSchema, perpetualOf(market)) },
  }));
  const { offers, setApart } = splitOffers(all);
  return {
    coin,
    kind,
    expires: now + intervalMs,
    offers,
    setApart: setApart.map(({ offer, why }) => ({ ...offer, why })),
    failed,
  };
}

type Address = {
  readonly first: string;
  readonly kind: string;
  readonly coin: string;
  readonly asked: URLSearchParams;
};

function marketOf(world: DeskWorld, { first: venue, kind, coin, asked }: Address): DeskMarket | undefined {
  const quote = asked.get("quote");
  return world.markets.find(
    (each) =>
      each.venue === venue &&
      each.kind === kind &&
      each.coin === coin.toUpperCase() &&
      (quote ?? each.quote) === each.quote,
  );
}

function tiersBody(world: DeskWorld, address: Address): Body {
  const market = marketOf(world, address);
  const published = market === undefined ? undefined : world.tiers?.[`${market.venue}:${market.symbol}`];
  if (published === "waiting") return noAnswer;
  if (published === "failed") throw unavailable(address.first);
  if (published === undefined || market === undefined) {
    throw new HedgeError({ code: "not_published", message: `${address.first} publishes no risk tiers.` });
  }
  const { venue, kind, coin, symbol } = market;
  const now = Date.now();
  const about = { venue, kind, coin, symbol, asOf: now, expires: now + hourMs, stale: false };
  return { ...about, source: "exchange", ...published };
}

function pastOf(world: DeskWorld, address: Address): DeskHistory {
  const { coin } = address;
  const market = marketOf(world, address);
  const past = market === undefined ? undefined : world.histories[`${market.venue}:${market.symbol}`];
  if (past === undefined) throw unlisted(coin);
  return past;
}

/** Daily closes, the last of yesterday. */
function candlesBody({ closes, highs }: DeskHistory, days: number): History {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  return closes
    .map((close, index): History[number] => [
      today - (closes.length - index) * dayMs,
      text(close),
      text(highs[index] ?? close),
      text(close),
    ])
    .slice(-days);
}

/** Settled rates, the last of the settlement that was last, the others as far before it as they were written. */
function fundingBody({ times, rates }: DeskHistory, days: number): History {
  const now = Date.now();
  const last = times.at(-1) ?? 0;
  const lastMs = Math.floor(now / (8 * hourMs)) * 8 * hourMs;
  return rates
    .map((rate, index): History[number] => {
      const daysBefore = last - (times[index] ?? last);
      return [lastMs - Math.round(daysBefore * dayMs), text(rate)];
    })
    .filter(([time]) => time > now - days * dayMs);
}

/** Answers by the name of the route; an address is /api/v1/{route}/{first}/{kind}/{coin}?{asked}. */
const answerers: Readonly<Record<string, (world: DeskWorld, address: Address) => Body>> = {
  perpetuals: (world, { first, kind }) => snapshotBody(world, first, kind),
  compare: (world, { first, asked }) =>
    comparisonBody(world, first.toUpperCase(), asked.get("kind") ?? "inverse"),
  candles: (world, address) => candlesBody(pastOf(world, address), Number(address.asked.get("days") ?? 90)),
  tiers: tiersBody,
  funding: (world, address) => fundingBody(pastOf(world, address), Number(address.asked.get("days") ?? 30)),
};

/**
 * What the service answers an address with; null where it never does.
 * @throws HedgeError where it answers with a problem
 */
export function answerOf(world: DeskWorld, address: URL): object | null {
  const body = bodyOf(world, address);
  return body === noAnswer ? null : body;
}

function bodyOf(world: DeskWorld, { pathname, searchParams }: URL): Body {
  const [route = "", ...parts] = pathname.replace(/^\/api\/v1\//, "").split("/");
  const [first = "", kind = "", coin = ""] = parts.map(decodeURIComponent);
  const answerer = answerers[route];
  if (answerer !== undefined) return answerer(world, { first, kind, coin, asked: searchParams });
  throw new HedgeError({ code: "not_published", message: "The service of a test does not publish that." });
}
