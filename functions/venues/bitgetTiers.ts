import type BitgetExchange from "ccxt/js/src/bitget.js";
import type { Connection } from "./connection.js";
import type { PublishedTiers, TierQuestion } from "./riskTiers.js";
import { field, rowsOf } from "./rows.js";

const name = "Bitget";

/** Asks for the position tiers of one linear contract; in what those of coin-margined ones count is not documented. */
export function bitgetTierQuestion(
  connection: Connection<BitgetExchange>,
  productOf: (quote: string) => string,
): TierQuestion {
  return async ({ id, quote }) => {
    const asOf = Date.now();
    const answer = await connection.ask(async (exchange) =>
      exchange.publicMixGetV2MixMarketQueryPositionLever({ symbol: id, productType: productOf(quote) }),
    );
    return { ...bitgetTiers(answer), asOf };
  };
}

/** Bitget's position tiers: position values in the quote currency, each with a rate for the whole position. */
export function bitgetTiers(answer: unknown): Omit<PublishedTiers, "asOf"> {
  return {
    unit: "quote",
    tiers: rowsOf(name, field(answer, "data")).map((row) => ({
      bound: row["endUnit"],
      maintenanceRate: row["keepMarginRate"],
      maxLeverage: row["leverage"],
    })),
  };
}
