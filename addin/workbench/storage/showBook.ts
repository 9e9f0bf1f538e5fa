import type { Grid } from "../grid/createGrid.js";
import type { BookTitle } from "../page/bookTitle.js";
import { downloadFile } from "../page/downloadFile.js";
import type { Notice, NoticeBar } from "../page/noticeBar.js";
import type { ChartLayer } from "../spreadsheet/chartLayer.js";
import { gridWorkbook } from "../spreadsheet/gridWorkbook.js";
import { bookAddress } from "./bookAddress.js";
import { startSession } from "./editSession.js";
import type { EditSession, SessionState } from "./editSession.js";
import { showVersionsDialog } from "./dialogs/versionsDialog.js";
import type { OpenedBook, OpenProblem } from "./openBook.js";
import { saveProblem } from "./saveProblem.js";
import { forgetDeleted, readParts, updateRecord } from "./storedWorkbooks.js";
import type { StoredWorkbook } from "./workbookDatabase.js";

type Shown = {
  readonly grid: Grid;
  readonly charts: ChartLayer;
  readonly opened: OpenedBook;
  readonly title: BookTitle;
  readonly notices: NoticeBar;
};

/** Begins to keep the open workbook, and says on the page how that goes. */
export function showBook({ grid, charts, opened, title, notices }: Shown): EditSession {
  const takeOver = async (): Promise<void> => {
    const refusal = await session.takeOver();
    if (refusal !== null)
      notices.show("file", {
        kind: "problem",
        text: `The other tab could not save and keeps the workbook: ${refusal}.`,
        actions: [],
      });
  };
  const following: Notice = {
    kind: "information",
    text: "Another tab edits this workbook. This one shows its changes.",
    actions: [{ label: "Edit here", run: takeOver }],
  };
  const onState = (state: SessionState): void => {
    title.showName(gridWorkbook(grid).getName());
    title.showState(state);
    notices.show("right", state.kind === "following" ? following : null);
    notices.show("save", state.kind === "failed" ? failure(state.reason) : null);
    if (state.kind === "saved" || state.kind === "following") nameInAddress(opened.record.id);
    if (state.kind === "saved") settle();
  };
  const onBeside = (): void => {
    notices.show("right", beside);
  };
  const session = startSession({ grid, charts, opened, onState, onBeside });
  if (opened.problem !== null)
    notices.show(
      "open",
      openNotice(opened.problem, (notice) => {
        notices.show("open", notice);
      }),
    );
  return session;
}

/** Over plain HTTP a browser gives pages no locks. */
const beside: Notice = {
  kind: "problem",
  text: "Another tab edits this workbook too, and over plain HTTP neither can be held back. Close one of them: only what the first one saves is kept.",
  actions: [],
};

function failure(reason: string): Notice {
  return {
    kind: "problem",
    text: `Not saved: ${reason}. Keep this tab open, or save the workbook as a file.`,
    actions: [],
  };
}

/** Reloaded or bookmarked, the tab shows the same workbook, whichever was used last. */
function nameInAddress(id: string): void {
  const address = bookAddress({ book: id });
  if (location.href !== address) history.replaceState(null, "", address);
}

let isSettled = false;

/** What a browser is asked for once there is something of a person's to lose. */
function settle(): void {
  if (isSettled) return;
  isSettled = true;
  forgetDeleted(Date.now()).catch(reportError);
  // Without it a browser that runs out of room may clear the workbooks away.
  if ("storage" in navigator && "persist" in navigator.storage)
    navigator.storage
      .persisted()
      .then(async (isKept) => isKept || navigator.storage.persist())
      .catch(reportError);
}

function openNotice(problem: OpenProblem, show: (notice: Notice | null) => void): Notice {
  switch (problem.kind) {
    case "no storage":
      return {
        kind: "problem",
        text: `Workbooks cannot be kept: ${problem.reason}. Changes will be lost when this tab is closed; save them as a file.`,
        actions: [],
      };
    case "missing":
      return {
        kind: "problem",
        text: "This browser has no workbook at this address. The sample desk is shown instead; your workbooks are under File, Open…",
        actions: [],
      };
    case "deleted":
      return {
        kind: "problem",
        text: `"${problem.record.name}" is deleted. The sample desk is shown instead.`,
        actions: [{ label: "Bring back", run: async () => bringBack(problem.record) }],
      };
    case "unreadable":
      return {
        kind: "problem",
        text: `"${problem.record.name}" cannot be opened: ${problem.reason} The sample desk is shown instead; nothing of the workbook is changed.`,
        actions: [
          { label: "Download its data", run: async () => downloadData(problem.record) },
          { label: "Versions…", run: async () => offerVersions(problem.record, show) },
        ],
      };
  }
}

async function bringBack({ id }: StoredWorkbook): Promise<void> {
  await updateRecord(id, { deletedAt: null });
  location.assign(bookAddress({ book: id }));
}

async function downloadData(record: StoredWorkbook): Promise<void> {
  const data = { record, parts: await readParts(record.id) };
  const content = new Blob([JSON.stringify(data)], { type: "application/json" });
  downloadFile(content, `${record.name}.hedge.json`);
}

async function offerVersions({ id }: StoredWorkbook, show: (notice: Notice | null) => void): Promise<void> {
  await showVersionsDialog({
    bookId: id,
    canRestore: true,
    onRestored: () => {
      location.assign(bookAddress({ book: id }));
    },
    reportFailure: (error) => {
      show({ kind: "problem", text: `Versions: ${saveProblem(error)}.`, actions: [] });
    },
  });
}
