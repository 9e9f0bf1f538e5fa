import type { Comparison } from "../contract/compare.js";
import type { PerpetualKind, Snapshot } from "../contract/perpetuals.js";
import type { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { isCoin } from "../listing/chooseListing.js";
import { closingText } from "../listing/closingText.js";
import { findHedgeable, isHedgeable, publishesMarks } from "../listing/hedgeable.js";
import { findListing } from "../listing/listingIndex.js";
import { venueOrder } from "../listing/venueOrder.js";
import { waitingFor, type Answered, type DeskMarkets } from "./deskMarkets.js";
import { remember } from "../remember.js";
import { deskContract, type DeskContract } from "./deskContract.js";
import type { DeskSettings } from "./readSettings.js";

/** What to short for a coin. */
export type Choice =
  | { readonly state: "chosen"; readonly contract: DeskContract; readonly why: string }
  | { readonly state: "waiting"; readonly problem: string }
  /** A line of the shorts that is wrong may be a short of it: another hedge would come on top. */
  | { readonly state: "blocked"; readonly problem: HedgeError }
  /** Nowhere to be had; the sentences say what stands against it where something does. */
  | { readonly state: "nowhere"; readonly doubts: readonly string[] };

/** What the market alone says of a coin, whatever is open. */
export type MarketChoice = Exclude<Choice, { readonly state: "blocked" }>;

/** Why a line of the shorts cannot be counted. */
export type Trouble = Extract<Choice, { readonly state: "waiting" | "blocked" }>;

/** What a choice depends on. */
export type ChoiceContext = {
  readonly settings: DeskSettings;
  readonly markets: DeskMarkets;
  /** The largest open short of a coin, which a proposal must not wander from. */
  readonly largestShort: (coin: string) => DeskContract | null;
  /** The line of the shorts that may be one of a coin but cannot be counted; null where there is none. */
  readonly troubleOf: (coin: string) => Trouble | null;
  /** Whether coins of it are held, so that they can be its margin. */
  readonly isHeld: (coin: string) => boolean;
  /** How many of its coins are held, as far as the rows can be read; null where none names it. */
  readonly heldCoins: (coin: string) => Decimal | null;
};

type Place = "here" | "elsewhere";
type Step = readonly [PerpetualKind, Place];

const stepsOf: Readonly<Record<DeskSettings["prefer"], readonly Step[]>> = {
  "coin margin": [
    ["inverse", "here"],
    ["inverse", "elsewhere"],
    ["linear", "here"],
    ["linear", "elsewhere"],
  ],
  "one venue": [
    ["inverse", "here"],
    ["linear", "here"],
    ["inverse", "elsewhere"],
    ["linear", "elsewhere"],
  ],
};

const inverseFirst = stepsOf["coin margin"];
const linearFirst: readonly Step[] = [...inverseFirst.slice(2), ...inverseFirst.slice(0, 2)];

const settledIn: Readonly<Record<PerpetualKind, string>> = {
  inverse: "coin-margined",
  linear: "stablecoin-margined",
};

function here(coin: string, kind: PerpetualKind, { settings, markets }: ChoiceContext): MarketChoice {
  const { venue } = settings;
  const state = markets.snapshot(venue, kind);
  if (state === null) return { state: "waiting", problem: `${venue} ${kind}` };
  if (state instanceof HedgeError) {
    if (state.code === "kind_not_offered") return { state: "nowhere", doubts: [] };
    return { state: "waiting", problem: waitingFor(`${venue} ${kind}`, state) };
  }
  const perpetual = findHedgeable(state, coin);
  if (perpetual === null) return { state: "nowhere", doubts: closingDoubts(state, coin) };
  const contract = deskContract(state, perpetual);
  if (contract.mark !== null) {
    const doubts = apartDoubts(contract, markets);
    if (doubts.length > 0) return { state: "nowhere", doubts };
    return { state: "chosen", contract, why: `${venue} lists ${coin} as a ${settledIn[kind]} perpetual.` };
  }
  // HTX publishes marks of one contract at a time only: a price that is missing for a moment is waited for instead.
  if (publishesMarks(state)) return { state: "waiting", problem: `the mark price of ${contract.text}` };
  return { state: "nowhere", doubts: [`${venue} publishes no mark price of it`] };
}

/** What the other venues say against a contract: its ticker is another asset there. Without their answer it is trusted. */
function apartDoubts(
  { venue, kind, coin, perpetual }: DeskContract,
  markets: DeskMarkets,
): readonly string[] {
  const state = markets.laterComparison(coin, kind);
  if (state === null || state instanceof HedgeError) return [];
  return state.setApart
    .filter((each) => each.venue === venue && each.perpetual.symbol === perpetual.symbol)
    .map(({ why }) => `${venue}: ${why}`);
}

/** That the venue lists the coin, where nothing can be opened in it. */
function closingDoubts(snapshot: Snapshot, coin: string): readonly string[] {
  const listed = findListing(snapshot, { coin, quote: null });
  return listed === null ? [] : doubtsOf(deskContract(snapshot, listed));
}

function doubtsOf({ text, perpetual: { closing } }: DeskContract): readonly string[] {
  return closing === null ? [] : [`${text}: ${closingText(closing)}`];
}

type Offer = Comparison["offers"][number];

type Offers = { readonly ranked: readonly Offer[]; readonly doubts: readonly string[] };

/** The offers of one asset in the fixed order of venues, never the best rate of the moment. */
const offersOf = remember((comparison: Comparison): Offers => {
  const eligible = comparison.offers.filter(({ perpetual }) => isHedgeable(perpetual, comparison.kind));
  const rank = ({ venue }: Offer): number => {
    const place = venueOrder.indexOf(venue);
    return place === -1 ? venueOrder.length : place;
  };
  const ranked = eligible
    .filter(({ perpetual }) => perpetual.mark !== null)
    .sort((one, other) => rank(one) - rank(other));
  const failed = comparison.failed.map(({ name }) => `${name} could not be reached`);
  // That a share has the ticker of a coin is no news of the coin.
  const apart = comparison.setApart
    .filter(({ perpetual }) => isCoin(perpetual))
    .map(({ venue, why }) => `${venue}: ${why}`);
  return { ranked, doubts: [...failed, ...apart] };
});

function elsewhere(coin: string, kind: PerpetualKind, context: ChoiceContext): MarketChoice {
  const { markets, settings } = context;
  const what = `${kind} ${coin} on other venues`;
  const state = markets.comparison(coin, kind);
  if (state === null) return { state: "waiting", problem: what };
  if (state instanceof HedgeError) {
    if (state.code === "unknown_coin") return { state: "nowhere", doubts: [] };
    return { state: "waiting", problem: waitingFor(what, state) };
  }
  const { ranked, doubts } = offersOf(state);
  const skipped: string[] = [...doubts];
  for (const { venue, name } of ranked) {
    if (venue === settings.venue) continue;
    const choice = quoted(coin, kind, venue, markets.snapshot(venue, kind));
    if (choice !== null) return withDoubts(choice, skipped);
    skipped.push(`${name} could not be reached`);
  }
  return { state: "nowhere", doubts: skipped };
}

/** The offer with the prices of its venue's own snapshot, which every row of the desk shares; null where that failed. */
function quoted(
  coin: string,
  kind: PerpetualKind,
  venue: string,
  state: Answered<Snapshot>,
): Exclude<MarketChoice, { state: "nowhere" }> | null {
  if (state === null) return { state: "waiting", problem: `${venue} ${kind}` };
  const perpetual = state instanceof HedgeError ? null : findHedgeable(state, coin);
  if (state instanceof HedgeError || perpetual === null) return null;
  const contract = deskContract(state, perpetual);
  if (contract.mark === null) return { state: "waiting", problem: `the mark price of ${contract.text}` };
  const why = `${venue} is the first other venue that lists ${coin} as a ${settledIn[kind]} perpetual.`;
  return { state: "chosen", contract, why };
}

/** A choice that says which venues were passed over for want of an answer or as another asset. */
function withDoubts<Found extends MarketChoice>(choice: Found, doubts: readonly string[]): Found {
  if (choice.state !== "chosen") return choice;
  const { why } = choice;
  const unique = [...new Set(doubts)].filter((doubt) => !why.includes(doubt));
  return unique.length === 0 ? choice : { ...choice, why: `${why} Skipped: ${unique.join("; ")}.` };
}

function follow(coin: string, steps: readonly Step[], context: ChoiceContext): MarketChoice {
  const doubts: string[] = [];
  for (const [kind, place] of steps) {
    const choice = place === "here" ? here(coin, kind, context) : elsewhere(coin, kind, context);
    if (choice.state !== "nowhere") return withDoubts(choice, doubts);
    doubts.push(...choice.doubts);
  }
  return { state: "nowhere", doubts: [...new Set(doubts)] };
}

/** Many rows ask for one coin: its price and its hedge, and that of every coin that it is the proxy of. */
const marketsOf = remember((_context: ChoiceContext) => new Map<string, MarketChoice>());

/** Where a coin's own price comes from: its contract by the preference, whatever is open. */
export function chooseMarket(coin: string, context: ChoiceContext): MarketChoice {
  const known = marketsOf(context);
  const market = known.get(coin) ?? follow(coin, stepsOf[context.settings.prefer], context);
  known.set(coin, market);
  return market;
}

/**
 * The contract of the largest open short of a coin; where nothing more can be opened in it, what the market offers, and
 * the contract itself where that is nothing. Null where no short of the coin is open.
 */
function openOr(coin: string, context: ChoiceContext, market: () => MarketChoice): MarketChoice | null {
  const contract = context.largestShort(coin);
  if (contract === null) return null;
  // What counts as cover, a commodity of the ticker too, may still be nothing to sell more of.
  const other = isHedgeable(contract.perpetual, contract.kind) ? null : market();
  return other === null || other.state === "nowhere"
    ? { state: "chosen", contract, why: `You already have a short of ${coin} there.` }
    : withDoubts(other, doubtsOf(contract));
}

/**
 * The coin's own contract: the largest open short of it, else by the preference. It is never the best rate of the
 * moment, because a proposal that wanders between venues costs fees at every turn.
 */
export function chooseOwn(coin: string, context: ChoiceContext): Choice {
  const open = openOr(coin, context, () => chooseMarket(coin, context));
  if (open !== null) return open;
  const market = chooseMarket(coin, context);
  // Nowhere to be had now, but a short of it may be open where the venue is down or lists it no more.
  return market.state === "nowhere" ? (context.troubleOf(coin) ?? market) : market;
}

/**
 * The proxy's contract: its largest open short, else inverse where the proxy is held, because margin that has to be
 * bought would be long itself; else linear, else inverse.
 */
export const chooseProxy = remember((context: ChoiceContext): MarketChoice => {
  const { proxy } = context.settings;
  const market = (): MarketChoice =>
    follow(proxy, context.isHeld(proxy) ? inverseFirst : linearFirst, context);
  return openOr(proxy, context, market) ?? market();
});
