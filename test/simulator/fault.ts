import * as z from "zod/mini";
import { refusalStatuses, type Json, type JsonObject, type Venue } from "./venue.js";

const milliseconds = z.int().check(z.nonnegative(), z.lte(600_000));

/** What can go wrong between an exchange and its client: the closed set. */
export const faultSchema = z.discriminatedUnion("kind", [
  /** The right answer, late. */
  z.strictObject({ kind: z.literal("latency"), ms: milliseconds }),
  /** The connection is dropped without an answer. */
  z.strictObject({ kind: z.literal("refuse") }),
  /** The exchange says no, in its own words. */
  z.strictObject({
    kind: z.literal("status"),
    status: z.literal(refusalStatuses),
    retryAfterS: z.optional(z.int().check(z.nonnegative())),
  }),
  /** These words in the place of an answer, as they stand in an exchange's documentation. */
  z.strictObject({
    kind: z.literal("said"),
    status: z.int().check(z.gte(200), z.lte(599)),
    text: z.string(),
    headers: z.optional(z.record(z.string(), z.string())),
  }),
  /** Status 200 with a web page where JSON is expected. */
  z.strictObject({ kind: z.literal("html") }),
  /** The connection breaks in the middle of the body. */
  z.strictObject({ kind: z.literal("cutBody") }),
  /** By turns numbers for texts (or texts for numbers), nulls and objects where numbers are expected. */
  z.strictObject({ kind: z.literal("wrongTypes") }),
  /** A well-formed answer without rows. */
  z.strictObject({ kind: z.literal("emptyList") }),
  /** One row is missing, named by the exchange's own symbol. */
  z.strictObject({ kind: z.literal("missingSymbol"), symbol: z.string() }),
  z.strictObject({ kind: z.literal("negativePrice") }),
  z.strictObject({ kind: z.literal("zeroPrice") }),
  /** The exchange's clock is wrong: its server times and next settlements are shifted. */
  z.strictObject({ kind: z.literal("clockSkew"), ms: z.int() }),
]);
export type Fault = z.output<typeof faultSchema>;

/** Which requests a fault or a count is about: a venue's id, and a path or how it begins; left out means all. */
export type RequestFilter = { readonly venue?: string; readonly path?: string };

/** Whether a request to a venue's path is meant by the filter. */
export function matches(filter: RequestFilter, venue: string | null, path: string): boolean {
  const venueFits = filter.venue === undefined || filter.venue === venue;
  return venueFits && (filter.path === undefined || path.startsWith(filter.path));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

type RowFields = Pick<Venue, "idFields" | "priceFields">;

/**
 * Rewrites the rows (the objects that carry an id), in whatever envelope the exchange wraps them. Where it reports of one
 * contract alone its row stands in no list; what carries an id and no price there is an envelope.
 */
function mapRows(
  value: Json,
  fields: RowFields,
  change: (row: JsonObject, place: number) => JsonObject | null,
): Json {
  const { idFields = ["symbol"], priceFields } = fields;
  const holds = (row: JsonObject, some: readonly string[]): boolean =>
    some.some((field) => row[field] !== undefined);
  if (isList(value)) {
    return value.flatMap((item, place) => {
      if (!isObject(item) || !holds(item, idFields)) return [mapRows(item, fields, change)];
      const changed = change(item, place);
      return changed === null ? [] : [changed];
    });
  }
  if (!isObject(value)) return value;
  if (holds(value, idFields) && holds(value, priceFields)) return change(value, 0) ?? {};
  return mapFields(value, (field) => mapRows(field, fields, change));
}

function mapFields(row: JsonObject, change: (value: Json, field: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, change(value, field)]));
}

function mistype(value: Json, turn: number): Json {
  if (isList(value)) return value.map((item) => mistype(item, turn));
  if (isObject(value)) return mapFields(value, (field) => mistype(field, turn));
  const isText = typeof value === "string" && value !== "" && !Number.isNaN(Number(value));
  if (!isText && typeof value !== "number") return value;
  if (turn === 0) return isText ? Number(value) : String(value);
  return turn === 1 ? null : {};
}

function negated(price: Json): Json {
  if (typeof price === "number") return -price;
  return typeof price === "string" ? `-${price}` : price;
}

const bodyFaultKinds = ["wrongTypes", "emptyList", "missingSymbol", "negativePrice", "zeroPrice"] as const;

/** The faults that leave the connection alone and spoil what is said. */
type BodyFault = Extract<Fault, { kind: (typeof bodyFaultKinds)[number] }>;

/** Whether the fault is one of the body. */
export function isBodyFault(fault: Fault): fault is BodyFault {
  return bodyFaultKinds.some((kind) => kind === fault.kind);
}

/** The body an exchange would send, spoiled as the fault says. */
export function spoil(body: Json, fault: BodyFault, venue: Venue): Json {
  const { idFields = ["symbol"] } = venue;
  const mapPrices = (change: (price: Json) => Json): Json =>
    mapRows(body, venue, (row) =>
      mapFields(row, (value, field) => (venue.priceFields.includes(field) ? change(value) : value)),
    );
  switch (fault.kind) {
    case "wrongTypes":
      return mapRows(body, venue, (row, place) => mapFields(row, (value) => mistype(value, place % 3)));
    case "emptyList":
      return mapRows(body, venue, () => null);
    case "missingSymbol":
      return mapRows(body, venue, (row) =>
        idFields.some((field) => row[field] === fault.symbol) ? null : row,
      );
    case "negativePrice":
      return mapPrices(negated);
    case "zeroPrice":
      return mapPrices(() => "0");
  }
}
