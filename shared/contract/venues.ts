import * as z from "zod/mini";
import { errorCodes } from "../errors.js";
import { dataSource, perpetualKinds } from "./perpetuals.js";
import type { Route } from "./route.js";

const moment = z.nullable(z.int().check(z.nonnegative()));

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
});

const venuesSchema = z.object({
  venues: z.array(z.object({ venue: z.string(), name: z.string(), kinds: z.array(venueKindStatusSchema) })),
});
export type Venues = z.output<typeof venuesSchema>;

export const venuesRoute = {
  method: "GET",
  name: "venues",
  summary: "Every venue and how it fares",
  path: "v1/venues",
  parameters: z.object({}),
  answer: venuesSchema,
  cache: "none",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;
