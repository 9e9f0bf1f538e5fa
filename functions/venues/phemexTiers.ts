import type PhemexExchange from "ccxt/js/src/phemex.js";
import type { Connection } from "./connection.js";
import { recently } from "./recently.js";
import { leverageOf, listKeptFor, type PublishedTiers, type TierQuestion } from "./riskTiers.js";
import { field, rowsOf, type Row } from "./rows.js";

const name = "Phemex";

/**
 * Asks for all products, beside which the risk limits stand, once for the tiers of many linear contracts. Of inverse ones
 * Phemex's papers disagree on whether the limits are coins or dollars.
 */
export function phemexTierQuestion(connection: Connection<PhemexExchange>): TierQuestion {
  const list = recently(async () => {
    const asOf = Date.now();
    const products = await connection.ask(async (exchange) => exchange.v2GetPublicProducts());
    return { asOf, limits: phemexLimits(products) };
  }, listKeptFor);
  return async ({ id }) => {
    const { asOf, limits } = await list.ask();
    return { ...phemexTiers(id, limits), asOf };
  };
}

/** The risk limits of all contracts that are margined in stablecoins. */
export function phemexLimits(products: unknown): readonly Row[] {
  return rowsOf(name, field(field(products, "data"), "riskLimitsV2"));
}

/** A contract's risk limits: position values in the quote currency, with progressive margins. */
export function phemexTiers(id: string, limits: readonly Row[]): Omit<PublishedTiers, "asOf"> {
  const steps = rowsOf(name, limits.find((row) => row["symbol"] === id)?.["riskLimits"]);
  return {
    unit: "quote",
    isProgressive: true,
    tiers: steps.map((step) => ({
      bound: step["limit"],
      maintenanceRate: step["maintenanceMarginRr"],
      maxLeverage: leverageOf(step["initialMarginRr"]),
    })),
  };
}
