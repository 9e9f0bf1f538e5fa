import { DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY } from "@univerjs/presets";
import {
  DocSelectionRenderService,
  IEditorService,
  IRenderManagerService,
} from "@univerjs/presets/preset-sheets-core";
import { isEditing } from "./closeEditor.js";
import type { Grid } from "./createGrid.js";

const dragPixels = 3;

/**
 * Puts the caret of the formula bar where it was clicked. On a busy page the grid places it by what was shown there before, and
 * a 4321 typed behind 5000 became 43215000.
 */
export function keepBarCaret(grid: Grid): void {
  let down: PointerEvent | undefined;
  let clicked: PointerEvent | undefined;
  const place = () => {
    if (clicked === undefined || !isEditing(grid)) return;
    const bar = grid.injector.get(IEditorService).getEditor(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY);
    if (!bar) return;
    grid.injector
      .get(IRenderManagerService)
      .getRenderById(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY)
      ?.with(DocSelectionRenderService)
      .setCursorManually(clicked.offsetX, clicked.offsetY);
    if (bar.getSelectionRanges().length > 0) return;
    // Beside the text there is no place.
    const end = bar.getDocumentData().body?.dataStream.replace(/\r\n$/, "").length ?? 0;
    bar.setSelectionRanges([{ startOffset: end, endOffset: end }]);
  };
  addEventListener(
    "pointerdown",
    (event) => {
      clicked = undefined;
      down = isInBar(event) && event.button === 0 && !isEditing(grid) ? event : undefined;
    },
    { capture: true },
  );
  // After the grid's own listeners.
  addEventListener("pointerup", (event) => {
    const from = down;
    down = undefined;
    if (from === undefined || !isInBar(event)) return;
    if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > dragPixels) return;
    clicked = event;
    place();
  });
  // What the bar shows may have changed until the first key.
  addEventListener(
    "keydown",
    () => {
      place();
      clicked = undefined;
    },
    { capture: true },
  );
}

function isInBar({ target }: PointerEvent): boolean {
  return target instanceof HTMLCanvasElement && target.closest('[data-u-comp="formula-bar"]') !== null;
}
