// The desk in 56 situations: every figure of PLAN, SHORTS and STRESS as an independent program computed it, asked of the
// built functions on a service that knows the situation's markets. All of them run side by side, each on a service and in
// a runtime of its own, because a runtime remembers what its service reported.
import { beforeAll, describe, expect, it } from "vitest";
import { openDesk, settingsRange, tableRows, type Settled } from "../support/deskBench.js";
import { deskCases, stressMoves, type DeskCase, type StressRow } from "../support/deskCases.js";
import { expectClose, expectFigures } from "../support/expectFigures.js";

/** The first table comes after four seconds at the latest; the rest is for a machine that does much else. */
const firstTableMs = 6_000;

const planFields = [
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
  ...["marginNeeded", "liquidation", "distance", "survival", "worstRise", "fundingStress"],
];
const shortsFields = [
  ...["action", "coin", "sizeUsd", "coins", "mark", "pnlUsd", "pnlCoins", "liquidation", "distance"],
];
const stressFields = [
  ...["move", "unhedged", "hedged", "changeUnhedged", "changeHedged", "pnl", "liquidated"],
] as const;

type Answers = {
  readonly plan: Settled;
  /** Null where no short is open. */
  readonly shorts: Settled | null;
  readonly planned: Settled;
  readonly asIs: Settled;
};

const answers = new Map<string, Answers>();

async function ask(situation: DeskCase): Promise<() => Promise<void>> {
  const desk = await openDesk(situation.world);
  const { holdings, name } = situation;
  const shorts = situation.shorts.length === 0 ? null : situation.shorts;
  const settings = settingsRange(situation.settings);
  const moves = stressMoves.map((move) => [move]);
  const asked = Promise.all([
    desk.settle("PLAN", [holdings, shorts, settings, planFields.join(",")]),
    shorts === null ? null : desk.settle("SHORTS", [shorts, holdings, settings, shortsFields.join(",")]),
    desk.settle("STRESS", [holdings, shorts, settings, moves, true]),
    desk.settle("STRESS", [holdings, shorts, settings, moves, false]),
  ]);
  return async () => {
    const [plan, shortsAnswer, planned, asIs] = await asked;
    answers.set(name, { plan, shorts: shortsAnswer, planned, asIs });
    await desk.close();
  };
}

beforeAll(async () => {
  const asked: (() => Promise<void>)[] = [];
  // One after the other: a bundle takes its service and its host from globals while it loads.
  for (const situation of deskCases) asked.push(await ask(situation));
  await Promise.all(asked.map(async (settle) => settle()));
});

function answersOf({ name }: DeskCase): Answers {
  const found = answers.get(name);
  if (found === undefined) throw new Error(`${name} was not asked`);
  return found;
}

function expectStress({ result }: Settled, expected: readonly StressRow[]): void {
  const rows = tableRows(result, stressFields);
  expect(rows).toHaveLength(expected.length);
  for (const [index, figures] of expected.entries()) {
    for (const [column, field] of stressFields.entries()) {
      const what = `${field} at a move of ${String(figures[0])}`;
      if (field === "liquidated") expect(rows[index]?.[field], what).toBe(figures[column]);
      else expectClose(rows[index]?.[field], figures[column] ?? Number.NaN, what);
    }
  }
}

it("there are 56 situations, of different names", () => {
  expect(new Set(deskCases.map(({ name }) => name)).size).toBe(56);
});

describe.each(deskCases)("$name", (situation) => {
  const { expected, world } = situation;

  it("PLAN answers each holding in its row", () => {
    const rows = tableRows(answersOf(situation).plan.result, planFields);
    expect(rows).toHaveLength(expected.plan.length);
    for (const [index, figures] of expected.plan.entries()) {
      const row = rows[index] ?? {};
      if (figures === null) expect(Object.values(row)).toEqual(planFields.map(() => ""));
      else expectFigures(row, figures, { world, fields: planFields });
    }
  });

  it("STRESS moves the prices with the advised trades done, and as it is", () => {
    const { planned, asIs } = answersOf(situation);
    expectStress(planned, expected.stress.planned);
    expectStress(asIs, expected.stress.asIs);
  });

  it("every table is there in time, also where a venue does not answer", () => {
    const { plan, shorts, planned, asIs } = answersOf(situation);
    for (const { firstAfterMs } of [plan, shorts ?? plan, planned, asIs]) {
      expect(firstAfterMs).toBeLessThan(firstTableMs);
    }
  });
});

describe.each(deskCases.filter(({ shorts }) => shorts.length > 0))("$name", (situation) => {
  const { expected, world } = situation;

  it("SHORTS answers each short in its row", () => {
    const rows = tableRows(answersOf(situation).shorts?.result, shortsFields);
    expect(rows).toHaveLength(expected.shorts.length);
    for (const [index, figures] of expected.shorts.entries()) {
      expectFigures(rows[index] ?? {}, figures, { world, fields: shortsFields });
    }
  });
});
