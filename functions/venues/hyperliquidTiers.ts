import type HyperliquidExchange from "ccxt/js/src/hyperliquid.js";
import { Decimal } from "../../shared/decimal.js";
import type { Connection } from "./connection.js";
import { positiveDecimal } from "./plainDecimal.js";
import { recently } from "./recently.js";
import { listKeptFor, type PublishedTiers, type TierQuestion } from "./riskTiers.js";
import { field, listsOf, rowsOf } from "./rows.js";

const name = "Hyperliquid";

/** Asks for all coins and margin tables, once for the tiers of many. */
export function hyperliquidTierQuestion(connection: Connection<HyperliquidExchange>): TierQuestion {
  const list = recently(async () => {
    const asOf = Date.now();
    return {
      asOf,
      meta: await connection.ask(async (exchange) => exchange.publicPostInfo({ type: "meta" })),
    };
  }, listKeptFor);
  return async ({ id }) => {
    const { asOf, meta } = await list.ask();
    return { ...hyperliquidTiers(id, meta), asOf };
  };
}

/** A coin's margin table: notional values in USDC from which a leverage holds, the last without an end. */
export function hyperliquidTiers(id: string, meta: unknown): Omit<PublishedTiers, "asOf"> {
  const coin = rowsOf(name, field(meta, "universe")).find((row) => row["name"] === id);
  const levels = marginTiers(coin?.["marginTableId"], meta);
  return {
    unit: "quote",
    isProgressive: true,
    tiers: levels.map(({ leverage }, place) => {
      const next = levels[place + 1];
      return {
        bound: next === undefined ? null : next.from,
        maintenanceRate: halfOfInitial(leverage),
        maxLeverage: leverage,
      };
    }),
  };
}

type Level = { readonly from: unknown; readonly leverage: unknown };

// Below this number a table is not listed: it is one tier, with the number as its leverage.
const firstListedTable = 50;

function marginTiers(tableId: unknown, meta: unknown): readonly Level[] {
  const leverage = positiveDecimal(tableId);
  if (leverage !== null && new Decimal(leverage).lt(firstListedTable)) return [{ from: "0", leverage }];
  const tables = listsOf(name, field(meta, "marginTables"));
  const table = tables.find(([number]) => String(number) === String(tableId))?.[1];
  return rowsOf(name, field(table, "marginTiers")).map((row) => ({
    from: row["lowerBound"],
    leverage: row["maxLeverage"],
  }));
}

// Far more digits than a rate has, and few enough to be sent as a plain decimal.
const ratePlaces = 18;

function halfOfInitial(leverage: unknown): string | null {
  const text = positiveDecimal(leverage);
  return text === null ? null : new Decimal(0.5).div(text).toDecimalPlaces(ratePlaces).toFixed();
}
