import { maxHistoryDays } from "../../shared/contract/history.js";
import type { Contract } from "../venues/contract.js";
import { decodeClose, decodeRate, type HistoryPage, type readPast } from "../venues/pastValues.js";
import type { PerpetualReader } from "../venues/venue.js";

export type HistoryTopic = "closes" | "fundingRates";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

// A venue needs a moment to write down what has just happened.
const writingMs = 60_000;

// Lengths that are read and kept; what is asked for is cut from the next longer one. One length for all would
// page through two years of hourly rates for a sheet that shows a month.
export const keptDays = [30, 90, 365, maxHistoryDays];

/** How one kind of history is read, cut and renewed. */
type TopicRules = {
  readonly page: (reader: PerpetualReader) => HistoryPage | undefined;
  readonly decodeValue: Parameters<typeof readPast>[0]["decodeValue"];
  /** Where the history ends, exclusive: a day that is not over has no close yet. */
  readonly before: (now: number) => number;
  /** When the value after the last one can be had. */
  readonly nextPoint: (last: number | undefined, contract: Contract, now: number) => number;
};

export const topicRules: Readonly<Record<HistoryTopic, TopicRules>> = {
  closes: {
    page: ({ readCloses }) => readCloses,
    decodeValue: decodeClose,
    before: (now) => startOfDay(now),
    nextPoint: (last, _, now) => {
      const isComplete = last !== undefined && last >= startOfDay(now) - dayMs;
      return isComplete ? startOfDay(now) + dayMs + writingMs : now + writingMs;
    },
  },
  fundingRates: {
    page: ({ readFundingRates }) => readFundingRates,
    decodeValue: decodeRate,
    before: (now) => now + 1,
    nextPoint: (last, { intervalHours }, now) => {
      if (last === undefined) return now + writingMs;
      if (intervalHours === null) return now + hourMs;
      return Math.max(last + intervalHours * hourMs, now) + writingMs;
    },
  },
};

/** The length that is read for a request of so many days. */
export function daysToRead(days: number): number {
  return keptDays.find((kept) => kept >= days) ?? maxHistoryDays;
}

/** Where a history of so many days starts, inclusive. */
export function historyStart(topic: HistoryTopic, days: number, now: number): number {
  return topicRules[topic].before(now) - days * dayMs;
}

function startOfDay(now: number): number {
  return Math.floor(now / dayMs) * dayMs;
}
