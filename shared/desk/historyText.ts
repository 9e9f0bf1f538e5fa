import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { CoinHedge } from "./coinHedge.js";
import type { DeskContract } from "./deskContract.js";
import { horizonDays, horizonOf, type PastAsker } from "./historyFigures.js";
import { dayText, inPercent } from "./numberWords.js";
import { distanceOf } from "./position.js";
import { dayMs } from "./pricePast.js";
import { liquidationFor } from "./risk.js";
import type { RiskRules } from "./riskRules.js";

/** A margin asked for up to a rise survives that rise but for rounding. */
const tie = new Decimal("1.000000000001");

/** Why a short survives every start. */
export const anyRiseText = "No rise liquidates it: all coins that it covers are its margin.";

/** Histories end with yesterday; longer ago the venue has stopped publishing prices. */
const latestMs = 3 * dayMs;

const noPromise =
  "What held in the past is no promise: a larger rise can come, and venues liquidate by the mark price, not by the last.";

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
      : ` Redenominated on ${dayText(past.redenominated)}: starts that reach over that night are left out.`;
  const stopped = asker.markets.now - past.ends > latestMs ? ` Prices end on ${dayText(past.ends)}.` : "";
  return `${counted} (last prices of ${contract.text}, daily highs).${unit}${stopped} ${noPromise}`;
}

/** The rise at which a coin's shorts are liquidated, as open or as planned; null where none is or it is not known. */
function rowDistance(hedge: CoinHedge, rules: RiskRules): Decimal | null {
  if (hedge.threat !== null) return hedge.threat.distance;
  const liquidation = liquidationFor(hedge, rules);
  if (!(liquidation instanceof Decimal) || hedge.contract === null) return null;
  return distanceOf(hedge.contract, liquidation);
}

/**
 * That the past held a larger rise than the margin survives, for the sentence of what to do; "" where it did not, where
 * the past is not there, and where nothing is or will be short.
 */
export function pastRiseText(hedge: CoinHedge, asker: PastAsker & { readonly rules: RiskRules }): string {
  const { contract } = hedge;
  const distance = contract === null ? null : rowDistance(hedge, asker.rules);
  if (contract === null || distance === null) return "";
  const horizon = horizonOf(contract, asker);
  if (horizon instanceof HedgeError || horizon.worstRise.lte(distance.times(tie))) return "";
  const { past, worstRise } = horizon;
  const rise = `a rise of ${inPercent(worstRise)} within ${String(horizonDays(asker.settings))} days`;
  const survives = distance.lte(0) ? "this margin is used up" : `this margin survives ${inPercent(distance)}`;
  return ` The last ${String(past.closes.length)} days held ${rise}; ${survives}.`;
}
