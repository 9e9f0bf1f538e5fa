import * as z from "zod/mini";
import { errorCodes } from "../errors.js";
import { perpetualKinds } from "./perpetuals.js";
import type { Route } from "./route.js";

/** Where values are kept: in this instance alone, or shared with others, as far as Redis can be reached. */
export const cacheTiers = ["memory", "redis", "redis-unreachable"] as const;
export type CacheTier = (typeof cacheTiers)[number];

const moment = z.int().check(z.nonnegative());

/** How the prices of one kind of a venue are doing. */
const venueHealthSchema = z.object({
  venue: z.string(),
  kind: z.enum(perpetualKinds),
  /** "idle": not requested yet; "up": the last refresh worked; "down": it failed. */
  status: z.enum(["idle", "up", "down"]),
  /** Age of the last good prices, ms. It grows while nobody requests them. */
  ageMs: z.nullable(moment),
  /** The latest failure, also when a later refresh worked. */
  lastError: z.nullable(z.object({ at: moment, code: z.enum(errorCodes) })),
  /** While the venue limits or bans this instance: until when nothing is sent to it. */
  pausedUntil: z.nullable(moment),
});

const healthSchema = z.object({
  status: z.literal("ok"),
  version: z.string(),
  startedAt: z.int(),
  cache: z.enum(cacheTiers),
  /** How far this machine's clock is ahead of the venues', in whole seconds as ms, negative when behind; null until one has answered. */
  clockAheadMs: z.nullable(z.int()),
  /** What failed when it was asked last, as "gate/linear"; the service itself runs all the same. */
  down: z.array(z.string()),
  venues: z.array(venueHealthSchema),
});
export type Health = z.output<typeof healthSchema>;

export const healthRoute = {
  method: "GET",
  name: "health",
  summary: "Health of the service",
  path: "health",
  parameters: z.object({}),
  answer: healthSchema,
  cache: "none",
  isProbe: true,
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;
