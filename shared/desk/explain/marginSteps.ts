import type { Decimal } from "../../decimal.js";
import { attempt } from "../../errors.js";
import type { CoinHedge } from "../coinHedge.js";
import type { Desk } from "../openDesk.js";
import { marginUnit, type Position } from "../position.js";
import { marginDemand, survivePrice } from "../risk.js";
import { maintenanceAtLiquidation, maintenanceUpTo, rateSource, type RiskRules } from "../riskRules.js";
import {
  largestOf,
  liquidationAt,
  marginByLeverage,
  marginToSurvive,
  type ShortTerms,
} from "./elementaryCalls.js";
import { minus, number, over, plus, times, valueOf, type Expression } from "./expression.js";
import { markOf, type MarketSteps } from "./marketSteps.js";
import { survivalFormula, worstRiseFormula } from "./pastFormulas.js";
import type { OpenSteps, PositionSteps } from "./positionSteps.js";
import type { StepList } from "./stepList.js";

/** What margin and liquidation are computed from. */
export type MarginParts = {
  readonly list: StepList;
  readonly desk: Desk;
  readonly hedge: CoinHedge;
  readonly rules: RiskRules;
  readonly market: MarketSteps;
  readonly open: readonly OpenSteps[];
  /** The short after the trade; null where nothing is short then. */
  readonly planned: PositionSteps | null;
  /** USD at the mark price. */
  readonly notional: Expression;
};

/** A maintenance rate with where it comes from. */
function rateInput({ list, rules }: MarginParts, position: Position, rate: Decimal, at: string): Expression {
  const label = `Maintenance rate${at}${rateSource(position.contract, rules)}`;
  const name = at === "" ? "maintenanceRate" : "liquidationRate";
  return list.input({ name, label, unit: "of the notional", measure: "other" }, rate);
}

/** The rate that the margin is asked for with; null where nothing is short then. */
function marginRate(parts: MarginParts): Expression | null {
  const { hedge, rules } = parts;
  const { planned, coin } = hedge;
  if (planned === null) return null;
  const price = survivePrice(planned, marginDemand(rules.settings, coin).survive);
  return rateInput(parts, planned, maintenanceUpTo(planned, price, rules), "");
}

/** The rate of a liquidation: the same where the short has the same tier then. */
function liquidationRate(parts: MarginParts, position: Position, ofMargin: Expression | null): Expression {
  const rate = maintenanceAtLiquidation(position, parts.rules);
  if (ofMargin !== null && valueOf(ofMargin).eq(rate)) return ofMargin;
  return rateInput(parts, position, rate, ofMargin === null ? "" : " at the liquidation");
}

/** What the margin has to survive and what the leverage asks for, as far as either is asked for. */
function demandedMargins(
  { list, hedge, rules, market }: MarginParts,
  terms: ShortTerms,
): readonly Expression[] {
  const { survive, leverage } = marginDemand(rules.settings, hedge.coin);
  const { contract, mark } = market;
  const asked: Expression[] = [];
  if (survive !== null) {
    const rise = list.input(
      { name: "survive", label: "Rise to survive", unit: "of the mark price", measure: "other" },
      survive,
    );
    const price = list.step(
      { name: "survivePrice", label: "Price to survive", unit: `USD per ${contract.coin}`, measure: "price" },
      times(mark, plus(number(1), rise)),
    );
    asked.push(marginToSurvive(terms, price));
  }
  if (leverage !== null) {
    const step = list.input(
      { name: "maxLeverage", label: "Leverage asked for", unit: "", measure: "other" },
      leverage,
    );
    asked.push(contract.kind === "linear" ? over(terms.notional, step) : marginByLeverage(terms, step));
  }
  return asked;
}

function marginNeeded(parts: MarginParts, maintenanceRate: Expression | null): Expression {
  const { list, planned, market } = parts;
  const { contract } = market;
  const about = { unit: marginUnit(contract), measure: "coins" } as const;
  const figure = (expression: Expression): Expression =>
    list.figure({ name: "marginNeeded", label: "Margin needed", ...about }, expression) ?? expression;
  if (planned === null || maintenanceRate === null) return figure(number(0));
  const { notional, entry } = planned;
  const [first = number(0), second] = demandedMargins(parts, {
    notional,
    entry,
    maintenanceRate,
    kind: contract.kind,
  });
  if (second === undefined) return figure(first);
  const byRise = list.step({ name: "marginByRise", label: "Margin to survive the rise", ...about }, first);
  const byLeverage = list.step(
    { name: "marginByLeverage", label: "Margin by the leverage", ...about },
    second,
  );
  return figure(largestOf(byRise, byLeverage));
}

/** The short whose liquidation PLAN shows, with its margin: the nearest open one, else the planned one. */
function liquidated(
  parts: MarginParts,
  needed: Expression,
  ofMargin: Expression | null,
): (ShortTerms & { readonly margin: Expression | null; readonly open: OpenSteps | null }) | null {
  const { hedge, market, open, planned } = parts;
  const unknown = open.find(({ margin }) => margin === null) ?? open[0];
  const shown =
    hedge.threat === null ? unknown : open.find(({ position }) => position === hedge.threat?.position);
  if (shown !== undefined) {
    const { notional, entry, margin, position } = shown;
    const maintenanceRate = liquidationRate(parts, position, ofMargin);
    return { notional, entry, margin, maintenanceRate, kind: position.contract.kind, open: shown };
  }
  if (planned === null || hedge.planned === null) return null;
  const { notional, entry } = planned;
  const asPlanned = { ...hedge.planned, margin: hedge.plannedMargin };
  const maintenanceRate = liquidationRate(parts, asPlanned, ofMargin);
  return { notional, entry, margin: needed, maintenanceRate, kind: market.contract.kind, open: null };
}

function liquidationFigures(parts: MarginParts, needed: Expression, ofMargin: Expression | null): void {
  const { list, desk, market } = parts;
  const short = liquidated(parts, needed, ofMargin);
  if (short === null) return;
  const contract = short.open?.position.contract ?? market.contract;
  const whose = short.open === null ? `${contract.text}, as planned` : contract.text;
  const mark = markOf(list, market, contract);
  const liquidation = list.figure(
    {
      name: "liquidation",
      label: `Liquidation price of ${whose}`,
      unit: `USD per ${contract.coin}`,
      measure: "price",
    },
    short.margin === null ? null : liquidationAt(short, short.margin),
  );
  const distance = list.figure(
    {
      name: "distance",
      label: "Distance to liquidation",
      unit: "of the mark price",
      measure: "fraction",
    },
    liquidation === null || short.margin === null ? null : minus(over(liquidation, mark), number(1)),
  );
  list.lookedUp({
    name: "survival",
    label: "Past horizons survived",
    unit: "of all starts",
    measure: "fraction",
    source:
      distance === null
        ? ""
        : survivalFormula(
            contract,
            attempt(() => valueOf(distance)),
            desk,
          ),
  });
}

/** Margin, leverage and liquidation. */
export function marginSteps(parts: MarginParts): void {
  const { list, market, notional } = parts;
  const ofMargin = marginRate(parts);
  const needed = marginNeeded(parts, ofMargin);
  const margin = market.contract.kind === "inverse" ? times(needed, market.mark) : needed;
  list.figure(
    { name: "leverage", label: "Leverage: notional ÷ margin", unit: "", measure: "other" },
    over(notional, margin),
  );
  liquidationFigures(parts, needed, ofMargin);
  list.lookedUp({
    name: "worstRise",
    label: "Largest rise within a past horizon",
    unit: "of the price",
    measure: "fraction",
    source: worstRiseFormula(parts.hedge.threat?.position.contract ?? market.contract, parts.desk),
  });
}
