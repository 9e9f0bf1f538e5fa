import type { MaintenanceTier } from "../../shared/calc/margin.js";
import type { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { higherTierRate, maintenanceRate, positive } from "./fromCell.js";
import { filled, rows } from "./fromRange.js";

function tier(
  name: string,
  row: readonly unknown[],
  index: number,
): { readonly upTo: Decimal; readonly rate: Decimal } {
  const [bound, rate, ...rest] = row;
  if (row.length !== 2 || rest.length > 0) {
    throw new HedgeError({
      code: "invalid_input",
      message: `${name} must have two columns, upper bound in coins and rate, had ${String(row.length)}`,
    });
  }
  return {
    upTo: filled(`${name}, bound`, bound, positive),
    rate: filled(`${name}, rate`, rate, index === 0 ? maintenanceRate : higherTierRate),
  };
}

/**
 * A table of maintenance tiers: one cell is a rate for every size, else rows of upper bound in coins and rate.
 * @throws HedgeError invalid_input for another shape, and for bounds that do not rise
 */
export function tiers(name: string, range: unknown): readonly MaintenanceTier[] {
  const table = rows(range);
  const [first] = table;
  if (table.length === 1 && first?.length === 1) {
    return [{ upTo: null, rate: maintenanceRate(name, first[0]) }];
  }
  const read = table.map((row, index) => tier(`${name}, row ${String(index + 1)}`, row, index));
  read.forEach(({ upTo }, index) => {
    const before = read[index - 1];
    if (before === undefined || upTo.gt(before.upTo)) return;
    throw new HedgeError({
      code: "invalid_input",
      message: `${name}, row ${String(index + 1)}, bound must be above the bound before it, was ${upTo.toString()}`,
    });
  });
  return read;
}
