import { CommandType, ICommandService } from "@univerjs/presets";
import { IShortcutService, MetaKeys, whenSheetEditorFocused } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "../grid/createGrid.js";
import { keyActions } from "./keyActions.js";
import type { KeyActions } from "./keyActions.js";

type Shortcut = {
  readonly action: keyof KeyActions;
  readonly keys: readonly number[];
  readonly description: string;
  /** How the keys are written, where the grid has no names for them. */
  readonly shown?: string;
};

/** By the number the browser gives a key; the grid has names for some of them only. */
const key = {
  space: 32,
  ...{ pageUp: 33, pageDown: 34, end: 35, home: 36 },
  ...{ one: 49, d: 68, r: 82 },
  ...{ padPlus: 107, padMinus: 109, semicolon: 186, plus: 187, minus: 189 },
};
const { CTRL_COMMAND: ctrl, SHIFT: shift } = MetaKeys;

/** Keys of Excel that the grid does not know, or knows as something else. */
const shortcuts: readonly Shortcut[] = [
  { action: "nextSheet", keys: [ctrl | key.pageDown], description: "Next sheet", shown: "Ctrl+Page Down" },
  {
    action: "previousSheet",
    keys: [ctrl | key.pageUp],
    description: "Previous sheet",
    shown: "Ctrl+Page Up",
  },
  { action: "rowStart", keys: [key.home], description: "Start of the row", shown: "Home" },
  {
    action: "firstCell",
    keys: [ctrl | key.home],
    description: "First cell of the sheet",
    shown: "Ctrl+Home",
  },
  { action: "lastCell", keys: [ctrl | key.end], description: "Last cell in use", shown: "Ctrl+End" },
  { action: "selectRows", keys: [shift | key.space], description: "Select whole rows" },
  { action: "selectColumns", keys: [ctrl | key.space], description: "Select whole columns" },
  {
    action: "insertLines",
    keys: [ctrl | shift | key.plus, ctrl | key.padPlus],
    description: "Insert rows or columns, where whole ones are selected",
  },
  {
    action: "deleteLines",
    keys: [ctrl | key.minus, ctrl | key.padMinus],
    description: "Delete rows or columns, where whole ones are selected",
  },
  { action: "fillDown", keys: [ctrl | key.d], description: "Fill down" },
  { action: "fillRight", keys: [ctrl | key.r], description: "Fill right" },
  { action: "today", keys: [ctrl | key.semicolon], description: "Enter today's date, UTC", shown: "Ctrl+;" },
  { action: "numberFormat", keys: [ctrl | key.one], description: "Number format" },
];

// Before the grid's own: it would zoom by Ctrl+minus.
const priority = 1000;

/** Adds the keys of Excel that the grid lacks; they are in its list of shortcuts like its own. */
export function addExcelShortcuts(grid: Grid): void {
  const actions = keyActions(grid);
  const commands = grid.injector.get(ICommandService);
  const registry = grid.injector.get(IShortcutService);
  const shownKeys = registry.getShortcutDisplay.bind(registry);
  registry.getShortcutDisplay = (item) =>
    shortcuts.find(({ action }) => item.id === idOf(action))?.shown ?? shownKeys(item);
  for (const { action, keys, description } of shortcuts) {
    const id = idOf(action);
    const { run, isPossible } = actions[action];
    commands.registerCommand({
      id,
      type: CommandType.OPERATION,
      handler: async () => {
        await run();
        return true;
      },
    });
    for (const [index, binding] of keys.entries()) {
      registry.registerShortcut({
        ...{ id, description, binding, priority },
        ...(index === 0 ? { group: "5_excel", groupTitle: "As in Excel" } : {}),
        preconditions: (context) => whenSheetEditorFocused(context) && isPossible(),
      });
    }
  }
}

function idOf(action: keyof KeyActions): string {
  return `hedge.key.${action}`;
}
