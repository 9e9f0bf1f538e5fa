import type { MenuConfig } from "@univerjs/presets/preset-sheets-core";
import {
  CancelFrozenCommand,
  SetFirstColumnFrozenCommand,
  SetFirstRowFrozenCommand,
  SetSelectionFrozenCommand,
} from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

/** What the toolbar leaves out, so that sorting, filtering and finding stay in sight at 1366 pixels. */
const leftOut = [
  "sheet.command.set-range-font-family",
  "sheet.command.set-range-font-increase",
  "sheet.command.set-range-font-decrease",
  "sheet.command.set-text-rotation",
  // Nobody else has the workbook: there is nobody to protect a range from.
  "sheet.command.add-range-protection-from-toolbar",
  "sheet.command.add-range-protection-from-context-menu",
  "sheet.contextMenu.permission",
  "sheet.menu.sheet-frozen-protection",
  "sheet.toolbar.text-to-number",
  ...[
    "common",
    "financial",
    "logical",
    "text",
    "date",
    "lookup",
    "math",
    "statistical",
    "engineering",
    "information",
    "database",
  ].map((group) => `formula-ui.operation.insert-function.${group}`),
];

export const toolbarMenu: MenuConfig = Object.fromEntries(leftOut.map((id) => [id, { hidden: true }]));

const freezing = [
  {
    id: "hedge.freeze-here",
    title: "Freeze above and left of this cell",
    command: SetSelectionFrozenCommand,
  },
  { id: "hedge.freeze-row", title: "Freeze first row", command: SetFirstRowFrozenCommand },
  { id: "hedge.freeze-column", title: "Freeze first column", command: SetFirstColumnFrozenCommand },
  { id: "hedge.unfreeze", title: "Unfreeze panes", command: CancelFrozenCommand },
];

/** Adds to the toolbar the freezing of panes, which the grid has in the menus of its headings only. */
export function addFreezeMenu({ api }: Grid): void {
  const menu = api.createSubmenu({ id: "hedge.freeze", title: "Freeze" });
  for (const { id, title, command } of freezing) {
    const action = () => {
      api.executeCommand(command.id).catch(reportError);
    };
    menu.addSubmenu(api.createMenu({ id, title, action }));
  }
  menu.appendTo("ribbon.start.others");
}
