import { HedgeError } from "../../../shared/errors.js";
import { toHedgeError } from "./excelError.js";

/**
 * Deletes the sheets that a command has added before it failed: a half-made sheet would be taken for a whole one.
 * @param added as OrNull objects: Excel does what comes before the call that it refuses
 * @param isOwn whether a sheet of that name is the command's
 * @returns the error to throw, which says what is left
 */
export async function takeBackSheets(
  context: Excel.RequestContext,
  added: readonly Excel.Worksheet[],
  isOwn: (name: string) => boolean,
  error: unknown,
): Promise<HedgeError> {
  const { code, message } = toHedgeError(error);
  try {
    for (const sheet of added) sheet.load("name");
    await context.sync();
    for (const sheet of added) if (!sheet.isNullObject && isOwn(sheet.name)) sheet.delete();
    await context.sync();
    return new HedgeError({ code, message: `${message} The workbook is as it was before.`, cause: error });
  } catch {
    return new HedgeError({
      code,
      message: `${message} A sheet may be left unfinished: delete it before you try again.`,
      cause: error,
    });
  }
}
