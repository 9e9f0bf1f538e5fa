// The 56 situations asked of the engine itself, without functions and a service between: what test/desk/deskCases.test.ts
// asks of the built functions, here fast enough to be asked of every mutant. The figures are those of an independent
// program.
import { describe, expect, it } from "vitest";
import { deskCases, stressMoves } from "../../support/deskCases.js";
import { expectClose, expectFigures } from "../../support/expectFigures.js";
import { memoryDesk, stressFields } from "../../support/memoryDesk.js";

const planNames = [
  ...[
    "action",
    "price",
    "value",
    "instrument",
    "orderSymbol",
    "contracts",
    "now",
    "trade",
    "tradeInstrument",
  ],
  ...["covered", "unhedgedUsd", "notional", "contractUsd", "lotStep", "minOrder", "mark", "index", "basis"],
  ...["fundingRate", "intervalHours", "nextFunding", "apr", "costPerDay", "costHorizon", "fees", "breakEven"],
  ...["marginNeeded", "liquidation", "distance"],
];
const shortNames = [
  "action",
  "coin",
  "sizeUsd",
  "coins",
  "mark",
  "pnlUsd",
  "pnlCoins",
  "liquidation",
  "distance",
];

describe.each(deskCases)("$name", ({ holdings, shorts, settings, world, expected }) => {
  const desk = memoryDesk(world);
  const typed = { holdings, shorts, settings };

  it("PLAN", () => {
    const rows = desk.plan(typed, planNames);
    expect(rows).toHaveLength(expected.plan.length);
    for (const [index, figures] of expected.plan.entries()) {
      const row = rows[index] ?? {};
      if (figures === null) expect(Object.values(row)).toEqual(planNames.map(() => ""));
      else expectFigures(row, figures, { world, fields: planNames });
    }
  });

  it("SHORTS", () => {
    const rows = desk.shorts(typed, shortNames);
    expect(rows).toHaveLength(expected.shorts.length);
    for (const [index, figures] of expected.shorts.entries()) {
      expectFigures(rows[index] ?? {}, figures, { world, fields: shortNames });
    }
  });

  it.each([
    ["planned", true],
    ["asIs", false],
  ] as const)("STRESS %s", (which, isPlanned) => {
    const rows = desk.stress(typed, stressMoves, isPlanned);
    expect(rows).toHaveLength(expected.stress[which].length);
    for (const [index, figures] of expected.stress[which].entries()) {
      for (const [column, field] of stressFields.entries()) {
        expectClose(rows[index]?.[field], figures[column] ?? Number.NaN, `${field} of row ${String(index)}`);
      }
    }
  });
});
