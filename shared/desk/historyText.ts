import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { CoinHedge } from "./coinHedge.js";
import type { DeskContract, SizedContract } from "./deskContract.js";
import {
  historyOf,
  horizonDays,
  horizonOf,
  shortPastText,
  wholeOrShort,
  type PastAsker,
} from "./historyFigures.js";
import { fundingSpan } from "./fundingPast.js";
import { dayText, inPercent } from "./numberWords.js";
import { distanceOf, type Position } from "./position.js";
import { dayMs } from "./pricePast.js";
import { liquidationFor, marginToAdd, plannedLiquidation } from "./risk.js";
import { liquidationIn, type RiskRules } from "./riskRules.js";

/** A margin asked for up to a rise survives that rise but for rounding. */
const tie = new Decimal("1.000000000001");

/** Why a short survives every start. */
export const anyRiseText = "No rise liquidates it: all coins it covers are posted as margin.";

/** Histories end with yesterday; longer ago the venue has stopped publishing prices. */
const latestMs = 3 * dayMs;

const noPromise =
  "The past is no guarantee: a larger rise can come, and venues liquidate at the mark price, not at the last price.";

/**
 * What a share or a rise of the past is founded on: "335 starts, 12 separate periods of 30 days since 2025-11-30". Starts
 * overlap, and 95 % of 335 says no more than the 12 do. "" where there is no past.
 */
export function foundation(contract: DeskContract, asker: PastAsker): string {
  const horizon = horizonOf(contract, asker);
  if (horizon instanceof HedgeError) return "";
  const { windows, separate, past } = horizon;
  const periods = `${String(separate)} separate ${separate === 1 ? "period" : "periods"}`;
  const counted = `${String(windows.length)} starts, ${periods} of ${String(horizonDays(asker.settings))} days since ${dayText(past.begins)}`;
  const unit =
    past.redenominated === null
      ? ""
      : ` Redenominated on ${dayText(past.redenominated)}: starts that span that night are left out.`;
  const stopped = asker.markets.now - past.ends > latestMs ? ` Prices end on ${dayText(past.ends)}.` : "";
  return `${counted} (last prices of ${contract.text}, daily highs).${unit}${stopped} ${noPromise}`;
}

/** What the worst funding of a past is founded on; "" where there is none. */
export function fundingFoundation(contract: DeskContract, asker: PastAsker): string {
  const history = historyOf("funding", contract, asker);
  const past = history instanceof HedgeError ? null : fundingSpan(history);
  if (past === null) return "";
  const horizon = `${asker.settings.horizonDays.toFixed()} days`;
  const gaps = past.holes === 1 ? "1 gap" : `${String(past.holes)} gaps`;
  const left = past.holes === 0 ? "" : ` ${gaps}: periods of ${horizon} that span one are left out.`;
  const stopped =
    asker.markets.now - past.ends > latestMs ? ` Settlements end on ${dayText(past.ends)}.` : "";
  return `The worst ${horizon} of ${String(past.days)} days of settled funding of ${contract.text} since ${dayText(past.begins)}.${left}${stopped} The past is no guarantee: funding can cost more.`;
}

/**
 * What the past says of a margin, for the sentence of what to do: that it held a larger rise than the margin survives, or
 * that it is too short to say; "" where the margin survived all of it, and where the past is not there.
 * @param distance rise at which the short is liquidated, a fraction
 */
export function pastText(contract: DeskContract, distance: Decimal, asker: PastAsker): string {
  const horizon = wholeOrShort(contract, asker);
  if (horizon instanceof HedgeError) return "";
  const { past, worstRise } = horizon;
  if (worstRise === null) return ` ${shortPastText(contract, horizon, asker.settings)}.`;
  if (worstRise.lte(distance.times(tie))) return "";
  const rise = `a rise of ${inPercent(worstRise)} within ${String(horizonDays(asker.settings))} days`;
  const survives = distance.lte(0) ? "this margin is used up" : `this margin survives ${inPercent(distance)}`;
  return ` The last ${String(past.closes.length)} days saw ${rise}; ${survives}.`;
}

function liquidatedText(
  contract: SizedContract,
  liquidation: Decimal | HedgeError,
  asker: PastAsker,
): string {
  return liquidation instanceof Decimal ? pastText(contract, distanceOf(contract, liquidation), asker) : "";
}

type RiskAsker = PastAsker & { readonly rules: RiskRules };

/** The same of a coin's shorts, as open or as planned; "" where nothing is or will be short. */
export function rowPastText(hedge: CoinHedge, asker: RiskAsker): string {
  const { threat, contract } = hedge;
  if (threat !== null) return pastText(threat.position.contract, threat.distance, asker);
  const liquidation = liquidationFor(hedge, asker.rules);
  return contract === null || liquidation === null ? "" : liquidatedText(contract, liquidation, asker);
}

/** The same of a short after a sale: what is open now has another size, and less margin than the sale asks for. */
export function plannedPastText({ planned, plannedMargin }: CoinHedge, asker: RiskAsker): string {
  if (planned === null) return "";
  return liquidatedText(planned.contract, plannedLiquidation(planned, plannedMargin, asker.rules), asker);
}

/** The same of an open short once the margin is added that is called for. */
export function addedPastText(position: Position, asker: RiskAsker): string {
  const margin = marginToAdd(position, asker.rules).plus(position.margin ?? 0);
  return liquidatedText(position.contract, liquidationIn({ ...position, margin }, asker.rules), asker);
}
