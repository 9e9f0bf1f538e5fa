import type { Settlement } from "../calc/fundingStress.js";
import { maxHistoryDays, type History } from "../contract/history.js";
import type { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { DeskContract, SizedContract } from "./deskContract.js";
import type { HedgedRow } from "./deskRow.js";
import { episodeMove, type Episode } from "./episodes.js";
import { settlementsOf } from "./fundingPast.js";
import { knownSince } from "./fundingSince.js";
import { daysOfPast, historyOf } from "./historyFigures.js";
import { marketOf } from "./methodSeries.js";
import type { Desk } from "./openDesk.js";
import { dayMs, lastDayOf, type PricePast } from "./pricePast.js";

/** The day whose close the desk is sized at, and the last one, counted from 1970. */
export type Span = { readonly firstDay: number; readonly lastDay: number };

/** Settled rates that a replay counts. */
export type CountedFunding = {
  readonly settlements: readonly Settlement[];
  /** The first of them, ms since 1970, where the venue publishes none of before; null where they are whole. */
  readonly since: number | null;
};

/** What a desk is taken through: prices and settled rates of days, from the past or made up. */
export type Course = {
  readonly ofRow: (row: HedgedRow) => PricePast | HedgeError;
  readonly ofContract: (contract: SizedContract) => PricePast | HedgeError;
  /** An error says why it is not counted, or that it loads. */
  readonly funding: (contract: DeskContract, span: Span) => CountedFunding | HedgeError;
  readonly spanOf: (pasts: readonly PricePast[]) => Span;
  /** Where its figures are from; "" for the days up to now. */
  readonly source: string;
};

/** The settled rates of a span, of which a venue may have published some or none. */
function countedFunding(
  history: History,
  { venue }: DeskContract,
  { firstDay, lastDay }: Span,
): CountedFunding | HedgeError {
  const settlements = settlementsOf(history);
  if (firstDay === lastDay) return { settlements, since: null };
  const [opened, until] = [(firstDay + 1) * dayMs, (lastDay + 1) * dayMs];
  const isCounted = settlements.some(({ minute }) => minute * 60_000 > opened && minute * 60_000 <= until);
  if (isCounted) return { settlements, since: knownSince(history, opened, until) };
  return new HedgeError({
    code: "not_published",
    message: `${venue} publishes no settled rates for these days`,
  });
}

/** The past itself. @param days that are asked for where the desk asks for fewer */
function throughPast(desk: Desk, days: number): Pick<Course, "ofRow" | "ofContract" | "funding"> {
  return {
    ofRow: (row) => {
      const contract: DeskContract | HedgeError = row.isOwn ? row.contract : marketOf(row.coin, desk);
      return contract instanceof HedgeError ? contract : daysOfPast(contract, desk, days);
    },
    ofContract: (contract) => daysOfPast(contract, desk, days),
    funding: (contract, span) => {
      const history = historyOf("funding", contract, desk, days);
      return history instanceof HedgeError ? history : countedFunding(history, contract, span);
    },
  };
}

/** The last so many days that the longest past holds. */
function latestDays(desk: Desk, days: number): Course {
  return {
    ...throughPast(desk, days),
    spanOf: (pasts) => {
      const lastDay = lastDayOf(pasts.map(({ ends }) => ends / dayMs));
      const begins = Math.min(...pasts.map((past) => past.begins)) / dayMs;
      return { firstDay: Math.max(begins, lastDay - days + 1), lastDay };
    },
    source: "",
  };
}

/** The days of an episode as they were. */
function datedDays(desk: Desk, { days, source }: Episode, starts: number): Course {
  const firstDay = starts / dayMs;
  const age = Math.ceil(desk.markets.now / dayMs) - firstDay;
  const span = { firstDay, lastDay: firstDay + days };
  return { ...throughPast(desk, Math.min(maxHistoryDays, age)), spanOf: () => span, source };
}

/** A price that goes from where it is to a move in equal steps, a day each. */
function stepsTo(price: Decimal, move: Decimal, days: number, today: number): PricePast {
  const closes = Array.from({ length: days + 1 }, (_none, day) =>
    price.times(move.times(day).div(days).plus(1)).toNumber(),
  );
  const [begins, ends] = [today * dayMs, (today + days) * dayMs];
  return { closes, highs: closes, begins, ends, redenominated: null };
}

/** Every settlement of an episode at the lowest rate of its venue. */
function cappedSettlements(
  { perpetual, intervalHours }: DeskContract,
  { cappedDays }: Episode,
  today: number,
): CountedFunding | HedgeError {
  if (cappedDays === 0) return { settlements: [], since: null };
  if (perpetual.fundingFloor === null || intervalHours === null) {
    return new HedgeError({ code: "not_published", message: "the venue publishes no cap" });
  }
  const rate = Number(perpetual.fundingFloor);
  const hours = intervalHours.toNumber();
  const opened = (today + 1) * 1440;
  const settlements = Array.from({ length: Math.floor((cappedDays * 24) / hours) }, (_none, index) => ({
    minute: opened + (index + 1) * hours * 60,
    rate,
  }));
  return { settlements, since: null };
}

/** Days that never were, from today's prices on. */
function madeUpDays(desk: Desk, episode: Episode): Course {
  const { days, source } = episode;
  const today = Math.floor(desk.markets.now / dayMs);
  const through = (price: Decimal, coin: string): PricePast =>
    stepsTo(price, episodeMove(episode, coin), days, today);
  return {
    ofRow: ({ price, coin }) =>
      price === null ? new HedgeError({ code: "unknown_coin", message: "no price" }) : through(price, coin),
    ofContract: ({ mark, coin }) => through(mark, coin),
    funding: (contract) => cappedSettlements(contract, episode, today),
    spanOf: () => ({ firstDay: today, lastDay: today + days }),
    source,
  };
}

/** The course of a number of days up to now, or of an episode. */
export function courseOf(desk: Desk, through: number | Episode): Course {
  if (typeof through === "number") return latestDays(desk, through);
  return through.starts === null ? madeUpDays(desk, through) : datedDays(desk, through, through.starts);
}
