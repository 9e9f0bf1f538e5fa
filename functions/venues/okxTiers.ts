import type OkxExchange from "ccxt/js/src/okx.js";
import type { Connection } from "./connection.js";
import type { PublishedTiers, TierQuestion } from "./riskTiers.js";
import { field, rowsOf } from "./rows.js";

const name = "OKX";

/** Asks for the position tiers of a contract's family, which all of its swaps share. */
export function okxTierQuestion(connection: Connection<OkxExchange>): TierQuestion {
  return async ({ id }) => {
    const family = id.replace(/-SWAP$/, "");
    const asOf = Date.now();
    const answer = await connection.ask(async (exchange) =>
      exchange.publicGetPublicPositionTiers({ instType: "SWAP", tdMode: "cross", instFamily: family }),
    );
    return { ...okxTiers(family, answer), asOf };
  };
}

/** OKX's position tiers, counted in contracts. */
export function okxTiers(family: string, answer: unknown): Omit<PublishedTiers, "asOf"> {
  const rows = rowsOf(name, field(answer, "data")).filter((row) => row["instFamily"] === family);
  return {
    unit: "contracts",
    tiers: rows.map((row) => ({
      bound: row["maxSz"],
      maintenanceRate: row["mmr"],
      maxLeverage: row["maxLever"],
    })),
  };
}
