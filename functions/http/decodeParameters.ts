import type { HttpRequest } from "@azure/functions";
import { decode, type Decoded, type Schema } from "../../shared/contract/route.js";
import { HedgeError } from "../../shared/errors.js";

/** Azure's name for a function key in an address; no route may use it for anything else. */
const keyName = "code";

/**
 * A route's parameters, of path and query. Unknown and repeated ones are refused: each spelling of an address
 * would be one more entry in every cache between us and the user, and a misspelt parameter would be ignored
 * without a word.
 * @throws HedgeError invalid_input
 */
export function decodeParameters<Parameters extends Schema>(
  schema: Parameters,
  { url, params }: Pick<HttpRequest, "url" | "params">,
): Decoded<Parameters> {
  // Not the request's own query: Azure hands that over as a map, in which repetitions are lost.
  const query = [...new URL(url).searchParams].filter(([name]) => name !== keyName);
  const names = query.map(([name]) => name);
  const repeated = names.find((name, position) => names.indexOf(name) !== position);
  if (repeated !== undefined)
    throw badQuery(`The query parameter ${JSON.stringify(repeated)} appears twice.`);
  const parameters = decode(
    schema,
    { ...Object.fromEntries(query), ...params },
    { code: "invalid_input", what: "The address" },
  );
  const known = typeof parameters === "object" && parameters !== null ? Object.keys(parameters) : [];
  const unknown = names.find((name) => !known.includes(name) || name in params);
  if (unknown !== undefined) {
    throw badQuery(`Unknown query parameter ${JSON.stringify(unknown)}.`);
  }
  return parameters;
}

function badQuery(message: string): HedgeError {
  return new HedgeError({ code: "invalid_input", message });
}
