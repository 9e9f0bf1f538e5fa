import { ICommandService } from "@univerjs/presets";
import { IEditorService, InsertCommand } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

export type EditedFormula = {
  readonly text: string;
  readonly caret: number;
  /** Where the editor is on the page. */
  readonly place: DOMRect;
  /** Puts a text in the place of what stands between these two positions. */
  readonly replace: (start: number, end: number, text: string) => void;
};

/** The formula that is being typed in a cell or in the formula bar; undefined where none is. */
export function editedFormula(grid: Grid): EditedFormula | undefined {
  const editor = grid.injector.get(IEditorService).getFocusEditor();
  const [selection] = editor?.getSelectionRanges() ?? [];
  const text = editor?.getDocumentData().body?.dataStream.trimEnd() ?? "";
  if (!editor || selection?.collapsed !== true || !text.startsWith("=")) return undefined;
  return {
    text,
    caret: selection.startOffset,
    place: editor.getBoundingClientRect(),
    replace: (start, end, replacement) => {
      void grid.injector.get(ICommandService).executeCommand(InsertCommand.id, {
        unitId: editor.getEditorId(),
        body: { dataStream: replacement },
        range: { startOffset: start, endOffset: end, collapsed: start === end },
      });
    },
  };
}
