import type { MenuConfig } from "@univerjs/presets/preset-sheets-core";

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
