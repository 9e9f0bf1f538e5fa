import { fundingStress, type Settlement } from "../calc/fundingStress.js";
import type { History } from "../contract/history.js";
import { Decimal, sum } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { remember } from "../remember.js";
import type { DeskContract } from "./deskContract.js";
import type { DeskFigure, DeskTable, DeskValue } from "./deskField.js";
import { settlementsOf } from "./fundingPast.js";
import { historyOf } from "./historyFigures.js";
import type { Desk } from "./openDesk.js";

/** What the funding of a past shows for every seven days, in order. */
export const fundingColumns = ["end", "paid", "running", "cap"] as const;

const minuteMs = 60_000;
const weekHours = 168;
const weekMinutes = weekHours * 60;

/** Seven days of settled funding, the last settlement included. */
type FundingWeek = {
  /** Of its last moment, ms since 1970. */
  readonly end: number;
  /** Share of its size that a short paid, − received; null where nothing was settled. */
  readonly paid: Decimal | null;
  /** Paid since the first week. */
  readonly running: Decimal;
  readonly settlements: number;
};

/** As many whole weeks as there are up to the last settlement, so that the last one is what the yearly pace is taken from. */
function weekEnds(settlements: readonly Settlement[]): readonly number[] {
  const [first, last] = [settlements[0], settlements.at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = Math.floor((last.minute - first.minute) / weekMinutes);
  return Array.from({ length: count }, (_, index) => last.minute - (count - 1 - index) * weekMinutes);
}

const weeksOf = remember((history: History): readonly FundingWeek[] => {
  const settlements = settlementsOf(history);
  let running = new Decimal(0);
  return weekEnds(settlements).map((end) => {
    const within = settlements.filter(({ minute }) => minute > end - weekMinutes && minute <= end);
    // 0 - x instead of -x: a cost of nothing must not answer -0.
    const paid = new Decimal(0).minus(sum(within.map(({ rate }) => new Decimal(rate))));
    running = running.plus(paid);
    return {
      end: end * minuteMs,
      paid: within.length === 0 ? null : paid,
      running,
      settlements: within.length,
    };
  });
});

/** The weeks of funding that the venue has settled of a contract, oldest first; an error where there are none, or not yet. */
function fundingWeeks(contract: DeskContract, desk: Desk): readonly FundingWeek[] | HedgeError {
  const history = historyOf("funding", contract, desk);
  if (history instanceof HedgeError) return history;
  const weeks = weeksOf(history);
  const message = `${contract.text} has less than seven days of settlements on ${contract.venue}`;
  return weeks.length > 0 ? weeks : new HedgeError({ code: "no_answer", message });
}

/** What a short paid in the costliest seven days of the past, whenever they began: a share of its size, negative where it received. */
export function costliestWeek(contract: DeskContract, desk: Desk): Decimal | HedgeError {
  const history = historyOf("funding", contract, desk);
  if (history instanceof HedgeError) return history;
  return attempt(() => fundingStress(settlementsOf(history), weekMinutes, 1));
}

/** The most that seven days ahead may cost a short at today's floor of the rate and today's interval, a share of its size. */
export function cappedWeek(contract: DeskContract): Decimal | HedgeError {
  const { intervalHours, venue, text } = contract;
  if (intervalHours !== null) return cappedCost(contract, new Decimal(weekHours).div(intervalHours));
  const message = `${venue} does not publish the funding interval of ${text}`;
  return new HedgeError({ code: "not_published", message });
}

/** The most that so many settlements may cost a short at today's floor of the rate, a fraction. */
function cappedCost(
  { perpetual, venue, text }: DeskContract,
  settlements: number | Decimal,
): Decimal | HedgeError {
  const { fundingFloor } = perpetual;
  if (fundingFloor !== null) return new Decimal(0).minus(new Decimal(fundingFloor).times(settlements));
  const message = `${venue} does not publish the lowest funding rate of ${text}`;
  return new HedgeError({ code: "not_published", message });
}

function figures(values: readonly DeskValue[]): DeskTable[number] {
  const kinds = ["dateTime", "percent", "percent", "percent"] as const;
  return kinds.map((kind, index): DeskFigure => ({ kind, value: values[index] ?? "" }));
}

/** The one row of a past that is not known. */
export function unknownFunding(problem: HedgeError): DeskTable {
  return [figures(fundingColumns.map(() => problem))];
}

/**
 * Settled funding of a coin's contract in steps of seven days, oldest first: end, paid as a share of the size (− received),
 * paid since the first step, and the most that the venue may charge for as many settlements.
 */
export function pastFunding(desk: Desk, contract: DeskContract): DeskTable {
  const weeks = fundingWeeks(contract, desk);
  if (weeks instanceof HedgeError) return unknownFunding(weeks);
  const message = `${contract.text} had no settlement on ${contract.venue} in these seven days`;
  const nothing = new HedgeError({ code: "no_answer", message });
  return weeks.map(({ end, paid, running, settlements }) =>
    figures([
      new Decimal(end),
      paid ?? nothing,
      running,
      settlements === 0 ? nothing : cappedCost(contract, settlements),
    ]),
  );
}
