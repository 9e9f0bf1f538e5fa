import * as z from "zod/mini";
import type { Route } from "./route.js";

const openapiSchema = z.object({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

/** The description of this API for programs, in OpenAPI 3.1. */
export const openapiRoute = {
  method: "GET",
  name: "openapi",
  summary: "This description",
  path: "openapi.json",
  parameters: z.object({}),
  answer: openapiSchema,
  cache: "none",
} as const satisfies Route<z.core.$ZodType, z.core.$ZodType>;
