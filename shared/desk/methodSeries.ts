import type { History } from "../contract/history.js";
import type { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { wrappedCoin } from "../listing/wrappedTokens.js";
import { chooseMarket } from "./chooseContract.js";
import type { DeskContract } from "./deskContract.js";
import type { DeskRow, HedgedRow } from "./deskRow.js";
import type { Desk } from "./openDesk.js";
import { holdingName } from "./holdingName.js";

/** A holding with the past of its own market. */
type MethodHolding = {
  readonly coins: Decimal;
  readonly value: Decimal;
  readonly contract: DeskContract;
  readonly closes: History;
};

/** A proxy with its past. */
export type MethodProxy = { readonly contract: DeskContract; readonly prices: readonly number[] };

/** The past that the methods are judged by, and what is missing of it. */
export type MethodSeries = {
  readonly holdings: readonly MethodHolding[];
  /** Of the holdings that have one, as prices of what is held today. */
  readonly basket: readonly number[];
  /** By proxy, at the same days. */
  readonly proxies: ReadonlyMap<string, MethodProxy>;
  /** Coins that are left out, with the reason. */
  readonly leftOut: readonly string[];
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
  return new HedgeError({ code: "unknown_coin", message: `${coin} (no venue lists it)` });
}

function closesOf(contract: DeskContract, days: number, desk: Desk): Found<History> {
  const history = desk.markets.history({ what: "closes", instrument: contract.instrument, days });
  if (history === null) return waiting(`the history of ${contract.text}`);
  if (history instanceof HedgeError) {
    return new HedgeError({ code: "unknown_coin", message: `${contract.coin} (${history.message})` });
  }
  return history;
}

/** Whether the answer is only still to come, and not missing for good. */
function isWaiting(found: Found<unknown>): found is HedgeError {
  return found instanceof HedgeError && found.code === "no_answer";
}

function pricesAt(days: readonly number[], closes: History): readonly number[] {
  const byDay = new Map(closes.map(([day, close]) => [day, close]));
  return days.map((day) => Number(byDay.get(day)));
}

/** The days that every history has. */
function commonDays(histories: readonly History[]): readonly number[] {
  const [first, ...others] = histories;
  if (first === undefined) return [];
  const sets = others.map((history) => new Set(history.map(([day]) => day)));
  return first.map(([day]) => day).filter((day) => sets.every((set) => set.has(day)));
}

function holdingOf(row: HedgedRow, days: number, desk: Desk): Found<MethodHolding> {
  if (row.price === null) {
    return new HedgeError({ code: "unknown_coin", message: `${row.coin} (no price)` });
  }
  const contract = row.isOwn ? row.contract : marketOf(row.coin, desk);
  if (contract instanceof HedgeError) return contract;
  const closes = closesOf(contract, days, desk);
  if (closes instanceof HedgeError) return closes;
  return { coins: row.coins, value: row.coins.times(row.price), contract, closes };
}

/** What a row brings: its past, why it is left out, nothing for cash and blanks. */
function foundOf(
  row: DeskRow,
  index: number,
  { days, desk }: { readonly days: number; readonly desk: Desk },
): readonly Found<MethodHolding>[] {
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

/**
 * Gathers the past of what is held and of the proxies.
 * @param proxies coins in upper case
 * @returns an error while it is loading, or where there is none
 */
export function methodSeries(desk: Desk, proxies: readonly string[], days: number): Found<MethodSeries> {
  const found = desk.rows.flatMap((row, index) => foundOf(row, index, { days, desk }));
  const markets = proxies.map((coin) => {
    const contract = marketOf(coin, desk);
    const closes = contract instanceof HedgeError ? contract : closesOf(contract, days, desk);
    return { coin, contract, closes };
  });
  const states = [...found, ...markets.map(({ closes }) => closes)];
  const loading = states.find(isWaiting);
  if (loading !== undefined) return loading;
  const holdings = found.flatMap((each) => (each instanceof HedgeError ? [] : [each]));
  const leftOut = found.flatMap((each) => (each instanceof HedgeError ? [each.message] : []));
  if (holdings.length === 0) {
    return new HedgeError({ code: "no_answer", message: "nothing that is held has a price history" });
  }
  const listed = markets.flatMap(({ coin, contract, closes }) =>
    contract instanceof HedgeError || closes instanceof HedgeError ? [] : [{ coin, contract, closes }],
  );
  const common = commonDays([...holdings, ...listed].map(({ closes }) => closes));
  const held = holdings.map(({ coins, closes }) => ({
    coins: coins.toNumber(),
    prices: pricesAt(common, closes),
  }));
  return {
    holdings,
    basket: common.map((_day, index) =>
      held.reduce((total, { coins, prices }) => total + coins * (prices[index] ?? Number.NaN), 0),
    ),
    proxies: new Map(
      listed.map(({ coin, contract, closes }) => [coin, { contract, prices: pricesAt(common, closes) }]),
    ),
    leftOut,
  };
}
