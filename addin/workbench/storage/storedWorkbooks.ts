import { generateRandomId } from "@univerjs/presets";
import { HedgeError } from "../../../shared/errors.js";
import { decodeDocument, encodeDocument } from "../document/documentParts.js";
import type { DocumentParts } from "../document/documentParts.js";
import type { WorkbookDocument } from "../document/workbookDocument.js";
import { freeName } from "./freeName.js";
import { storedParts } from "./keptVersions.js";
import { newRecord, saveWorkbook } from "./saveWorkbook.js";
import { beginChange, ofBook, partsSchema, workbookDatabase } from "./workbookDatabase.js";
import type { Change, StoredWorkbook } from "./workbookDatabase.js";

const deletedForMs = 14 * 24 * 60 * 60_000;

/** A name for a new workbook's record. */
export const newWorkbookId = (): string => generateRandomId();

/** All workbooks of this browser, the deleted ones too, the last opened first. */
export async function listWorkbooks(): Promise<readonly StoredWorkbook[]> {
  const database = await workbookDatabase();
  return (await database.getAll("books")).sort((one, other) => other.openedAt - one.openedAt);
}

export async function findWorkbook(id: string): Promise<StoredWorkbook | undefined> {
  return (await workbookDatabase()).get("books", id);
}

/** The parts of a workbook as they are stored, whatever they hold. */
export async function readParts(id: string): Promise<DocumentParts> {
  return storedParts(beginChange(await workbookDatabase()), id);
}

/** @throws HedgeError where a newer HEDGE wrote it or it is damaged */
export async function readWorkbook({ id, name, schema }: StoredWorkbook): Promise<WorkbookDocument> {
  if (schema > partsSchema)
    throw new HedgeError({
      code: "invalid_input",
      message: `"${name}" was saved by a newer version of HEDGE. Reload the page to get that version.`,
    });
  return decodeDocument(await readParts(id));
}

/** Keeps a document as a new workbook of this browser. @returns its id, for `workbench.html?book=` */
export async function createStoredWorkbook(document: WorkbookDocument): Promise<string> {
  const now = Date.now();
  const names = (await listWorkbooks()).filter(({ deletedAt }) => deletedAt === null).map(({ name }) => name);
  const name = freeName(document.name, names);
  const parts = encodeDocument({ ...document, name, snapshot: { ...document.snapshot, name } });
  const change = { name, changedAt: now, sequence: 0, parts, removed: [] };
  const id = newWorkbookId();
  await saveWorkbook(newRecord(id, change), change);
  return id;
}

/** Another workbook with the same content. @returns its id */
export async function duplicateWorkbook(record: StoredWorkbook): Promise<string> {
  return createStoredWorkbook(await readWorkbook(record));
}

/** Changes what is known of a workbook that is open in no other tab. */
export async function updateRecord(id: string, change: Partial<StoredWorkbook>): Promise<void> {
  const tx = beginChange(await workbookDatabase());
  const record = await tx.objectStore("books").get(id);
  if (record !== undefined) await tx.objectStore("books").put({ ...record, ...change });
  await tx.done;
}

/** Removes workbooks with their versions for good. */
export async function removeWorkbooks(ids: readonly string[]): Promise<void> {
  const tx = beginChange(await workbookDatabase());
  for (const id of ids) await removeWorkbook(tx, id);
  await tx.done;
}

/** Removes for good what was deleted a fortnight ago. */
export async function forgetDeleted(now: number): Promise<void> {
  const gone = (await listWorkbooks()).filter(
    ({ deletedAt }) => deletedAt !== null && now - deletedAt > deletedForMs,
  );
  await removeWorkbooks(gone.map(({ id }) => id));
}

async function removeWorkbook(tx: Change, id: string): Promise<void> {
  await tx.objectStore("books").delete(id);
  for (const table of ["parts", "versions", "versionParts"] as const)
    await tx.objectStore(table).delete(ofBook(id));
}
