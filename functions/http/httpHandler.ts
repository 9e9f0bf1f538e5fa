import type { HttpHandler } from "@azure/functions";
import type { Decoded, Route, Schema } from "../../shared/contract/route.js";
import type { FunctionsConfig } from "../config.js";
import type { Log } from "../log.js";
import type { Answer } from "./answer.js";
import { checkSpelling, isOwnSpelling } from "./checkSpelling.js";
import { decodeParameters } from "./decodeParameters.js";
import { endpoint, type Guard } from "./endpoint.js";
import { methodNotAllowed } from "./methodNotAllowed.js";
import { answerResponse } from "./response.js";

/** The work of a route: its decoded parameters in, its answer out. */
export type Answerer<Parameters extends Schema> = (
  parameters: Decoded<Parameters>,
  log: Log,
) => Promise<Answer>;

/** What holds for every route of the service. */
type ServiceRules = Guard & Pick<FunctionsConfig, "quoteIntervalMs" | "authLevel">;

/** Turns a route and its work into an Azure handler. */
export function httpHandler<Parameters extends Schema>(
  route: Route<Parameters, Schema>,
  answer: Answerer<Parameters>,
  { quoteIntervalMs, authLevel, ...guard }: ServiceRules,
): HttpHandler {
  return endpoint(
    async (request, log) => {
      if (request.method !== route.method && request.method !== "HEAD")
        throw methodNotAllowed(request.method);
      checkSpelling(route.path, new URL(request.url).pathname);
      const parameters = decodeParameters(route.parameters, request);
      const answered = await answer(parameters, log);
      return answerResponse(answered, request.headers, {
        cache: isOwnSpelling(parameters) ? route.cache : "none",
        quoteIntervalMs,
        authLevel,
        now: Date.now(),
      });
    },
    route.isProbe === true ? { ...guard, rateLimit: null, functionKey: null } : guard,
  );
}
