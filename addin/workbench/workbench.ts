import "@univerjs/presets/lib/styles/preset-sheets-core.css";
import "@univerjs/presets/lib/styles/preset-sheets-conditional-formatting.css";
import "@univerjs/presets/lib/styles/preset-sheets-data-validation.css";
import "@univerjs/presets/lib/styles/preset-sheets-note.css";
import "@univerjs/presets/lib/styles/preset-sheets-filter.css";
import "@univerjs/presets/lib/styles/preset-sheets-find-replace.css";
import "@univerjs/presets/lib/styles/preset-sheets-sort.css";
import "./workbench.css";
import { deskSheetNames } from "../../shared/sheet/deskSheets.js";
import { dressWorkbook } from "./document/startingWorkbook.js";
import { fileEntries, openDroppedFiles } from "./files/page/fileEntries.js";
import { createFilePage } from "./files/page/filePage.js";
import { createCellNotes } from "./grid/cellNotes.js";
import { acceptClickedSuggestions } from "./grid/acceptSuggestion.js";
import { closeListsOnTyping } from "./grid/closeListsOnTyping.js";
import { closeStaleSuggestions } from "./grid/closeStaleSuggestions.js";
import { connectFunctions } from "./grid/connectFunctions.js";
import { createEditorKeys } from "./grid/editorKeys.js";
import { createEntryMoves } from "./grid/entryMoves.js";
import { createGrid } from "./grid/createGrid.js";
import { showMessagesOnHover } from "./grid/errorAlerts.js";
import { createListKeys } from "./grid/listKeys.js";
import { lookAtSpills, showSpills } from "./grid/lookAtSpills.js";
import { keepBarCaret } from "./grid/keepBarCaret.js";
import { keepBarFocus } from "./grid/keepBarFocus.js";
import { keepOpenEditor } from "./grid/keepOpenEditor.js";
import { orderSuggestions } from "./grid/orderSuggestions.js";
import { readTypedEntries } from "./grid/readTypedEntries.js";
import { showNumberFormats } from "./grid/numberFormats.js";
import { addFreezeMenu } from "./grid/freezeMenu.js";
import { createBookTitle } from "./page/bookTitle.js";
import { scrollByTouch } from "./grid/touchScroll.js";
import { showSelectedCell } from "./page/cellLine.js";
import { showFeed } from "./page/feedBand.js";
import { showFileMenu } from "./page/fileMenu.js";
import { takeKeysFirst } from "./page/firstKeys.js";
import { followColours } from "./page/followColours.js";
import { loadFunctions } from "./page/loadFunctions.js";
import { createNoticeBar } from "./page/noticeBar.js";
import { printSheet } from "./page/printSheet.js";
import { showRibbon } from "./page/ribbonBar.js";
import { showSidePane } from "./page/sidePane.js";
import { showNumberCard } from "./page/numberCard.js";
import { createTour } from "./page/tour.js";
import { showWordMenu } from "./page/wordMenu.js";
import { createWorkbenchApi } from "./page/workbenchApi.js";
import type { OpenedWorkbench } from "./page/workbenchApi.js";
import { createChartLayer } from "./spreadsheet/chartLayer.js";
import { addExcelShortcuts } from "./spreadsheet/excelShortcuts.js";
import { keepSpills } from "./spreadsheet/keepSpills.js";
import { refuseReadOnly } from "./spreadsheet/refuseReadOnly.js";
import { createWorkbenchSpreadsheet } from "./spreadsheet/workbenchSpreadsheet.js";
import { bookEntries } from "./storage/bookEntries.js";
import type { BookInHand } from "./storage/bookEntries.js";
import { openBook } from "./storage/openBook.js";
import { showBook } from "./storage/showBook.js";

const namespace = "HEDGE";

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}"`);
  return found;
}

const takeKeys = takeKeysFirst();
const notices = createNoticeBar(element("notices"));
const tour = createTour(element("tour"));
const title = createBookTitle(element("book-name"), element("book-state"));
let opened: OpenedWorkbench | undefined;
let inHand: (book: BookInHand) => void = () => undefined;
const book = new Promise<BookInHand>((resolve) => {
  inHand = resolve;
});

function printFront(): void {
  if (opened !== undefined) printSheet(opened.grid, opened.charts);
}

const books = bookEntries({ book, notices });
const files = createFilePage({
  book,
  notices,
  calculated: async () => {
    await ready;
    if (opened === undefined) throw new Error("The workbook is not open");
    return opened;
  },
});
openDroppedFiles(files);
showFileMenu(element("ribbon"), [
  books.first,
  ...fileEntries(files),
  [{ id: "print", label: "Print or save as PDF…", shortcut: { key: "p" }, run: printFront }],
  books.last,
  [{ id: "tour", label: "Show the tour", run: tour.show }],
]);

async function start(): Promise<void> {
  // First: of a formula whose function it does not know, the grid keeps #NAME? and forgets the cells it refers to.
  const [host, openedBook] = await Promise.all([
    loadFunctions(),
    openBook(new URLSearchParams(location.search)),
  ]);
  const { starting } = openedBook;
  // It explains the sheets of a desk, which an empty workbook has not.
  const names = Object.values(starting.document.snapshot.sheets).map(({ name }) => name);
  if (names.includes(deskSheetNames.hedge)) tour.showFirst();
  showSpills();
  const grid = createGrid(element("grid"), starting.document.snapshot);
  followColours(grid);
  scrollByTouch(element("grid"));
  addFreezeMenu(grid);
  addExcelShortcuts(grid);
  keepSpills(grid);
  const notes = createCellNotes();
  const { onCalculated, say } = showSelectedCell(element("cell-line"), grid, notes);
  const calculated = connectFunctions({ grid, host, namespace, notes, onCalculated });
  acceptClickedSuggestions(grid);
  closeListsOnTyping(grid);
  closeStaleSuggestions(grid);
  keepBarCaret(grid);
  keepBarFocus(grid);
  keepOpenEditor(grid);
  lookAtSpills(grid);
  orderSuggestions(grid);
  readTypedEntries(grid, say);
  showMessagesOnHover(grid, notes);
  showNumberFormats(grid, notes);
  showNumberCard(element("card"), grid, notes);
  showWordMenu({ menu: element("words"), grid, metadata: host.metadata, namespace, takeKeys });
  takeKeys(createListKeys(grid));
  takeKeys(createEditorKeys(grid, createEntryMoves(grid)));
  const charts = createChartLayer(element("charts"), grid);
  dressWorkbook(grid, charts, starting);
  const session = showBook({ grid, charts, opened: openedBook, title, notices });
  inHand({ grid, session });
  globalThis.HEDGE_SPREADSHEET = refuseReadOnly(
    createWorkbenchSpreadsheet(grid, notes, charts),
    session.isReadOnly,
  );
  showRibbon(element("ribbon"));
  await calculated;
  showFeed(element("simulated"), element("feed"));
  opened = { grid, notes, host, charts };
}

const ready = start();
showSidePane({ side: element("side"), pane: element("pane"), close: element("close-pane"), ready });
ready.catch((error: unknown) => {
  const failure = element("failure");
  failure.hidden = false;
  failure.textContent = `The functions could not be loaded. ${error instanceof Error ? error.message : ""}`;
});

Object.assign(window, { workbench: createWorkbenchApi(ready, () => opened) });
