import { errorCodes, type ErrorCode } from "../../../shared/errors.js";

/** The code of a HedgeError, also of another bundle's; null for anything else. */
export function errorCode(error: unknown): ErrorCode | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const { code } = error;
  return errorCodes.find((known) => known === code) ?? null;
}
