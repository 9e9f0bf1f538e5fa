// What is advised and done is enough: after the trade, and with what it realised typed, nothing is left to trade.
import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "../../../../shared/decimal.js";
import type { CoinHedge } from "../../../../shared/desk/coinHedge.js";
import { afterOrder, effectOfClosing } from "../../../support/followedAdvice.js";
import { opened, randomDesk, type RandomDesk } from "../../../support/randomDesk.js";

/** Rounding to steps takes a thousandth of a step for none. */
const slack = 1.002;

/** What one lot more or less changes of the gap, coins. */
function lotOf(hedge: CoinHedge, ratio: Decimal, isShort: boolean): Decimal {
  const { contract, positions } = hedge;
  if (!isShort || positions.length === 0) {
    return contract === null ? new Decimal(0) : contract.lotStep.times(contract.usd).div(contract.mark);
  }
  const lots = positions.map((position) => {
    const { released, realised } = effectOfClosing(position, position.contract.lotStep);
    // Of the coins realised the ratio is to be covered again.
    return released.plus(ratio.times(realised));
  });
  return Decimal.min(...lots.filter((lot) => lot.gt(0)));
}

function followed(
  desk: RandomDesk,
  coin: string,
): { readonly hedge: CoinHedge; readonly traded: readonly string[] } | null {
  const traded: string[] = [];
  let now: RandomDesk = desk;
  for (let step = 0; step < 12; step += 1) {
    const hedge = opened(now).coins.get(coin);
    if (hedge?.block !== null || hedge.isUnclosable) return null;
    const { order } = hedge;
    if (order === null || order.contracts.isZero()) return { hedge, traded };
    const open = hedge.positions.find(({ contract }) => contract.text === order.contract.text) ?? null;
    const next = afterOrder(now, order, open);
    if (next === null) return null;
    traded.push(order.contract.text);
    now = next;
  }
  throw new Error(`${coin} is traded without end: ${traded.join(", ")}`);
}

const kinds = ["own", "wrapped", "proxied", "instead", "blank"] as const;

// A coin hedged by another is worth as many of its coins as the mark of the contract says: of one price on every venue, so
// that the first short of it does not change what is to be covered.
it("the advised trades close the gap to within a lot or the band, each instrument in one step, at every ratio", () => {
  let steps = 0;
  fc.assert(
    fc.property(randomDesk({ kinds, isOnePrice: true }), (desk) => {
      const ratio = new Decimal(desk.settings["hedge ratio"] ?? 1);
      for (const coin of opened(desk).coins.keys()) {
        const end = followed(desk, coin);
        if (end === null) continue;
        const { hedge, traded } = end;
        steps += traded.length;
        expect(new Set(traded).size).toBe(traded.length);
        if (hedge.contract === null || hedge.keepReason !== null) continue;
        const gap = hedge.target.minus(hedge.covered);
        const band = hedge.target.times(desk.settings["band"] ?? 0);
        const lot = lotOf(hedge, ratio, gap.lt(0));
        expect(gap.abs().toNumber()).toBeLessThanOrEqual(Decimal.max(band, lot).times(slack).toNumber());
      }
    }),
    { numRuns: 400 },
  );
  // If hardly anything had been traded, nothing would have been tried.
  expect(steps).toBeGreaterThan(200);
});
