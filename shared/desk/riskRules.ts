import {
  rateAtLiquidation,
  rateOfSize,
  tierOf,
  type RiskTier,
  type RiskTierTable,
} from "../calc/riskTiers.js";
import type { RiskTiers } from "../contract/tiers.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { remember } from "../remember.js";
import type { DeskContract } from "./deskContract.js";
import type { Answered, DeskMarkets } from "./deskMarkets.js";
import { inPercent } from "./numberWords.js";
import { liquidationOf, type Position } from "./position.js";
import { defaultMaintenanceRate, type DeskSettings } from "./readSettings.js";

/** What margin and liquidation go by: the settings, and of each contract the tiers of its venue. */
export type RiskRules = {
  readonly settings: DeskSettings;
  readonly tiersOf: (contract: DeskContract) => Answered<RiskTiers>;
};

/** Nobody is asked for what the venue's list says that it does not publish. */
const notPublished = new HedgeError({ code: "not_published", message: "the venue publishes no risk tiers" });

/** What is known of the tiers of a contract. */
export function tiersIn(markets: DeskMarkets, { instrument, hasTiers }: DeskContract): Answered<RiskTiers> {
  return hasTiers ? markets.tiers(instrument) : notPublished;
}

export type TierTable = { readonly unit: RiskTiers["unit"]; readonly tiers: RiskTierTable };

function decimalOf(text: string | null): Decimal | null {
  return text === null ? null : new Decimal(text);
}

/** The tiers of an answer as numbers; null where it has none. */
export const tierTable = remember(({ unit, tiers }: RiskTiers): TierTable | null => {
  const [first, ...others] = tiers.map(([upTo, rate, deduction, maxLeverage]): RiskTier => ({
    upTo: decimalOf(upTo),
    rate: new Decimal(rate),
    deduction: decimalOf(deduction),
    maxLeverage: decimalOf(maxLeverage),
  }));
  return first === undefined ? null : { unit, tiers: [first, ...others] };
});

function tableOf(contract: DeskContract, { tiersOf }: RiskRules): TierTable | null {
  const answer = tiersOf(contract);
  return answer === null || answer instanceof HedgeError ? null : tierTable(answer);
}

/** What is waited for while the tiers of a contract are on their way; null where they are there or cannot be had. */
export function tiersWaitedFor(contract: DeskContract, { tiersOf }: RiskRules): string | null {
  return tiersOf(contract) === null ? `the risk tiers of ${contract.text}` : null;
}

/**
 * A position as its venue's tiers count it. Its coins are fixed on linear contracts and its USD on inverse ones; the
 * other is worth what the price makes of it.
 */
function sizeAt(position: Position, unit: RiskTiers["unit"], price: Decimal): Decimal {
  const { contract, coins, entryNotional } = position;
  if (contract.kind === "linear") return unit === "coin" ? coins : coins.times(price);
  return unit === "USD" ? entryNotional : entryNotional.div(price);
}

/**
 * The maintenance rate of a short while the price rises from the mark to a price: of the largest size that it has on
 * the way, so that the margin suffices at each price between.
 */
export function maintenanceUpTo(position: Position, price: Decimal, rules: RiskRules): Decimal {
  const typed = rules.settings.maintenanceRate;
  const table = typed === null ? tableOf(position.contract, rules) : null;
  if (table === null) return typed ?? defaultMaintenanceRate;
  const { kind, mark } = position.contract;
  return rateOfSize(table.tiers, sizeAt(position, table.unit, kind === "linear" ? price : mark));
}

/** The maintenance rate that ends a short: typed, else of the size that it has then, else the default. */
export function maintenanceAtLiquidation(position: Position, rules: RiskRules): Decimal {
  const { contract, margin, entryNotional } = position;
  const table = rules.settings.maintenanceRate === null ? tableOf(contract, rules) : null;
  if (contract.kind === "linear" && table?.unit === "USD" && margin !== null) {
    return rateAtLiquidation(table.tiers, margin.plus(entryNotional));
  }
  return maintenanceUpTo(position, contract.mark, rules);
}

/** The mark price at which a position is liquidated; an error that says so where none does or the margin is unknown. */
export function liquidationIn(position: Position, rules: RiskRules): Decimal | HedgeError {
  return liquidationOf(position, maintenanceAtLiquidation(position, rules));
}

/** Whether no price liquidates a position: all coins that it covers are its margin. */
export function survivesAnyRise(position: Position, rules: RiskRules): boolean {
  return position.margin !== null && liquidationIn(position, rules) instanceof HedgeError;
}

/** The most that a position of its size may be levered; null where the venue publishes none. */
export function maxLeverageOf(position: Position, rules: RiskRules): Decimal | null {
  const { contract } = position;
  const table = tableOf(contract, rules);
  const tier = table === null ? null : tierOf(table.tiers, sizeAt(position, table.unit, contract.mark));
  return tier?.maxLeverage ?? decimalOf(contract.perpetual.maxLeverage);
}

/** A position that is larger than its venue takes, and the most that it takes, USD at the mark; else null. */
export function tooLarge(
  position: Position,
  rules: RiskRules,
): { readonly usd: Decimal; readonly most: Decimal } | null {
  const { contract } = position;
  const table = tableOf(contract, rules);
  const most = table?.tiers.at(-1)?.upTo ?? null;
  if (table === null || most === null) return null;
  const size = sizeAt(position, table.unit, contract.mark);
  if (tierOf(table.tiers, size) !== null) return null;
  const worth = table.unit === "USD" ? new Decimal(1) : contract.mark;
  return { usd: size.times(worth), most: most.times(worth) };
}

/** Why no tier stands behind the maintenance rate of a contract; null where one does or the rate is typed. */
function assumption(contract: DeskContract, { settings, tiersOf }: RiskRules): string | null {
  const answer = settings.maintenanceRate === null ? tiersOf(contract) : null;
  if (!(answer instanceof HedgeError)) return null;
  return answer.code === "not_published"
    ? `${contract.venue} publishes no risk tiers for ${contract.text}`
    : `the risk tiers of ${contract.text} are not available now`;
}

/** That the maintenance rate of a contract is assumed, and why; "" where it is not. */
export function assumedRateNote(contract: DeskContract, rules: RiskRules): string {
  const why = assumption(contract, rules);
  return why === null ? "" : `Maintenance rate ${inPercent(defaultMaintenanceRate)} assumed: ${why}.`;
}

/** Where a maintenance rate comes from, behind its name: typed, of a tier, or assumed. */
export function rateSource(contract: DeskContract, rules: RiskRules): string {
  if (rules.settings.maintenanceRate !== null) return "";
  const why = assumption(contract, rules);
  return why === null ? ` of ${contract.venue}'s tier` : `, assumed: ${why}`;
}
