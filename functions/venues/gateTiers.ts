import type GateExchange from "ccxt/js/src/gate.js";
import type { Connection } from "./connection.js";
import type { PublishedTiers, TierQuestion } from "./riskTiers.js";
import { rowsOf } from "./rows.js";

const name = "Gate";

/** Asks for the risk limits of one contract that is settled in dollars; those of others have no certain unit. */
export function gateTierQuestion(connection: Connection<GateExchange>): TierQuestion {
  return async ({ id, settle }) => {
    const asOf = Date.now();
    const rows = await connection.ask(async (exchange) =>
      exchange.publicFuturesGetSettleRiskLimitTiers({ settle: settle.toLowerCase(), contract: id }),
    );
    return { ...gateTiers(rows), asOf };
  };
}

/** Gate's risk limits: position values in the quote currency, with the deduction of a progressive margin. */
export function gateTiers(rows: unknown): Omit<PublishedTiers, "asOf"> {
  return {
    unit: "quote",
    tiers: rowsOf(name, rows).map((row) => ({
      bound: row["risk_limit"],
      maintenanceRate: row["maintenance_rate"],
      deduction: row["deduction"],
      maxLeverage: row["leverage_max"],
    })),
  };
}
