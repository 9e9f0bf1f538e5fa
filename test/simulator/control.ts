import type { IncomingMessage } from "node:http";
import * as z from "zod/mini";
import { faultSchema } from "./fault.js";
import type { FaultBoard } from "./faultBoard.js";
import type { Market } from "./market.js";
import type { RequestLog } from "./requestLog.js";
import { json, type Answer } from "./venue.js";
import { simulatedVenues } from "./venues/registry.js";

/** Where people running the demo see the simulator's state and make it fail. */
export const controlPath = "/control";

const largestBody = 10_000;

type Controlled = {
  readonly faults: FaultBoard;
  readonly log: RequestLog;
  readonly market: Market;
  readonly now: () => number;
};

const faultOrderSchema = z.strictObject({
  venue: z.optional(z.enum(simulatedVenues.map(({ id }) => id))),
  path: z.optional(z.string()),
  fault: faultSchema,
});

function state({ faults, log, market, now }: Controlled): Answer {
  const summary = {
    seed: market.seed,
    tickMs: market.tickMs,
    time: now(),
    requests: log.count({}),
    venues: simulatedVenues.map(({ id, hosts }) => ({ id, hosts, requests: log.count({ venue: id }) })),
    faults: faults.list().map(({ filter, fault }) => ({ ...filter, fault })),
  };
  return {
    kind: "page",
    status: 200,
    contentType: "application/json",
    text: `${JSON.stringify(summary, null, 2)}\n`,
  };
}

/** The body of a request as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    // Read to the end even when it is too long: stopping would break the connection before the answer.
    if (text.length < largestBody) text += String(chunk);
  }
  return text;
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { problem: cause.message };
    throw cause;
  }
}

async function setFault(request: IncomingMessage, controlled: Controlled): Promise<Answer> {
  const parsed = parseJson(await bodyOf(request));
  if ("problem" in parsed) return json({ error: parsed.problem }, 400);
  const order = z.safeParse(faultOrderSchema, parsed.value);
  if (!order.success) return json({ error: z.prettifyError(order.error) }, 400);
  const { fault, venue, path } = order.data;
  controlled.faults.set(fault, {
    ...(venue === undefined ? {} : { venue }),
    ...(path === undefined ? {} : { path }),
  });
  return state(controlled);
}

/** Answers GET /control, POST /control/faults and DELETE /control/faults. */
export async function handleControl(request: IncomingMessage, controlled: Controlled): Promise<Answer> {
  const { method, url } = request;
  if (url === controlPath && method === "GET") return state(controlled);
  if (url === `${controlPath}/faults` && method === "POST") return setFault(request, controlled);
  if (url === `${controlPath}/faults` && method === "DELETE") {
    controlled.faults.set(null);
    return state(controlled);
  }
  return json({ error: "GET /control, POST /control/faults or DELETE /control/faults" }, 404);
}
