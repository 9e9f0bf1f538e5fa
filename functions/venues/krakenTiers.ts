import type KrakenFutures from "ccxt/js/src/krakenfutures.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import type { Connection } from "./connection.js";
import { recently } from "./recently.js";
import { leverageOf, listKeptFor, type PublishedTiers, type TierQuestion } from "./riskTiers.js";
import { field, rowsOf } from "./rows.js";

const name = "Kraken Futures";

/** Asks for all instruments, which hold their margin levels, once for the tiers of many contracts. */
export function krakenTierQuestion(kind: PerpetualKind, connection: Connection<KrakenFutures>): TierQuestion {
  const list = recently(async () => {
    const asOf = Date.now();
    return { asOf, answer: await connection.ask(async (exchange) => exchange.publicGetInstruments()) };
  }, listKeptFor);
  return async ({ id }) => {
    const { asOf, answer } = await list.ask();
    return { ...krakenTiers(kind, id, answer), asOf };
  };
}

/**
 * The margin levels of an instrument, those of professional clients: each begins at a number of contracts, or of units
 * of the quote currency on linear ones, and the last has no end.
 */
export function krakenTiers(
  kind: PerpetualKind,
  id: string,
  instruments: unknown,
): Omit<PublishedTiers, "asOf"> {
  const listed = rowsOf(name, field(instruments, "instruments")).find((row) => row["symbol"] === id);
  const levels = rowsOf(name, listed?.["marginLevels"]);
  const start = kind === "inverse" ? "contracts" : "numNonContractUnits";
  return {
    unit: kind === "inverse" ? "contracts" : "quote",
    tiers: levels.map((level, place) => {
      const next = levels[place + 1];
      return {
        bound: next === undefined ? null : next[start],
        maintenanceRate: level["maintenanceMargin"],
        maxLeverage: leverageOf(level["initialMargin"]),
      };
    }),
  };
}
