import * as z from "zod/mini";
import { dataSource, decimalText, milliseconds, perpetualKinds } from "./perpetuals.js";

/**
 * One risk tier: `[bound, maintenanceRate, deduction, maxLeverage]`.
 *
 * - bound: the largest position of the tier, in the answer's `unit`. Null only in the last tier, of which the venue names
 *   no end; where the venue names one, no position may be larger.
 * - maintenanceRate: maintenance margin per position, fraction above 0 and below 1.
 * - deduction: a position in this tier needs `position * maintenanceRate - deduction` as maintenance margin, in `unit`.
 *   Published by the venue, or computed here from the bounds of a venue that documents its tiers as progressive (each
 *   part of a position at its own tier's rate). Null: the venue documents neither. Then the rate holds for the whole
 *   position, which is never less than a progressive margin; nobody computes a deduction himself.
 * - maxLeverage: position per initial margin, 50 for "50x"; null where the venue publishes none.
 */
const tierSchema = z.tuple([
  z.nullable(decimalText),
  decimalText,
  z.nullable(decimalText),
  z.nullable(decimalText),
]);
export type Tier = z.output<typeof tierSchema>;

/** The risk tiers of one perpetual, smallest positions first. */
export const riskTiersSchema = z.object({
  venue: z.string(),
  kind: z.enum(perpetualKinds),
  coin: z.string(),
  /** ccxt's unified symbol, e.g. "BTC/USD:BTC". */
  symbol: z.string(),
  /** When the venue was asked, ms since 1970. */
  asOf: milliseconds,
  /** When newer tiers can be had, ms since 1970. */
  expires: milliseconds,
  source: dataSource,
  /** True when the venue failed since and these are its last good tiers. */
  stale: z.boolean(),
  /**
   * What bounds and deductions count: "USD" the position's value in the quote currency, "coin" coins of the perpetual
   * (never contracts, and never bundles of 1000 coins).
   */
  unit: z.enum(["USD", "coin"]),
  tiers: z.array(tierSchema).check(z.minLength(1)),
});
export type RiskTiers = z.output<typeof riskTiersSchema>;

/** What asks for tiers needs to know of its route. */
export const tiersResource = { path: "v1/tiers/{venue}/{kind}/{coin}", answer: riskTiersSchema } as const;
