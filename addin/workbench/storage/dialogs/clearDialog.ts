import { HedgeError } from "../../../../shared/errors.js";
import { confirmLoss } from "../../page/dialog.js";
import { editedWorkbooks } from "../editLock.js";
import { listVersions, sizeOf } from "../keptVersions.js";
import { listWorkbooks, removeWorkbooks } from "../storedWorkbooks.js";
import { countText, sizeText } from "./listText.js";

/**
 * Removes every workbook of this browser once a person has read what that is.
 * @returns whether they are gone
 * @throws HedgeError where another tab still edits one
 */
export async function showClearDialog(openId: string): Promise<boolean> {
  const books = await listWorkbooks();
  const edited = (await editedWorkbooks()).filter((id) => id !== openId);
  const busy = books.filter(({ id }) => edited.includes(id));
  if (busy.length > 0)
    throw new HedgeError({
      code: "host_refused",
      message: `another tab has ${names(busy)} open. Close that tab first`,
    });
  const versions = (await Promise.all(books.map(async ({ id }) => listVersions(id)))).flat();
  const bytes = [...books.map(sizeOf), ...versions.map((version) => version.bytes)];
  const present = books.filter(({ deletedAt }) => deletedAt === null);
  const deleted = books.filter(({ deletedAt }) => deletedAt !== null);
  const isWanted = await confirmLoss({
    title: "Clear all workbooks?",
    sentences: [
      `This removes ${countText(present.length, "workbook")} from this browser: ${names(present)}.`,
      ...(deleted.length > 0 ? [`It also removes what was deleted before: ${names(deleted)}.`] : []),
      `${countText(versions.length, "version")} will be lost with them, ${sizeText(bytes.reduce((sum, each) => sum + each, 0))} in all. This cannot be undone.`,
      "Your settings stay as they are.",
    ],
    action: "Clear all workbooks",
  });
  if (isWanted) await removeWorkbooks(books.map(({ id }) => id));
  return isWanted;
}

function names(books: readonly { readonly name: string }[]): string {
  return books.length === 0 ? "none" : books.map(({ name }) => `"${name}"`).join(", ");
}
