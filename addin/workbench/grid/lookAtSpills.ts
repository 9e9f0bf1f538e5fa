import { ICommandService } from "@univerjs/presets";
import type { ICommandInfo } from "@univerjs/presets";
import {
  ConditionalFormattingRuleModel,
  ConditionalFormattingViewModel,
} from "@univerjs/presets/preset-sheets-conditional-formatting";
import { SetArrayFormulaDataMutation } from "@univerjs/presets/preset-sheets-core";
import type { ISetArrayFormulaDataMutationParams } from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";
import { shownCell } from "./readCell.js";

/**
 * Lets conditional formats see what formulas spill. By itself the grid shows them only what is written in a cell, and looks
 * again only when that changes: an action had no colour, or that of the action before.
 */
export function lookAtSpills(grid: Grid): void {
  const rules = grid.injector.get(ConditionalFormattingRuleModel);
  const looks = grid.injector.get(ConditionalFormattingViewModel);
  const create: unknown = looks["_createRuleCalculateUnitInstance"];
  if (typeof create !== "function") throw new Error("The grid looks otherwise than lookAtSpills expects");
  Object.assign(looks, {
    _createRuleCalculateUnitInstance: (unitId: string, sheetId: string, rule: unknown): unknown => {
      const evaluation: unknown = Reflect.apply(create, looks, [unitId, sheetId, rule]);
      const context: unknown = evaluation instanceof Object ? Reflect.get(evaluation, "_context") : undefined;
      const getCellValue = (row: number, column: number) =>
        shownCell(grid, { unitId, sheetId, row, column }) ?? {};
      if (context instanceof Object) Object.assign(context, { getCellValue });
      return evaluation;
    },
  });

  grid.injector.get(ICommandService).onCommandExecuted(({ id, params }: ICommandInfo<Spills>) => {
    if (id !== SetArrayFormulaDataMutation.id) return;
    for (const [unitId, sheets] of Object.entries(params?.arrayFormulaCellData ?? {})) {
      for (const sheetId of Object.keys(sheets ?? {})) {
        for (const { cfId } of rules.getSubunitRules(unitId, sheetId) ?? [])
          looks.markRuleDirty(unitId, sheetId, cfId);
      }
    }
  });
}

type Spills = Partial<ISetArrayFormulaDataMutationParams>;
