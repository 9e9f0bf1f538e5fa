import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { cashOf } from "../listing/cash.js";
import { possibleCoins } from "../listing/possibleCoins.js";
import { findListing } from "../listing/listingIndex.js";
import { wrappedCoin } from "../listing/wrappedTokens.js";
import type { Instrument } from "../listing/instrument.js";
import { remember } from "../remember.js";
import { instrumentText } from "../listing/instrument.js";
import {
  chooseMarket,
  chooseOwn,
  chooseProxy,
  type Choice,
  type ChoiceContext,
  type MarketChoice,
} from "./chooseContract.js";
import { deskContract, inOtherMoney, otherAsset, type DeskContract } from "./deskContract.js";
import { isFinal, waitingFor } from "./deskMarkets.js";
import type { Holding, TypedPrice } from "./readHoldings.js";

/** A row of the holdings with what hedges it. */
export type DeskRow =
  | { readonly state: "blank" }
  | {
      readonly state: "wrong";
      readonly problem: HedgeError;
      /** As far as it can be read. */
      readonly coin: string | null;
      /** What it may be hedged by, the likeliest first; null where that is not known, so that it may be any coin. */
      readonly hedgeCoins: readonly string[] | null;
    }
  | { readonly state: "cash"; readonly coin: string; readonly coins: Decimal; readonly price: Decimal | null }
  | {
      readonly state: "waiting";
      readonly problem: string;
      readonly coin: string;
      readonly coins: Decimal;
      readonly price: Decimal | null;
      /** What it may come to be hedged by. */
      readonly hedgeCoins: readonly string[];
    }
  | HedgedRow;

/** A row whose contract is chosen; its price or beta may still be missing. */
export type HedgedRow = {
  readonly state: "hedged";
  readonly coin: string;
  readonly coins: Decimal;
  readonly contract: DeskContract;
  readonly why: string;
  /** Hedged by its own coin, or by the coin that it stands for: each of its coins counts as one, at every price. */
  readonly isOwn: boolean;
  /** To the coin shorted, 1 for an own one and for a token that is its coin; null where none is typed. */
  readonly beta: Decimal | null;
  /** USD per coin, > 0; null where no venue has one and none is typed. */
  readonly price: Decimal | null;
  /** The market that prices it; null where the price is typed. */
  readonly priceContract: DeskContract | null;
  /** That a typed price is far off the market; null where it is not. */
  readonly priceNote: string | null;
};

type Held = Extract<Holding, { state: "held" }>;

/** The price of a coin: typed, else of its own market. */
type Price =
  | {
      readonly state: "known";
      readonly usd: Decimal | null;
      readonly contract: DeskContract | null;
      readonly note: string | null;
    }
  | { readonly state: "waiting"; readonly problem: string };

const noticeableGap = new Decimal("0.03");

function marketOf(coin: string, context: ChoiceContext, own: DeskContract | null): MarketChoice {
  if (own !== null) return { state: "chosen", contract: own, why: "" };
  return chooseMarket(wrappedCoin(coin) ?? coin, context);
}

function gapNote(typed: Decimal, market: Choice): string | null {
  if (market.state !== "chosen" || market.contract.mark === null) return null;
  const gap = typed.div(market.contract.mark).minus(1);
  if (gap.abs().lte(noticeableGap)) return null;
  const side = gap.gt(0) ? "above" : "below";
  return `Your price ${typed.toSignificantDigits(6).toString()} is ${gap.abs().times(100).toFixed(1)} % ${side} the market's ${market.contract.mark.toString()}.`;
}

function typedUsd(typed: TypedPrice, context: ChoiceContext): Price {
  if ("usd" in typed) return { state: "known", usd: typed.usd, contract: null, note: null };
  const { times, coin } = typed;
  const reference = chooseMarket(wrappedCoin(coin) ?? coin, context);
  if (reference.state === "waiting") return reference;
  if (reference.state !== "chosen" || reference.contract.mark === null) {
    return { state: "known", usd: null, contract: null, note: `No venue prices ${coin}.` };
  }
  const { contract } = reference;
  return { state: "known", usd: times.times(reference.contract.mark), contract, note: null };
}

function priceOf({ coin, price }: Held, context: ChoiceContext, own: DeskContract | null): Price {
  const market = marketOf(coin, context, own);
  if (price !== null) {
    const typed = typedUsd(price, context);
    if (typed.state === "waiting" || typed.usd === null) return typed;
    return { ...typed, note: gapNote(typed.usd, market) };
  }
  if (market.state === "waiting") return market;
  const contract = market.state === "chosen" ? market.contract : null;
  return { state: "known", usd: contract?.mark ?? null, contract, note: null };
}

/** The contract that a row names itself. */
function named(row: Held, instrument: Instrument, { markets }: ChoiceContext): Choice | HedgeError {
  const { venue, kind } = instrument;
  const text = instrumentText(instrument);
  const state = markets.snapshot(venue, kind);
  if (state instanceof HedgeError && isFinal(state)) return state;
  if (state === null || state instanceof HedgeError) {
    return { state: "waiting", problem: waitingFor(`${venue} ${kind}`, state) };
  }
  const perpetual = findListing(state, instrument);
  if (perpetual === null) {
    return new HedgeError({
      code: "unknown_coin",
      message: `${venue} does not list ${text}: choose another instrument`,
    });
  }
  const contract = deskContract(state, perpetual);
  // A beta to a share may be meant; that one share is one coin of its ticker is never.
  const other = isOneToOne(row, contract) ? otherAsset(contract) : inOtherMoney(contract);
  if (other !== null) return new HedgeError({ code: "invalid_input", message: other });
  if (contract.mark === null) return { state: "waiting", problem: `the mark price of ${text}` };
  return { state: "chosen", contract, why: "Your choice." };
}

type Hedge = { readonly choice: Choice; readonly note: string | null };

/** The coin's own contract, that of the coin a token stands for, else the proxy's. */
function chosenHedge(coin: string, context: ChoiceContext): Hedge {
  const wrapped = wrappedCoin(coin);
  const own = chooseOwn(wrapped ?? coin, context);
  if (own.state !== "nowhere") {
    return { choice: own, note: wrapped === null ? null : `${coin} is treated as ${wrapped}, 1:1.` };
  }
  const { proxy } = context.settings;
  const doubts = own.doubts.length === 0 ? "" : ` (${own.doubts.join("; ")})`;
  const choice = chooseProxy(context);
  return {
    // Without a proxy either, what spoke against the coin's own contracts is the reason.
    choice:
      choice.state === "nowhere"
        ? { ...choice, doubts: [...new Set([...own.doubts, ...choice.doubts])] }
        : choice,
    note: `No venue lists a perpetual of ${coin}${doubts}: hedged with ${proxy}, by beta.`,
  };
}

function sentences(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join(" ");
}

function waitingRow(row: Held, problem: string, price: Decimal | null, context: ChoiceContext): DeskRow {
  const { coin, coins, instead } = row;
  const own = wrappedCoin(coin) ?? coin;
  const hedgeCoins = instead === null ? [own, context.settings.proxy] : [instead.coin];
  return { state: "waiting", problem, coin, coins, price, hedgeCoins };
}

function cashRow(row: Held, usd: 1 | null, context: ChoiceContext): DeskRow {
  const { coin, coins, price } = row;
  const assumed = usd === null ? null : new Decimal(usd);
  return { state: "cash", coin, coins, price: price === null ? assumed : typedPriceOf(row, context) };
}

/** Whether the coins are those of the contract: by their name, or as a token that is the coin, with no other beta typed. */
function isOneToOne({ coin, beta }: Held, contract: DeskContract): boolean {
  return contract.coin === coin || (beta === null && wrappedCoin(coin) === contract.coin);
}

function hedgedRow(
  row: Held,
  { contract, why }: Extract<Choice, { state: "chosen" }>,
  note: string | null,
  context: ChoiceContext,
): DeskRow {
  const { coin, coins, reading, beta } = row;
  const isOwn = isOneToOne(row, contract);
  const price = priceOf(row, context, isOwn ? contract : null);
  if (price.state === "waiting") return waitingRow(row, price.problem, null, context);
  return {
    state: "hedged",
    coin,
    coins,
    contract,
    why: sentences(reading, note, why, price.note),
    isOwn,
    beta: isOwn ? new Decimal(1) : beta,
    price: price.usd,
    priceContract: price.contract,
    priceNote: price.note,
  };
}

function unlisted({ coin }: Held, doubts: readonly string[], { settings }: ChoiceContext): DeskRow {
  const reasons = doubts.length === 0 ? "" : ` (${doubts.join("; ")})`;
  const message = `no venue lists ${coin} or the proxy ${settings.proxy}${reasons}`;
  const problem = new HedgeError({ code: "unknown_coin", message });
  return { state: "wrong", problem, coin, hedgeCoins: null };
}

/** The price of a row that waits for its contract: only a typed one is worth showing. */
function typedPriceOf({ price }: Held, context: ChoiceContext): Decimal | null {
  const typed = price === null ? null : typedUsd(price, context);
  return typed?.state === "known" ? typed.usd : null;
}

function heldRow(row: Held, context: ChoiceContext): DeskRow {
  const { coin, instead } = row;
  const cash = instead === null ? cashOf(coin) : null;
  if (cash !== null) return cashRow(row, cash.usd, context);
  const { choice, note } =
    instead === null ? chosenHedge(coin, context) : { choice: named(row, instead, context), note: null };
  // A row whose own name of an instrument leads nowhere may be hedged by anything.
  if (choice instanceof HedgeError) return { state: "wrong", problem: choice, coin, hedgeCoins: null };
  switch (choice.state) {
    case "nowhere":
      return unlisted(row, choice.doubts, context);
    case "blocked":
      return {
        state: "wrong",
        problem: choice.problem,
        coin,
        hedgeCoins: possibleCoins(wrappedCoin(coin) ?? coin),
      };
    case "waiting":
      return waitingRow(row, choice.problem, typedPriceOf(row, context), context);
    case "chosen":
      return hedgedRow(row, choice, note, context);
  }
}

/** What a row that cannot be read may be hedged by; none for cash, which never needs a short. */
function mayBeHedgedBy(
  holding: Extract<Holding, { state: "wrong" }>,
  context: ChoiceContext,
): readonly string[] | null {
  const { coin, instead, isHedgeUnreadable } = holding;
  if (isHedgeUnreadable || coin === null) return null;
  if (instead !== null) return possibleCoins(instead.coin);
  if (cashOf(coin) !== null) return [];
  const { choice } = chosenHedge(coin, context);
  return choice.state === "chosen" ? [choice.contract.coin] : null;
}

/** Chooses what hedges a row and prices it. */
export function deskRow(holding: Holding, context: ChoiceContext): DeskRow {
  if (holding.state === "blank") return holding;
  if (holding.state === "held") return heldRow(holding, context);
  const { problem, coin } = holding;
  return { state: "wrong", problem, coin, hedgeCoins: mayBeHedgedBy(holding, context) };
}

/** USD of a row; null where its price is not known. */
export function valueOf(row: DeskRow): Decimal | null {
  if (row.state === "blank" || row.state === "wrong" || row.price === null) return null;
  return row.coins.times(row.price);
}

/** Coins of the shorted coin that a row asks to cover; null where price or beta is missing. */
export function coinsToCover(row: HedgedRow): Decimal | null {
  return row.isOwn ? row.coins : coinsByBeta(row);
}

const coinsByBeta = remember(({ coins, beta, price, contract }: HedgedRow): Decimal | null => {
  if (beta === null || price === null || contract.mark === null) return null;
  return coins.times(beta).times(price).div(contract.mark);
});
