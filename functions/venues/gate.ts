import { BadRequest } from "ccxt/js/src/base/errors.js";
import type GateExchange from "ccxt/js/src/gate.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { classByWord } from "./classByWord.js";
import { closingNow, delistingAt, openingEndsAt, type Closing } from "./closing.js";
import { connect, type Connection, type UpstreamSettings } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { gateTierQuestion } from "./gateTiers.js";
import { isJustSettled } from "./justSettled.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { field, rowsOf, type Row } from "./rows.js";
import { settlementPage } from "./settlementPage.js";
import { fromSeconds, toSeconds } from "./unixSeconds.js";
import type { PerpetualReader, Venue } from "./venue.js";

const name = "Gate";

// One answer's settlements.
const maxSettlements = 1000;

// Gate's lists are asked by the coin of settlement, one at a time; one in USDC is not open to everybody.
// The first is needed.
const settles: Readonly<Record<PerpetualKind, readonly [string, ...string[]]>> = {
  inverse: ["btc"],
  linear: ["usdt", "usd1"],
};

export const gate: Venue = {
  id: "gate",
  name,
  open: (settings) => ({ inverse: reader("inverse", settings), linear: reader("linear", settings) }),
};

/** A line to Gate for the contracts that settle in one coin. */
type SettleLine = { readonly settle: string; readonly connection: Connection<GateExchange> };

function reader(kind: PerpetualKind, settings: UpstreamSettings): PerpetualReader {
  const [first, ...more] = settles[kind];
  const main = lineOf(first, settings);
  const lines = [main, ...more.map((settle) => lineOf(settle, settings))];
  const { connection } = main;
  return {
    // Not fetchMarkets: that asks for spot, dated futures and options too.
    readContracts: async () =>
      gateContracts(kind, await askAll(lines, async (exchange) => exchange.fetchSwapMarkets())),
    readQuotes: async () =>
      askAll(lines, async (exchange, settle) =>
        gateQuotes(await exchange.publicFuturesGetSettleContracts({ settle }), Date.now()),
      ),
    readCloses: async ({ id, settle }, { from, before }) => {
      const span = { from: toSeconds(from), to: toSeconds(before - 1) };
      const candles = await connection.ask(async (exchange) =>
        // Gate has days of UTC+8 too.
        exchange.publicFuturesGetSettleCandlesticks({
          settle: settle.toLowerCase(),
          contract: id,
          interval: "1d",
          timezone: "utc0",
          ...span,
        }),
      );
      return rowsOf(name, candles).map((row) => ({
        time: fromSeconds(row["t"]),
        value: row["c"],
        high: row["h"],
        low: row["l"],
      }));
    },
    readFundingRates: async (contract, span) =>
      settlementPage({
        contract,
        span,
        maxCount: maxSettlements,
        ask: async (start) => {
          const window = { from: toSeconds(start), to: toSeconds(span.before - 1) };
          const settled = await connection.ask(async (exchange) =>
            exchange.publicFuturesGetSettleFundingRate({
              settle: contract.settle.toLowerCase(),
              contract: contract.id,
              limit: maxSettlements,
              ...window,
            }),
          );
          return rowsOf(name, settled).map((row) => ({ time: fromSeconds(row["t"]), value: row["r"] }));
        },
      }),
    ...(kind === "linear" ? { readTiers: gateTierQuestion(connection) } : {}),
    source: connection.source,
  };
}

function lineOf(settle: string, settings: UpstreamSettings): SettleLine {
  const connection = connect<GateExchange>(name, settings, async (options) => {
    const ccxt = await import("ccxt/js/src/gate.js");
    return new ccxt.default({
      ...options,
      // Without it Gate cuts sizes down to whole contracts, a smallest order of 0.1 to 0.
      headers: { "X-Gate-Size-Decimal": "1" },
      options: { swap: { fetchMarkets: { settlementCurrencies: [settle] } } },
    });
  });
  return { settle, connection };
}

/** What all lines answer. A coin in which Gate settles no more must not take the prices of the others with it. */
async function askAll<Answer>(
  lines: readonly SettleLine[],
  question: (exchange: GateExchange, settle: string) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const answers = await Promise.all(
    lines.map(async ({ settle, connection }, index) =>
      connection.ask(async (exchange) => {
        try {
          return await question(exchange, settle);
        } catch (thrown) {
          if (index > 0 && thrown instanceof BadRequest) return [];
          throw thrown;
        }
      }),
    ),
  );
  return answers.flat();
}

const typeByKind = { inverse: "inverse", linear: "direct" } as const;

/** The contracts among Gate's markets. */
export function gateContracts(
  kind: PerpetualKind,
  markets: readonly (ListedMarket | undefined)[],
): Contract[] {
  const own = markets.filter((market) => market !== undefined && isOfKind(market, kind)).map(withOwnFields);
  return contractsOf(own, kind, {
    // Gate has no word for coins.
    assetClass: ({ base, info }) => assetClass(info, base),
    intervalHours: ({ info }) => hoursOf(field(info, "funding_interval")),
    inverseSize,
    linearSize: ({ info }) => positiveDecimal(field(info, "quanto_multiplier")),
    closing: ({ info }) => closing(info),
  });
}

// Gate has no word for coins. What trades before its listing has no index.
function assetClass(info: unknown, base: string): Contract["assetClass"] {
  const reported = classByWord(field(info, "contract_type"), [""], base);
  return field(info, "is_pre_market") === true && (reported === null || reported === "crypto")
    ? "prelaunch"
    : reported;
}

// delisting_time is when positions can only be reduced any more, delisted_time when the contract ends.
function closing(info: unknown): Closing | null {
  const ending = delistingAt(fromSeconds(field(info, "delisted_time")));
  if (ending !== null) return ending;
  if (field(info, "in_delisting") === true || field(info, "status") === "delisting")
    return closingNow.delisting;
  if (field(info, "status") === "circuit_breaker") return closingNow.halted;
  return openingEndsAt(fromSeconds(field(info, "delisting_time")));
}

// ccxt takes contracts that are being delisted for active, and such before their listing, which are reported by their class.
function isOfKind({ info }: ListedMarket, kind: PerpetualKind): boolean {
  return field(info, "type") === typeByKind[kind];
}

// BTC_USD has a multiplier of "0" and is one US dollar by Gate's page; another value means a change of the contract.
function inverseSize({ info }: ListedMarket): string | null {
  return field(info, "quanto_multiplier") === "0" ? "1" : null;
}

// Of what is delisted or not yet launched nothing can be open. A stop lasts minutes, the list of contracts hours: the
// quotes report when it is over.
const listedStatuses: ReadonlySet<unknown> = new Set(["trading", "delisting", "circuit_breaker"]);

function withOwnFields(market: ListedMarket | undefined): ListedMarket | undefined {
  if (market === undefined) return market;
  const info: unknown = market.info;
  const active = listedStatuses.has(
    field(info, "status") ?? (market.active === true ? "trading" : "delisted"),
  );
  if (field(info, "enable_decimal") !== true) return { ...market, active };
  // ccxt says 1 for all. Where Gate takes decimals, its smallest order is the smallest digit it keeps.
  return { ...market, active, precision: { amount: field(info, "order_size_min") } };
}

/**
 * The quotes of Gate's contracts, whose rows hold everything, and whether positions can be opened now.
 * @param now when the list was received, ms since 1970
 */
export function gateQuotes(contracts: unknown, now: number): VenueQuote[] {
  return rowsOf(name, contracts).map((row) => quoteOf(row, now));
}

function quoteOf(row: Row, now: number): VenueQuote {
  const nextFunding = fromSeconds(row["funding_next_apply"]);
  const intervalHours = hoursOf(row["funding_interval"]);
  const limit = positiveDecimal(row["funding_rate_limit"]);
  return {
    id: String(row["name"]),
    mark: row["mark_price"],
    index: row["index_price"],
    // What the settlement before charged, until Gate has estimated the coming one.
    fundingRate: isJustSettled(nextFunding, intervalHours, now) ? null : row["funding_rate"],
    nextFunding,
    intervalHours,
    fundingCap: limit,
    fundingFloor: limit === null ? null : `-${limit}`,
    closing: closing(row),
  };
}

function hoursOf(seconds: unknown): number | null {
  const text = positiveDecimal(seconds);
  return text === null ? null : Number(text) / 3600;
}
