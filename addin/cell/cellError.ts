import { errorRules, HedgeError } from "../../shared/errors.js";

/**
 * The one place that turns a failure into a cell error: #VALUE! or #N/A with a sentence. Excel drops the
 * text of every other thrown thing, and a stream that throws stays at #BUSY! for ever.
 */
export function toCellError(error: unknown): CustomFunctions.Error {
  if (!(error instanceof HedgeError)) {
    const what = error instanceof Error ? error.message : String(error);
    return new CustomFunctions.Error(
      CustomFunctions.ErrorCode.notAvailable,
      `Internal error, please report it: ${what}`,
    );
  }
  const code =
    errorRules[error.code].cell === "#VALUE!"
      ? CustomFunctions.ErrorCode.invalidValue
      : CustomFunctions.ErrorCode.notAvailable;
  return new CustomFunctions.Error(code, error.message);
}
