import { isCountedInUsd } from "../deskContract.js";
import type { CoinHedge } from "../coinHedge.js";
import { contractKey } from "../openShorts.js";
import type { PlanRow } from "../planFields.js";
import { contractsFor, onStep, smallerOf } from "./elementaryCalls.js";
import type { ExposureSteps } from "./exposureSteps.js";
import { minus, negative, number, over, plus, sumOf, times, valueOf, type Expression } from "./expression.js";
import { lotStepOf, markOf, sizeOf, type MarketSteps } from "./marketSteps.js";
import { mergedSteps, sizeSteps, type OpenSteps, type PositionSteps } from "./positionSteps.js";
import type { StepList } from "./stepList.js";

/** What the order is computed from. */
export type OrderParts = {
  readonly list: StepList;
  readonly row: PlanRow;
  readonly hedge: CoinHedge;
  readonly market: MarketSteps;
  readonly exposure: ExposureSteps;
  readonly open: readonly OpenSteps[];
};

const inContracts = { unit: "contracts", measure: "contracts" } as const;

/** Coins covered by all shorts, and what they lack to the target. */
type Cover = { readonly covered: Expression; readonly gap: Expression };

/** How far the shorts are from the target. */
function coverSteps({ list, row, hedge, market, exposure, open }: OrderParts): Cover {
  const inCoins = { unit: hedge.coin, measure: "coins" } as const;
  const covered = list.step(
    { name: "coinsCovered", label: "Coins covered by all shorts", ...inCoins },
    sumOf(open.map(({ coins }) => coins)),
  );
  list.figure(
    { name: "covered", label: "Covered", unit: "of the target", measure: "fraction" },
    over(covered, exposure.target),
  );
  list.figure(
    { name: "unhedgedUsd", label: "Residual exposure", unit: "USD", measure: "usd" },
    times(minus(exposure.exposure, covered), market.mark),
  );
  const gap = list.step(
    { name: "gap", label: "Gap: target − coins covered", ...inCoins },
    minus(exposure.target, covered),
  );
  const band = list.input(
    { name: "band", label: "Rebalance band", unit: "of the target", measure: "other" },
    row.desk.settings.band,
  );
  list.step(
    { name: "bandCoins", label: "No trade while the gap is within ±", ...inCoins },
    times(band, exposure.target),
  );
  return { covered, gap };
}

/** Contracts that are sold to close the gap. */
function sale({ list, market }: OrderParts, gap: Expression): Expression {
  const usd = list.step(
    { name: "gapUsd", label: "Gap at the mark price", unit: "USD", measure: "usd" },
    times(gap, market.mark),
  );
  return contractsFor(usd, market.contractUsd, market.lotStep);
}

/** Contracts whose closing, with its realised coins typed into the holding, closes the gap in one step. */
function contractsToClose(
  { list, market, exposure: { hedgeRatio } }: OrderParts,
  { position: { contract }, entry }: OpenSteps,
  excess: Expression,
): Expression {
  const [mark, size] = [markOf(list, market, contract), sizeOf(list, market, contract)];
  const rest = minus(number(1), hedgeRatio);
  if (isCountedInUsd(contract)) {
    return over(excess, times(plus(over(hedgeRatio, mark), over(rest, entry)), size));
  }
  if (contract.kind === "linear") return over(excess, size);
  return over(excess, times(plus(over(times(hedgeRatio, entry), mark), rest), size));
}

/** Contracts that are bought back: all that is open, or on the lot step what closes the gap. */
function purchase(parts: OrderParts, closed: OpenSteps, covered: Expression): Expression {
  const { list, hedge } = parts;
  if (hedge.target.isZero()) return closed.contracts;
  const excess = list.step(
    { name: "excess", label: "Coins covered too much", unit: hedge.coin, measure: "coins" },
    minus(covered, parts.exposure.target),
  );
  const asked = list.step(
    { name: "asked", label: "Contracts that close the gap", ...inContracts },
    contractsToClose(parts, closed, excess),
  );
  return valueOf(asked).gte(valueOf(closed.contracts))
    ? smallerOf(asked, closed.contracts)
    : onStep(asked, lotStepOf(list, parts.market, closed.position.contract), "down");
}

/** The short of the figures' contract after the order. */
export type PlannedSteps = {
  /** PLAN's contracts. */
  readonly contracts: Expression;
  /** Null where nothing is short then. */
  readonly planned: PositionSteps | null;
};

type Due = Cover & { readonly own: OpenSteps | null };

const afterTrade = { name: "planned", label: " after the trade" };

function contractsAfter(parts: OrderParts, result: Expression): Expression {
  const about = { name: "contracts", label: "Contracts after the trade", ...inContracts } as const;
  return parts.list.figure(about, result) ?? result;
}

function tradeFigure({ list, row, hedge, market }: OrderParts, trade: Expression): void {
  const kind = row.action?.kind;
  const isDue = kind === "sell" || kind === "buy-back";
  const { text } = hedge.order?.contract ?? market.contract;
  const about = { name: "trade", label: "Trade now: + sell, − buy back", measure: "contracts" } as const;
  list.figure({ ...about, unit: `contracts of ${text}` }, isDue ? trade : number(0));
}

function afterSale(parts: OrderParts, { own, gap }: Due): PlannedSteps {
  const { list, hedge, market } = parts;
  const { contract, mark, size } = market;
  const orderOf = sale(parts, gap);
  if (own === null) {
    const contracts = contractsAfter(parts, orderOf);
    tradeFigure(parts, contracts);
    if (hedge.planned === null) return { contracts, planned: null };
    return { contracts, planned: sizeSteps(list, contract, { contracts, entry: mark, size }, afterTrade) };
  }
  const toSell = list.step({ name: "toSell", label: "Contracts to sell", ...inContracts }, orderOf);
  const contracts = contractsAfter(parts, plus(own.contracts, toSell));
  tradeFigure(parts, toSell);
  if (valueOf(toSell).isZero()) return { contracts, planned: own };
  const words = { name: "sold", label: ", to sell" };
  const sold = sizeSteps(list, contract, { contracts: toSell, entry: mark, size }, words);
  return { contracts, planned: mergedSteps(list, contract, [own, sold], afterTrade, contracts) };
}

function afterPurchase(parts: OrderParts, { own, covered }: Due, closed: OpenSteps): PlannedSteps {
  const { list, hedge, market } = parts;
  const { contract, size } = market;
  const { text } = closed.position.contract;
  const toBuy = list.step(
    { name: "toBuyBack", label: `Contracts of ${text} to buy back`, ...inContracts },
    purchase(parts, closed, covered),
  );
  const isHere = closed === own;
  const now = own?.contracts ?? number(0);
  const contracts = contractsAfter(parts, isHere ? minus(now, toBuy) : now);
  tradeFigure(parts, negative(toBuy));
  if (own === null || !isHere) return { contracts, planned: own };
  if (hedge.planned === null) return { contracts, planned: null };
  return { contracts, planned: sizeSteps(list, contract, { contracts, entry: own.entry, size }, afterTrade) };
}

/** What is open, what the size asks for, and the short after that. */
export function orderSteps(parts: OrderParts): PlannedSteps {
  const { list, hedge, market, open } = parts;
  const cover = coverSteps(parts);
  const key = contractKey(market.contract);
  const own = open.find(({ position }) => contractKey(position.contract) === key) ?? null;
  const now = own?.contracts ?? number(0);
  list.figure({ name: "now", label: `Contracts now, ${market.contract.text}`, ...inContracts }, now);
  const { order } = hedge;
  if (order === null) {
    const contracts = contractsAfter(parts, now);
    tradeFigure(parts, number(0));
    return { contracts, planned: own };
  }
  const closed = open.find(({ position }) => position === order.position) ?? null;
  return closed === null
    ? afterSale(parts, { ...cover, own })
    : afterPurchase(parts, { ...cover, own }, closed);
}
