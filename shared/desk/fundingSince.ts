import { fundingPaid, type Side } from "../calc/funding.js";
import type { History } from "../contract/history.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { Instrument } from "../listing/instrument.js";
import type { DeskMarkets } from "./deskMarkets.js";
import { dayText } from "./numberWords.js";

const dayMs = 86_400_000;
/** 1 January 1970 as an Excel date-time. */
const epochSerial = 25_569;
const maxHistoryDays = 730;
/** The longest funding interval, a day, and an hour for the venue to publish the rate. */
const maxFirstGapMs = dayMs + 3_600_000;

/** An Excel date-time as ms since 1970, rounded to the second as Excel shows it. */
function momentOf(serial: Decimal): number {
  return serial.minus(epochSerial).times(86_400).toDecimalPlaces(0).times(1000).toNumber();
}

/**
 * The first settled rate that is known, ms since 1970, where a position paid funding before it; null where the rates reach
 * back to its opening. Venues keep some months only: what is older is not known, and not nothing.
 * @param until where there is no rate at all
 */
export function knownSince(history: History, opened: number, until: number): number | null {
  const begins = history[0]?.[0] ?? until;
  return begins - opened > maxFirstGapMs ? begins : null;
}

/** A position whose funding is added up. */
export type FundedPosition = {
  readonly instrument: Instrument;
  /** USD */
  readonly notional: Decimal;
  /** Excel date-time, UTC */
  readonly opened: Decimal;
  readonly side: Side;
};

/**
 * USD paid for funding since a position was opened, by the settled rates after that moment; + is paid.
 * @param least days of history that are asked for, where others ask for so many
 * @returns an error where there is no answer, or none yet
 */
export function fundingSince(
  markets: DeskMarkets,
  position: FundedPosition,
  least = 1,
): Decimal | HedgeError {
  const { instrument, notional, opened, side } = position;
  const since = momentOf(opened);
  if (since > markets.now) {
    return new HedgeError({
      code: "invalid_input",
      message: "opened is in the future: enter the time in UTC",
    });
  }
  const days = Math.max(least, Math.ceil((markets.now - since) / dayMs));
  if (days > maxHistoryDays) {
    return new HedgeError({
      code: "no_answer",
      message: `opened is more than ${String(maxHistoryDays)} days ago: venues publish no funding rates that old`,
    });
  }
  const history = markets.history({ what: "funding", instrument, days });
  if (history === null)
    return new HedgeError({ code: "no_answer", message: "settled funding rates still loading" });
  if (history instanceof HedgeError) return history;
  const begins = knownSince(history, since, markets.now);
  if (begins !== null) {
    const message = `${instrument.venue} publishes funding rates since ${dayText(begins)} only`;
    return new HedgeError({ code: "no_answer", message });
  }
  const fundingRates = history.filter(([time]) => time > since).map(([, rate]) => new Decimal(rate));
  return fundingPaid({ notional, fundingRates, markPrices: null, side });
}
