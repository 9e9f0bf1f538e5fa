import {
  CancelFrozenCommand,
  SetFirstColumnFrozenCommand,
  SetFirstRowFrozenCommand,
  SetSelectionFrozenCommand,
} from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";

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
