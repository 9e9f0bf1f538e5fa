import type { DailyPrices } from "../calc/outOfSample.js";
import type { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { wrappedCoin } from "../listing/wrappedTokens.js";
import { chooseMarket } from "./chooseContract.js";
import type { DeskContract } from "./deskContract.js";
import type { DeskRow, HedgedRow } from "./deskRow.js";
import { historyOf } from "./historyFigures.js";
import { holdingName } from "./holdingName.js";
import { dayText } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import { dailyCloses, dayMs, lastDayOf, type DailyCloses } from "./pricePast.js";

/** A contract with its past. */
type Past = { readonly contract: DeskContract; readonly closes: DailyCloses };

/** A holding with the past of its own market. */
type MethodHolding = Past & { readonly coin: string; readonly coins: Decimal; readonly value: Decimal };

/** A proxy with its past. */
export type MethodProxy = { readonly contract: DeskContract; readonly prices: DailyPrices };

/** The past that the methods are judged by, and what is missing of it. */
export type MethodSeries = {
  readonly holdings: readonly MethodHolding[];
  /** Of the holdings that have one, as prices of what is held today: a price a day, null where one has none. */
  readonly basket: DailyPrices;
  /** By proxy, at the same days; an error where it has none of them. */
  readonly proxies: ReadonlyMap<string, MethodProxy | HedgeError>;
  /** Coins that are left out, with the reason. */
  readonly leftOut: readonly string[];
};

/** How much past is asked for. */
export type MethodDays = {
  readonly days: number;
  /** So many are enough to judge: what has fewer is left out where others have them. */
  readonly enough: number;
};

type Found<Value> = Value | HedgeError;

function waiting(what: string): HedgeError {
  return new HedgeError({ code: "no_answer", message: `waiting for ${what}` });
}

/** The contract that a coin's past is read from. */
export function marketOf(coin: string, desk: Desk): Found<DeskContract> {
  const choice = chooseMarket(wrappedCoin(coin) ?? coin, desk.choice);
  if (choice.state === "waiting") return waiting(choice.problem);
  if (choice.state === "chosen") return choice.contract;
  return new HedgeError({ code: "unknown_coin", message: "no venue lists it" });
}

function without(coin: string, why: string): HedgeError {
  return new HedgeError({ code: "unknown_coin", message: `${coin} (${why})` });
}

function pastOf(contract: DeskContract, days: number, desk: Desk): Found<Past> {
  const history = historyOf("closes", contract, desk, days);
  if (history instanceof HedgeError) {
    return history.code === "no_answer" ? history : without(contract.coin, history.message);
  }
  const closes = dailyCloses(history);
  return closes === null ? without(contract.coin, "no prices") : { contract, closes };
}

/** Whether the answer is only still to come, and not missing for good. */
function isWaiting(found: Found<unknown>): found is HedgeError {
  return found instanceof HedgeError && found.code === "no_answer";
}

function holdingOf(row: HedgedRow, days: number, desk: Desk): Found<MethodHolding> {
  const { coin, coins, price } = row;
  if (price === null) return without(coin, "no price");
  const contract = row.isOwn ? row.contract : marketOf(coin, desk);
  if (contract instanceof HedgeError) {
    return contract.code === "no_answer" ? contract : without(coin, contract.message);
  }
  const past = pastOf(contract, days, desk);
  return past instanceof HedgeError ? past : { ...past, coin, coins, value: coins.times(price) };
}

/** What a row brings: its past, why it is left out, nothing for cash and blanks. */
function foundOf(row: DeskRow, index: number, days: number, desk: Desk): readonly Found<MethodHolding>[] {
  switch (row.state) {
    case "hedged":
      return row.coins.gt(0) ? [holdingOf(row, days, desk)] : [];
    case "waiting":
      return [waiting(row.problem)];
    case "wrong": {
      const message = holdingName(index, row, "cannot be read");
      return [new HedgeError({ code: "unknown_coin", message })];
    }
    case "blank":
    case "cash":
      return [];
  }
}

/** Why a past is not taken; null where it is. */
function unfit({ closes }: Past, lastDay: number, needed: number): string | null {
  const { begins, ends, redenominated } = closes;
  if (ends < lastDay) return `prices end on ${dayText(ends * dayMs)}`;
  const days = lastDay - begins + 1;
  if (days >= needed) return null;
  const since = redenominated === null ? "" : ` since it was redenominated on ${dayText(redenominated)}`;
  return `${String(days)} ${days === 1 ? "day" : "days"} of prices${since}`;
}

type Listed = { readonly coin: string; readonly past: Found<Past> };

/** The prices of all on the days that begin and end with all of them. */
function sideBySide(
  holdings: readonly MethodHolding[],
  listed: readonly Listed[],
  { firstDay, lastDay }: { readonly firstDay: number; readonly lastDay: number },
): Pick<MethodSeries, "basket" | "proxies"> {
  const calendar = Array.from({ length: lastDay - firstDay + 1 }, (_none, index) => firstDay + index);
  const held = holdings.map(({ coins, closes }) => ({ coins: coins.toNumber(), byDay: closes.byDay }));
  const worth = (day: number): number | null =>
    held.reduce<number | null>((total, { coins, byDay }) => {
      const price = byDay.get(day);
      return total === null || price === undefined ? null : total + coins * price;
    }, 0);
  const proxies = listed.map(({ coin, past }): [string, Found<MethodProxy>] => {
    if (past instanceof HedgeError) return [coin, past];
    const { contract, closes } = past;
    return [coin, { contract, prices: calendar.map((day) => closes.byDay.get(day) ?? null) }];
  });
  return { basket: calendar.map(worth), proxies: new Map(proxies) };
}

function known<Value>(found: readonly Found<Value>[]): readonly Value[] {
  return found.flatMap((each) => (each instanceof HedgeError ? [] : [each]));
}

/** A proxy that is taken, else why it is not. */
function usable({ coin, past }: Listed, why: (past: Past) => string | null): Listed {
  const reason = past instanceof HedgeError ? null : why(past);
  if (!(past instanceof HedgeError) && reason === null) return { coin, past };
  const message =
    reason === null ? `there is no price history for ${coin}` : `${coin} cannot be tested: ${reason}`;
  return { coin, past: new HedgeError({ code: "no_answer", message }) };
}

/**
 * Gathers the past of what is held and of the proxies, day by day: a day that is missing stays a gap, so that no return
 * reaches over it, and prices in a unit of before are left out.
 * @param proxies coins in upper case
 * @returns an error while it is loading, or where there is none
 */
export function methodSeries(
  desk: Desk,
  proxies: readonly string[],
  { days, enough }: MethodDays,
): Found<MethodSeries> {
  const found = desk.rows.flatMap((row, index) => foundOf(row, index, days, desk));
  const markets = proxies.map((coin): Listed => {
    const contract = marketOf(coin, desk);
    return { coin, past: contract instanceof HedgeError ? contract : pastOf(contract, days, desk) };
  });
  const loading = [...found, ...markets.map(({ past }) => past)].find(isWaiting);
  if (loading !== undefined) return loading;
  const held = known(found);
  const pasts = [...held, ...known(markets.map(({ past }) => past))];
  const lastDay = lastDayOf(pasts.map(({ closes }) => closes.ends));
  const going = held.filter((each) => unfit(each, lastDay, 0) === null);
  if (going.length === 0) {
    return new HedgeError({ code: "no_answer", message: "no holding has a price history" });
  }
  const longest = Math.max(...going.map(({ closes }) => lastDay - closes.begins + 1));
  const needed = Math.min(days, enough, longest);
  const why = (past: Past): string | null => unfit(past, lastDay, needed);
  const holdings = going.filter((each) => why(each) === null);
  const listed = markets.map((market) => usable(market, why));
  const taken = [...holdings, ...known(listed.map(({ past }) => past))];
  const firstDay = Math.max(lastDay - days + 1, ...taken.map(({ closes }) => closes.begins));
  const leftOut = found.flatMap((each) => {
    const reason = each instanceof HedgeError ? null : why(each);
    if (each instanceof HedgeError) return [each.message];
    return reason === null ? [] : [`${each.coin} (${reason})`];
  });
  return { holdings, leftOut, ...sideBySide(holdings, listed, { firstDay, lastDay }) };
}
