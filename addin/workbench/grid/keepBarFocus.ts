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
 * Leaves the keyboard to the formula bar once it is clicked, and only then. The cell's own editor, which opens with it, takes
 * the keyboard over for two frames, and what was typed into the bar reached neither; and on a busy page the bar takes it from a
 * cell that is edited long after the entry in the bar has ended.
 */
export function keepBarFocus(grid: Grid): void {
  const editors = grid.injector.get(IEditorService);
  const kept = new WeakSet();
  let isBarWanted = false;
  addEventListener(
    "pointerdown",
    (event) => {
      // Pointing at cells goes on with a formula in the bar.
      if (isInBar(event)) isBarWanted = true;
    },
    { capture: true },
  );
  const keepCell = (cell: DocSelectionRenderService): void => {
    const focus = cell.focus.bind(cell);
    cell.focus = () => {
      const isInBar = editors.getFocusId() === DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY;
      if (!isInBar || !isEditing(grid)) focus();
    };
  };
  const keepBar = (bar: BarEditor): void => {
    const select = bar.setSelectionRanges.bind(bar);
    Object.assign(bar, {
      setSelectionRanges: (...given: Parameters<typeof select>) => {
        if (isBarWanted) select(...given);
      },
    });
  };
  const focusEditor = editors.focus.bind(editors);
  editors.focus = (editor) => {
    if (editor !== DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY || isBarWanted) focusEditor(editor);
  };
  grid.injector.get(IEditorBridgeService).visible$.subscribe(({ visible }) => {
    if (!visible) isBarWanted = false;
    const cell = grid.injector
      .get(IRenderManagerService)
      .getRenderById(DOCS_NORMAL_EDITOR_UNIT_ID_KEY)
      ?.with(DocSelectionRenderService);
    const bar = editors.getEditor(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY);
    // They are made when the grid is painted first.
    if (cell !== undefined && !kept.has(cell)) keepCell(cell);
    if (bar && !kept.has(bar)) keepBar(bar);
    for (const editor of [cell, bar]) if (editor) kept.add(editor);
  });
}

/** Whether an event is about the text of the formula bar, not the box of names and the buttons beside it. */
export function isInBar({ target }: Event): boolean {
  if (!(target instanceof Element) || target.closest('[data-u-comp="formula-bar"]') === null) return false;
  return target.closest('[data-u-comp="defined-name"], span, svg') === null;
}

type BarEditor = Extract<ReturnType<IEditorService["getEditor"]>, object>;

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
