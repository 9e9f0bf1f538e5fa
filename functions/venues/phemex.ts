import type { Market } from "ccxt/js/src/base/types.js";
import type PhemexExchange from "ccxt/js/src/phemex.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { classByWord } from "./classByWord.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { phemexHistory } from "./phemexHistory.js";
import { phemexTierQuestion } from "./phemexTiers.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Phemex";

export const phemex: Venue = {
  id: "phemex",
  name,
  open: (settings) => {
    const connection = connect<PhemexExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/phemex.js");
      return new ccxt.default(options);
    });
    return {
      inverse: reader("inverse", connection, "md/ticker/24hr/all"),
      linear: reader("linear", connection, "md/v3/ticker/24hr/all"),
    };
  },
};

function reader(
  kind: PerpetualKind,
  connection: Connection<PhemexExchange>,
  tickerPath: string,
): PerpetualReader {
  return {
    readContracts: async () =>
      phemexContracts(kind, await connection.ask(async (exchange) => exchange.fetchMarkets())),
    readQuotes: async () => {
      const answers = await connection.ask(async (exchange) =>
        // ccxt knows only older addresses: Phemex has announced the end of the linear one.
        Promise.all([exchange.request(tickerPath, "v2", "GET", {}), askFundingRates(exchange)]),
      );
      return phemexQuotes(kind, ...answers);
    },
    ...phemexHistory(kind, name, connection),
    ...(kind === "linear" ? { readTiers: phemexTierQuestion(connection), areTiersInOneList: true } : {}),
    source: connection.source,
  };
}

// Missing among ccxt's endpoints, and the only one that reports when funding is settled. Without a size it
// answers with 20 rows.
async function askFundingRates(exchange: PhemexExchange): Promise<unknown> {
  return exchange.request("contract-biz/public/real-funding-rates", "v2", "GET", { pageSize: 200 });
}

/** The contracts among Phemex's products; those settled in dollars are of neither kind. */
export function phemexContracts(kind: PerpetualKind, markets: readonly Market[]): Contract[] {
  const contracts = contractsOf(markets.map(withSmallestOrder), kind, {
    assetClass: ({ base, info }) => classByWord(field(info, "perpProductSubType"), ["normal"], base),
    intervalHours: ({ info }) => intervalHours(field(info, "fundingInterval")),
    inverseSize,
  });
  if (kind === "linear") return contracts;
  const infoById = new Map(markets.map((market): [unknown, unknown] => [market?.id, market?.info]));
  return contracts.map((contract) => ({
    ...contract,
    scales: {
      price: digits(field(infoById.get(contract.id), "priceScale")),
      ratio: digits(field(infoById.get(contract.id), "ratioScale")),
    },
  }));
}

// ccxt reads the smallest value of an order on the spot market only.
function withSmallestOrder(market: ListedMarket | undefined): ListedMarket | undefined {
  if (market === undefined) return market;
  return { ...market, limits: { ...market.limits, cost: { min: field(market.info, "minOrderValueRv") } } };
}

// One of Phemex's two lists of products says "1 USD", the other 1 and apart from it "USD".
function inverseSize({ info }: ListedMarket): string | null {
  const size = String(field(info, "contractSize"));
  const inDollars = size.endsWith(" USD") || field(info, "contractUnderlyingAssets") === "USD";
  return inDollars ? positiveDecimal(size.replace(/ USD$/, "")) : null;
}

function digits(scale: unknown): number | null {
  const count = Number(scale ?? Number.NaN);
  return Number.isInteger(count) && count >= 0 && count <= 20 ? count : null;
}

const longestInHours = 24;
const hourInSeconds = 3600;

// In hours in one of the two lists, in seconds in the other.
function intervalHours(interval: unknown): number | null {
  const length = Number(positiveDecimal(interval));
  if (length <= 0) return null;
  if (length <= longestInHours) return length;
  return length >= hourInSeconds ? length / hourInSeconds : null;
}

const fieldNames = {
  // Whole numbers, scaled as their contract says.
  inverse: { mark: "markPrice", index: "indexPrice", fundingRate: "fundingRate" },
  linear: { mark: "markRp", index: "indexRp", fundingRate: "fundingRateRr" },
} as const satisfies Readonly<Record<PerpetualKind, Readonly<Record<string, string>>>>;

/** The quotes of Phemex's tickers, with the next settlements from its list of funding rates. */
export function phemexQuotes(kind: PerpetualKind, tickers: unknown, fundingRates: unknown): VenueQuote[] {
  const fundingById = new Map(
    rowsOf(name, field(field(fundingRates, "data"), "rows")).map((row) => [String(row["symbol"]), row]),
  );
  const { mark, index, fundingRate } = fieldNames[kind];
  return rowsOf(name, field(tickers, "result")).map((row) => {
    const id = String(row["symbol"]);
    const funding = fundingById.get(id);
    return {
      id,
      mark: row[mark],
      index: row[index],
      // The list of rates changes more often than the ticker; of inverse contracts only the ticker's unit is known.
      fundingRate: (kind === "linear" ? funding?.["fundingRate"] : undefined) ?? row[fundingRate],
      nextFunding: funding?.["nextfundingTime"],
      intervalHours: intervalHours(funding?.["fundingInterval"]),
      fundingCap: funding?.["fundingRateCap"],
      fundingFloor: funding?.["fundingRateFloor"],
    };
  });
}
