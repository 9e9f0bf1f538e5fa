// What Explain shows of each figure of PLAN is PLAN's figure, and its formula gives it: typed into a cell as it stands,
// and on the sheet of formulas, with the functions that a sheet calls.
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../../../addin/runtime/customFunctionsHost.js";
import { Decimal } from "../../../../shared/decimal.js";
import type { DeskValue } from "../../../../shared/desk/deskField.js";
import { explainRow, type Explained } from "../../../../shared/desk/explain/explainRow.js";
import type { Desk } from "../../../../shared/desk/openDesk.js";
import { planFields } from "../../../../shared/desk/planFields.js";
import { planTable } from "../../../../shared/desk/planTable.js";
import { attempt, HedgeError } from "../../../../shared/errors.js";
import { explainSheet } from "../../../../shared/sheet/explainSheet.js";
import type { SheetPlan } from "../../../../shared/sheet/sheetPlan.js";
import { evaluateFormula, type FormulaScope } from "../../../support/evaluateFormula.js";
import { loadLocalFunctionsSource } from "../../../support/functionsSource.js";
import { opened, randomDesk } from "../../../support/randomDesk.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadLocalFunctionsSource();
});

/** A cell in error. */
const failed = Symbol("an error");
type CellNumber = number | typeof failed;

class FailedCell extends Error {}

function call(id: string, given: readonly unknown[]): number {
  const answer = host.invoke(id, given);
  if (typeof answer === "number") return answer;
  throw new FailedCell(JSON.stringify(answer));
}

function evaluated(formula: string, cell: FormulaScope["cell"]): CellNumber {
  try {
    const value = evaluateFormula(formula, { call, cell });
    return Number.isFinite(value) ? value : failed;
  } catch (error) {
    if (error instanceof FailedCell) return failed;
    throw error;
  }
}

/** The number beside each text of column A, computed from cell to cell. */
function sheetNumbers({ cells }: SheetPlan): ReadonlyMap<string, CellNumber> {
  const known = new Map<string, CellNumber>();
  const read = (address: string): CellNumber => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const { value, formula } = cells[address] ?? {};
    const number =
      formula === undefined
        ? typeof value === "number"
          ? value
          : failed
        : evaluated(formula, (other) => {
            const found = read(other);
            if (found === failed) throw new FailedCell(other);
            return found;
          });
    known.set(address, number);
    return number;
  };
  return new Map(
    Object.entries(cells).flatMap(([address, { value }]): [string, CellNumber][] =>
      /^A\d+$/.test(address) && Number(address.slice(1)) > 5
        ? [[String(value), read(address.replace("A", "B"))]]
        : [],
    ),
  );
}

const names = Object.entries(planFields).flatMap(([name, { kind }]) =>
  ["text", "dateTime"].includes(kind) ? [] : [name],
);

/** Differences of large numbers keep as many digits of those, not of themselves. */
const differences = new Set(["unhedgedUsd", "gap", "gapUsd", "excess"]);

type Row = ReadonlyMap<string, Explained>;

function tolerance(row: Row, { field, value }: Explained): number {
  const numberOf = (name: string): number => Number(row.get(name)?.value ?? 0);
  const size = differences.has(field)
    ? 1e-3 * Math.max(Math.abs(numberOf("exposure")), numberOf("coinsCovered"), numberOf("target"))
    : 0;
  const price = field.endsWith("Usd") ? numberOf("mark") : 1;
  return 1e-9 * Math.max(Math.abs(Number(value)), size * price) + 1e-300;
}

function expectNumber(actual: CellNumber | undefined, row: Row, explained: Explained, where: string): void {
  const { field, value, formula } = explained;
  const what = `${where}: ${field} ${formula} is ${String(actual)}, not ${String(value)}`;
  if (value instanceof HedgeError) expect(actual, what).toBe(failed);
  else if (typeof actual !== "number") expect.fail(what);
  else expect(Math.abs(actual - Number(value)), what).toBeLessThanOrEqual(tolerance(row, explained));
}

function expectField(value: DeskValue | undefined, explained: Explained | undefined, name: string): void {
  if (value === "") expect(explained, name).toBeUndefined();
  else if (value instanceof HedgeError) expect(explained?.value, name).toBeInstanceOf(HedgeError);
  else expect(String(explained?.value), name).toBe(String(value));
}

function expectExplained(desk: Desk, index: number, figures: ReadonlyMap<string, DeskValue>): void {
  const row = explainRow(desk, index);
  const byField = new Map(row.map((each) => [each.field, each]));
  expect(byField.size).toBe(row.length);
  expect(new Set(row.map(({ heading }) => heading)).size).toBe(row.length);
  for (const name of names) expectField(figures.get(name), byField.get(name), name);
  const onSheet = sheetNumbers(explainSheet(desk, index));
  for (const explained of row) {
    if (typeof explained.value === "string") continue;
    const formula = explained.formula === "" ? failed : evaluated(explained.formula, () => NaN);
    expectNumber(formula, byField, explained, "typed");
    expectNumber(onSheet.get(explained.heading), byField, explained, "on the sheet");
  }
}

function expectReason(desk: Desk, index: number): void {
  const [reason, ...more] = explainRow(desk, index);
  expect(more).toEqual([]);
  expect(reason).toMatchObject({ field: "reason", formula: "" });
  expect(reason?.value).toMatch(/^.+\.$/su);
  expect(attempt(() => explainSheet(desk, index))).toMatchObject({
    code: "no_answer",
    message: reason?.value,
  });
}

it.each([
  ["that publish no risk tiers", false],
  ["that publish some", true],
])("Explain of 1,000 random desks on venues %s", (_, hasTiers) => {
  let explainedRows = 0;
  fc.assert(
    fc.property(randomDesk({ hasTiers }), (random) => {
      const desk = opened(random);
      for (const [index, figures] of planTable(desk, names).entries()) {
        const row = new Map(figures.map(({ value }, column) => [names[column] ?? "", value]));
        if (row.get("contracts") instanceof Decimal) {
          explainedRows += 1;
          expectExplained(desk, index, row);
        } else expectReason(desk, index);
      }
    }),
    { numRuns: 1000 },
  );
  expect(explainedRows).toBeGreaterThan(1000);
});
