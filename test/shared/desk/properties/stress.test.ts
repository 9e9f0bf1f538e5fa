// What STRESS must say on every desk.
import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "../../../../shared/decimal.js";
import type { CoinHedge } from "../../../../shared/desk/coinHedge.js";
import type { Desk } from "../../../../shared/desk/openDesk.js";
import { planTable } from "../../../../shared/desk/planTable.js";
import { stress } from "../../../../shared/desk/stress.js";
import { expectSame } from "../../../support/expectSame.js";
import { effectOfClosing } from "../../../support/followedAdvice.js";
import { opened, randomDesk, randomSettings } from "../../../support/randomDesk.js";

const zero = new Decimal(0);

it("STRESS at 0 % holds what PLAN values", () => {
  fc.assert(
    fc.property(randomDesk(), (desk) => {
      const open = opened(desk);
      const values = planTable(open, ["value"]).flatMap(([figure]) =>
        figure?.value instanceof Decimal ? [figure.value] : [],
      );
      const sum = values.reduce((total, value) => total.plus(value), zero);
      for (const isPlanned of [true, false]) {
        const [row = []] = stress(open, [zero], isPlanned);
        expectSame(row[1]?.value, sum, "unhedged");
        expectSame(row[3]?.value, zero, "change unhedged");
        expectSame(row[4]?.value, zero, "change hedged");
      }
    }),
    { numRuns: 300 },
  );
});

/**
 * Whether all that a coin needs is traded today: nothing is in the way, no second position is closed later, and more was
 * not lost than all of the short can give back.
 */
function isTraded({ order, positions, figureRow, block }: CoinHedge, trades: readonly unknown[]): boolean {
  if (block !== null || figureRow === null || positions.length > 1) return false;
  if (order === null) return true;
  const isAll = order.position?.contracts.eq(order.contracts.neg()) === true;
  return !isAll && order.contracts.toString() === String(trades[figureRow]);
}

/** USD of a lot of each contract that is traded: so much may be left. */
function lotsOf({ coins }: Desk): Decimal {
  let lots = zero;
  for (const { contract, positions } of coins.values()) {
    if (contract !== null) lots = lots.plus(contract.lotStep.times(contract.usd));
    for (const position of positions) {
      const { released, realised } = effectOfClosing(position, position.contract.lotStep);
      lots = lots.plus(released.plus(realised).times(position.contract.mark));
    }
  }
  return lots;
}

it("STRESS of own coins, all hedged as advised, is flat within a lot while nothing is liquidated", () => {
  const settings = randomSettings(fc.constant(1)).map((each) => ({ ...each, band: 0 }));
  const desks = randomDesk({ kinds: ["own", "cash"], maxShorts: 2, isEachOnce: true, settings });
  let flat = 0;
  fc.assert(
    fc.property(desks, (desk) => {
      const open = opened(desk);
      const trades = planTable(open, ["trade"]).map(([figure]) => figure?.value);
      if (![...open.coins.values()].every((hedge) => isTraded(hedge, trades))) return;
      const moves = [-0.9, -0.4, 0.3].map((move) => new Decimal(move));
      for (const [index, row] of stress(open, moves, true).entries()) {
        const [change, liquidated] = [Number(row[4]?.value), Number(row[6]?.value)];
        if (liquidated > 0) continue;
        flat += 1;
        const slack = lotsOf(open)
          .times(moves[index]?.abs() ?? 0)
          .times(1.002)
          .plus("1e-9");
        expect(Math.abs(change)).toBeLessThanOrEqual(slack.toNumber());
      }
    }),
    { numRuns: 300 },
  );
  expect(flat).toBeGreaterThan(100);
});
