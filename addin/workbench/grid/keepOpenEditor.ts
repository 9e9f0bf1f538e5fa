import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/presets";
import type { DocumentDataModel, ICommandInfo, IDocumentBody } from "@univerjs/presets";
import { IEditorBridgeService, ReplaceTextRunsCommand } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/**
 * Leaves an open editor alone. With every result that lands on the address of the edited cell, on whichever sheet, the
 * grid puts the cell's old content back into the editor: while prices stream, letters that are being typed were lost.
 */
export function keepOpenEditor(grid: Grid): void {
  const editor = grid.injector.get(IEditorBridgeService);
  const refresh = editor.refreshEditCellState.bind(editor);
  editor.refreshEditCellState = () => {
    if (!editor.isVisible().visible) refresh();
  };
  colorOnly(grid);
}

/**
 * Lets the colours of a formula change its colours only. The grid paints them a moment after a key, from the text as it was
 * then, and would take away what has been typed since.
 */
function colorOnly(grid: Grid): void {
  grid.injector.get(ICommandService).beforeCommandExecuted((command) => {
    // Pointing at a cell, which changes the text, says where the caret goes.
    if (!isColoring(command) || command.params?.textRanges !== undefined) return;
    const { params } = command;
    const body = params && textOf(grid, params.unitId);
    if (body && body.dataStream !== params.body.dataStream) Object.assign(params, { body });
  });
}

function textOf(grid: Grid, unitId: string): IDocumentBody | undefined {
  const unit = grid.injector
    .get(IUniverInstanceService)
    .getUnit<DocumentDataModel>(unitId, UniverInstanceType.UNIVER_DOC);
  const body = unit?.getBody();
  return body && { dataStream: body.dataStream.replace(/\r\n$/, ""), textRuns: body.textRuns ?? [] };
}

/** The parameters of the grid's command to colour a text, whose type it does not publish. */
type Coloring = { readonly unitId: string; readonly body: IDocumentBody; readonly textRanges?: unknown };

function isColoring(command: Readonly<ICommandInfo>): command is Readonly<ICommandInfo<Coloring>> {
  return command.id === ReplaceTextRunsCommand.id;
}
