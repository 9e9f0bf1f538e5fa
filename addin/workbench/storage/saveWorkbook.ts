import { HedgeError } from "../../../shared/errors.js";
import type { DocumentParts } from "../document/documentParts.js";
import { keepVersion } from "./keptVersions.js";
import { isStorageFull } from "./saveProblem.js";
import { isVersionDue } from "./thinVersions.js";
import { beginChange, ofBook, partsSchema, workbookDatabase } from "./workbookDatabase.js";
import type { Change, Database, StoredWorkbook } from "./workbookDatabase.js";

/** What changed since the last time. */
export type WorkbookChange = {
  readonly name: string;
  readonly changedAt: number;
  readonly sequence: number;
  /** Only what is new; of a workbook that is not kept yet, everything. */
  readonly parts: DocumentParts;
  /** Parts that are gone. */
  readonly removed: readonly string[];
};

/** Begins a record of a workbook that is not kept yet. */
export function newRecord(id: string, { name, changedAt, sequence }: WorkbookChange): StoredWorkbook {
  return {
    id,
    name,
    changedAt,
    sequence,
    schema: partsSchema,
    openedAt: changedAt,
    partBytes: {},
    deletedAt: null,
  };
}

/** The record after a change. */
function changedRecord(
  record: StoredWorkbook,
  { name, changedAt, sequence, parts, removed }: WorkbookChange,
): StoredWorkbook {
  const gone = new Set(removed);
  const bytes = Object.entries(parts).map(([part, text]) => [part, text.length] as const);
  const others = Object.entries(record.partBytes).filter(([part]) => !gone.has(part));
  return {
    ...record,
    name,
    changedAt,
    sequence,
    schema: partsSchema,
    partBytes: Object.fromEntries([...others, ...bytes]),
  };
}

/**
 * Keeps a change, and the state before it as a version where the last one is some minutes old. All of it happens or
 * nothing does; the change alone where the browser has no room for both.
 * @param signal ends it as long as nothing has been written
 * @returns the record as it is kept now
 */
export async function saveWorkbook(
  record: StoredWorkbook,
  change: WorkbookChange,
  signal?: AbortSignal,
): Promise<StoredWorkbook> {
  try {
    return await saveChange(record, change, { signal, isVersioned: true });
  } catch (error) {
    if (!isStorageFull(error)) throw error;
    return saveChange(record, change, { signal, isVersioned: false });
  }
}

type Saving = { readonly signal: AbortSignal | undefined; readonly isVersioned: boolean };

async function saveChange(
  record: StoredWorkbook,
  change: WorkbookChange,
  { signal, isVersioned }: Saving,
): Promise<StoredWorkbook> {
  const tx = beginChange(await workbookDatabase());
  const done = tx.done;
  // Reported by whoever waits for it below; a change that failed at once would otherwise count as unhandled.
  done.catch(() => undefined);
  const versions = await tx.objectStore("versions").getAllKeys(ofBook(record.id));
  const before = await tx.objectStore("books").get(record.id);
  const refusal = refusalOf(record, before);
  if (refusal !== null || signal?.aborted === true) {
    tx.abort();
    throw new HedgeError({ code: "host_refused", message: refusal ?? "another tab edits this workbook now" });
  }
  const times = versions.map(([, at]) => at);
  if (isVersioned && before !== undefined && isVersionDue(before.changedAt, times))
    await keepVersion(tx, before, { isChosen: false, now: change.changedAt });
  const changed = changedRecord(record, change);
  putChange(tx, changed, change);
  await done;
  return changed;
}

/** Why a change of a record must not be written over what is kept now; null where it may. */
function refusalOf(record: StoredWorkbook, before: StoredWorkbook | undefined): string | null {
  if (before === undefined)
    return Object.keys(record.partBytes).length === 0 ? null : "the workbook was deleted in another tab";
  if (before.sequence <= record.sequence) return null;
  return "another tab has changed this workbook since; reload to see its changes";
}

/**
 * Keeps a change while the page goes away: nothing is read before, because no answer would arrive any more.
 * @returns the record as it will be kept
 */
export function saveAtOnce(
  database: Database,
  record: StoredWorkbook,
  change: WorkbookChange,
): StoredWorkbook {
  const tx = beginChange(database);
  // There is nobody left to notify; had it failed before, the page asked whether to leave.
  tx.done.catch(() => undefined);
  const changed = changedRecord(record, change);
  putChange(tx, changed, change);
  tx.commit();
  return changed;
}

function putChange(tx: Change, record: StoredWorkbook, { parts, removed }: WorkbookChange): void {
  const stored = tx.objectStore("parts");
  const requests: Promise<unknown>[] = [tx.objectStore("books").put(record)];
  for (const [part, text] of Object.entries(parts)) requests.push(stored.put(text, [record.id, part]));
  for (const part of removed) requests.push(stored.delete([record.id, part]));
  // The transaction fails as a whole, and says so to the caller.
  for (const request of requests) request.catch(() => undefined);
}
