import * as z from "zod/mini";
import { HedgeError } from "../errors.js";

/** What describes and decodes a value that crosses a border. */
export type Schema<Value = unknown> = z.core.$ZodType<Value>;

/** The value a schema decodes to. */
export type Decoded<Description extends Schema> = z.output<Description>;

/** A route of the HTTP API, the one description from which handler, client call and openapi.json derive. */
export type Route<Parameters extends z.core.$ZodType, Answer extends z.core.$ZodType> = {
  readonly method: "GET";
  /** Names the route's function and its operation: letters only. */
  readonly name: string;
  /** What it answers, in a few words, for openapi.json. */
  readonly summary: string;
  /** Below `/api/`, with `{name}` for each path parameter. */
  readonly path: string;
  readonly parameters: Parameters;
  readonly answer: Answer;
  /** "interval": kept by caches while an answer says it is fresh, at most to the end of the quote interval; "none": never. */
  readonly cache: "interval" | "none";
  /** True: monitors ask it, so that it needs no key and is not counted against a client. */
  readonly isProbe?: true;
};

/** The address of a route below the service address, its path parameters filled in and encoded. */
export function routePath(path: string, parameters: Readonly<Record<string, string>>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
  return `api/${filled}`;
}

/**
 * Decodes what crossed a border (a request's parameters, an answer's JSON).
 * @throws HedgeError with the given code, naming the first field that does not fit
 */
export function decode<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  failure: {
    readonly code: "invalid_input" | "venue_bad_response" | "service_bad_response";
    readonly what: string;
  },
): z.output<Schema> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new HedgeError({
    code: failure.code,
    message: `${failure.what} is invalid${field === "" ? "" : ` at ${field}`}: ${issue?.message ?? "unknown reason"}`,
    cause: result.error,
  });
}
