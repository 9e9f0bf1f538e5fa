import { HedgeError } from "../errors.js";
import { rowSteps } from "../desk/explain/explainRow.js";
import type { Measure, Step } from "../desk/explain/expression.js";
import { cellFormulaOf, formulaOf, typedNumber } from "../desk/explain/printFormula.js";
import type { Desk } from "../desk/openDesk.js";
import { cellAt } from "./formulaText.js";
import type { Format } from "./looks.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";

type Cells = Readonly<Record<string, PlanCell>>;

const headerRow = 5;
const columns = { what: "A", value: "B", formula: "C", unit: "D" } as const;

/** Prices, coins and contracts show every digit they have: the sheet is there to check them. */
const measureFormats: Readonly<Partial<Record<Measure, Format>>> = {
  usd: "usdCents",
  fraction: "percent",
  rate: "fundingRate",
};

/** Characters that no sheet's name may have, and how long a name may be. */
const refused = /[[\]:*?/\\']/g;
const maxNameLength = 31;

function sheetName(coin: string): string {
  return `Hedge row ${coin.replaceAll(refused, "")}`.slice(0, maxNameLength).trim();
}

/** "2026-11-29 22:05 UTC" */
function momentText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The inputs, then what is computed from them, each group under its heading. */
function rowsOf(steps: readonly Step[]) {
  const inputs = steps.filter(({ isInput }) => isInput);
  const computed = steps.filter(({ isInput }) => !isInput);
  const firstInput = headerRow + 2;
  const figuresRow = firstInput + inputs.length;
  const rows = new Map<Step, number>([
    ...inputs.map((step, index) => [step, firstInput + index] as const),
    ...computed.map((step, index) => [step, figuresRow + 1 + index] as const),
  ]);
  return { rows, figuresRow };
}

function sectionCells(row: number, title: string): Cells {
  return Object.fromEntries(
    Object.values(columns).map((column, index): [string, PlanCell] => [
      cellAt(column, row),
      index === 0 ? { value: title, look: "section" } : { look: "section" },
    ]),
  );
}

function headerCells(): Cells {
  return {
    [cellAt(columns.what, headerRow)]: { value: "What", look: "headerLeft" },
    [cellAt(columns.value, headerRow)]: { value: "Value", look: "header" },
    [cellAt(columns.formula, headerRow)]: { value: "Formula as text", look: "headerLeft" },
    [cellAt(columns.unit, headerRow)]: { value: "Unit", look: "headerLeft" },
  };
}

function valueCell({ expression, value, isInput, measure }: Step, cellOf: (step: Step) => string): PlanCell {
  const written = measureFormats[measure];
  const format = written === undefined ? {} : { format: written };
  if (expression === null) return { value: "unknown", look: "doubtful" };
  if (isInput && !(value instanceof HedgeError)) {
    return { value: typedNumber(value).toNumber(), look: "input", ...format };
  }
  return { formula: cellFormulaOf(expression, cellOf), look: "number", ...format };
}

/** The formula with its numbers; where there is none, why. */
function formulaCell(step: Step): PlanCell {
  const { expression, value, isInput, source = "" } = step;
  if (source !== "" && !(value instanceof HedgeError)) return { value: source, look: "formulaText" };
  if (expression === null && value instanceof HedgeError) return { value: value.message, look: "note" };
  return isInput ? { look: "formulaText" } : { value: formulaOf(step), look: "formulaText" };
}

function stepCells(step: Step, row: number, cellOf: (step: Step) => string): Cells {
  return {
    [cellAt(columns.what, row)]: { value: step.label, look: "text" },
    [cellAt(columns.value, row)]: valueCell(step, cellOf),
    [cellAt(columns.formula, row)]: formulaCell(step),
    [cellAt(columns.unit, row)]: { value: step.unit, look: "note" },
  };
}

/**
 * The arithmetic of a row of PLAN as formulas: what was typed and looked up, then every figure computed from that.
 * @param index the row's place in the range, from 0
 * @throws HedgeError no_answer, saying why, for a row without figures of its own
 */
export function explainSheet(desk: Desk, index: number): SheetPlan {
  const explained = rowSteps(desk, index);
  if (explained.state === "none") throw new HedgeError({ code: "no_answer", message: explained.reason });
  const { row, contract, steps } = explained;
  const { rows, figuresRow } = rowsOf(steps);
  const cellOf = (step: Step): string => {
    const place = rows.get(step);
    if (place === undefined) throw new HedgeError({ code: "internal", message: `${step.name} has no cell` });
    return cellAt(columns.value, place);
  };
  const now = momentText(desk.markets.now);
  return {
    ...cellsOnly,
    name: sheetName(row.coin),
    columnWidths: [330, 150, 470, 190],
    rowHeights: { 1: 30 },
    frozenRows: headerRow,
    frozenColumns: 0,
    showGridlines: false,
    merges: [],
    cells: {
      A1: { value: `${row.coin} hedged with ${contract.text}`, look: "title" },
      A2: {
        value: `Row ${String(index + 1)} of the table. Prices of ${contract.venue}, ${momentText(contract.asOf)}.`,
        look: "subtitle",
      },
      A3: {
        value: `A copy of the arithmetic at ${now.slice(-9)}: it does not update with the market.`,
        look: "note",
      },
      ...headerCells(),
      ...sectionCells(headerRow + 1, "Inputs"),
      ...sectionCells(figuresRow, "Figures"),
      ...Object.fromEntries(
        [...rows].flatMap(([step, place]) => Object.entries(stepCells(step, place, cellOf))),
      ),
    },
  };
}
