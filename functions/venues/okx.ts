import type { Market } from "ccxt/js/src/base/types.js";
import type OkxExchange from "ccxt/js/src/okx.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { classByWord, type AssetClass } from "./classByWord.js";
import { closingNow, delistingAt, type Closing } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { okxTierQuestion } from "./okxTiers.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, listsOf, rowsOf, type Row } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "OKX";
const hourMs = 3_600_000;

const maxCandles = 300;
const maxSettlements = 400;

// Index prices are asked by the currency they are quoted in, one at a time.
const indexQuotes = { inverse: ["USD"], linear: ["USDT", "USDC"] } as const satisfies Readonly<
  Record<PerpetualKind, readonly string[]>
>;

export const okx: Venue = {
  id: "okx",
  name,
  open: (settings) => {
    const connection = connect<OkxExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/okx.js");
      return new ccxt.default(options);
    });
    return { inverse: reader("inverse", connection), linear: reader("linear", connection) };
  },
};

function reader(kind: PerpetualKind, connection: Connection<OkxExchange>): PerpetualReader {
  return {
    readContracts: async () => {
      // Not fetchMarkets: that asks for spot, futures and options too.
      const [markets, fundingRates] = await connection.ask(async (exchange) =>
        Promise.all([exchange.fetchMarketsByType("swap"), askFundingRates(exchange)]),
      );
      return okxContracts(kind, markets, fundingRates);
    },
    readQuotes: async () => {
      const [fundingRates, markPrices, ...indexTickers] = await connection.ask(async (exchange) =>
        Promise.all([
          askFundingRates(exchange),
          exchange.publicGetPublicMarkPrice({ instType: "SWAP" }),
          ...indexQuotes[kind].map(async (quoteCcy) => exchange.publicGetMarketIndexTickers({ quoteCcy })),
        ]),
      );
      return okxQuotes({ fundingRates, markPrices, indexTickers });
    },
    readCloses: async ({ id }, { before }) => {
      // Plain 1D days begin at midnight in Hong Kong. "after" asks for what is older.
      const candles = await connection.ask(async (exchange) =>
        exchange.publicGetMarketCandles({ instId: id, bar: "1Dutc", limit: maxCandles, after: before }),
      );
      // Each candle is a list: its start, open, high, low, close and more.
      return listsOf(name, field(candles, "data")).map(([time, , high, low, close]) => ({
        time,
        value: close,
        high,
        low,
      }));
    },
    // OKX keeps three months of them.
    readFundingRates: async ({ id }, { before }) => {
      const settled = await connection.ask(async (exchange) =>
        exchange.publicGetPublicFundingRateHistory({ instId: id, limit: maxSettlements, after: before }),
      );
      // fundingRate is what was announced, realizedRate what was charged.
      return rowsOf(name, field(settled, "data")).map((row) => ({
        time: row["fundingTime"],
        value: row["realizedRate"],
      }));
    },
    readTiers: okxTierQuestion(connection),
    source: connection.source,
  };
}

async function askFundingRates(exchange: OkxExchange): Promise<unknown> {
  return exchange.publicGetPublicFundingRate({ instId: "ANY" });
}

/** The contracts among OKX's swaps, their intervals from its list of funding rates. */
export function okxContracts(
  kind: PerpetualKind,
  markets: readonly Market[],
  fundingRates: unknown,
): Contract[] {
  const fundingById = rowsById(fundingRates);
  const own = markets.flatMap((market) =>
    market !== undefined && isOfKind(market, kind) ? [withClosing(market)] : [],
  );
  return contractsOf(own, kind, {
    intervalHours: ({ id }) => intervalHours(fundingById.get(String(id))),
    inverseSize: (market) => faceIn("USD", market),
    linearSize: (market) => faceIn(market.baseId, market),
    assetClass,
    fundingLimits: ({ id }) => {
      const funding = fundingById.get(String(id));
      return { cap: funding?.["maxFundingRate"], floor: funding?.["minFundingRate"] };
    },
    // Of a swap the time at which it goes offline, and empty unless that is settled.
    closing: ({ info }) =>
      delistingAt(field(info, "expTime")) ?? closingByState.get(field(info, "state")) ?? null,
  });
}

// States other than "live" in which a short can be open.
const closingByState: ReadonlyMap<unknown, Closing> = new Map([
  ["post_only", closingNow.postOnly],
  ["suspend", closingNow.halted],
  ["settling", closingNow.halted],
  ["rebase", closingNow.halted],
]);

function withClosing(market: ListedMarket): ListedMarket {
  return { ...market, active: market.active === true || closingByState.has(field(market.info, "state")) };
}

// 3 is a share and 6 a bond, the debt of a firm or a state: of our classes a share is the nearest.
const categories: ReadonlyMap<unknown, string> = new Map([
  ["4", "commodity"],
  ["5", "forex"],
]);

// What trades before its listing; the second kind is converted to the units of the listing when that comes.
const preMarketRules: ReadonlySet<unknown> = new Set(["pre_market", "rebase_contract"]);

function assetClass({ info }: ListedMarket): AssetClass | null {
  const category = field(info, "instCategory");
  const reported = classByWord(categories.get(category) ?? category, ["1"]);
  const isPreMarket = preMarketRules.has(field(info, "ruleType"));
  return isPreMarket && (reported === null || reported === "crypto") ? "prelaunch" : reported;
}

// BTC-USD_UM-SWAP has the underlying of BTC-USD-SWAP, but is settled in dollars of several makes: it is of
// neither kind, and only its family shows it.
function isOfKind({ info }: ListedMarket, kind: PerpetualKind): boolean {
  return field(info, "ctType") === kind && field(info, "instFamily") === field(info, "uly");
}

// A contract is worth ctVal times ctMult. All known ctMult are 1; with another one the size is not certain.
function faceIn(currency: string | undefined, { info }: ListedMarket): string | null {
  const multiplier = positiveDecimal(field(info, "ctMult"));
  // While a contract is converted to other units its size is not certain either.
  const certain =
    field(info, "state") !== "rebase" &&
    field(info, "ctValCcy") === currency &&
    multiplier !== null &&
    new Decimal(multiplier).eq(1);
  return certain ? positiveDecimal(field(info, "ctVal")) : null;
}

type OkxAnswers = {
  readonly fundingRates: unknown;
  readonly markPrices: unknown;
  readonly indexTickers: readonly unknown[];
};

/** The quotes of OKX's lists of funding rates, mark prices and indices. */
export function okxQuotes({ fundingRates, markPrices, indexTickers }: OkxAnswers): VenueQuote[] {
  const fundingById = rowsById(fundingRates);
  const markById = rowsById(markPrices);
  const indexById = new Map(indexTickers.flatMap((tickers) => [...rowsById(tickers)]));
  return [...new Set([...markById.keys(), ...fundingById.keys()])].map((id) => {
    const funding = fundingById.get(id);
    return {
      id,
      mark: markById.get(id)?.["markPx"],
      index: indexById.get(id.replace(/-SWAP$/, ""))?.["idxPx"],
      // What is charged at fundingTime; nextFundingRate is for the settlement after that.
      fundingRate: funding?.["fundingRate"],
      nextFunding: funding?.["fundingTime"],
      intervalHours: intervalHours(funding),
      fundingCap: funding?.["maxFundingRate"],
      fundingFloor: funding?.["minFundingRate"],
    };
  });
}

// No field reports the interval: it is the time from the next settlement to the one after it.
function intervalHours(funding: Row | undefined): number | null {
  const next = positiveDecimal(funding?.["fundingTime"]);
  const afterNext = positiveDecimal(funding?.["nextFundingTime"]);
  if (next === null || afterNext === null) return null;
  const hours = (Number(afterNext) - Number(next)) / hourMs;
  return Number.isInteger(hours) && hours > 0 ? hours : null;
}

function rowsById(answer: unknown): ReadonlyMap<string, Row> {
  return new Map(rowsOf(name, field(answer, "data")).map((row) => [String(row["instId"]), row]));
}
