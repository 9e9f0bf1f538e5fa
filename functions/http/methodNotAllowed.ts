import { HedgeError } from "../../shared/errors.js";

/** The error of a request by another method than the two that are answered. */
export function methodNotAllowed(method: string): HedgeError {
  return new HedgeError({
    code: "method_not_allowed",
    message: `The method must be GET or HEAD, was ${method}.`,
  });
}
