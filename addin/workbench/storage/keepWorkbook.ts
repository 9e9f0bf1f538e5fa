import { bookPart, encodeBook, encodeSheet, sheetPart } from "../document/documentParts.js";
import { lookAtDocument } from "../document/workbookDocument.js";
import type { Grid } from "../grid/createGrid.js";
import type { ChartLayer } from "../spreadsheet/chartLayer.js";
import { saveAtOnce, saveWorkbook } from "./saveWorkbook.js";
import type { WorkbookChange } from "./saveWorkbook.js";
import { saveProblem } from "./saveProblem.js";
import { openedDatabase } from "./workbookDatabase.js";
import type { StoredWorkbook } from "./workbookDatabase.js";

const pauseMs = 200;
const longestMs = 800;
const retryMs = 5_000;

export type SaveState =
  { readonly kind: "unchanged" | "saved" | "saving" } | { readonly kind: "failed"; readonly reason: string };

export type WorkbookKeeper = {
  readonly record: () => StoredWorkbook;
  readonly state: () => SaveState;
  /** Takes in a change, to be saved a moment after the last of several. @returns its number */
  readonly mark: (sheets: readonly string[] | "all") => number;
  /** Another sheet is in front, which is no change of the workbook. */
  readonly markView: () => void;
  /** Settles when all is kept; without an error also where it failed, which the state says. */
  readonly saveNow: () => Promise<void>;
  /** Saves as far as a page can that goes away. */
  readonly leave: () => void;
  /** Saves nothing any more, not even what is being saved: the workbook is another tab's to change, or deleted. */
  readonly stop: () => void;
  /** Takes over what another tab has kept meanwhile. */
  readonly adopt: (record: StoredWorkbook) => void;
};

type Keeping = {
  readonly grid: Grid;
  readonly charts: ChartLayer;
  /** Of a workbook that is not kept yet: without any parts. */
  readonly record: StoredWorkbook;
  readonly onState: (state: SaveState) => void;
};

type Due = { sheets: Set<string> | "all"; isChanged: boolean; isView: boolean };

/** Keeps the open workbook in the browser: each change a moment after it, and only the sheets that changed. */
export function keepWorkbook({ grid, charts, record: first, onState }: Keeping): WorkbookKeeper {
  let record = first;
  let sequence = first.sequence;
  let due = nothingDue();
  /** What is being written: it counts as kept once it is. */
  let writing = nothingDue();
  let state: SaveState = isStored(first) ? { kind: "saved" } : { kind: "unchanged" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstDueAt: number | null = null;
  let saving: Promise<void> | undefined;
  const stopped = new AbortController();

  const report = (next: SaveState): void => {
    state = next;
    onState(next);
  };
  const changeOf = (what: Due): WorkbookChange => {
    const document = lookAtDocument(grid, charts);
    const { sheets } = document.snapshot;
    const chosen = what.sheets === "all" || !isStored(record) ? Object.keys(sheets) : [...what.sheets];
    const parts = chosen.flatMap((id): readonly (readonly [string, string])[] => {
      const sheet = sheets[id];
      return sheet === undefined ? [] : [[sheetPart(id), encodeSheet(sheet)]];
    });
    const present = new Set([bookPart, ...Object.keys(sheets).map(sheetPart)]);
    return {
      name: document.name,
      changedAt: what.isChanged ? Date.now() : record.changedAt,
      sequence,
      parts: { [bookPart]: encodeBook(document), ...Object.fromEntries(parts) },
      removed: Object.keys(record.partBytes).filter((part) => !present.has(part)),
    };
  };
  const save = async (): Promise<void> => {
    writing = due;
    due = nothingDue();
    firstDueAt = null;
    if (writing.isChanged) report({ kind: "saving" });
    try {
      record = await saveWorkbook(record, changeOf(writing), stopped.signal);
      report({ kind: due.isChanged ? "saving" : "saved" });
    } catch (error) {
      if (stopped.signal.aborted) return;
      due = joined(writing, due);
      report({ kind: "failed", reason: saveProblem(error) });
      schedule(retryMs);
    } finally {
      writing = nothingDue();
    }
  };
  const saveDue = async (): Promise<void> => {
    clearTimeout(timer);
    while (saving !== undefined) await saving;
    if (stopped.signal.aborted || !isDue(due, record)) return;
    saving = save().finally(() => {
      saving = undefined;
    });
    await saving;
  };
  const schedule = (waitMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void saveDue(), waitMs);
  };
  const scheduleSoon = (): void => {
    const now = performance.now();
    firstDueAt ??= now;
    schedule(Math.max(0, Math.min(pauseMs, firstDueAt + longestMs - now)));
  };

  return {
    record: () => record,
    state: () => state,
    mark(sheets) {
      due = joined(due, {
        sheets: sheets === "all" ? "all" : new Set(sheets),
        isChanged: true,
        isView: false,
      });
      if (state.kind !== "failed") report({ kind: "saving" });
      scheduleSoon();
      sequence += 1;
      return sequence;
    },
    markView() {
      due = joined(due, { sheets: new Set(), isChanged: false, isView: true });
      if (isStored(record)) scheduleSoon();
    },
    saveNow: saveDue,
    leave() {
      const [database, all] = [openedDatabase(), joined(writing, due)];
      // What could not be kept before would now be kept without looking: over another tab's changes too.
      if (stopped.signal.aborted || !isDue(all, record) || state.kind === "failed") return;
      if (database === undefined) return;
      record = saveAtOnce(database, record, changeOf(all));
      due = nothingDue();
    },
    stop() {
      clearTimeout(timer);
      stopped.abort();
    },
    adopt(next) {
      record = next;
      sequence = next.sequence;
    },
  };
}

function nothingDue(): Due {
  return { sheets: new Set(), isChanged: false, isView: false };
}

function joined(one: Due, other: Due): Due {
  const sheets =
    one.sheets === "all" || other.sheets === "all" ? "all" : new Set([...one.sheets, ...other.sheets]);
  return { sheets, isChanged: one.isChanged || other.isChanged, isView: one.isView || other.isView };
}

function isStored({ partBytes }: StoredWorkbook): boolean {
  return Object.keys(partBytes).length > 0;
}

/** Looking at the sheets of a sample does not make it a workbook of one's own. */
function isDue({ isChanged, isView }: Due, record: StoredWorkbook): boolean {
  return isChanged || (isView && isStored(record));
}
