import type { History } from "../../shared/contract/history.js";
import { HedgeError } from "../../shared/errors.js";
import type { Contract } from "./contract.js";
import { positiveDecimal } from "./plainDecimal.js";
import { plausibleRate } from "./plausibleRate.js";
import { pricePerCoin } from "./quote.js";

/** A value of the past as a venue reported it: its moment in ms since 1970, or what should be one. */
export type PastValue = {
  readonly time: unknown;
  readonly value: unknown;
  /** Of a day beside its close, where the venue reported all of it. */
  readonly high?: unknown;
  readonly low?: unknown;
};

/** What is asked of a venue's history: values at or after `from` and before `before`, both ms since 1970. */
export type PastSpan = {
  readonly from: number;
  readonly before: number;
  /** Counts the questions of one reading from 1, for venues that number their pages instead of dating them. */
  readonly page: number;
  /** Called when the answer holds all there is back to `from`: a further page would be asked for nothing. */
  readonly reachedStart?: () => void;
  /** Waits for the turn of a second request for one page. */
  readonly nextTurn?: () => Promise<void>;
};

/**
 * Asks for the latest values of a span, as many as one request gives. Values outside the span do no harm.
 * @throws HedgeError with one of the venue codes
 */
export type HistoryPage = (contract: Contract, span: PastSpan) => Promise<readonly PastValue[]>;

// Two years of hourly rates in pages of 200. A venue that repeats itself must not be asked for ever.
const maxPages = 90;

/**
 * Where a question of the given width starts that ends with the span: venues that count a page from its start
 * must not be asked for more than one page holds, or the latest values would be missing.
 */
export function windowStart({ from, before }: PastSpan, widthMs: number): number {
  return Math.max(from, before - widthMs);
}

type PastRequest = {
  readonly venueName: string;
  readonly contract: Contract;
  readonly askPage: HistoryPage;
  /** How the value is written for the user; null where it is none. */
  readonly decodeValue: (value: unknown, contract: Contract) => string | null;
  readonly from: number;
  readonly before: number;
  /** Waits for the turn of each page after the first. */
  readonly nextTurn: () => Promise<void>;
  /** Called after each page: everything read so far, oldest first, and from when on it is complete. */
  readonly onPage?: (values: History, completeFrom: number) => void;
};

/** A price of a day, quote currency per coin. */
export const decodeClose: PastRequest["decodeValue"] = (value, { coinMultiplier }) =>
  pricePerCoin(value, coinMultiplier);

/** A settled rate, fraction per interval. */
export const decodeRate: PastRequest["decodeValue"] = plausibleRate;

/**
 * Reads a venue's history backwards, page by page, until it reaches its start or `from`.
 * @returns oldest first, each moment once; empty where the contract is younger than the span
 * @throws HedgeError with one of the venue codes
 */
export async function readPast({
  venueName,
  contract,
  askPage,
  decodeValue,
  from,
  before,
  nextTurn,
  onPage,
}: PastRequest): Promise<History> {
  const rowByTime = new Map<number, History[number]>();
  const sorted = (): History => [...rowByTime.values()].sort(([one], [other]) => one - other);
  const decoded = (value: unknown): string => {
    const text = decodeValue(value, contract);
    if (text === null) throw badHistory(venueName);
    return text;
  };
  let end = before;
  let isWhole = false;
  const reachedStart = (): void => {
    isWhole = true;
  };
  for (let page = 1; page <= maxPages && end > from && !isWhole; page += 1) {
    if (page > 1) await nextTurn();
    const reported = await askPage(contract, { from, before: end, page, nextTurn, reachedStart });
    const dated = datedOf(venueName, reported);
    const inside = dated.filter(([moment]) => moment >= from && moment < end);
    if (inside.length === 0) break;
    for (const [moment, value] of inside) {
      rowByTime.set(moment, [moment, decoded(value.value), ...extremesOf(value).map(decoded)]);
    }
    end = Math.min(...inside.map(([moment]) => moment));
    onPage?.(sorted(), end);
    // What is reported from before the span was reported without a gap.
    isWhole ||= dated.some(([moment]) => moment < from);
  }
  return sorted();
}

function datedOf(venueName: string, reported: readonly PastValue[]): [number, PastValue][] {
  return reported.map((value) => {
    const moment = momentOf(value.time);
    if (moment === null) throw badHistory(venueName);
    return [moment, value];
  });
}

/** High and low of a day that has both. */
function extremesOf({ high, low }: PastValue): readonly unknown[] {
  return high === undefined || low === undefined ? [] : [high, low];
}

// A gap would be taken for a day without a move, or a settlement that did not happen.
function badHistory(venueName: string): HedgeError {
  return new HedgeError({
    code: "venue_bad_response",
    message: `${venueName}'s history contains an invalid value.`,
  });
}

/** The moment of a value in ms, null where it is none; some venues stamp a settlement a few milliseconds late. */
export function momentOf(time: unknown): number | null {
  const text = positiveDecimal(time);
  return text === null ? null : Math.round(Number(text) / 1000) * 1000;
}
