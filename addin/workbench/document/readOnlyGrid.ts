import { CanceledError, CommandType, ICommandService, IUndoRedoService } from "@univerjs/presets";
import type { Grid } from "../grid/createGrid.js";
import { gridWorkbook } from "../spreadsheet/gridWorkbook.js";
import type { Mutation } from "./changeWatch.js";

type ReadOnlyGrid = {
  readonly setReadOnly: (isReadOnly: boolean) => void;
  readonly isReadOnly: () => boolean;
  /** Takes a step that another tab has taken; false where it does not fit here. */
  readonly follow: (mutation: Mutation) => boolean;
};

/** Lets a grid be looked at only: nothing but the steps of another tab, and the results of formulas, change it then. */
export function createReadOnlyGrid(grid: Grid): ReadOnlyGrid {
  const commands = grid.injector.get(ICommandService);
  let isReadOnly = false;
  let isFollowing = false;
  commands.beforeCommandExecuted(({ type }, options) => {
    const isResult = options?.onlyLocal === true || options?.["fromFormula"] === true;
    if (isReadOnly && !isFollowing && type === CommandType.MUTATION && !isResult) throw new CanceledError();
  });
  return {
    setReadOnly(isNowReadOnly) {
      isReadOnly = isNowReadOnly;
      const workbook = gridWorkbook(grid);
      workbook.setEditable(!isReadOnly);
      // What was undone here could undo what the other tab has done since.
      grid.injector.get(IUndoRedoService).clearUndoRedo(workbook.getId());
    },
    isReadOnly: () => isReadOnly,
    follow({ id, params }) {
      isFollowing = true;
      try {
        return commands.syncExecuteCommand(id, params, { fromCollab: true });
      } finally {
        isFollowing = false;
      }
    },
  };
}
