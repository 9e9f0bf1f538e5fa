import { HedgeError } from "../../../shared/errors.js";
import type { Grid } from "../grid/createGrid.js";
import { confirmLoss } from "../page/dialog.js";
import type { FileEntry } from "../page/fileMenu.js";
import type { NoticeBar } from "../page/noticeBar.js";
import { gridWorkbook } from "../spreadsheet/gridWorkbook.js";
import { bookAddress } from "./bookAddress.js";
import type { EditSession } from "./editSession.js";
import { saveProblem } from "./saveProblem.js";
import { duplicateWorkbook, updateRecord } from "./storedWorkbooks.js";
import type { StoredWorkbook } from "./workbookDatabase.js";

export type BookInHand = { readonly grid: Grid; readonly session: EditSession };

type Entries = {
  /** The workbook once it is open. */
  readonly book: Promise<BookInHand>;
  readonly notices: NoticeBar;
};

/** What the File menu offers for the workbooks of this browser: at its beginning and at its end. */
export function bookEntries({ book, notices }: Entries): {
  readonly first: readonly FileEntry[];
  readonly last: readonly FileEntry[];
} {
  const fail = (label: string, error: unknown): void => {
    const name = label.replace("…", "");
    const text = `${name}: ${saveProblem(error)}.`;
    notices.show("file", { kind: "problem", text, actions: [] });
  };
  const entry = (id: string, label: string, run: (book: BookInHand) => Promise<void>): FileEntry => ({
    id,
    label,
    run: async () => {
      notices.show("file", null);
      try {
        await run(await book);
      } catch (error) {
        fail(label, error);
      }
    },
  });
  const open = entry("open", "Open…", async ({ session }) => {
    const { showOpenDialog } = await import("./dialogs/openDialog.js");
    await session.saveAll();
    await showOpenDialog(session.keeper.record().id, (error) => {
      fail("Open…", error);
    });
  });
  return {
    first: [
      entry("new", "New…", async ({ session }) => {
        const { showNewDialog } = await import("./dialogs/newDialog.js");
        await session.saveAll();
        await showNewDialog();
      }),
      { ...open, shortcut: { key: "o" } },
      entry("duplicate", "Duplicate", async ({ session }) => {
        location.assign(bookAddress({ book: await duplicateWorkbook(await keptRecord(session)) }));
      }),
      entry("rename", "Rename…", async ({ grid, session }) => {
        const { showRenameDialog } = await import("./dialogs/renameDialog.js");
        mayEdit(session);
        const workbook = gridWorkbook(grid);
        showRenameDialog(workbook.getName(), (name) => {
          workbook.setName(name);
        });
      }),
      entry("versions", "Versions…", async ({ session }) => {
        const { showVersionsDialog } = await import("./dialogs/versionsDialog.js");
        await session.saveAll();
        await showVersionsDialog({
          bookId: session.keeper.record().id,
          onRestored: session.restart,
          canRestore: !session.isReadOnly(),
          reportFailure: (error) => {
            fail("Versions…", error);
          },
        });
      }),
    ],
    last: [
      entry("delete", "Delete…", async ({ session }) => {
        mayEdit(session);
        const { id, name } = await keptRecord(session);
        const isWanted = await confirmLoss({
          title: "Delete this workbook?",
          sentences: [`"${name}" can be brought back for 14 days: File, Open…`],
          action: "Delete",
        });
        if (!isWanted) return;
        await updateRecord(id, { deletedAt: Date.now() });
        // A late change would bring it back.
        session.keeper.stop();
        location.assign(bookAddress(null));
      }),
      entry("clear", "Clear all workbooks…", async ({ session }) => {
        const { showClearDialog } = await import("./dialogs/clearDialog.js");
        await session.saveAll();
        if (!(await showClearDialog(session.keeper.record().id))) return;
        session.keeper.stop();
        location.assign(bookAddress(null));
      }),
    ],
  };
}

function mayEdit(session: EditSession): void {
  if (session.isReadOnly())
    throw new HedgeError({
      code: "host_refused",
      message: 'another tab edits this workbook. Press "Edit here" first',
    });
}

/** The workbook with everything kept, also the sample that nobody has changed yet. @throws HedgeError where it cannot be kept */
async function keptRecord({ keeper, saveAll }: EditSession): Promise<StoredWorkbook> {
  if (keeper.state().kind === "unchanged") keeper.mark("all");
  await saveAll();
  const state = keeper.state();
  if (state.kind === "failed") throw new HedgeError({ code: "host_refused", message: state.reason });
  return keeper.record();
}
