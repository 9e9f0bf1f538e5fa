import { HedgeError } from "../../../../shared/errors.js";
import type { WorkbookDocument } from "../../document/workbookDocument.js";
import type { FileEntry } from "../../page/fileMenu.js";
import type { OpenGrid } from "./readSaved.js";

/** What the page does for files. */
export type FilePage = {
  /** Settles when the workbook is there to be saved. */
  readonly opened: () => Promise<OpenGrid>;
  /** Says something about a file; "" takes it back. */
  readonly say: (kind: "information" | "problem", text: string) => void;
  /** Keeps a document as a workbook of its own and shows it. */
  readonly show: (document: WorkbookDocument, notes: readonly string[]) => Promise<void>;
};

/** The entries of the File menu that open and save files; what reads and writes them is loaded when it is first used. */
export function fileEntries(page: FilePage): readonly (readonly FileEntry[])[] {
  return [
    [
      {
        id: "openFile",
        label: "Open file…",
        run: () => {
          chooseFile((file) => {
            void reportProblem(page, async () => openInPage(page, file));
          });
        },
      },
    ],
    [
      {
        id: "saveExcel",
        label: "Save as Excel file (.xlsx)",
        shortcut: { key: "s" },
        run: async () => saveExcel(page, false),
      },
      { id: "saveFrozen", label: "Save a frozen copy (.xlsx)", run: async () => saveExcel(page, true) },
      {
        id: "saveCsv",
        label: "Save sheet as CSV",
        run: async () =>
          reportProblem(page, async () => {
            const { saveCsvFile } = await import("./saveFiles.js");
            await saveCsvFile(await page.opened());
            page.say("information", "");
          }),
      },
    ],
  ];
}

/** Opens files that are dropped onto the page. */
export function openDroppedFiles(page: FilePage): void {
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
  addEventListener(
    "dragover",
    (event) => {
      // Unless it is taken here the browser leaves the page for the file.
      if (isFile(event)) event.preventDefault();
    },
    { capture: true },
  );
  addEventListener(
    "drop",
    (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void reportProblem(page, async () => openInPage(page, file));
    },
    { capture: true },
  );
}

function chooseFile(take: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".xlsx,.csv,.tsv,.txt";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file !== undefined) take(file);
  });
  input.click();
}

async function openInPage(page: FilePage, file: File): Promise<void> {
  page.say("information", `Opening ${file.name}…`);
  const { openFile } = await import("./openFile.js");
  const { document, notes } = await openFile(file);
  await page.show(document, notes);
}

async function saveExcel(page: FilePage, isFrozen: boolean): Promise<void> {
  await reportProblem(page, async () => {
    const { saveExcelFile } = await import("./saveFiles.js");
    const notes = await saveExcelFile(await page.opened(), isFrozen);
    page.say("information", notes.length === 0 ? "" : `Saved. ${notes.join(" ")}`);
  });
}

/** Says what went wrong; a fault of ours is reported besides, with the same workbook still open. */
async function reportProblem(page: FilePage, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isRefusal = error instanceof HedgeError;
    page.say("problem", isRefusal ? error.message : "Internal error: the file could not be opened or saved.");
    if (!isRefusal) reportError(error);
  }
}
