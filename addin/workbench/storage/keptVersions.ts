import type { DocumentParts } from "../document/documentParts.js";
import { thinVersions } from "./thinVersions.js";
import { beginChange, ofBook, workbookDatabase } from "./workbookDatabase.js";
import type { Change, StoredVersion, StoredWorkbook } from "./workbookDatabase.js";

type Keeping = { readonly isChosen: boolean; readonly now: number };

/** Keeps a workbook as it is stored as a version of the time it was last changed, and lets go of what is too many. */
export async function keepVersion(
  tx: Change,
  record: StoredWorkbook,
  { isChosen, now }: Keeping,
): Promise<void> {
  const parts = await storedParts(tx, record.id);
  const { id: bookId, name, schema, changedAt: at } = record;
  const version: StoredVersion = { bookId, name, schema, at, bytes: sizeOf(record), isChosen };
  await tx.objectStore("versions").put(version);
  await tx.objectStore("versionParts").put(parts, [bookId, at]);
  const all = await tx.objectStore("versions").getAll(ofBook(bookId));
  for (const gone of thinVersions(all, now)) await removeVersion(tx, gone);
}

async function removeVersion(tx: Change, { bookId, at }: StoredVersion): Promise<void> {
  await tx.objectStore("versions").delete([bookId, at]);
  await tx.objectStore("versionParts").delete([bookId, at]);
}

/** The parts of a workbook as they are stored. */
export async function storedParts(tx: Pick<Change, "objectStore">, id: string): Promise<DocumentParts> {
  const keys = await tx.objectStore("parts").getAllKeys(ofBook(id));
  const texts = await tx.objectStore("parts").getAll(ofBook(id));
  return Object.fromEntries(keys.map(([, part], index) => [part, texts[index] ?? ""]));
}

/** How much is kept of a workbook, its versions aside. */
export function sizeOf({ partBytes }: Pick<StoredWorkbook, "partBytes">): number {
  return Object.values(partBytes).reduce((sum, each) => sum + each, 0);
}

/** The versions of a workbook, newest first. */
export async function listVersions(bookId: string): Promise<readonly StoredVersion[]> {
  const database = await workbookDatabase();
  return (await database.getAll("versions", ofBook(bookId))).reverse();
}

/** Goes back to a version; how the workbook is now becomes a version itself. */
export async function restoreVersion({ bookId, at }: StoredVersion, now: number): Promise<void> {
  const tx = beginChange(await workbookDatabase());
  const record = await tx.objectStore("books").get(bookId);
  const version = await tx.objectStore("versions").get([bookId, at]);
  const parts = await tx.objectStore("versionParts").get([bookId, at]);
  if (record !== undefined && version !== undefined && parts !== undefined) {
    await keepVersion(tx, record, { isChosen: true, now });
    await tx.objectStore("parts").delete(ofBook(bookId));
    for (const [part, text] of Object.entries(parts)) await tx.objectStore("parts").put(text, [bookId, part]);
    const partBytes = Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, text.length]));
    const { name, schema } = version;
    await tx
      .objectStore("books")
      .put({ ...record, name, schema, partBytes, changedAt: now, sequence: record.sequence + 1 });
  }
  await tx.done;
}
