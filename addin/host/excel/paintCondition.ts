import { looks } from "../../../shared/sheet/looks.js";
import type { Look, LookStyle } from "../../../shared/sheet/looks.js";
import type { CellTest, PlanCondition } from "../../../shared/sheet/sheetPlan.js";

/** Queues a condition as one rule of Excel a case; each rule excludes the cases before it, so that no order decides. */
export function paintCondition(sheet: Excel.Worksheet, { range, cases }: PlanCondition): void {
  const [cell = range] = range.split(":");
  cases.forEach(({ when, look }, index) => {
    if (look === null) return;
    const own = testFormula(cell, when);
    const earlier = cases.slice(0, index).map((each) => testFormula(cell, each.when));
    const { custom } = sheet.getRange(range).conditionalFormats.add("Custom");
    const { bold, color, background } = styleOf(look);
    custom.rule.formula = earlier.length === 0 ? `=${own}` : `=AND(${own},NOT(OR(${earlier.join(",")})))`;
    if (background !== undefined) custom.format.fill.color = background;
    if (color !== undefined) custom.format.font.color = color;
    if (bold !== undefined) custom.format.font.bold = bold;
  });
}

/** In English notation, for the first cell of the range. */
function testFormula(cell: string, test: CellTest): string {
  if ("filled" in test) return `${cell}<>""`;
  if ("above" in test) return `AND(ISNUMBER(${cell}),${cell}>${String(test.above)})`;
  if ("contains" in test) return `ISNUMBER(SEARCH("${test.contains}",${cell}))`;
  const begins = test.beginsWith.map((word) => `LEFT(${cell},${String(word.length)})="${word}"`);
  return `OR(${begins.join(",")})`;
}

function styleOf(look: Look): LookStyle {
  return looks[look];
}
