import type { PerpetualKind } from "../contract/perpetuals.js";
import { HedgeError } from "../errors.js";
import { anyLinearQuote, instrumentText, type Instrument } from "../instrument.js";
import { nearest } from "../nearest.js";
import { isDollar, readCoin, shownCoin } from "./coinSpelling.js";
import {
  coinsOnVenue,
  elsewhere,
  onVenue,
  type HedgeMarkets,
  type MarketQuote,
  type WantedComparison,
} from "./hedgeMarkets.js";

export const proxyCoins = ["BTC", "ETH"] as const;
export type ProxyCoin = (typeof proxyCoins)[number];

/** How a coin is hedged: by its own contract of either kind, or by a short of Bitcoin or Ether. */
type HedgeMethod = PerpetualKind | "proxy";

/** What to short for a coin. */
export type HedgeChoice = {
  readonly status: "chosen";
  /** As the exchanges write it. */
  readonly coin: string;
  readonly method: HedgeMethod;
  readonly instrument: Instrument;
  /** Whether it is on the venue asked for, and not elsewhere. */
  readonly isOnVenue: boolean;
  /** Why, in a sentence or two. */
  readonly reason: string;
  /** What is shorted: of the proxy, where the method is proxy. */
  readonly quote: MarketQuote;
};

/** Why nothing can be chosen for what was typed. */
export type HedgeRefusal = { readonly status: "refused"; readonly problem: string };

/** The comparison to ask for before the choice can be made. */
type HedgeWish = { readonly status: "wanted"; readonly wanted: WantedComparison };

export type HedgeDecision = HedgeChoice | HedgeRefusal | HedgeWish;

function instrumentOf({ venue, perpetual }: MarketQuote, kind: PerpetualKind): Instrument {
  const { coin, quote } = perpetual;
  return { venue, coin, quote: kind === "linear" && quote === "USD" ? anyLinearQuote : quote, kind };
}

type Found = { readonly quote: MarketQuote; readonly kind: PerpetualKind; readonly reason: string };
type Search = Found | HedgeWish | { readonly status: "nowhere"; readonly doubts: readonly string[] };

function searchKind(markets: HedgeMarkets, coin: string, kind: PerpetualKind): Search {
  const { venue } = markets;
  const here = onVenue(markets, coin, kind);
  if (here?.isPriced === true) return listed(here.quote, coin, kind);
  const wanted = { coin, kind };
  const others = elsewhere(markets, wanted);
  if (others === null) return { status: "wanted", wanted };
  const { quote, doubts } = others;
  if (quote === null) return here === null ? { status: "nowhere", doubts } : listed(here.quote, coin, kind);
  const lack = here === null ? `lists no ${kind} perpetual of it` : "tells no mark price to size a short by";
  const reason = `${venue} ${lack}; of the other venues ${quote.venue} is the best for a short at this hour's funding rates.`;
  return { quote, kind, reason };
}

function listed(quote: MarketQuote, coin: string, kind: PerpetualKind): Found {
  const settled = kind === "inverse" ? `${coin} itself` : quote.perpetual.settle;
  return { quote, kind, reason: `${quote.venue} lists it as ${kind} perpetual, settled in ${settled}.` };
}

/** Inverse before linear, for either the venue before the others. */
function searchCoin(markets: HedgeMarkets, coin: string): Search {
  const inverse = searchKind(markets, coin, "inverse");
  if ("quote" in inverse || inverse.status === "wanted") return inverse;
  const linear = searchKind(markets, coin, "linear");
  if ("quote" in linear) {
    return {
      ...linear,
      reason: `There is no inverse perpetual of it${doubtsText(inverse.doubts)}. ${linear.reason}`,
    };
  }
  if (linear.status === "wanted") return linear;
  return { status: "nowhere", doubts: [...new Set([...inverse.doubts, ...linear.doubts])] };
}

function doubtsText(doubts: readonly string[]): string {
  return doubts.length === 0 ? "" : ` (${doubts.join(", ")})`;
}

/** The proxy's inverse perpetual, on the venue or else where a short of it earns most. */
export function chooseProxy(markets: HedgeMarkets, proxy: ProxyCoin): HedgeDecision {
  return guarded(() => {
    const found = searchKind(markets, proxy, "inverse");
    if ("quote" in found) return chosen(markets, proxy, found, "proxy");
    if (found.status === "wanted") return found;
    return refusal(`no venue lists an inverse perpetual of ${proxy}${doubtsText(found.doubts)}`);
  });
}

function chosen(markets: HedgeMarkets, coin: string, found: Found, method: HedgeMethod): HedgeChoice {
  const { quote, kind, reason } = found;
  const isOnVenue = quote.venue === markets.venue;
  return { status: "chosen", coin, method, instrument: instrumentOf(quote, kind), isOnVenue, reason, quote };
}

function refusal(problem: string): HedgeRefusal {
  return { status: "refused", problem };
}

/** A market that could not be asked refuses the coin: the next best choice would be a wrong one. */
function guarded(decide: () => HedgeDecision): HedgeDecision {
  try {
    return decide();
  } catch (error) {
    if (error instanceof HedgeError) return refusal(error.message);
    throw error;
  }
}

function byProxy(
  markets: HedgeMarkets,
  coin: string,
  proxy: ProxyCoin,
  doubts: readonly string[],
): HedgeDecision {
  const decision = chooseProxy(markets, proxy);
  if (decision.status !== "chosen") return decision;
  const close = nearest(coin, coinsOnVenue(markets));
  const closest = close.length === 0 ? "." : `; did you mean ${close.join(" or ")}?`;
  const reason =
    `No venue lists a perpetual of ${coin}${doubtsText(doubts)}${closest} Hedged by ${instrumentText(decision.instrument)} ` +
    "with its beta. Its price and its past are not known here: type the price, and the beta if you know it (1 until then).";
  return { ...decision, coin, reason };
}

/**
 * What to short for a coin: its inverse perpetual on the venue, else on the venue that is best for a short;
 * else its linear one, likewise; else the proxy's inverse one.
 * @param typed as a person wrote it
 */
export function chooseHedge(typed: string, proxy: ProxyCoin, markets: HedgeMarkets): HedgeDecision {
  return guarded(() => {
    const listed = coinsOnVenue(markets);
    const reading = readCoin(typed, (coin) => listed.has(coin));
    if (reading === null) {
      return refusal(`${shownCoin(typed)} is no coin: letters and digits only`);
    }
    if (isDollar(reading.coin)) {
      return refusal(`${reading.coin} is held in dollars already: nothing to hedge, leave it out`);
    }
    const found = searchCoin(markets, reading.coin);
    const decision =
      "quote" in found
        ? chosen(markets, reading.coin, found, found.kind)
        : found.status === "wanted"
          ? found
          : byProxy(markets, reading.coin, proxy, found.doubts);
    if (decision.status !== "chosen" || reading.sentence === null) return decision;
    return { ...decision, reason: `${reading.sentence} ${decision.reason}` };
  });
}

/**
 * What to short for each of several coins; the second mention of a coin is refused, because two rows of one
 * coin would each be told to sell for themselves what one position is.
 * @param typed a blank one gives null
 */
export function chooseHedges(
  typed: readonly string[],
  proxy: ProxyCoin,
  markets: HedgeMarkets,
): readonly (HedgeDecision | null)[] {
  const seen = new Set<string>();
  return typed.map((text) => {
    if (text.trim() === "") return null;
    const decision = chooseHedge(text, proxy, markets);
    if (decision.status !== "chosen") return decision;
    const { coin } = decision;
    if (seen.has(coin)) return refusal(`${coin} is in a row above: add both up there`);
    seen.add(coin);
    return decision;
  });
}
