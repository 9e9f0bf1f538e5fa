import { liquidationOfCoins, marginForCoins } from "../calc/margin.js";
import { Decimal, sum } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { rememberWhile } from "../remember.js";
import { isCountedInUsd, type DeskContract, type SizedContract } from "./deskContract.js";

/** A short of one contract: all fills of it together. */
export type Position = {
  readonly contract: SizedContract;
  readonly contracts: Decimal;
  /** USD per single coin, also of a contract listed by the thousand. */
  readonly entry: Decimal;
  /** Coins on inverse, USD on linear contracts; null where it is not known. */
  readonly margin: Decimal | null;
  /** Coins that it covers, whatever the price. */
  readonly coins: Decimal;
  /** USD at its entry. */
  readonly entryNotional: Decimal;
};

/** What a person knows of a short. */
type Fill = Omit<Position, "coins" | "entryNotional">;

/**
 * A short with what follows from its fill whatever today's price: it covers size / entry coins where contracts are in
 * USD, its size where they are in coins. Source: the payoff of both kinds, (entry − price) × coins in USD.
 */
export function positionOf({ contract, contracts, entry, margin }: Fill): Position {
  const size = contracts.times(contract.contractSize);
  const isInUsd = isCountedInUsd(contract);
  return {
    contract,
    contracts,
    entry,
    margin,
    coins: isInUsd ? size.div(entry) : size,
    entryNotional: isInUsd ? size : size.times(entry),
  };
}

/** USD of a position at the mark price. */
export function sizeUsd({ contract, contracts }: Position): Decimal {
  return contracts.times(contract.usd);
}

/** P&L of a short at a price, USD: coins × (entry − price), for each of the kinds. */
export function pnlUsd(position: Position, price: Decimal): Decimal {
  return position.coins.times(position.entry.minus(price));
}

/** Several shorts of one contract as one: entries harmonic in USD contracts, weighted by coins else; any margin unknown, all is. */
export function mergePositions(first: Position, ...others: readonly Position[]): Position {
  if (others.length === 0) return first;
  const all = [first, ...others] as const;
  const margins = all.flatMap(({ margin }) => (margin === null ? [] : [margin]));
  return merged(all, margins.length === all.length ? sum(margins) : null);
}

function merged(all: readonly [Position, ...Position[]], margin: Decimal | null): Position {
  const coins = sum(all.map((position) => position.coins));
  const entryNotional = sum(all.map((position) => position.entryNotional));
  return {
    contract: all[0].contract,
    contracts: sum(all.map(({ contracts }) => contracts)),
    // One formula for both kinds: of USD contracts Σq / Σ(q/entry), of coin contracts Σ(coins × entry) / Σcoins.
    // Few ask for it, and a division is dear.
    get entry() {
      return entryNotional.div(coins);
    },
    margin,
    coins,
    entryNotional,
  };
}

/** Contracts sold at the mark price, no margin of which is known. */
export function soldAtMark(contract: SizedContract, contracts: Decimal): Position {
  return positionOf({ contract, contracts, entry: contract.mark, margin: null });
}

/** A position after more of its contract was sold; its margin stays. */
export function afterSale(position: Position | null, sold: Position): Position {
  return position === null ? sold : merged([position, sold], position.margin);
}

/** A position after a trade at the mark price: + sold more, − bought back; null where nothing is left. */
export function traded(contract: SizedContract, position: Position | null, trade: Decimal): Position | null {
  if (trade.gt(0)) return afterSale(position, soldAtMark(contract, trade));
  if (position === null || trade.isZero()) return position;
  const contracts = position.contracts.plus(trade);
  return contracts.gt(0) ? positionOf({ ...position, contracts }) : null;
}

/** Of open shorts, by their coins: the mark price has no part in it. */
const liquidations = rememberWhile<Decimal | HedgeError>();

/** The mark price at which a position is liquidated; an error that says so where none does or the margin is unknown. */
export function liquidationOf(position: Position, maintenanceRate: Decimal): Decimal | HedgeError {
  const { margin, contract, coins, entryNotional } = position;
  if (margin === null) {
    return new HedgeError({ code: "no_answer", message: `enter the margin of ${contract.text}` });
  }
  const method = contract.kind === "linear" ? "linear" : "mark";
  return liquidations(coins, [entryNotional, margin, maintenanceRate, method], () =>
    attempt(() =>
      liquidationOfCoins({
        notional: entryNotional,
        coins,
        margin,
        maintenanceRate,
        deduction: new Decimal(0),
        side: "short",
        method,
      }),
    ),
  );
}

/** How far a liquidation price lies above the mark price, as a fraction. */
export function distanceOf({ mark }: Pick<SizedContract, "mark">, liquidation: Decimal): Decimal {
  return liquidation.div(mark).minus(1);
}

/** What margin is asked for. */
export type MarginDemand = {
  /** As a rise of the mark price, a fraction; null: the leverage alone counts. */
  readonly survive: Decimal | null;
  readonly leverage: Decimal | null;
};

/**
 * Margin that a position needs: to survive the rise (MARGINFOR), and by the leverage coins at entry / leverage
 * (linear: USD at entry / leverage); of both the larger.
 */
export function marginNeeded(
  position: Position,
  { survive, leverage, maintenanceRate }: MarginDemand & { readonly maintenanceRate: Decimal },
): Decimal {
  const { contract, coins, entryNotional: notional } = position;
  const byRise =
    survive === null
      ? new Decimal(0)
      : marginForCoins({
          notional,
          coins,
          survivePrice: contract.mark.times(survive.plus(1)),
          maintenanceRate,
          deduction: new Decimal(0),
          kind: contract.kind,
        });
  if (leverage === null) return byRise;
  const size = contract.kind === "linear" ? notional : coins;
  return Decimal.max(byRise, size.div(leverage));
}

/** The currency of a contract's margin. */
export function marginUnit({ kind, coin, perpetual }: DeskContract): string {
  return kind === "inverse" ? coin : perpetual.settle;
}
