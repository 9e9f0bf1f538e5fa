import type KucoinFuturesExchange from "ccxt/js/src/kucoinfutures.js";
import type { Connection } from "./connection.js";
import type { PublishedTiers, TierQuestion } from "./riskTiers.js";
import { field, rowsOf } from "./rows.js";

const name = "KuCoin";

/**
 * Asks for the risk limits of one linear contract in isolated margin; those of cross margin depend on the account, and in
 * what the limits of inverse contracts count KuCoin's papers disagree.
 */
export function kucoinTierQuestion(connection: Connection<KucoinFuturesExchange>): TierQuestion {
  return async ({ id }) => {
    const asOf = Date.now();
    const answer = await connection.ask(async (exchange) =>
      exchange.futuresPublicGetContractsRiskLimitSymbol({ symbol: id }),
    );
    return { ...kucoinTiers(answer), asOf };
  };
}

/** KuCoin's risk limits: position values in the quote currency. */
export function kucoinTiers(answer: unknown): Omit<PublishedTiers, "asOf"> {
  return {
    unit: "quote",
    tiers: rowsOf(name, field(answer, "data")).map((row) => ({
      bound: row["maxRiskLimit"],
      maintenanceRate: row["maintainMargin"],
      maxLeverage: row["maxLeverage"],
    })),
  };
}
