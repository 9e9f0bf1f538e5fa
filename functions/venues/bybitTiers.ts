import type BybitExchange from "ccxt/js/src/bybit.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import type { Connection } from "./connection.js";
import { plainDecimal, positiveDecimal } from "./plainDecimal.js";
import type { PublishedTier, PublishedTiers, TierQuestion } from "./riskTiers.js";
import { field, rowsOf, type Row } from "./rows.js";

const name = "Bybit";

/** Asks for the risk limits of one contract; without its symbol linear ones come fifteen contracts a page. */
export function bybitTierQuestion(kind: PerpetualKind, connection: Connection<BybitExchange>): TierQuestion {
  return async ({ id }) => {
    const asOf = Date.now();
    const answer = await connection.ask(async (exchange) =>
      exchange.publicGetV5MarketRiskLimit({ category: kind, symbol: id }),
    );
    return { ...bybitTiers(kind, id, answer), asOf };
  };
}

/**
 * The tiers among Bybit's risk limits, bounded in the coin of an inverse contract and in the quote currency of others.
 * That margins are progressive Bybit says of its USDT and USDC contracts.
 */
export function bybitTiers(kind: PerpetualKind, id: string, answer: unknown): Omit<PublishedTiers, "asOf"> {
  const rows = rowsOf(name, field(field(answer, "result"), "list")).filter((row) => row["symbol"] === id);
  const deductions = rows.map((row, place) => deductionOf(row, place));
  const isReported = deductions.every((deduction) => deduction !== null);
  const whole = wholeOf(rows[0] ?? {});
  const tiers = rows.map((row, place): PublishedTier => ({
    bound: row["riskLimitValue"],
    maintenanceRate: fractionOf(row["maintenanceMargin"], whole),
    ...(isReported ? { deduction: deductions[place] } : {}),
    maxLeverage: row["maxLeverage"],
  }));
  const unit = kind === "inverse" ? "listed" : "quote";
  return kind === "linear" && !isReported ? { tiers, unit, isProgressive: true } : { tiers, unit };
}

// Empty for the lowest tier, and for all tiers of some contracts.
function deductionOf(row: Row, place: number): string | null {
  return place === 0 && row["mmDeduction"] === "" ? "0" : plainDecimal(row["mmDeduction"]);
}

const tolerance = 0.05;

/** Some contracts have their margins in per cent. Only the leverage beside them shows which: 100x is 0.01, or 1 of 100. */
function wholeOf({ initialMargin, maxLeverage }: Row): number | null {
  const [initial, leverage] = [positiveDecimal(initialMargin), positiveDecimal(maxLeverage)];
  if (initial === null || leverage === null) return null;
  const product = new Decimal(initial).times(leverage);
  return [1, 100].find((whole) => product.div(whole).minus(1).abs().lte(tolerance)) ?? null;
}

function fractionOf(rate: unknown, whole: number | null): string | null {
  const text = positiveDecimal(rate);
  return text === null || whole === null ? null : new Decimal(text).div(whole).toFixed();
}
