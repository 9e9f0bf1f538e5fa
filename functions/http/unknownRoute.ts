import type { HttpHandler } from "@azure/functions";
import { HedgeError } from "../../shared/errors.js";
import { endpoint, type Guard } from "./endpoint.js";

/** Answers every address that no route has. */
export function unknownRouteHandler(paths: readonly string[], guard: Guard): HttpHandler {
  const message = `Nothing at this address; available: ${paths.map((path) => `/api/${path}`).join(", ")}.`;
  return endpoint(async () => Promise.reject(new HedgeError({ code: "unknown_route", message })), guard);
}
