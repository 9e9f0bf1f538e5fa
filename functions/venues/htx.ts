import type HtxExchange from "ccxt/js/src/htx.js";
import type { PerpetualKind } from "../../shared/contract/perpetuals.js";
import { classByWord, nonCoinLabels } from "./classByWord.js";
import { closingNow, delistingAt } from "./closing.js";
import { connect, type Connection } from "./connection.js";
import { contractsOf, type Contract, type ListedMarket } from "./contract.js";
import { htxHistory } from "./htxHistory.js";
import { positiveDecimal } from "./plainDecimal.js";
import type { VenueQuote } from "./quote.js";
import { recently } from "./recently.js";
import { field, rowsOf, unexpectedForm, type Row } from "./rows.js";
import type { PerpetualReader, Venue } from "./venue.js";
import { withStatus } from "./withStatus.js";

const name = "HTX";

// Quotes report no intervals, and the list of contracts that is kept may be hours old: what reports them is asked for
// again within minutes. Without it contracts and prices are served all the same.
const intervalsKeptForMs = 180_000;

export const htx: Venue = {
  id: "htx",
  name,
  open: (settings) => {
    const connection = connect<HtxExchange>(name, settings, async (options) => {
      const ccxt = await import("ccxt/js/src/htx.js");
      return new ccxt.default(options);
    });
    const recent = { keptForMs: intervalsKeptForMs, waitMs: settings.timeoutMs / 4 };
    const elements = recently(
      async () =>
        someOf(
          await connection.ask(async (exchange) => exchange.contractPublicGetSwapApiV1SwapQueryElements()),
        ),
      recent,
    );
    const linearContracts = async (exchange: HtxExchange): Promise<unknown> =>
      exchange.contractPublicGetLinearSwapApiV1SwapContractInfo({ business_type: "swap" });
    const linearInfo = recently(async () => someOf(await connection.ask(linearContracts)), recent);
    return {
      inverse: reader("inverse", connection, {
        contracts: async (exchange) => exchange.contractPublicGetSwapApiV1SwapContractInfo(),
        // Longer than quotes do: what the first list lacks is missing for minutes.
        elements: async () => (await elements.latest(3 * recent.waitMs)) ?? null,
        intervals: async () => elements.latest(),
        fundingRates: async (exchange) => exchange.contractPublicGetSwapApiV1SwapBatchFundingRate(),
        indices: async (exchange) => exchange.contractPublicGetSwapApiV1SwapIndex(),
      }),
      linear: reader("linear", connection, {
        contracts: linearContracts,
        // The list of contracts reports the intervals already.
        elements: async () => Promise.resolve(null),
        intervals: async () => linearInfo.latest(),
        // ccxt knows only HTX's newer address, which reports one contract at a time.
        fundingRates: async (exchange): Promise<unknown> =>
          exchange.request("linear-swap-api/v1/swap_batch_funding_rate", ["contract", "public"], "GET", {}),
        indices: async (exchange) => exchange.contractPublicGetLinearSwapApiV1SwapIndex(),
      }),
    };
  },
};

// An empty list is a broken answer; kept, it would leave all intervals out for minutes.
function someOf(answer: unknown): unknown {
  if (rowsOf(name, field(answer, "data")).length === 0) throw unexpectedForm(name);
  return answer;
}

type Questions = {
  readonly contracts: (exchange: HtxExchange) => Promise<unknown>;
  /** Null where there are none. */
  readonly elements: () => Promise<unknown>;
  /** A list of minutes ago that reports the intervals: null once it is too old, undefined before the first. */
  readonly intervals: () => Promise<unknown>;
  readonly fundingRates: (exchange: HtxExchange) => Promise<unknown>;
  readonly indices: (exchange: HtxExchange) => Promise<unknown>;
};

function reader(
  kind: PerpetualKind,
  connection: Connection<HtxExchange>,
  { contracts, elements, intervals, fundingRates, indices }: Questions,
): PerpetualReader {
  return {
    readContracts: async () => {
      const answers = await Promise.all([connection.ask(contracts), elements()]);
      return htxContracts(kind, ...answers);
    },
    readQuotes: async () => {
      const [answers, latest] = await Promise.all([
        connection.ask(async (exchange) => Promise.all([fundingRates(exchange), indices(exchange)])),
        intervals(),
      ]);
      return htxQuotes(...answers, latest);
    },
    ...htxHistory(kind, name, connection),
    source: connection.source,
  };
}

/** The contracts in HTX's list, their intervals from it or else from its contract elements. */
export function htxContracts(kind: PerpetualKind, contractInfo: unknown, elements: unknown): Contract[] {
  const elementById = elements === null ? null : rowsById(elements);
  const contractSize = ({ info }: ListedMarket): string | null =>
    positiveDecimal(field(info, "contract_size"));
  // Not ccxt's reading of the list: it calls an empty one an outage, and gives smallest orders in coins or not at all.
  const markets = rowsOf(name, field(contractInfo, "data")).map((row) => listedMarket(kind, row));
  return contractsOf(withStatus(name, "contract_status", markets), kind, {
    assetClass: ({ base, info }) => assetClass(info, base),
    intervalHours: ({ id, info }) => intervalHours(info) ?? intervalHours(elementById?.get(String(id))),
    inverseSize: contractSize,
    linearSize: contractSize,
    // Of a perpetual empty, unless it is to be delivered.
    closing: ({ info }) =>
      delistingAt(field(info, "delivery_time")) ?? (isSuspended(info) ? closingNow.halted : null),
  });
}

/** In the list of contracts one name, in the contract elements the other. */
function intervalHours(row: unknown): number | null {
  const hours = positiveDecimal(field(row, "settlement_period") ?? field(row, "settle_period"));
  return hours === null ? null : Number(hours);
}

// HTX labels them metals, as what they stand for; they are coins.
const goldTokens: ReadonlySet<string> = new Set(["PAXG", "XAUT"]);

function assetClass(info: unknown, base: string): Contract["assetClass"] {
  if (goldTokens.has(base)) return "crypto";
  const labels = texts(field(info, "tradfi_labels"));
  const [label] = labels ?? [];
  // Some stocks are named by the other list only, which has words for coins too.
  const word = label ?? nonCoinLabels(texts(field(info, "labels")) ?? []);
  return classByWord(word, [], base) ?? (labels === null ? null : "crypto");
}

function texts(list: unknown): readonly string[] | null {
  return Array.isArray(list) ? list.filter((each) => typeof each === "string") : null;
}

function isSuspended(info: unknown): boolean {
  return String(field(info, "contract_status")) === "3";
}

function listedMarket(kind: PerpetualKind, row: Row): ListedMarket {
  const id = String(row["contract_code"]);
  const [base = "", quote = "", deliveryDate] = id.split("-");
  const settle = kind === "inverse" ? base : quote;
  return {
    id,
    symbol: `${base}/${quote}:${settle}`,
    base,
    quote,
    settle,
    swap: deliveryDate === undefined,
    active: String(row["contract_status"]) === "1" || isSuspended(row),
    // HTX takes orders in whole contracts.
    precision: { amount: "1" },
    limits: { amount: { min: "1" } },
    info: row,
  };
}

/**
 * The quotes of HTX's lists of funding rates and indices; it reports mark prices one contract at a time only.
 * @param intervals a list that reports intervals; null where it is too old, undefined where the contracts' own hold
 */
export function htxQuotes(fundingRates: unknown, indices: unknown, intervals?: unknown): VenueQuote[] {
  const intervalOf = intervalsOf(intervals);
  const fundingById = rowsById(fundingRates);
  const indexById = rowsById(indices);
  const asOf = positiveDecimal(field(indices, "ts"));
  return [...new Set([...indexById.keys(), ...fundingById.keys()])].map((id) => {
    const funding = fundingById.get(id);
    return {
      id,
      mark: null,
      index: livingIndex(indexById.get(id), asOf),
      fundingRate: funding?.["funding_rate"],
      nextFunding: funding?.["funding_time"],
      ...intervalOf(id),
    };
  });
}

function intervalsOf(list: unknown): (id: string) => Pick<VenueQuote, "intervalHours"> {
  if (list === undefined) return () => ({});
  if (list === null) return () => ({ intervalHours: null });
  const rowById = rowsById(list);
  return (id) => ({ intervalHours: intervalHours(rowById.get(id)) });
}

const oldestIndexMs = 60_000;

// Of what was delisted HTX reports the last index for years.
function livingIndex(row: Row | undefined, asOf: string | null): unknown {
  const computed = positiveDecimal(row?.["index_ts"]);
  const isOld = asOf !== null && computed !== null && Number(computed) < Number(asOf) - oldestIndexMs;
  return isOld ? null : row?.["index_price"];
}

function rowsById(answer: unknown): ReadonlyMap<string, Row> {
  return new Map(rowsOf(name, field(answer, "data")).map((row) => [String(row["contract_code"]), row]));
}
