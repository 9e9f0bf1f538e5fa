import { roundToStep } from "../calc/lots.js";
import { Decimal } from "../decimal.js";
import { isCountedInUsd, type SizedContract } from "./deskContract.js";
import { remember } from "../remember.js";
import { pnlUsd, positionOf, soldAtMark, type Position } from "./position.js";

/** A trade of one contract. */
export type Order = {
  readonly contract: SizedContract;
  /** The open position that it buys back; null for a sale. */
  readonly position: Position | null;
  /** + sell, − buy back, on the lot step; 0 where the gap is less than a lot. */
  readonly contracts: Decimal;
};

/** A sale as a position of its own, which the plan and its sentence both ask for. */
export const soldBy = remember(({ contract, contracts }: Order) => soldAtMark(contract, contracts));

/**
 * Sells what covers the gap at the mark price, toward zero on the lot step.
 * @param gap coins, > 0
 */
export function sellMore(contract: SizedContract, gap: Decimal): Order {
  const { mark, contractSize, lotStep } = contract;
  // A contract in coins is worth its size times the mark price, which falls out.
  const size = isCountedInUsd(contract) ? gap.times(mark) : gap;
  const contracts = roundToStep(size.div(contractSize), lotStep, "down");
  return { contract, position: null, contracts };
}

export type BuyBack = {
  /** Coins covered beyond the target, > 0. */
  readonly excess: Decimal;
  /** Nothing is to be hedged: everything is closed. */
  readonly isAll: boolean;
  readonly hedgeRatio: Decimal;
};

/**
 * The share of the released cover that closing has to take off the gap at a ratio above 1, where the loss it realises
 * lowers the target too. Near 0 a gap of 4 USD asked to buy back 1,000 USD, and the next one again, without end.
 */
const leastEffect = 0.1;

/**
 * Contracts whose closing, with its realised coins typed into the holding, closes the gap in one step.
 * A USD contract closed at mark P releases 1/entry coins of cover and realises 1/P − 1/entry coins, of which the ratio
 * is covered again: |gap| = n × (ratio/P + (1 − ratio)/entry). The other kinds likewise.
 * @returns null where no number closes it, or one that closes next to nothing of it
 */
function contractsToClose({ contract, entry }: Position, { excess, hedgeRatio }: BuyBack): Decimal | null {
  const { mark, contractSize, kind } = contract;
  const rest = new Decimal(1).minus(hedgeRatio);
  const inUsd = isCountedInUsd(contract);
  if (kind === "linear" && !inUsd) return excess.div(contractSize);
  const released = inUsd ? contractSize.div(entry) : contractSize;
  const perContract = hedgeRatio.times(entry).div(mark).plus(rest).times(released);
  const least = hedgeRatio.gt(1) ? released.times(leastEffect) : 0;
  return perContract.gt(least) ? excess.div(perContract) : null;
}

/**
 * Buys back at the first position where that is an order the venue takes, never more than is open.
 * @param positions of one coin, in the order in which they are to be closed
 */
export function buyBack(positions: readonly Position[], wanted: BuyBack): Order | "unclosable" | null {
  let isUnclosable = false;
  for (const position of positions) {
    const { contract, contracts: open } = position;
    const asked = wanted.isAll ? open : contractsToClose(position, wanted);
    if (asked === null) {
      isUnclosable = true;
      continue;
    }
    // All of it also where what is open is no multiple of the step: a rest that cannot be closed would stay for good.
    const contracts = asked.gte(open) ? open : roundToStep(asked, contract.lotStep, "down");
    const isOrder = contracts.gt(0) && (contracts.eq(open) || contracts.gte(contract.minOrder));
    if (isOrder) return { contract, position, contracts: contracts.neg() };
  }
  return isUnclosable ? "unclosable" : null;
}

/** What closing contracts realises: coins on inverse contracts, USD on linear ones; + is a profit. */
export function realised({ contract, entry }: Position, contracts: Decimal): Decimal {
  const { mark, kind } = contract;
  const closed = positionOf({ contract, entry, contracts, margin: null });
  const usd = pnlUsd(closed, mark);
  return kind === "linear" ? usd : usd.div(mark);
}
