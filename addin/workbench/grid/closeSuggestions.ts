import {
  DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY,
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  ICommandService,
} from "@univerjs/presets";
import { KeyCode } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

const commandIds = [DOCS_NORMAL_EDITOR_UNIT_ID_KEY, DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY].map(
  (editor) => `sheet.formula-embedding-editor.search_function.${editor}`,
);

/** Whether functions are suggested for what is typed. */
export function areSuggestionsOpen(grid: Grid): boolean {
  const commands = grid.injector.get(ICommandService);
  return commandIds.some((id) => commands.hasCommand(id));
}

export function closeSuggestions(grid: Grid): void {
  const commands = grid.injector.get(ICommandService);
  for (const id of commandIds) {
    if (commands.hasCommand(id)) void commands.executeCommand(id, { keyCode: KeyCode.ESC });
  }
}
