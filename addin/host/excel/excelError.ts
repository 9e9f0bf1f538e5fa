import { HedgeError, type ErrorCode } from "../../../shared/errors.js";

type Told = { readonly code: ErrorCode; readonly message: string };

const known: ReadonlyMap<string, Told> = new Map([
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
      message: "A sheet that is needed is not there any more. Refresh, then try again.",
    },
  ],
  [
    "InvalidSelection",
    {
      code: "invalid_input",
      message: "Select one block of cells; several blocks or a drawing are selected now.",
    },
  ],
  [
    "RequestPayloadSizeLimitExceeded",
    { code: "host_refused", message: "This is more than Excel takes at once. Try it with fewer rows." },
  ],
  [
    "ResponsePayloadSizeLimitExceeded",
    { code: "host_refused", message: "This is more than Excel gives at once. Select fewer cells." },
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
  const told = known.get(code) ?? {
    code: "host_refused",
    message: `Excel did not do it (${code}): ${message}`,
  };
  return new HedgeError({ ...told, cause: error });
}
