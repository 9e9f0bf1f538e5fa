import { trimmed } from "../digits.js";
import { maintenanceRate, tierDeductions, tierScale } from "../tierScale.js";
import type { JsonObject } from "../venue.js";

/** A contract's risk limits; the contract itself is named only to who asks for all. */
export function gateRiskLimits(): readonly JsonObject[] {
  const deductions = tierDeductions();
  return tierScale.map((tier, place) => ({
    maintenance_rate: String(maintenanceRate(tier)),
    tier: place + 1,
    initial_rate: String(1 / tier.leverage),
    leverage_max: String(tier.leverage),
    risk_limit: String(tier.bound),
    deduction: trimmed(deductions[place] ?? 0, 2),
  }));
}
