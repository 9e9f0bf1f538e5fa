import { rateOfSize, tierOf } from "../calc/riskTiers.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { instrumentText, type Instrument } from "../listing/instrument.js";
import { findListing } from "../listing/listingIndex.js";
import { deskContract } from "./deskContract.js";
import { waitingFor, type DeskMarkets } from "./deskMarkets.js";
import { inUsd } from "./numberWords.js";
import { tierTable, type TierTable } from "./riskRules.js";

function noAnswerYet(what: string): HedgeError {
  return new HedgeError({ code: "no_answer", message: `waiting for ${what}` });
}

/** @throws HedgeError where the venue publishes no tiers of the contract, and while they are on their way */
function tiersOf(instrument: Instrument, markets: DeskMarkets): TierTable {
  const answer = markets.tiers(instrument);
  if (answer instanceof HedgeError) throw answer;
  const table = answer === null ? null : tierTable(answer);
  if (table === null) throw noAnswerYet(`the risk tiers of ${instrumentText(instrument)}`);
  return table;
}

/** USD per coin. @throws HedgeError where there is none, or not yet */
function markOf(instrument: Instrument, markets: DeskMarkets): Decimal {
  const { venue, kind } = instrument;
  const state = markets.snapshot(venue, kind);
  if (state instanceof HedgeError) throw state;
  if (state === null) throw noAnswerYet(waitingFor(`${venue} ${kind}`, state));
  const perpetual = findListing(state, instrument);
  const mark = perpetual === null ? null : deskContract(state, perpetual).mark;
  if (mark !== null) return mark;
  throw new HedgeError({
    code: "not_published",
    message: `${venue} does not publish the mark price of ${instrumentText(instrument)} now`,
  });
}

/** One tier as a sheet shows it; "" where the venue names no end or no leverage. */
export type TierRow = {
  /** Coins. */
  readonly upTo: Decimal | "";
  /** Fraction. */
  readonly rate: Decimal;
  readonly maxLeverage: Decimal | "";
};

/**
 * A venue's risk tiers, bounds in coins: those in quote currency at the mark price.
 * @throws HedgeError where there are none, or not yet
 */
export function tierRows(instrument: Instrument, markets: DeskMarkets): readonly TierRow[] {
  const { unit, tiers } = tiersOf(instrument, markets);
  const worth = unit === "USD" ? markOf(instrument, markets) : new Decimal(1);
  return tiers.map(({ upTo, rate, maxLeverage }) => ({
    upTo: upTo === null ? "" : upTo.div(worth),
    rate,
    maxLeverage: maxLeverage ?? "",
  }));
}

/**
 * The maintenance rate of a position, as a fraction of all of it.
 * @param notional USD
 * @throws HedgeError where the venue publishes no tiers, takes no position of that size, or has not answered yet
 */
export function maintenanceRateOf(instrument: Instrument, notional: Decimal, markets: DeskMarkets): Decimal {
  const { unit, tiers } = tiersOf(instrument, markets);
  const worth = unit === "USD" ? new Decimal(1) : markOf(instrument, markets);
  const size = notional.div(worth);
  if (tierOf(tiers, size) !== null) return rateOfSize(tiers, size);
  const most = tiers.at(-1)?.upTo ?? new Decimal(0);
  throw new HedgeError({
    code: "no_answer",
    message: `${instrument.venue} allows no position in ${instrumentText(instrument)} above ${inUsd(most.times(worth))}`,
  });
}
