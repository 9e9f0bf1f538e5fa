// PLAN, SHORTS and STRESS report one liquidation, whatever tiers the venues publish; and margin that is asked for by a rise
// lasts to just that rise.
import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "../../../../shared/decimal.js";
import type { Desk } from "../../../../shared/desk/openDesk.js";
import { planTable, shortsTable } from "../../../../shared/desk/planTable.js";
import { liquidationIn } from "../../../../shared/desk/riskRules.js";
import { stress } from "../../../../shared/desk/stress.js";
import { expectSame } from "../../../support/expectSame.js";
import { opened, randomDesk } from "../../../support/randomDesk.js";

const near = new Decimal("1e-9");

/** The distances of a desk's positions by SHORTS, each position once. */
function distancesOf(desk: Desk): readonly Decimal[] {
  const table = shortsTable(desk, ["distance"]);
  const byContract = new Map<string, Decimal>();
  for (const [index, short] of desk.shorts.entries()) {
    const value = table[index]?.[0]?.value;
    if (short.state === "open" && value instanceof Decimal)
      byContract.set(short.position.contract.text, value);
  }
  return [...byContract.values()];
}

it("STRESS liquidates where SHORTS says", () => {
  let liquidated = 0;
  fc.assert(
    fc.property(randomDesk({ hasTiers: true }), (random) => {
      const desk = opened(random);
      const distances = distancesOf(desk);
      const moves = distances.flatMap((distance) =>
        distance.gt(0) ? [distance.plus(near), distance.minus(near)] : [],
      );
      for (const [index, row] of stress(desk, moves, false).entries()) {
        const move = moves[index] ?? near;
        const expected = distances.filter((distance) => distance.lte(move)).length;
        liquidated += expected;
        expect(Number(row[6]?.value)).toBe(expected);
      }
    }),
    { numRuns: 500 },
  );
  expect(liquidated).toBeGreaterThan(100);
});

it("PLAN shows the nearest of them", () => {
  fc.assert(
    fc.property(randomDesk({ hasTiers: true, kinds: ["own"], maxRows: 1 }), (random) => {
      const desk = opened(random);
      const [figure] = planTable(desk, ["distance"])[0] ?? [];
      const { coin, threat, block } = [...desk.coins.values()].find(({ figureRow }) => figureRow === 0) ?? {};
      if (threat === undefined || threat === null || block !== null) return;
      const own = desk.positions.filter(({ contract }) => contract.coin === coin);
      const distances = own.flatMap((position) => {
        const at = liquidationIn(position, desk.rules);
        return at instanceof Decimal ? [at.div(position.contract.mark).minus(1)] : [];
      });
      expectSame(figure?.value, Decimal.min(...distances), "distance");
    }),
    { numRuns: 500 },
  );
});

it("the margin needed lasts to the rise asked for, and no further", () => {
  let planned = 0;
  fc.assert(
    fc.property(randomDesk({ hasTiers: true, maxShorts: 2 }), (random) => {
      const { settings } = random;
      if (typeof settings["survive"] !== "number" || settings["leverage"] !== "") return;
      const desk = opened(random);
      for (const hedge of desk.coins.values()) {
        if (hedge.planned === null || hedge.plannedMargin.isZero()) continue;
        planned += 1;
        const at = liquidationIn({ ...hedge.planned, margin: hedge.plannedMargin }, desk.rules);
        const survived = hedge.planned.contract.mark.times(settings["survive"] + 1);
        expectSame(at, survived, "liquidation");
      }
    }),
    { numRuns: 1000 },
  );
  expect(planned).toBeGreaterThan(100);
});
