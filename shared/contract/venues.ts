import * as z from "zod/mini";
import { errorCodes } from "../errors.js";
import { dataSource, perpetualKinds, type Perpetual } from "./perpetuals.js";
import type { Route } from "./route.js";

const moment = z.nullable(z.int().check(z.nonnegative()));

const count = z.int().check(z.nonnegative());

/** Contracts by what they are of; `unclassified` where the venue publishes no class. */
const classCountsSchema = z.object({
  crypto: count,
  stock: count,
  commodity: count,
  currency: count,
  index: count,
  prelaunch: count,
  unclassified: count,
});

/** Fields of a perpetual that some venues publish and others do not. */
export const publishedFields = [
  "mark",
  "index",
  "fundingRate",
  "nextFunding",
  "intervalHours",
  "fundingCap",
  "minContracts",
  "minNotional",
  "maxLeverage",
  "assetClass",
] as const satisfies readonly (keyof Perpetual)[];

/** What the latest snapshot of a kind holds. */
const contentsSchema = z.object({
  classes: classCountsSchema,
  /** Contracts in which nothing can be opened, now or from an announced day on. */
  closing: count,
  /** Fields that at least one contract has. */
  published: z.array(z.enum(publishedFields)),
});

/** How a venue's snapshots of one kind fare. */
const venueKindStatusSchema = z.object({
  kind: z.enum(perpetualKinds),
  /** "idle": not asked yet; "up": the last refresh worked; "down": it failed. */
  status: z.enum(["idle", "up", "down"]),
  lastSuccess: moment,
  lastProblem: z.nullable(
    z.object({ at: z.int().check(z.nonnegative()), code: z.enum(errorCodes), detail: z.string() }),
  ),
  /** While "down": from when on the venue is asked again; else null. */
  nextTry: moment,
  source: z.nullable(dataSource),
  /** Null until the venue has answered. */
  contents: z.nullable(contentsSchema),
  /** How old prices may be when the venue reports them, ms; null where that is not known. They are asked once an interval. */
  publishedEveryMs: z.nullable(count),
  /** What can be asked of one contract besides its prices. */
  closes: z.boolean(),
  fundingHistory: z.boolean(),
  tiers: z.boolean(),
});

/** How the venue answers too many requests. */
const limitsSchema = z.object({
  /** How long nothing is sent after it limited us without naming an end, ms. */
  limitedWaitMs: count,
  /** The same after a ban. */
  bannedWaitMs: count,
  /** While nothing is sent: until when, ms since 1970. */
  pausedUntil: moment,
});

const venueStatusSchema = z.object({
  venue: z.string(),
  name: z.string(),
  limits: limitsSchema,
  kinds: z.array(venueKindStatusSchema),
});

const venuesSchema = z.object({
  /** How often a venue is asked for prices at most, ms. */
  quoteIntervalMs: count,
  venues: z.array(venueStatusSchema),
});
export type Venues = z.output<typeof venuesSchema>;

export const venuesRoute = {
  method: "GET",
  name: "venues",
  summary: "Every venue: what it lists and publishes, its state and its rate limits",
  path: "v1/venues",
  parameters: z.object({}),
  answer: venuesSchema,
  cache: "none",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;
