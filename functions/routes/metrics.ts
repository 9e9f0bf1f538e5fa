import type { HttpHandler, HttpRequest } from "@azure/functions";
import { HedgeError } from "../../shared/errors.js";
import { endpoint, type Guard } from "../http/endpoint.js";
import { isSameKey } from "../http/isSameKey.js";
import { methodNotAllowed } from "../http/methodNotAllowed.js";
import { problemResponse } from "../http/response.js";
import type { Metrics } from "../metrics/openMetrics.js";

/**
 * Answers the service's figures as OpenMetrics text to whoever sends the key as a bearer token, which is how scrapers
 * send one. Not a route of the contract: its answer is not JSON, and programs that read prices have no use for it.
 */
export function metricsHandler(
  { contentType, render }: Pick<Metrics, "contentType" | "render">,
  key: string,
  guard: Guard,
): HttpHandler {
  return endpoint(async (request, _log, requestId) => {
    if (request.method !== "GET" && request.method !== "HEAD") throw methodNotAllowed(request.method);
    if (!bringsKey(request, key)) {
      const { headers, ...refusal } = problemResponse(keyRequired(), requestId);
      return { ...refusal, headers: { ...headers, "WWW-Authenticate": 'Bearer realm="HEDGE metrics"' } };
    }
    const headers = { "Content-Type": contentType, "Cache-Control": "no-store" };
    return { status: 200, headers, body: await render() };
  }, guard);
}

function bringsKey({ headers }: Pick<HttpRequest, "headers">, key: string): boolean {
  const given = /^bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return given !== undefined && isSameKey(given, key);
}

function keyRequired(): HedgeError {
  return new HedgeError({
    code: "key_required",
    message: "Metrics need the key of HEDGE_METRICS_KEY, sent as Authorization: Bearer.",
  });
}
