import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { CoinHedge } from "./coinHedge.js";
import { fundingApr, type DeskContract, type SizedContract } from "./deskContract.js";
import { inContracts, inFigures, inMargin, inPercent, inUsd } from "./numberWords.js";
import { distanceOf, marginUnit, positionOf, type Position } from "./position.js";
import type { Desk } from "./openDesk.js";
import type { DeskSettings } from "./readSettings.js";
import { maxMarginShare } from "./openShorts.js";
import { marginDemand, marginToAdd, plannedLiquidation, type Threat } from "./risk.js";
import type { RiskRules } from "./riskRules.js";
import { realised, soldBy, type Order } from "./sizing.js";

/** A sentence with a capital in front, unless an instrument such as bybit:ETH stands there. */
export function sentence(text: string): string {
  const first = /^\S+:\S/u.test(text) ? text.slice(0, 1) : text.slice(0, 1).toUpperCase();
  return `${first}${text.slice(1).replace(/\.$/u, "")}.`;
}

/** A contract as the venue's order form names it. */
export function orderName({ perpetual, venue, text }: SizedContract): string {
  return perpetual.orderSymbol === null ? text : `${perpetual.orderSymbol} on ${venue}`;
}

function threatText({ position, distance, liquidation }: Threat): string {
  const at = `${inFigures(liquidation)} USD`;
  return distance.lte(0)
    ? `the mark price is already ${inPercent(distance.abs())} past the liquidation of ${position.contract.text} at ${at}`
    : `liquidation of ${position.contract.text} at ${at}, ${inPercent(distance)} away`;
}

/** What closing realises; who is told to type coins that Record adds would count them twice. */
function realisedText(gain: Decimal, contract: SizedContract): string {
  if (gain.isZero()) return "Then press Record.";
  const amount = `${inFigures(gain.abs())} ${marginUnit(contract)}`;
  const inCoins = contract.kind === "inverse";
  return gain.gt(0)
    ? `Realises +${amount}. Then press Record${inCoins ? ", which adds them to your coins" : ""}.`
    : `Realises a loss of ${amount}. Then press Record${inCoins ? ", which subtracts it from your coins" : ""}.`;
}

/** The order to buy back, what it realises, and a liquidation that is near besides. */
export function buyBackText(order: Order, position: Position, threat: Threat | null): string {
  const { contract } = order;
  const count = order.contracts.abs();
  const covered = `${inFigures(positionOf({ ...position, contracts: count }).coins)} ${contract.coin}`;
  const realises = realisedText(realised(position, count), contract);
  // Before what it realises: a long text is cut off at its end.
  const near = threat === null ? "" : ` ${sentence(threatText(threat))}`;
  return `Buy back ${inContracts(count)} ${orderName(contract)} (${inUsd(count.times(contract.usd))}, ${covered}).${near} ${realises}`;
}

/** How much margin to add where. */
export function addMarginText(threat: Threat, rules: RiskRules): string {
  const { position } = threat;
  const { contract } = position;
  const missing = marginToAdd(position, rules);
  return `Add ${inMargin(missing)} ${marginUnit(contract)} margin to ${contract.text}: ${threatText(threat)}.`;
}

/** Why the funding speaks against the short; null where it does not. */
export function fundingProblem(
  hedge: CoinHedge,
  contract: SizedContract,
  settings: DeskSettings,
): string | null {
  const apr = fundingApr(contract);
  if (apr === null || apr.neg().lte(settings.maxFunding)) return null;
  const cost = `Funding costs a short of ${contract.text} ${inPercent(apr.neg())} a year, above your limit of ${inPercent(settings.maxFunding)}`;
  if (hedge.own !== null) return `${cost}: consider closing.`;
  return hedge.order === null ? null : `${cost}: wait before selling.`;
}

/** The smallest order, in contracts and USD. */
export function minOrderText(contract: SizedContract): string {
  const { minOrder: least } = contract;
  return `${inContracts(least)} ${orderName(contract)} (${inUsd(least.times(contract.usd))})`;
}

/** The margin that a sale asks for before it: what is missing, or all of it where what is posted is not known. */
function marginText(hedge: CoinHedge, { contract }: Order): string {
  const { own: open, plannedMargin: needed } = hedge;
  const unit = marginUnit(contract);
  if (open !== null && open.margin === null) {
    return ` Total isolated margin required: ${inMargin(needed)} ${unit}.`;
  }
  const missing = needed.minus(open?.margin ?? 0);
  return missing.gt(0) ? ` First post ${inMargin(missing)} ${unit} isolated margin.` : "";
}

/** Where a typed leverage asks for so little margin that the next thing to do would be to add some. */
function nearText(hedge: CoinHedge, { contract }: Order, rules: RiskRules): string {
  const { settings } = rules;
  const { planned, plannedMargin } = hedge;
  const { survive } = marginDemand(settings, hedge.coin);
  if (planned === null || survive?.gte(settings.warn) === true) return "";
  const liquidation = plannedLiquidation(planned, plannedMargin, rules);
  if (liquidation instanceof HedgeError) return "";
  const distance = distanceOf(contract, liquidation);
  if (distance.lte(0)) return " It would be liquidated immediately: use less leverage.";
  return distance.lt(settings.warn)
    ? ` It would be liquidated after a rise of ${inPercent(distance)}: use less leverage.`
    : "";
}

/** Coins that are bought for the margin of an inverse contract are long themselves. */
function lackText({ plannedMargin }: CoinHedge, { contract }: Order, { choice }: Desk): string {
  const held = choice.heldCoins(contract.coin) ?? new Decimal(0);
  if (contract.kind !== "inverse" || plannedMargin.lte(held.times(maxMarginShare))) return "";
  const coins = held.isZero() ? "no" : `only ${inFigures(held)}`;
  return ` You hold ${coins} ${contract.coin} for margin: a linear contract in Instead needs none.`;
}

/** The order to sell and the margin to move first. */
export function sellText(hedge: CoinHedge, order: Order, desk: Desk): string {
  const { contract, contracts } = order;
  const size = `${inUsd(contracts.times(contract.usd))}, ${inFigures(soldBy(order).coins)} ${contract.coin}`;
  const margin = `${marginText(hedge, order)}${lackText(hedge, order, desk)}${nearText(hedge, order, desk.rules)}`;
  return `Sell ${inContracts(contracts)} ${orderName(contract)} (${size}).${margin} Then press Record.`;
}

/** That nothing is to be done, and how much is covered. */
export function fineText(hedge: CoinHedge): string {
  const { covered, target, coin, keepReason, isUnclosable } = hedge;
  if (isUnclosable)
    return `Fine: over-hedged in ${coin}, but no trade changes that at a hedge ratio above 1.`;
  if (target.isZero() && covered.isZero()) return "Fine: nothing to short.";
  const share = target.isZero() ? "" : `: ${inPercent(covered.div(target))} of the target covered`;
  const isKept = keepReason !== null && covered.gt(target);
  return `Fine${share}.${isKept ? ` Nothing is bought back as long as ${keepReason}.` : ""}`;
}

/** As of when the prices are that a venue could not renew. */
export function staleText({ venue, asOf }: Pick<DeskContract, "venue" | "asOf">): string {
  const time = new Date(asOf).toISOString().slice(11, 16);
  return `${venue} is not responding: prices as of ${time} UTC.`;
}
