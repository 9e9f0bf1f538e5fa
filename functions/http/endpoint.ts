import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from "@azure/functions";
import { HedgeError } from "../../shared/errors.js";
import type { AllowedOrigins } from "../config.js";
import { describeThrown, logLine, type Log } from "../log.js";
import type { Meter } from "../metrics/meter.js";
import { checkAddress } from "./checkAddress.js";
import { checkFunctionKey } from "./checkFunctionKey.js";
import { corsHeaders } from "./cors.js";
import type { RateLimit } from "./rateLimit.js";
import { requestIdOf } from "./requestId.js";
import { preflightResponse, problemResponse, sentResponse, type PlainResponse } from "./response.js";

/** What is done with a request that passed the guard; its errors become problems. */
export type Responder = (request: HttpRequest, log: Log, requestId: string) => Promise<PlainResponse>;

export type Guard = {
  readonly allowedOrigins: AllowedOrigins;
  /** Null: nothing is counted. */
  readonly rateLimit: RateLimit | null;
  /** What a request must bring; null: nothing, or Azure has already asked for its own. */
  readonly functionKey: string | null;
  readonly meter?: Pick<Meter, "answered">;
};

/** What every request meets, whatever its address; the one place where errors become problems. */
export function endpoint(
  respond: Responder,
  { allowedOrigins, rateLimit, functionKey, meter }: Guard,
): HttpHandler {
  return async (request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> => {
    const { method, headers } = request;
    const requestId = requestIdOf(headers, context.invocationId);
    const log: Log = (event, fields, level = "warn") => {
      context[level](logLine({ level, event, requestId, fields }));
    };
    const answer = async (): Promise<PlainResponse> => {
      if (method === "OPTIONS") return preflightResponse();
      await rateLimit?.(headers.get("x-forwarded-for"));
      const { pathname, search } = new URL(request.url);
      checkAddress(`${pathname}${search}`);
      // After it was counted: whoever guesses is limited like everybody, and learns nothing beyond the limit.
      if (functionKey !== null) checkFunctionKey(request, functionKey);
      return respond(request, log, requestId);
    };
    const response = await answer().catch((thrown: unknown) => {
      if (thrown instanceof HedgeError) return problemResponse(thrown, requestId);
      const fields = { function: context.functionName, reason: describeThrown(thrown) };
      context.error(logLine({ level: "error", event: "unexpected error", requestId, fields }));
      return problemResponse(
        new HedgeError({ code: "internal", message: "Internal error: HEDGE could not answer the request." }),
        requestId,
      );
    });
    meter?.answered(context.functionName, response.status);
    const cors = corsHeaders(allowedOrigins, { method, origin: headers.get("origin") });
    return sentResponse(response, { method, host: headers.get("host"), requestId, cors });
  };
}
