import { HedgeError, type ErrorCode } from "../../../shared/errors.js";

type Refusal = { readonly code: ErrorCode; readonly message: string };

const known: ReadonlyMap<string, Refusal> = new Map([
  [
    "AccessDenied",
    {
      code: "sheet_protected",
      message:
        "Excel does not let the add-in write here: the sheet or the workbook is protected or read-only. Unprotect it under Review, then try again.",
    },
  ],
  [
    "InvalidOperationInCellEditMode",
    { code: "cell_editing", message: "A cell is being edited. Press Enter or Esc, then try again." },
  ],
  [
    "ItemNotFound",
    {
      code: "sheet_missing",
      message: "A required sheet no longer exists. Refresh, then try again.",
    },
  ],
  [
    "InvalidSelection",
    {
      code: "invalid_input",
      message: "Select a single block of cells; several blocks or a drawing are selected.",
    },
  ],
  [
    "NonBlankCellOffSheet",
    {
      code: "host_refused",
      message:
        "Excel cannot insert rows because cells at the end of the sheet would be lost. Clear the last rows, then try again.",
    },
  ],
  [
    "InsertDeleteConflict",
    {
      code: "host_refused",
      message:
        "Excel cannot insert rows here because a table or an array formula is in the way. Move it, then try again.",
    },
  ],
  ...["ServiceNotAvailable", "ActivityLimitReached", "RequestAborted"].map(
    (code): readonly [string, Refusal] => [
      code,
      { code: "host_unavailable", message: "Excel is busy. Try again in a moment." },
    ],
  ),
  [
    "RequestPayloadSizeLimitExceeded",
    {
      code: "host_refused",
      message: "This is more than Excel accepts at once (5 MB). Try again with fewer rows.",
    },
  ],
  [
    "ResponsePayloadSizeLimitExceeded",
    { code: "host_refused", message: "This is more than Excel returns at once. Select fewer cells." },
  ],
]);

/** What went wrong in Excel as an error with a sentence for the user; whatever is no error of Excel's is a defect. */
export function toHedgeError(error: unknown): HedgeError {
  if (error instanceof HedgeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  if (typeof code !== "string") {
    return new HedgeError({
      code: "internal",
      message: `Internal error, please report it: ${message}`,
      cause: error,
    });
  }
  const refusal = known.get(code) ?? {
    code: "host_refused",
    message: `Excel rejected the operation (${code}): ${message.replace(/[.\s]*$/u, ".")} Try again; if it fails again, send the diagnostics from the Help page.`,
  };
  return new HedgeError({ ...refusal, cause: error });
}
