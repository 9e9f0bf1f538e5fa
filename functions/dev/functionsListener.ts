import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
// Node finds no named exports in this CommonJS package; the default is all of them.
import azure from "@azure/functions";
import { HedgeError } from "../../shared/errors.js";
import { decodeConfig, type FunctionsConfig } from "../config.js";
import { ConfigError } from "../configError.js";
import { endpoint } from "../http/endpoint.js";
import { methodNotAllowed } from "../http/methodNotAllowed.js";
import { describeThrown, logLine } from "../log.js";
import type { Registration } from "./coreApi.js";
import { headersOf, incomingRequest } from "./incomingRequest.js";
import { createKeptAnswers } from "./keptAnswers.js";
import { loadApp } from "./loadApp.js";
import { matchRoute, type RouteMatch } from "./matchRoute.js";

type WriteLine = (line: string) => void;

type ListenerOptions = {
  readonly config: Pick<FunctionsConfig, "allowedOrigins" | "authLevel" | "functionKey">;
  /** Takes the lines of the log. */
  readonly write: WriteLine;
  /** Whether answers that a cache may keep are repeated without asking a handler; yes when left out. */
  readonly repeatsAnswers?: boolean;
};

/**
 * Loads the built app and returns what answers its requests on node:http: the registered handlers, called with
 * real requests as Azure's worker calls them.
 * @throws ConfigError when a setting is wrong
 */
export function loadFunctionsListener(mainFile: string, write: WriteLine): RequestListener {
  const config = decodeConfig(process.env);
  return createListener(loadApp(mainFile), { config, write });
}

/**
 * What answers the requests of registered handlers on node:http; what no handler gets, it refuses itself, and what
 * may be kept by a cache it keeps, as the content network before a service on Azure does.
 * @throws ConfigError when requests need a key and none is set
 */
export function createListener(
  registrations: readonly Registration[],
  { config, write, repeatsAnswers = true }: ListenerOptions,
): RequestListener {
  const { allowedOrigins, authLevel, functionKey } = config;
  if (authLevel === "function" && functionKey === null) {
    throw new ConfigError("HEDGE_FUNCTION_KEY must be set when HEDGE_AUTH_LEVEL is function");
  }

  function callOf(incoming: IncomingMessage): Call {
    try {
      const { url, method, headers } = incomingRequest(incoming);
      const { registration, params } = findRoute(registrations, url, method);
      const request = new azure.HttpRequest({ url: url.href, method, headers, params: { ...params } });
      return { request, name: registration.name, handler: registration.handler };
    } catch (thrown) {
      if (thrown instanceof HedgeError) return refusal(incoming, thrown);
      throw thrown;
    }
  }

  function refusal(incoming: IncomingMessage, error: HedgeError): Call {
    // Not the address and method that were sent: what is refused here may be no URL and no known method.
    const method = incoming.method === "HEAD" ? "HEAD" : "GET";
    return {
      name: "refusal",
      request: new azure.HttpRequest({ url: "http://localhost/", method, headers: headersOf(incoming) }),
      handler: endpoint(async () => Promise.reject(error), {
        allowedOrigins,
        rateLimit: null,
        functionKey: null,
      }),
    };
  }

  const kept = repeatsAnswers ? createKeptAnswers() : null;

  async function answer(call: Call, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { request, name, handler } = call;
    const context = new azure.InvocationContext({
      functionName: name,
      invocationId: randomUUID(),
      logHandler: (_level, ...details) => {
        write(details.map(String).join(" "));
      },
    });
    const result = await handler(request, context);
    const answered = result instanceof azure.HttpResponse ? result : new azure.HttpResponse(result);
    const body = Buffer.from(await answered.arrayBuffer());
    const headers = new Map(answered.headers);
    if (body.length > 0) headers.set("content-length", String(body.length));
    kept?.keep(incoming, { status: answered.status, headers, body });
    if (response.destroyed) return;
    response.writeHead(answered.status, Object.fromEntries(headers));
    response.end(request.method === "HEAD" ? undefined : body);
  }

  async function answerFailure(
    thrown: unknown,
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    writeFailure(thrown);
    if (response.headersSent) response.destroy();
    else await answer(refusal(incoming, internal()), incoming, response);
  }

  function writeFailure(thrown: unknown): void {
    const fields = { reason: describeThrown(thrown) };
    write(logLine({ level: "error", event: "request not answered", requestId: null, fields }));
  }

  return (incoming, response) => {
    // A client that goes away while it is answered is no event; without a listener it would end the process.
    response.on("error", () => undefined);
    incoming.resume();
    if (kept?.answer(incoming, response) === true) return;
    Promise.resolve()
      .then(async () => answer(callOf(incoming), incoming, response))
      .catch(async (thrown: unknown) => answerFailure(thrown, incoming, response))
      .catch((thrown: unknown) => {
        writeFailure(thrown);
        response.destroy();
      });
  };
}

type Call = Pick<Registration, "name" | "handler"> & { readonly request: azure.HttpRequest };

function internal(): HedgeError {
  return new HedgeError({ code: "internal", message: "Internal error: HEDGE could not answer the request." });
}

function findRoute(registrations: readonly Registration[], url: URL, method: string): RouteMatch {
  const path = url.pathname.startsWith("/api/") ? url.pathname.slice("/api/".length) : null;
  if (path === null || matchRoute(registrations, path) === null) {
    throw new HedgeError({
      code: "unknown_route",
      message: "Nothing at this address; the service's addresses begin with /api/.",
    });
  }
  const match = matchRoute(
    registrations.filter(({ methods }) => methods.includes(method)),
    path,
  );
  if (match !== null) return match;
  throw methodNotAllowed(method);
}
