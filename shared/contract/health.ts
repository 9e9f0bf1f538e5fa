import * as z from "zod/mini";
import type { Route } from "./route.js";

/** Where values are kept: in this instance alone, or shared with others, as far as Redis can be reached. */
const cacheTier = z.enum(["memory", "redis", "redis-unreachable"]);
export type CacheTier = z.output<typeof cacheTier>;

const healthSchema = z.object({
  status: z.literal("ok"),
  version: z.string(),
  startedAt: z.int(),
  cache: cacheTier,
  /** What failed when it was asked last, as "gate/linear"; the service itself runs all the same. */
  down: z.array(z.string()),
});
export type Health = z.output<typeof healthSchema>;

export const healthRoute = {
  method: "GET",
  name: "health",
  summary: "Whether the service runs",
  path: "health",
  parameters: z.object({}),
  answer: healthSchema,
  cache: "none",
  isProbe: true,
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;
