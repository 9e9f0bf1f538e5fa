import {
  DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY,
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  ICommandService,
} from "@univerjs/presets";
import { KeyCode } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

const suggestionCommands = [DOCS_NORMAL_EDITOR_UNIT_ID_KEY, DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY].map(
  (editor) => `sheet.formula-embedding-editor.search_function.${editor}`,
);

/**
 * Closes the list of suggested functions when a bracket is typed. The grid closes it only 300 ms after the
 * last key: a fast typist's Enter would pick a suggestion, possibly of another function, instead of ending
 * the formula.
 */
export function closeStaleSuggestions(grid: Grid): void {
  const commands = grid.injector.get(ICommandService);
  document.addEventListener(
    "keydown",
    ({ key }) => {
      if (key !== "(") return;
      for (const id of suggestionCommands) {
        if (commands.hasCommand(id)) void commands.executeCommand(id, { keyCode: KeyCode.ESC });
      }
    },
    { capture: true },
  );
}
