import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { listen } from "../../functions/dev/listen.js";
import { bodyOf, controlPath, handleControl } from "./control.js";
import { isBodyFault, spoil, type Fault, type RequestFilter } from "./fault.js";
import { createFaultBoard } from "./faultBoard.js";
import { createMarket, type Market } from "./market.js";
import { createRequestLog, type SimulatedRequest } from "./requestLog.js";
import { send, sendCut } from "./send.js";
import { targetOf } from "./target.js";
import { json, page, type Answer, type Venue, type VenueRequest } from "./venue.js";
import { venueOfHost } from "./venues/registry.js";

export type Simulator = {
  /** What to hand to ccxt as `proxyUrl`: "http://127.0.0.1:PORT/". */
  readonly url: string;
  /** The latest requests, oldest first; the log is bounded, the counts are not. */
  readonly requests: () => readonly SimulatedRequest[];
  readonly count: (filter: RequestFilter) => number;
  readonly clearRequests: () => void;
  /** Null takes off the fault of that filter; null without a filter takes off all. The fault set last wins. */
  readonly setFault: (fault: Fault | null, filter?: RequestFilter) => void;
  readonly market: Market;
  readonly close: () => Promise<void>;
};

type SimulatorOptions = {
  /** 0 takes any free port. */
  readonly port?: number;
  readonly seed?: number;
  readonly tickMs?: number;
  readonly now?: () => number;
  /** In the place of the one that seed and tick make. */
  readonly market?: Market;
};

/** What a fault puts in the place of the exchange's own words. */
function answerInstead(fault: Fault | null): Answer | null {
  if (fault?.kind === "html") return page("Maintenance", "We will be back soon.", 200);
  if (fault?.kind !== "said") return null;
  const { status, text } = fault;
  return { kind: "page", status, contentType: "application/json", text };
}

function headersOf(fault: Fault | null): Readonly<Record<string, string>> | undefined {
  if (fault?.kind === "said") return fault.headers;
  if (fault?.kind !== "status" || fault.retryAfterS === undefined) return undefined;
  return { "retry-after": String(fault.retryAfterS) };
}

/** Starts an HTTP server that answers in the exchanges' stead; close it when done. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, seed = 1, tickMs = 1000, now = Date.now } = options;
  const { market = createMarket({ seed, tickMs }) } = options;
  const log = createRequestLog();
  const faults = createFaultBoard();
  const closing = new AbortController();
  // Every delayed answer listens; a load test delays hundreds at once.
  setMaxListeners(0, closing.signal);

  function answerOf(venue: Venue, request: VenueRequest, fault: Fault | null): Answer {
    const time = now();
    const clock = fault?.kind === "clockSkew" ? time + fault.ms : time;
    const moment = { market, time, clock };
    if (fault?.kind === "status") return venue.refusal(fault.status, moment);
    const instead = answerInstead(fault);
    if (instead !== null) return instead;
    const answer = venue.answer(request, moment);
    if (fault === null || !isBodyFault(fault) || answer.kind === "page") return answer;
    return { ...answer, body: spoil(answer.body, fault, venue) };
  }

  async function sendAs(
    venue: Venue,
    wanted: VenueRequest,
    fault: Fault | null,
    response: ServerResponse,
  ): Promise<void> {
    if (fault?.kind === "refuse") {
      response.destroy();
      return;
    }
    if (fault?.kind === "latency") await wait(fault.ms, undefined, { signal: closing.signal });
    const answer = answerOf(venue, wanted, fault);
    if (fault?.kind === "cutBody") sendCut(response, answer);
    else send(response, answer, headersOf(fault));
  }

  async function handleVenue(target: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { hostname: host, pathname: path, searchParams: query, search } = target;
    const { method = "GET" } = request;
    const venue = venueOfHost(host);
    const venueId = venue === null ? null : venue.id;
    const fault = faults.faultFor(venueId, path);
    const faultKind = fault === null ? null : fault.kind;
    const body = await bodyOf(request);
    log.add({ venue: venueId, host, method, path, query: search, body, time: now(), fault: faultKind });
    if (venue === null) send(response, json({ error: `no simulated venue answers for ${host}` }, 502));
    else await sendAs(venue, { method, host, path, query, body }, fault, response);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url: path = "/" } = request;
    if (path === controlPath || path.startsWith(`${controlPath}/`)) {
      send(response, await handleControl(request, { faults, log, market, now }));
      return;
    }
    const target = targetOf(path);
    if (target === null) {
      send(response, json({ error: "the path must be the full address of an exchange" }, 400));
      return;
    }
    await handleVenue(target, request, response);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((cause: unknown) => {
      if (closing.signal.aborted) return;
      // A defect of the simulator must not look like a fault of the exchange.
      if (response.headersSent) throw new Error("the simulator failed in the middle of an answer", { cause });
      send(response, json({ error: `the simulator failed: ${String(cause)}` }, 501));
    });
  });
  const listening = await listen(server, { port });

  return {
    url: `${listening.url}/`,
    requests: log.latest,
    count: log.count,
    clearRequests: log.clear,
    setFault: faults.set,
    market,
    close: async () => {
      closing.abort();
      await listening.close(0);
    },
  };
}
