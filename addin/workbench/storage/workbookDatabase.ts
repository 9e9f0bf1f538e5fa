import { openDB } from "idb";
import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import { HedgeError } from "../../../shared/errors.js";
import type { VersionSize } from "./thinVersions.js";

const databaseName = "hedge-workbench";
const databaseVersion = 1;
/** How the parts of a workbook are written; a workbook that states a higher one comes from a newer HEDGE. */
export const partsSchema = 1;

/** A kept workbook without its content. */
export type StoredWorkbook = {
  readonly id: string;
  readonly name: string;
  readonly schema: number;
  readonly changedAt: number;
  readonly openedAt: number;
  /** Counts the changes, so that a tab that follows knows what it has seen. */
  readonly sequence: number;
  readonly partBytes: Readonly<Record<string, number>>;
  /** Null while it is not deleted. */
  readonly deletedAt: number | null;
};

export type StoredVersion = VersionSize & {
  readonly bookId: string;
  readonly name: string;
  readonly schema: number;
};

type Tables = DBSchema & {
  books: { readonly key: string; readonly value: StoredWorkbook };
  parts: { readonly key: [string, string]; readonly value: string };
  versions: { readonly key: [string, number]; readonly value: StoredVersion };
  versionParts: { readonly key: [string, number]; readonly value: Readonly<Record<string, string>> };
};

const tables = ["books", "parts", "versions", "versionParts"] as const;

export type Database = IDBPDatabase<Tables>;
export type Change = IDBPTransaction<Tables, typeof tables, "readwrite">;

/** Everything of one workbook: its parts, or its versions. */
export function ofBook(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

let opened: Promise<Database> | undefined;
let openNow: Database | undefined;

/** The database, opened once. @throws HedgeError that says why the browser does not open it */
export async function workbookDatabase(): Promise<Database> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw new HedgeError({ code: "host_unavailable", message: openProblem(error), cause: error });
  });
  return opened;
}

/** The database where it is open: a page that goes away cannot wait for it. */
export function openedDatabase(): Database | undefined {
  return openNow;
}

async function open(): Promise<Database> {
  const forget = (): void => {
    opened = undefined;
    openNow = undefined;
  };
  const blocked = new Promise<never>((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error("The browser's database does not respond"));
    }, openLimitMs);
  });
  const opening = openDB<Tables>(databaseName, databaseVersion, {
    upgrade(database) {
      database.createObjectStore("books", { keyPath: "id" });
      database.createObjectStore("parts");
      database.createObjectStore("versions", { keyPath: ["bookId", "at"] });
      database.createObjectStore("versionParts");
    },
    blocking(_current, _blocked, event) {
      // A newer HEDGE in another tab waits for this connection; what is saved after it opens again, or says why not.
      if (event.target instanceof IDBDatabase) event.target.close();
      forget();
    },
    terminated: forget,
  });
  openNow = await Promise.race([opening, blocked]);
  return openNow;
}

const openLimitMs = 8_000;

function openProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "VersionError")
    return "the workbooks in this browser were saved by a newer version of HEDGE. Reload the page to get that version";
  if (name === "QuotaExceededError") return "the browser's storage is full";
  return "this browser does not allow HEDGE to store data here";
}

/** One change of all tables, made whole or not at all. */
export function beginChange(database: Database): Change {
  return database.transaction(tables, "readwrite", { durability: "strict" });
}
