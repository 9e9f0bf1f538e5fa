import * as z from "zod/mini";
import { errorCodes } from "../errors.js";
import { dataSource, decimalText, milliseconds, perpetualKinds, perpetualSchema } from "./perpetuals.js";

// Plain fields that two schemas share: what zod has for that weighs half a kilobyte at each start of Excel.
const listing = {
  venue: z.string(),
  name: z.string(),
  asOf: milliseconds,
  stale: z.boolean(),
  source: dataSource,
  perpetual: perpetualSchema,
};

/** A venue that lists the coin. */
const offerSchema = z.object({
  ...listing,
  /** What a short earns a year at the coming rate, fraction; null when the venue publishes no rate or interval. */
  apr: z.nullable(decimalText),
});

/** A listing of the ticker that must not be compared with the others. */
const apartSchema = z.object({
  ...listing,
  /** What it is or what stands against it: "stock, not the coin". */
  why: z.string(),
});

/** A venue that could not be reached. */
const failedVenueSchema = z.object({
  venue: z.string(),
  name: z.string(),
  code: z.enum(errorCodes),
  detail: z.string(),
});

const comparisonSchema = z.object({
  coin: z.string(),
  kind: z.enum(perpetualKinds),
  /** When a newer comparison can be had, ms since 1970. */
  expires: milliseconds,
  /** Best for a short first; those without a rate last. */
  offers: z.array(offerSchema),
  /**
   * Another asset under the same ticker, one whose price is more than 3 % off the median of the others, and what cannot
   * be opened: never ranked, in the order of venues.
   */
  setApart: z.array(apartSchema),
  failed: z.array(failedVenueSchema),
});
export type Comparison = z.output<typeof comparisonSchema>;

/** What asks for a comparison needs to know of its route. */
export const compareResource = { path: "v1/compare/{coin}", answer: comparisonSchema } as const;
