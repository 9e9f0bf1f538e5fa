import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { Contract, Market } from "./market.js";

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export type JsonObject = { readonly [field: string]: Json };

export type Answer =
  | { readonly kind: "json"; readonly status: number; readonly body: Json }
  | { readonly kind: "page"; readonly status: number; readonly contentType: string; readonly text: string };

export type VenueRequest = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** "" where there is none; some exchanges are asked by POST. */
  readonly body: string;
};

export type VenueMoment = {
  readonly market: Market;
  /** The true time, by which prices are made. */
  readonly time: number;
  /** What the venue believes the time to be: server times and next settlements are reported by it. */
  readonly clock: number;
};

export const refusalStatuses = [403, 418, 429, 451, 500] as const;
export type RefusalStatus = (typeof refusalStatuses)[number];

/** One exchange, complete in one file: what it answers to a request, and how it words a refusal. */
export type Venue = {
  readonly id: string;
  readonly hosts: readonly string[];
  /** Fields of a row that hold prices: the price faults change these. */
  readonly priceFields: readonly string[];
  /** The fields of which one makes an object a row and names it for a fault; "symbol" where left out. */
  readonly idFields?: readonly string[];
  /** The perpetuals that can be traded: not dated, quanto, closing, unlisted or still to open. */
  readonly perpetuals: (kind: PerpetualKind, time: number) => readonly Contract[];
  /** What of a perpetual its lists do not publish. */
  readonly notPublished?: readonly ("mark" | "nextFunding")[];
  readonly answer: (request: VenueRequest, moment: VenueMoment) => Answer;
  readonly refusal: (status: RefusalStatus, moment: VenueMoment) => Answer;
};

/** A JSON answer. */
export function json(body: Json, status = 200): Answer {
  return { kind: "json", status, body };
}

/** An HTML page where JSON is expected, as content networks and maintenance pages send it. */
export function page(title: string, text: string, status: number): Answer {
  const html = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
  return { kind: "page", status, contentType: "text/html", text: html };
}
