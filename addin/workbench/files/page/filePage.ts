import type { CellNotes } from "../../grid/cellNotes.js";
import type { NoticeBar } from "../../page/noticeBar.js";
import type { ChartLayer } from "../../spreadsheet/chartLayer.js";
import { bookAddress } from "../../storage/bookAddress.js";
import type { BookInHand } from "../../storage/bookEntries.js";
import { createStoredWorkbook } from "../../storage/storedWorkbooks.js";
import type { FilePage } from "./fileEntries.js";
import { keepNotes, takeNotes } from "./openedNotes.js";

type Page = {
  /** The workbook once it is open. */
  readonly book: Promise<BookInHand>;
  /** What lies over its cells, once every formula has been calculated. */
  readonly calculated: () => Promise<{ readonly notes: CellNotes; readonly charts: ChartLayer }>;
  readonly notices: NoticeBar;
};

/** What files ask of the page: a file that is opened becomes a workbook of this browser, which the page then shows. */
export function createFilePage({ book, calculated, notices }: Page): FilePage {
  const say: FilePage["say"] = (kind, text) => {
    notices.show("file", text === "" ? null : { kind, text, actions: [] });
  };
  void book.then(({ session }) => {
    say("information", leftNotes(session.keeper.record().id));
  });
  return {
    say,
    opened: async () => ({ grid: (await book).grid, ...(await calculated()) }),
    async show(document, notes) {
      const { session } = await book;
      await session.saveAll();
      const id = await createStoredWorkbook(document);
      keepNotes(id, notes);
      location.assign(bookAddress({ book: id }));
    },
  };
}

function leftNotes(id: string): string {
  try {
    return takeNotes(id);
  } catch {
    // Where the browser blocks the storage of a site, no page could leave notes for this one.
    return "";
  }
}
