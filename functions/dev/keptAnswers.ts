import { randomUUID } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { matchesTag } from "../http/contentNegotiation.js";
import { requestIdOf } from "../http/requestId.js";
import { keptAnswersChannel } from "../metrics/keptAnswersChannel.js";

/** An answer of a handler, as it went out. */
type SentAnswer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
};

/** Answers that may be repeated without asking a handler, as a cache before the service repeats them (RFC 9111). */
export type KeptAnswers = {
  /** Answers from what is kept; false when there is nothing for this request. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly keep: (request: IncomingMessage, sent: SentAnswer) => void;
};

type KeptAnswer = {
  readonly tag: string;
  readonly storedAt: number;
  readonly freshUntil: number;
  /** Names and values in turn, the form Node sends quickest. */
  readonly rawHeaders: readonly string[];
  readonly bareHeaders: readonly string[];
  readonly body: Buffer;
};

const maxAnswers = 300;
const maxBytes = 1_000_000;

// What our answers vary by; one that names anything else is not kept.
const varied = ["accept-encoding", "origin"] as const;

const repeated = channel(keptAnswersChannel);

// Set anew with each answer.
const perAnswer = ["x-request-id", "date", "age"];
const ofTheBody = ["content-type", "content-encoding", "content-length"];

/** Opens an empty cache; bounded, what was not asked for longest goes first. */
export function createKeptAnswers(now: () => number = () => Date.now()): KeptAnswers {
  const answers = new Map<string, KeptAnswer>();

  return {
    answer: (request, response) => {
      const key = keyOf(request);
      const kept = key === null ? undefined : answers.get(key);
      if (key === null || kept === undefined) return false;
      answers.delete(key);
      // A clock that was set back must not lengthen an answer's life.
      if (now() >= kept.freshUntil || now() < kept.storedAt) return false;
      answers.set(key, kept);
      return send(request.headers, response, kept, now());
    },
    keep: (request, sent) => {
      const { headers, body } = sent;
      const key = keyOf(request);
      const freshUntil = Number(headers.get("x-fresh-until"));
      const tag = headers.get("etag");
      if (key === null || tag === undefined || !mayBeKept(sent) || !(freshUntil > now())) return;
      answers.set(key, {
        tag,
        storedAt: now(),
        freshUntil,
        rawHeaders: rawHeaders(headers, perAnswer),
        bareHeaders: rawHeaders(headers, [...perAnswer, ...ofTheBody]),
        body,
      });
      const [oldest] = answers.keys();
      if (answers.size > maxAnswers && oldest !== undefined) answers.delete(oldest);
    },
  };
}

function keyOf({ method, url, headers }: IncomingMessage): string | null {
  // What a key opened is for its bearer alone.
  if (method !== "GET" || headers["x-functions-key"] !== undefined) return null;
  return [url ?? "", ...varied.map((name) => headers[name] ?? "")].join("\n");
}

function mayBeKept({ status, headers, body }: SentAnswer): boolean {
  const isPublic = headers.get("cache-control")?.startsWith("public,") === true;
  return status === 200 && isPublic && body.length <= maxBytes && variesAsKnown(headers);
}

function variesAsKnown(headers: ReadonlyMap<string, string>): boolean {
  const names = (headers.get("vary") ?? "").toLowerCase().split(/,\s*/);
  return names.every((name) => name === "" || varied.some((known) => known === name));
}

function rawHeaders(headers: ReadonlyMap<string, string>, without: readonly string[]): string[] {
  return [...headers].filter(([name]) => !without.includes(name)).flat();
}

function send(
  headers: IncomingHttpHeaders,
  response: ServerResponse,
  kept: KeptAnswer,
  now: number,
): boolean {
  const { tag, storedAt, rawHeaders: whole, bareHeaders, body } = kept;
  const get = (name: string): string | null => {
    const value = headers[name];
    return typeof value === "string" ? value : null;
  };
  const known = get("if-none-match");
  const isKnown = matchesTag(known, [tag]);
  // The client may have it in another coding, of which only the handler knows the tag.
  if (known !== null && !isKnown) return false;
  // Date and age are those of the answer when it was made: the add-in derives the service's time from them.
  const ageSeconds = Math.floor((now - storedAt) / 1000);
  const own = [
    "date",
    new Date(storedAt).toUTCString(),
    ...(ageSeconds === 0 ? [] : ["age", String(ageSeconds)]),
    "x-request-id",
    requestIdOf({ get }, randomUUID()),
  ];
  const status = isKnown ? 304 : 200;
  repeated.publish(status);
  response.writeHead(status, [...(isKnown ? bareHeaders : whole), ...own]);
  response.end(isKnown ? undefined : body);
  return true;
}
