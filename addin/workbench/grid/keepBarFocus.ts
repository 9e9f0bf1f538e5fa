import {
  DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY,
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  EDITOR_ACTIVATED,
  FOCUSING_FX_BAR_EDITOR,
  IContextService,
} from "@univerjs/presets";
import {
  DocSelectionRenderService,
  IEditorBridgeService,
  IEditorService,
  IRenderManagerService,
} from "@univerjs/presets/preset-sheets-core";
import { isEditing } from "./closeEditor.js";
import type { Grid } from "./createGrid.js";

/**
 * Leaves the keyboard to the formula bar once it is clicked. The cell's own editor, which opens with it, takes the keyboard
 * over for two frames, and what was typed into the bar reached neither.
 */
export function keepBarFocus(grid: Grid): void {
  const editors = grid.injector.get(IEditorService);
  const kept = new WeakSet<DocSelectionRenderService>();
  grid.injector.get(IEditorBridgeService).visible$.subscribe(({ visible }) => {
    const cell = grid.injector
      .get(IRenderManagerService)
      .getRenderById(DOCS_NORMAL_EDITOR_UNIT_ID_KEY)
      ?.with(DocSelectionRenderService);
    // It is made when the grid is painted first.
    if (!visible || cell === undefined || kept.has(cell)) return;
    kept.add(cell);
    const focus = cell.focus.bind(cell);
    cell.focus = () => {
      const isInBar = editors.getFocusId() === DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY;
      if (!isInBar || !isEditing(grid)) focus();
    };
  });
}

/**
 * Gives the keyboard back to the cells where nothing is edited any more. After the name box the grid can take the formula bar
 * for in use although it is closed, and every key that followed was lost.
 */
export function leaveBar(grid: Grid): void {
  const context = grid.injector.get(IContextService);
  if (!context.getContextValue(FOCUSING_FX_BAR_EDITOR)) return;
  context.setContextValue(FOCUSING_FX_BAR_EDITOR, false);
  context.setContextValue(EDITOR_ACTIVATED, false);
}
