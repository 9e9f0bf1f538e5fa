import { ICommandService } from "@univerjs/presets";
import type { ICommandInfo } from "@univerjs/presets";
import { SetWorksheetActiveOperation } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "../grid/createGrid.js";
import { gridWorkbook } from "../spreadsheet/gridWorkbook.js";

/** A step by which the grid changes its workbook, as another grid can take it. */
export type Mutation = { readonly id: string; readonly params: object };

type WorkbookWatch = {
  /** @param sheets the ids of those whose cells may have changed; "all" where that cannot be said */
  readonly onChange: (mutation: Mutation, sheets: readonly string[] | "all") => void;
  /** Another sheet came to the front. */
  readonly onView: () => void;
};

/** Reports what people and the pane change; results of formulas, which change with every price, are none of it. */
export function watchChanges(grid: Grid, { onChange, onView }: WorkbookWatch): void {
  const commands = grid.injector.get(ICommandService);
  const unitId = gridWorkbook(grid).getId();
  commands.onMutationExecutedForCollab(({ id, params = {} }: ICommandInfo, options) => {
    // The text in the cell editor is a document of its own.
    if (property(params, "unitId") !== unitId) return;
    // The engine's steps stay in the page, and its results are of formulas.
    if (options?.onlyLocal === true || options?.["fromFormula"] === true) return;
    onChange({ id, params }, sheetsOf(params));
  });
  commands.onCommandExecuted(({ id }) => {
    if (id === SetWorksheetActiveOperation.id) onView();
  });
}

/** A mutation names its sheet by itself, or where things come from and go to, or brings it along. */
function sheetsOf(params: object): readonly string[] | "all" {
  const named = [params, ...["from", "to", "sheet"].map((key) => property(params, key))].flatMap((place) =>
    ["subUnitId", "sheetId", ...(place === params ? [] : ["id"])].map((key) => property(place, key)),
  );
  const ids = named.filter((id) => typeof id === "string");
  return ids.length === 0 ? "all" : ids;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
