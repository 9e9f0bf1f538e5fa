import { ICommandService } from "@univerjs/presets";
import { IEditorService, InsertCommand } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

export type EditedText = {
  readonly text: string;
  /** What is selected of it; nothing where both are the same. */
  readonly start: number;
  readonly end: number;
  /** Where the editor is on the page. */
  readonly place: DOMRect;
  readonly select: (start: number, end: number) => void;
  /** Puts a text in the place of what stands between these two positions. */
  readonly replace: (start: number, end: number, text: string) => void;
};

export type EditedFormula = Omit<EditedText, "start" | "end"> & { readonly caret: number };

/** What stands in the editor that has the keyboard, that of the cell or the formula bar, open or not. */
export function editedText(grid: Grid): EditedText | undefined {
  const editor = grid.injector.get(IEditorService).getFocusEditor();
  const [selection] = editor?.getSelectionRanges() ?? [];
  if (!editor || selection === undefined) return undefined;
  return {
    text: editor.getDocumentData().body?.dataStream.replace(/\r\n$/, "") ?? "",
    start: selection.startOffset,
    end: selection.endOffset,
    place: editor.getBoundingClientRect(),
    select: (startOffset, endOffset) => {
      editor.setSelectionRanges([{ startOffset, endOffset }]);
    },
    replace: (start, end, replacement) => {
      void grid.injector.get(ICommandService).executeCommand(InsertCommand.id, {
        unitId: editor.getEditorId(),
        body: { dataStream: replacement },
        range: { startOffset: start, endOffset: end, collapsed: start === end },
      });
    },
  };
}

/** The formula that is being typed in a cell or in the formula bar; undefined where none is. */
export function editedFormula(grid: Grid): EditedFormula | undefined {
  const edited = editedText(grid);
  if (edited === undefined || edited.start !== edited.end || !edited.text.startsWith("=")) return undefined;
  return { ...edited, caret: edited.start };
}
