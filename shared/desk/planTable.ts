import { pickFields, tableOf, type DeskTable } from "./deskField.js";
import type { Desk } from "./openDesk.js";
import { planFields, planRowOf, type PlanRow } from "./planFields.js";
import { shortFields, type ShortRow } from "./shortFields.js";
import { deskSummary } from "./summary.js";

/** Of the first screen, beside the coins. */
export const defaultPlanFields: readonly (keyof typeof planFields)[] = [
  "action",
  "value",
  "instrument",
  "contracts",
  "now",
  "trade",
  "covered",
  "unhedgedUsd",
  "marginNeeded",
  "distance",
  "apr",
  "costPerDay",
];

export const defaultShortFields: readonly (keyof typeof shortFields)[] = [
  "action",
  "coin",
  "sizeUsd",
  "coins",
  "mark",
  "pnlUsd",
  "pnlCoins",
  "fundingSoFar",
  "costPerDay",
  "liquidation",
  "distance",
];

/** One cell asks for the whole desk in a sentence. */
export const summaryField = "summary";

function isSummary(names: readonly string[]): boolean {
  return names.length === 1 && names[0]?.toLowerCase() === summaryField;
}

function summaryTable(desk: Desk): DeskTable {
  return [[{ kind: "text", value: deskSummary(desk) }]];
}

/**
 * PLAN: a row per row of the holdings, blank ones blank.
 * @param names of fields, in any case; none: those of the first screen
 * @throws HedgeError invalid_input for an unknown field
 */
export function planTable(desk: Desk, names: readonly string[]): DeskTable {
  if (isSummary(names)) return summaryTable(desk);
  const fields = pickFields<PlanRow>(planFields, names.length === 0 ? defaultPlanFields : names);
  return tableOf<PlanRow>(
    desk.rows.map((row, index) => planRowOf(desk, index, row)),
    fields,
  );
}

/**
 * SHORTS: a row per line of the open shorts, blank ones blank.
 * @param names of fields, in any case; none: all
 * @throws HedgeError invalid_input for an unknown field
 */
export function shortsTable(desk: Desk, names: readonly string[]): DeskTable {
  if (isSummary(names)) return summaryTable(desk);
  const fields = pickFields<ShortRow>(shortFields, names.length === 0 ? defaultShortFields : names);
  return tableOf<ShortRow>(
    desk.shorts.map((short) => ({ desk, short })),
    fields,
  );
}
