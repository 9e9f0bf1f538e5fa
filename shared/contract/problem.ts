import * as z from "zod/mini";
import { errorCodes, HedgeError, type ErrorCode } from "../errors.js";
import { problemRules } from "./problemRules.js";

/** The media type of every failure (RFC 9457). */
export const problemMediaType = "application/problem+json";

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  // Any text: Excel keeps an add-in for a day, so it may meet a newer service with a code it does not know.
  code: z.string(),
  /** Names the request in the service's log, for a user to quote. */
  instance: z.optional(z.string()),
});
export type Problem = z.output<typeof problemSchema>;

/**
 * The problem+json body of an error. Codes that never leave the add-in count as internal here.
 * @param requestId of the request that failed
 */
export function problemOf(error: HedgeError, requestId: string): Problem {
  const { title, status } = problemRules[error.code];
  return {
    type: `urn:hedge:problem:${error.code}`,
    title,
    status: status ?? problemRules.internal.status,
    detail: error.message,
    code: error.code,
    instance: `urn:hedge:request:${requestId}`,
  };
}

/**
 * The error behind a problem+json body, as the add-in throws it on. A code that is not known is taken by its
 * status: the sentence for the user is worth more than the code.
 */
export function errorOf(problem: Problem, wait: { readonly retryAfterMs?: number }): HedgeError {
  const code = errorCodes.find((known) => known === problem.code);
  return new HedgeError({ code: code ?? codeOfStatus(problem.status), message: problem.detail, ...wait });
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 400) return "invalid_input";
  return status >= 500 ? "venue_unavailable" : "no_answer";
}
