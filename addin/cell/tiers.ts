import type { MaintenanceTier } from "../../shared/calc/margin.js";
import { HedgeError } from "../../shared/errors.js";
import { higherTierRate, maintenanceRate, positive } from "./fromCell.js";
import { filled, rows } from "./fromRange.js";

function tier(name: string, row: readonly unknown[], index: number, isLast: boolean): MaintenanceTier {
  const [bound, rate] = row;
  if (row.length !== 2 && row.length !== 3) {
    throw new HedgeError({
      code: "invalid_input",
      message: `${name} must have two columns, upper bound in coins and rate, or those of TIERS, had ${String(row.length)}`,
    });
  }
  return {
    // A cleared cell among the bounds is a slip; only the last tier may have no end, as TIERS writes it.
    upTo: isLast && bound === "" ? null : filled(`${name}, bound`, bound, positive),
    rate: filled(`${name}, rate`, rate, index === 0 ? maintenanceRate : higherTierRate),
  };
}

/**
 * A table of maintenance tiers: one cell is a rate for every size, else rows of upper bound in coins and rate, as TIERS has them.
 * @throws HedgeError invalid_input for another shape, and for bounds that do not rise
 */
export function tiers(name: string, range: unknown): readonly MaintenanceTier[] {
  const table = rows(range);
  const [first] = table;
  if (table.length === 1 && first?.length === 1) {
    return [{ upTo: null, rate: maintenanceRate(name, first[0]) }];
  }
  const read = table.map((row, index) =>
    tier(`${name}, row ${String(index + 1)}`, row, index, index === table.length - 1),
  );
  read.forEach(({ upTo }, index) => {
    const before = read[index - 1]?.upTo ?? null;
    if (before === null || upTo === null || upTo.gt(before)) return;
    throw new HedgeError({
      code: "invalid_input",
      message: `${name}, row ${String(index + 1)}, bound must be above the previous bound, was ${upTo.toString()}`,
    });
  });
  return read;
}
