import { maxHistoryDays, type History } from "../contract/history.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { DeskContract } from "./deskContract.js";
import type { DeskMarkets, HistoryRequest } from "./deskMarkets.js";
import { fundingSpan, weekApr, worstFunding } from "./fundingPast.js";
import { dayText } from "./numberWords.js";
import { horizonPast, livedShare, pricePast, type HorizonPast, type PricePast } from "./pricePast.js";
import type { DeskSettings } from "./readSettings.js";

/**
 * Days of history that every cell of the desk asks for, unless typed the longest that the service answers: a shorter look
 * back is cut from it, so that a contract has one history and not one for each length.
 */
export function daysAsked({ days }: DeskSettings): number {
  return days ?? maxHistoryDays;
}

/** What the past is asked with. */
export type PastAsker = { readonly settings: DeskSettings; readonly markets: DeskMarkets };

/** A contract's history; an error while it loads. @param least days that are needed whatever the setting */
export function historyOf(
  what: HistoryRequest["what"],
  { instrument, text }: DeskContract,
  { settings, markets }: PastAsker,
  least = 1,
): History | HedgeError {
  const history = markets.history({ what, instrument, days: Math.max(least, daysAsked(settings)) });
  if (history !== null) return history;
  const kind = what === "closes" ? "price" : "funding";
  return new HedgeError({ code: "no_answer", message: `${kind} history of ${text} still loading` });
}

/** The days of a contract's past; an error while it loads and where the venue publishes no highs. */
export function daysOfPast(contract: DeskContract, asker: PastAsker, least?: number): PricePast | HedgeError {
  const history = historyOf("closes", contract, asker, least);
  if (history instanceof HedgeError) return history;
  const past = pricePast(history);
  if (past.closes.length > 0) return past;
  if (history.length === 0) {
    const nothing = `${contract.text} has no full day of prices yet`;
    return new HedgeError({ code: "no_answer", message: nothing });
  }
  const message = `${contract.venue} publishes no daily highs for ${contract.text}`;
  return new HedgeError({ code: "not_published", message });
}

/** Whole days of the horizon: a short held for half a day more is held through that day's high. */
export function horizonDays({ horizonDays: days }: DeskSettings): number {
  return Math.ceil(days.toNumber());
}

/** The past of a coin that was listed a few days ago has no window of the horizon's length. */
type ShortPast = { readonly past: PricePast; readonly worstRise: null };
type LongPast = HorizonPast & { readonly past: PricePast; readonly worstRise: Decimal };

/** What the horizon's windows of a contract's past say; an error while it is not there. */
export function wholeOrShort(contract: DeskContract, asker: PastAsker): LongPast | ShortPast | HedgeError {
  const past = daysOfPast(contract, asker);
  if (past instanceof HedgeError) return past;
  const horizon = horizonPast(past, horizonDays(asker.settings));
  const { worstRise } = horizon;
  return worstRise === null ? { past, worstRise } : { ...horizon, past, worstRise };
}

/** How short a past is that is too short. */
export function shortPastText({ text }: DeskContract, { past }: ShortPast, settings: DeskSettings): string {
  return `${text} has ${String(past.closes.length)} days of history, too few without a gap for a horizon of ${String(horizonDays(settings))}`;
}

/** The same; an error that says how short a past is too short. */
export function horizonOf(contract: DeskContract, asker: PastAsker): LongPast | HedgeError {
  const horizon = wholeOrShort(contract, asker);
  if (horizon instanceof HedgeError || horizon.worstRise !== null) return horizon;
  const message = shortPastText(contract, horizon, asker.settings);
  return new HedgeError({ code: "no_answer", message });
}

/** The largest rise of the past within the horizon, a fraction. */
export function worstRise(contract: DeskContract, asker: PastAsker): Decimal | HedgeError {
  const horizon = horizonOf(contract, asker);
  return horizon instanceof HedgeError ? horizon : horizon.worstRise;
}

/**
 * How often a short would have survived the horizon.
 * @param distance rise at which it is liquidated, a fraction; at 0 and below it is liquidated already; null: no rise does
 */
export function survivalOf(
  contract: DeskContract,
  distance: Decimal | null,
  asker: PastAsker,
): Decimal | HedgeError {
  if (distance?.lte(0) === true) return new Decimal(0);
  const horizon = horizonOf(contract, asker);
  if (horizon instanceof HedgeError) return horizon;
  return livedShare(horizon.windows, distance);
}

/** What a short of a size paid for funding in the worst stretch of the horizon's length, USD; + is paid. */
export function stressCost(
  contract: DeskContract,
  notional: Decimal,
  asker: PastAsker,
): Decimal | HedgeError {
  const history = historyOf("funding", contract, asker);
  if (history instanceof HedgeError) return history;
  const minutes = asker.settings.horizonDays.times(1440).round().toNumber();
  const worst = worstFunding(history, minutes);
  if (worst !== null) return notional.times(worst);
  const days = String(fundingSpan(history)?.days ?? 0);
  const message = `${contract.text} has ${days} days of settled funding, too few without a gap for a horizon of ${asker.settings.horizonDays.toFixed()}`;
  return new HedgeError({ code: "no_answer", message });
}

/** What a short earns a year at the pace of the last seven days, a fraction. */
export function weekAprOf(contract: DeskContract, asker: PastAsker): Decimal | HedgeError {
  const history = historyOf("funding", contract, asker);
  if (history instanceof HedgeError) return history;
  const week = weekApr(history, asker.markets.now);
  if (week instanceof Decimal) return week;
  const { venue, text } = contract;
  const message =
    week === null
      ? `${text} does not have seven days of settlements on ${venue} up to now`
      : `the last seven days of settled funding of ${text} have a gap: ${venue} publishes none between ${dayText(week.after)} and ${dayText(week.until)}`;
  return new HedgeError({ code: "no_answer", message });
}
