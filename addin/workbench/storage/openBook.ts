import { blankStart, sampleStart } from "../document/startingWorkbook.js";
import type { StartingWorkbook } from "../document/startingWorkbook.js";
import { takeEditLock } from "./editLock.js";
import type { EditLock } from "./editLock.js";
import { freeName } from "./freeName.js";
import { saveProblem } from "./saveProblem.js";
import { newRecord } from "./saveWorkbook.js";
import { findWorkbook, listWorkbooks, newWorkbookId, readWorkbook, updateRecord } from "./storedWorkbooks.js";
import { createTabChannel, noChannel } from "./tabChannel.js";
import type { TabChannel } from "./tabChannel.js";
import type { StoredWorkbook } from "./workbookDatabase.js";

/** Why the page does not show the workbook it was asked for. */
export type OpenProblem =
  | { readonly kind: "no storage"; readonly reason: string }
  | { readonly kind: "missing" }
  | { readonly kind: "deleted"; readonly record: StoredWorkbook }
  | { readonly kind: "unreadable"; readonly record: StoredWorkbook; readonly reason: string };

/** What the page shows, and its right to change it. */
export type OpenedBook = {
  readonly starting: StartingWorkbook;
  /** Without any parts where it is not kept yet. */
  readonly record: StoredWorkbook;
  /** To be kept at once, because a person asked for it. */
  readonly isRequested: boolean;
  /** Null while another tab edits. */
  readonly lock: EditLock | null;
  /** Names what to do when another tab takes the lock by force. */
  readonly onLost: (listener: () => void) => void;
  readonly channel: TabChannel;
  readonly problem: OpenProblem | null;
};

type Found = Pick<OpenedBook, "starting" | "record" | "problem"> & { readonly isRequested?: boolean };

/** The longest that a tab in the background may take to keep its last changes. */
const answerLimitMs = 3_000;

/**
 * Opens the workbook that the address names, else the last used one, else the sample; never fails: what cannot be opened
 * gives way to the sample, and the problem says why.
 */
export async function openBook(address: URLSearchParams): Promise<OpenedBook> {
  let isLost = false;
  let lost = (): void => {
    isLost = true;
  };
  const own = async (id: string) => {
    const channel = createTabChannel(id);
    const lock = await takeEditLock({
      bookId: id,
      onLost: () => {
        lost();
      },
    });
    return { channel, lock };
  };
  const opened = async (found: Found, tab: Awaited<ReturnType<typeof own>>): Promise<OpenedBook> =>
    Promise.resolve({
      isRequested: false,
      ...found,
      ...tab,
      onLost: (listener) => {
        lost = listener;
        // Another tab may take it while this one still loads.
        if (isLost) listener();
      },
    });

  let problem: OpenProblem | null = null;
  try {
    const wanted = address.has("new") ? undefined : await wantedRecord(address.get("book"));
    if (address.has("new")) {
      const requested = await requestedWorkbook(address);
      return await opened(requested, await own(requested.record.id));
    }
    problem = problemOf(wanted, address.get("book"));
    if (wanted !== undefined && problem === null) {
      const tab = await own(wanted.id);
      const found = await readBook(wanted, tab);
      if (found.problem === null) return await opened(found, tab);
      tab.lock?.release();
      problem = found.problem;
    }
  } catch (error) {
    problem = { kind: "no storage", reason: saveProblem(error) };
  }
  const sample = fresh(sampleStart("Sample desk"));
  try {
    return await opened({ ...sample, problem }, await own(sample.record.id));
  } catch (error) {
    // Where a browser blocks the storage of a site, it refuses locks and channels too.
    problem ??= { kind: "no storage", reason: saveProblem(error) };
    return opened({ ...sample, problem }, { channel: noChannel, lock: { release: () => undefined } });
  }
}

async function wantedRecord(id: string | null): Promise<StoredWorkbook | undefined> {
  if (id !== null) return findWorkbook(id);
  return (await listWorkbooks()).find(({ deletedAt }) => deletedAt === null);
}

function problemOf(record: StoredWorkbook | undefined, id: string | null): OpenProblem | null {
  if (record === undefined) return id === null ? null : { kind: "missing" };
  return record.deletedAt === null ? null : { kind: "deleted", record };
}

/** A new workbook as the address asks for it: `?new=blank` or `?new=sample`, with a name. */
async function requestedWorkbook(address: URLSearchParams): Promise<Found> {
  const names = (await listWorkbooks()).map(({ name }) => name);
  const isBlank = address.get("new") === "blank";
  const name = freeName(address.get("name") ?? (isBlank ? "Workbook" : "Sample desk"), names);
  return { ...fresh(isBlank ? blankStart(name) : sampleStart(name)), isRequested: true };
}

function fresh(starting: StartingWorkbook): Found {
  const now = Date.now();
  const change = { name: starting.document.name, changedAt: now, sequence: 0, parts: {}, removed: [] };
  return { starting, record: newRecord(newWorkbookId(), change), problem: null };
}

async function readBook(
  known: StoredWorkbook,
  { channel, lock }: Pick<OpenedBook, "channel" | "lock">,
): Promise<Found> {
  let record = known;
  try {
    if (lock === null) {
      const answer = channel.wait(["kept"], answerLimitMs);
      channel.post({ kind: "hello" });
      await answer;
      record = (await findWorkbook(known.id)) ?? known;
    } else {
      record = { ...known, openedAt: Date.now() };
      await updateRecord(known.id, { openedAt: record.openedAt });
    }
    return { starting: { document: await readWorkbook(record), undressed: [] }, record, problem: null };
  } catch (error) {
    const reason = saveProblem(error);
    return { ...fresh(sampleStart("Sample desk")), problem: { kind: "unreadable", record, reason } };
  }
}
