import {
  DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY,
  ICommandService,
  IUniverInstanceService,
} from "@univerjs/presets";
import {
  DeviceInputEventType,
  DocSelectionRenderService,
  IEditorBridgeService,
  IEditorService,
  IRenderManagerService,
  SetCellEditVisibleOperation,
} from "@univerjs/presets/preset-sheets-core";
import { isEditing } from "./closeEditor.js";
import type { Grid } from "./createGrid.js";
import { isInBar } from "./keepBarFocus.js";

const dragPixels = 3;

/**
 * Opens the formula bar where it was clicked, with the caret there. On a busy page the grid overlooks the click or places the
 * caret by what was shown there before: a 4321 typed behind 5000 became 4321, or 43215000.
 */
export function keepBarCaret(grid: Grid): void {
  const editors = grid.injector.get(IEditorService);
  let down: PointerEvent | undefined;
  let clicked: PointerEvent | undefined;

  const open = (): void => {
    const bridge = grid.injector.get(IEditorBridgeService);
    if (!isEditing(grid))
      grid.injector.get(ICommandService).syncExecuteCommand(SetCellEditVisibleOperation.id, {
        visible: true,
        eventType: DeviceInputEventType.PointerDown,
        unitId: bridge.getEditCellState()?.unitId,
      });
    if (editors.getFocusId() !== DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY)
      editors.focus(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY);
  };
  const place = ({ clientX, clientY }: PointerEvent): void => {
    const bar = editors.getEditor(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY);
    if (!bar) return;
    const { left, top } = bar.getBoundingClientRect();
    const selection = grid.injector
      .get(IRenderManagerService)
      .getRenderById(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY)
      ?.with(DocSelectionRenderService);
    // The cell's own editor may have taken the keys meanwhile.
    grid.injector.get(IUniverInstanceService).setCurrentUnitForType(DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY);
    selection?.focus();
    selection?.setCursorManually(clientX - left, clientY - top);
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
    open();
    place(event);
  });
  // What the bar shows may have changed until the first key.
  addEventListener(
    "keydown",
    () => {
      if (clicked !== undefined && isEditing(grid)) place(clicked);
      clicked = undefined;
    },
    { capture: true },
  );
}
