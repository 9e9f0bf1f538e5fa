import { confirmLoss, dialogButton, openDialog, paragraph } from "../../page/dialog.js";
import { bookAddress } from "../bookAddress.js";
import { editedWorkbooks } from "../editLock.js";
import { sizeOf } from "../keptVersions.js";
import { listWorkbooks, removeWorkbooks, updateRecord } from "../storedWorkbooks.js";
import type { StoredWorkbook } from "../workbookDatabase.js";
import { localText, sizeText, utcText } from "./listText.js";
import { table } from "./table.js";

/** Lists the workbooks of this browser, to open one, and the deleted ones, to bring one back. */
export async function showOpenDialog(openId: string, reportFailure: (error: unknown) => void): Promise<void> {
  const [books, edited] = [await listWorkbooks(), await editedWorkbooks()];
  const isBusy = ({ id }: StoredWorkbook): boolean => id !== openId && edited.includes(id);
  openDialog({
    title: "Open workbook",
    fill: ({ body, close }) => {
      const act = (work: () => Promise<unknown>): void => {
        close();
        work()
          .then(async () => showOpenDialog(openId, reportFailure))
          .catch(reportFailure);
      };
      const present = books.filter(({ deletedAt }) => deletedAt === null);
      const deleted = books.filter(({ deletedAt }) => deletedAt !== null);
      if (present.length === 0) body.append(paragraph("No workbook has been saved in this browser yet."));
      else {
        body.append(
          table(
            ["Name", "Last change", "", "Size", ""],
            present.map((book) => [
              [nameLink(book)],
              utcText(book.changedAt),
              localText(book.changedAt),
              sizeText(sizeOf(book)),
              [presentActions(book, { isOpen: book.id === openId, isBusy: isBusy(book), act })],
            ]),
          ),
        );
      }
      if (deleted.length > 0) {
        const heading = document.createElement("h3");
        heading.textContent = "Deleted in the last 14 days";
        body.append(
          heading,
          table(
            ["Name", "Deleted", "", "Size", ""],
            deleted.map((book) => [
              book.name,
              utcText(book.deletedAt ?? 0),
              localText(book.deletedAt ?? 0),
              sizeText(sizeOf(book)),
              [
                dialogButton("Bring back", () => {
                  act(async () => updateRecord(book.id, { deletedAt: null }));
                }),
                dialogButton("Delete for good…", () => {
                  act(async () => removeForGood(book));
                }),
              ],
            ]),
          ),
        );
      }
      const done = dialogButton("Close", close);
      const buttons = document.createElement("div");
      buttons.className = "buttons";
      buttons.append(done);
      body.append(buttons);
    },
  });
}

type Row = {
  readonly isOpen: boolean;
  /** Another tab edits it. */
  readonly isBusy: boolean;
  readonly act: (work: () => Promise<unknown>) => void;
};

function presentActions(book: StoredWorkbook, { isOpen, isBusy, act }: Row): HTMLElement {
  if (isOpen || isBusy) {
    const where = document.createElement("span");
    where.textContent = isOpen ? "Open here" : "Open in another tab";
    return where;
  }
  const button = dialogButton("Delete", () => {
    act(async () => updateRecord(book.id, { deletedAt: Date.now() }));
  });
  button.setAttribute("aria-label", `Delete ${book.name}`);
  return button;
}

async function removeForGood({ id, name }: StoredWorkbook): Promise<void> {
  const isWanted = await confirmLoss({
    title: "Delete for good?",
    sentences: [`"${name}" and its versions will be removed from this browser. This cannot be undone.`],
    action: "Delete for good",
  });
  if (isWanted) await removeWorkbooks([id]);
}

function nameLink({ id, name }: StoredWorkbook): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = bookAddress({ book: id });
  link.textContent = name;
  return link;
}
