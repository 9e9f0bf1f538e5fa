import { inPercent, inUsd } from "./numberWords.js";
import type { Position } from "./position.js";
import { maintenanceUpTo, maxLeverageOf, tooLarge, type RiskRules } from "./riskRules.js";

/** That the venue takes no position as large as planned; null where it does, or publishes no limit. */
export function sizeProblem(planned: Position, rules: RiskRules): string | null {
  const found = tooLarge(planned, rules);
  if (found === null) return null;
  const { venue, text } = planned.contract;
  return `Too large: ${venue} allows at most ${inUsd(found.most)} in ${text}, and this would be ${inUsd(found.usd)}. Hedge part of the coins with another instrument.`;
}

/** Why a typed leverage cannot be had for the position as planned; null where it can. */
export function leverageProblem(planned: Position, rules: RiskRules): string | null {
  const { leverage } = rules.settings;
  if (leverage === null) return null;
  const { mark, venue, text } = planned.contract;
  const most = maxLeverageOf(planned, rules);
  if (most !== null && leverage.gt(most)) {
    return `Leverage ${leverage.toString()} exceeds the ${most.toString()} that ${venue} allows for ${text}: lower it.`;
  }
  // At initial margin no larger than the maintenance margin the venue liquidates a position as soon as it is opened.
  const rate = maintenanceUpTo(planned, mark, rules);
  if (leverage.times(rate).lt(1)) return null;
  return `Leverage ${leverage.toString()} leaves no room above the maintenance rate of ${inPercent(rate)}: lower it.`;
}
