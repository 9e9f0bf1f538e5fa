import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { SizedContract } from "./deskContract.js";
import { contractKey } from "./openShorts.js";
import { afterSale, distanceOf, marginNeeded, traded, type MarginDemand, type Position } from "./position.js";
import { surviveRise, type DeskSettings } from "./readSettings.js";
import { liquidationIn, maintenanceUpTo, survivesAnyRise, type RiskRules } from "./riskRules.js";
import { soldBy, type Order } from "./sizing.js";

/** The margin that a coin's shorts are asked for: a leverage that is typed alone counts alone. */
export function marginDemand(settings: DeskSettings, coin: string): MarginDemand {
  const { leverage, survive } = settings;
  return {
    survive: leverage !== null && survive === null ? null : surviveRise(settings, coin),
    leverage,
  };
}

/** The price that a position has to survive up to. */
export function survivePrice({ contract: { mark } }: Position, survive: Decimal | null): Decimal {
  return mark.times((survive ?? new Decimal(0)).plus(1));
}

/** The margin that a position is asked for. */
export function marginFor(position: Position, demand: MarginDemand, rules: RiskRules): Decimal {
  return marginNeeded(position, {
    ...demand,
    maintenanceRate: maintenanceUpTo(position, survivePrice(position, demand.survive), rules),
  });
}

/** An open position and how far its liquidation is. */
export type Threat = {
  readonly position: Position;
  readonly liquidation: Decimal;
  readonly distance: Decimal;
};

/** The open position that is liquidated at the smallest rise; null where none is, or no margin is known. */
export function nearestThreat(positions: readonly Position[], rules: RiskRules): Threat | null {
  let nearest: Threat | null = null;
  for (const position of positions) {
    const liquidation = liquidationIn(position, rules);
    if (liquidation instanceof HedgeError) continue;
    const distance = distanceOf(position.contract, liquidation);
    if (nearest === null || distance.lt(nearest.distance)) nearest = { position, liquidation, distance };
  }
  return nearest;
}

/** What a coin's shorts risk, now and after what the size asks for. */
export type Risk = {
  /** The open position of the contract that the coin's figures stand on. */
  readonly own: Position | null;
  /** That position after the order; null where nothing is short then. */
  readonly planned: Position | null;
  /** Margin of the planned position: coins on inverse, USD on linear contracts; 0 where nothing is short. */
  readonly plannedMargin: Decimal;
  readonly threat: Threat | null;
};

type Shorted = {
  readonly coin: string;
  readonly contract: SizedContract | null;
  readonly positions: readonly Position[];
  readonly order: Order | null;
};

function plannedPosition(
  contract: SizedContract,
  own: Position | null,
  order: Order | null,
): Position | null {
  if (order === null || contractKey(order.contract) !== contractKey(contract)) return own;
  return order.contracts.gt(0) ? afterSale(own, soldBy(order)) : traded(contract, own, order.contracts);
}

/** What one coin's shorts risk. */
export function riskOf({ coin, contract, positions, order }: Shorted, rules: RiskRules): Risk {
  const threat = nearestThreat(positions, rules);
  if (contract === null) return { own: null, planned: null, plannedMargin: new Decimal(0), threat };
  const key = contractKey(contract);
  const own = positions.find((position) => contractKey(position.contract) === key) ?? null;
  const planned = plannedPosition(contract, own, order);
  const plannedMargin =
    planned === null ? new Decimal(0) : marginFor(planned, marginDemand(rules.settings, coin), rules);
  return { own, planned, plannedMargin, threat };
}

/** The liquidation price of a planned position with the margin needed, or with what is posted where that is more. */
export function plannedLiquidation(
  planned: Position,
  plannedMargin: Decimal,
  rules: RiskRules,
): Decimal | HedgeError {
  const { settings } = rules;
  const posted = planned.margin ?? new Decimal(0);
  // Margin asked for by a rise alone is used up just there.
  if (settings.leverage === null && plannedMargin.gt(posted)) {
    return survivePrice(planned, surviveRise(settings, planned.contract.coin));
  }
  return liquidationIn({ ...planned, margin: Decimal.max(plannedMargin, posted) }, rules);
}

/**
 * The liquidation price of a coin's shorts: of the nearest open one, else as planned with the margin needed.
 * @returns an error where none liquidates, where the margin is not typed, or null where nothing is short
 */
export function liquidationFor(
  { positions, threat, planned, plannedMargin }: Risk & Pick<Shorted, "positions">,
  rules: RiskRules,
): Decimal | HedgeError | null {
  if (threat !== null) return threat.liquidation;
  const unknown = positions.find(({ margin }) => margin === null) ?? positions[0];
  if (unknown !== undefined) return liquidationIn(unknown, rules);
  if (planned === null) return null;
  return plannedLiquidation(planned, plannedMargin, rules);
}

/** Whether no rise liquidates any of a coin's shorts, as open or as planned with the margin needed. */
export function shortsSurviveAnyRise(
  { positions, planned, plannedMargin }: Risk & Pick<Shorted, "positions">,
  rules: RiskRules,
): boolean {
  const planning = planned === null ? [] : [{ ...planned, margin: plannedMargin }];
  const shorts = positions.length > 0 ? positions : planning;
  return shorts.length > 0 && shorts.every((position) => survivesAnyRise(position, rules));
}

/** Margin to add to a position so that it survives the rise asked for, and at least the rise warned of. */
export function marginToAdd(position: Position, rules: RiskRules): Decimal {
  const { settings } = rules;
  const demand = marginDemand(settings, position.contract.coin);
  const needed = Decimal.max(
    marginFor(position, demand, rules),
    marginFor(position, { ...demand, survive: settings.warn }, rules),
  );
  return Decimal.max(0, needed.minus(position.margin ?? 0));
}
