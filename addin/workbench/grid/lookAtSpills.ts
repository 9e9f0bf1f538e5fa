import { ICommandService, Injector } from "@univerjs/presets";
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
 * Lets conditional formats see what formulas spill. By itself the grid shows them only what is written in a cell: an action
 * had no colour. Before there is a workbook, since one that was kept brings its formats with it.
 */
export function showSpills(): void {
  const create: unknown = ConditionalFormattingViewModel.prototype["_createRuleCalculateUnitInstance"];
  if (typeof create !== "function") throw new Error("The grid looks otherwise than showSpills expects");
  Object.assign(ConditionalFormattingViewModel.prototype, {
    _createRuleCalculateUnitInstance(
      this: ConditionalFormattingViewModel,
      unitId: string,
      sheetId: string,
      rule: unknown,
    ): unknown {
      const evaluation: unknown = Reflect.apply(create, this, [unitId, sheetId, rule]);
      const context: unknown = evaluation instanceof Object ? Reflect.get(evaluation, "_context") : undefined;
      const injector: unknown = this["_injector"];
      if (context instanceof Object && injector instanceof Injector) {
        const getCellValue = (row: number, column: number) =>
          shownCell({ injector }, { unitId, sheetId, row, column }) ?? {};
        Object.assign(context, { getCellValue });
      }
      return evaluation;
    },
  });
}

/** Lets conditional formats look again when spilled values change; by themselves they kept the colour of the action before. */
export function lookAtSpills(grid: Grid): void {
  const rules = grid.injector.get(ConditionalFormattingRuleModel);
  const looks = grid.injector.get(ConditionalFormattingViewModel);
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
