import { watchChanges } from "../document/changeWatch.js";
import type { Mutation } from "../document/changeWatch.js";
import { createReadOnlyGrid } from "../document/readOnlyGrid.js";
import { commitEditor, hasTyped } from "../grid/closeEditor.js";
import type { Grid } from "../grid/createGrid.js";
import type { ChartLayer } from "../spreadsheet/chartLayer.js";
import { awaitEditLock, editedWorkbooks, takeOverEditLock } from "./editLock.js";
import { keepWorkbook } from "./keepWorkbook.js";
import type { SaveState, WorkbookKeeper } from "./keepWorkbook.js";
import type { OpenedBook } from "./openBook.js";
import { saveProblem } from "./saveProblem.js";
import { findWorkbook } from "./storedWorkbooks.js";
import type { TabMessage } from "./tabChannel.js";

export type SessionState = SaveState | { readonly kind: "following" };

export type EditSession = {
  readonly keeper: WorkbookKeeper;
  /** Enters what is being typed and keeps everything; settles without an error also where it failed, which the state says. */
  readonly saveAll: () => Promise<void>;
  readonly isReadOnly: () => boolean;
  /** Edits here what another tab edits now. @returns why that tab keeps it, or null */
  readonly takeOver: () => Promise<string | null>;
  /** The kept workbook was replaced: every tab that shows it starts anew. */
  readonly restart: () => void;
};

type Session = {
  readonly grid: Grid;
  readonly charts: ChartLayer;
  readonly opened: OpenedBook;
  readonly onState: (state: SessionState) => void;
  /** Another tab edits the workbook too, and the browser cannot hold either back. */
  readonly onBeside: () => void;
};

/** A tab that edits saves before it answers; one that sleeps does not answer at all. */
const answerLimitMs = 4_000;
/** A closed tab's right is free within a moment; another tab may have taken it by then. */
const successionLimitMs = 2_000;

/** Keeps what is edited in this tab, or follows the tab that edits the same workbook. */
export function startSession({ grid, charts, opened, onState, onBeside }: Session): EditSession {
  const { channel } = opened;
  const readOnly = createReadOnlyGrid(grid);
  let { lock } = opened;
  let hasFollowers = false;
  let followed = opened.record.sequence;
  let isBehind = false;

  const announce = (): void => {
    if (hasFollowers)
      channel.post({ kind: "kept", sequence: keeper.record().sequence, charts: charts.all() });
  };
  const keeper = keepWorkbook({
    grid,
    charts,
    record: opened.record,
    onState: (state) => {
      onState(state);
      if (state.kind === "saved") announce();
    },
  });
  const showRight = (): void => {
    readOnly.setReadOnly(lock === null);
    onState(lock === null ? { kind: "following" } : keeper.state());
  };
  const saveAll = async (): Promise<void> => {
    if (lock !== null) await commitEditor(grid);
    await keeper.saveNow();
  };
  const giveWay = async (): Promise<void> => {
    await saveAll();
    if (lock === null) return;
    const state = keeper.state();
    if (state.kind === "failed") {
      channel.post({ kind: "refused", reason: state.reason });
      return;
    }
    followed = keeper.record().sequence;
    lock.release();
    lock = null;
    showRight();
    channel.post({ kind: "released", sequence: followed });
  };
  const answer = (message: TabMessage): void => {
    if (message.kind === "hello") {
      hasFollowers = true;
      void keeper.saveNow().then(announce);
    } else if (message.kind === "request") void giveWay();
    else if (message.kind === "opened") {
      onBeside();
      channel.post({ kind: "beside" });
    } else if (message.kind === "beside") onBeside();
  };
  const showCharts = (all: ReturnType<ChartLayer["all"]>): void => {
    for (const [sheetId, own] of Object.entries(all))
      if (JSON.stringify(charts.all()[sheetId]) !== JSON.stringify(own)) charts.add(sheetId, own);
  };
  const followChange = (sequence: number, mutation: Mutation): void => {
    if (sequence <= followed) return;
    isBehind ||= sequence !== followed + 1 || !readOnly.follow(mutation);
    followed = sequence;
  };
  const follow = (message: TabMessage): void => {
    if (message.kind === "left") void succeed();
    else if (message.kind === "change") followChange(message.sequence, message.mutation);
    else if (message.kind === "opened") {
      isBehind ||= message.sequence !== followed;
      channel.post({ kind: "hello" });
    } else if (message.kind === "kept") {
      // What this tab has missed is kept by now, and read anew.
      if (isBehind) location.reload();
      else showCharts(message.charts);
    }
  };
  /** Shows the workbook as it is kept; what this tab has not saved must not come over what another one has done. */
  const startAnew = (): void => {
    keeper.stop();
    location.reload();
  };
  const onLost = (): void => {
    lock = null;
    startAnew();
  };
  const lockRequest = { bookId: opened.record.id, onLost };
  /** Edits on from what this tab has followed; anew where that is not all of what was changed. */
  const editOn = async (isAll: (kept: number) => boolean): Promise<void> => {
    const record = await findWorkbook(opened.record.id);
    if (record === undefined || isBehind || !isAll(record.sequence) || record.deletedAt !== null) {
      // Of a workbook that is deleted, the page says that then.
      location.reload();
      return;
    }
    keeper.adopt({ ...record, sequence: followed });
    // The last changes of a tab that was closed may reach this one before they are kept.
    if (record.sequence < followed) keeper.mark("all");
    hasFollowers = true;
    showRight();
  };
  const succeed = async (): Promise<void> => {
    lock ??= await awaitEditLock(lockRequest, successionLimitMs);
    if (lock !== null) await editOn((kept) => kept <= followed);
  };
  const hear = (message: TabMessage): void => {
    if (message.kind === "replaced") startAnew();
    else if (lock === null) follow(message);
    else answer(message);
  };

  watchChanges(grid, {
    onChange: (mutation, sheets) => {
      if (lock === null) return;
      const sequence = keeper.mark(sheets);
      if (hasFollowers) channel.post({ kind: "change", sequence, mutation });
    },
    onView: () => {
      if (lock !== null) keeper.markView();
    },
  });
  opened.onLost(onLost);
  addEventListener("pagehide", () => {
    if (lock === null) return;
    try {
      keeper.leave();
    } finally {
      // Whatever keeps this tab from saving: one that follows edits on.
      channel.post({ kind: "left" });
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (lock !== null && document.visibilityState === "hidden") void keeper.saveNow();
  });
  addEventListener("beforeunload", (event) => {
    // A page that goes away cannot wait until the cell holds what is being typed.
    if (lock !== null && (keeper.state().kind === "failed" || hasTyped(grid))) event.preventDefault();
  });
  showRight();
  channel.listen(hear);
  if (lock !== null) channel.post({ kind: "opened", sequence: followed });
  if (opened.isRequested) keeper.mark("all");

  return {
    keeper,
    saveAll,
    isReadOnly: readOnly.isReadOnly,
    async takeOver() {
      const isEdited = (await editedWorkbooks()).includes(opened.record.id);
      const answered = channel.wait(["released", "refused"], isEdited ? answerLimitMs : 0);
      channel.post({ kind: "request" });
      const right = await answered;
      if (right?.kind === "refused") return right.reason;
      try {
        lock = await takeOverEditLock(lockRequest, right === null);
        await editOn((kept) => (right?.sequence ?? kept) === followed);
        return null;
      } catch (error) {
        return saveProblem(error);
      }
    },
    restart() {
      channel.post({ kind: "replaced" });
      startAnew();
    },
  };
}
