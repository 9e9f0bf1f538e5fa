import type { Perpetual } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";

/** The two prices of a perpetual, quote currency per coin; null where there is none. */
type Prices = Pick<Perpetual, "mark" | "index">;

const farthest = 2;

/**
 * Prices that can be believed. A venue makes its mark from its index and a premium of a few per cent: one of them twice
 * the other, or ten times it, means that a unit was changed or that one of them is dead. Which one it is, nothing shows,
 * and an order sized by the wrong one is wrong by as much: so there is neither.
 */
export function believedPrices({ mark, index }: Prices): Prices {
  if (mark === null || index === null) return { mark, index };
  const ratio = new Decimal(mark).div(index);
  return ratio.lt(farthest) && ratio.gt(1 / farthest) ? { mark, index } : { mark: null, index: null };
}
