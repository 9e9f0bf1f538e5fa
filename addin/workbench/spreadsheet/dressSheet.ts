import { DataValidationRenderMode } from "@univerjs/presets";
import { looks } from "../../../shared/sheet/looks.js";
import type { Look, LookStyle } from "../../../shared/sheet/looks.js";
import type { CellTest, PlanCondition, SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import type { Grid } from "../grid/createGrid.js";
import type { ChartLayer } from "./chartLayer.js";
import type { GridSheet } from "./gridWorkbook.js";

const noteSize = { width: 260, height: 96 };

/** Lays over a sheet's cells what is not in them: notes, conditional formats, lists of words, charts. */
export function dressSheet(grid: Grid, charts: ChartLayer, sheet: GridSheet, plan: SheetPlan): void {
  for (const [address, { note }] of Object.entries(plan.cells)) {
    if (note !== undefined)
      sheet.getRange(address).createOrUpdateNote({ ...noteOf(sheet, address), note, ...noteSize });
  }
  for (const each of plan.conditionalFormats) addCondition(sheet, each);
  for (const { range, words } of plan.listValidations) {
    // The words are an offer: functions know more spellings than the list does.
    const rule = grid.api
      .newDataValidation()
      .requireValueInList([...words])
      .setAllowInvalid(true)
      // As in Excel: the arrow opens the list, and a click beside it selects the cell for typing.
      .setOptions({ renderMode: DataValidationRenderMode.ARROW })
      .build();
    sheet.getRange(range).setDataValidation(rule);
  }
  charts.add(sheet.getSheetId(), plan.charts);
}

function noteOf(sheet: GridSheet, address: string) {
  const range = sheet.getRange(address);
  return { id: `${sheet.getSheetId()}-${address}`, row: range.getRow(), col: range.getColumn() };
}

/** The grid takes the rule that was added last first, and stops at one that holds. */
function addCondition(sheet: GridSheet, { range, cases }: PlanCondition): void {
  for (const { when, look } of [...cases].reverse()) {
    // A rule without a style does not stop those behind it.
    const { color, background, bold } = styleOf(look ?? "label");
    for (const holds of cellRules(sheet, when)) {
      const rule = holds.setRanges([sheet.getRange(range).getRange()]);
      if (background !== undefined) rule.setBackground(background);
      if (color !== undefined) rule.setFontColor(color);
      if (bold !== undefined) rule.setBold(bold);
      sheet.addConditionalFormattingRule({ ...rule.build(), stopIfTrue: true });
    }
  }
}

function cellRules(sheet: GridSheet, test: CellTest) {
  // Rules begun by one builder are one rule to the grid.
  const begin = () => sheet.newConditionalFormattingRule();
  if ("filled" in test) return [begin().whenCellNotEmpty()];
  if ("above" in test) return [begin().whenNumberGreaterThan(test.above)];
  if ("contains" in test) return [begin().whenTextContains(test.contains)];
  return test.beginsWith.map((word) => begin().whenTextStartsWith(word));
}

function styleOf(look: Look): LookStyle {
  return looks[look];
}
