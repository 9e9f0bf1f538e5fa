/** A perpetual as its exchange reports it; prices are per coin, also where it lists a thousand coins as one. */
export type OwnAnswer = {
  readonly mark: number;
  readonly index: number;
  /** Charged by the next settlement. */
  readonly rate: number;
  readonly hours: number;
  /** Ms since 1970. */
  readonly next: number;
  /** USD of an inverse contract, coins of a linear one. */
  readonly size: number;
  readonly lot: number;
  /** Settled rates by ms since 1970, oldest first. */
  readonly settled: () => Promise<readonly (readonly [time: number, rate: number])[]>;
};

type Row = Readonly<Record<string, string | number>>;
type Fields = Readonly<Record<string, unknown>>;
type Ask = (address: string) => Promise<unknown>;

const pastMs = 100 * 86_400_000;

const named = (rows: unknown, symbol: string): Row | undefined =>
  (rows as readonly Row[]).find((row) => row["symbol"] === symbol);

function field(row: Fields | undefined, name: string): number {
  const value = Number(row?.[name]);
  if (row === undefined || Number.isNaN(value)) throw new Error(`The exchange does not report ${name}`);
  return value;
}

/** How many coins a contract's name bundles: 1000 of "1000PEPEUSDT". */
const bundled = (symbol: string): number => Number(/^10{3,6}(?=[A-Z])/.exec(symbol)?.[0] ?? 1);

/** The names a coin's contract may have. */
const linearNames = (coin: string, quote: string): readonly string[] =>
  ["", "1000"].map((front) => `${front}${coin}${quote}`);

async function binanceAnswer(ask: Ask, coin: string, quote: string | null): Promise<OwnAnswer> {
  const api = quote === null ? "https://dapi.binance.com/dapi/v1" : "https://fapi.binance.com/fapi/v1";
  const info = ((await ask(`${api}/exchangeInfo`)) as Fields)["symbols"];
  const names = quote === null ? [`${coin}USD_PERP`] : linearNames(coin, quote);
  const symbol = names.find((name) => named(info, name) !== undefined) ?? coin;
  const contract = named(info, symbol) as (Row & { readonly filters: readonly Fields[] }) | undefined;
  const lots = contract?.filters.find(({ filterType }) => filterType === "LOT_SIZE");
  const quoted = named(await ask(`${api}/premiumIndex`), symbol);
  const changed = named(await ask(`${api}/fundingInfo`), symbol);
  const coins = bundled(symbol);
  return {
    mark: field(quoted, "markPrice") / coins,
    index: field(quoted, "indexPrice") / coins,
    rate: field(quoted, "lastFundingRate"),
    next: field(quoted, "nextFundingTime"),
    // Only what differs from eight hours is listed.
    hours: changed === undefined ? 8 : field(changed, "fundingIntervalHours"),
    size: quote === null ? field(contract, "contractSize") : coins,
    lot: field(lots, "stepSize"),
    settled: async () => {
      const now = Date.now();
      const span = `startTime=${String(now - pastMs)}&endTime=${String(now)}&limit=1000`;
      const rates = (await ask(`${api}/fundingRate?symbol=${symbol}&${span}`)) as Row[];
      return rates.map((row) => [field(row, "fundingTime"), field(row, "fundingRate")] as const);
    },
  };
}

async function bybitAnswer(ask: Ask, coin: string, quote: string | null): Promise<OwnAnswer> {
  const category = quote === null ? "inverse" : "linear";
  const list = async (path: string): Promise<unknown> => {
    const answer = (await ask(`https://api.bybit.com/v5/market/${path}`)) as { readonly result: Fields };
    return answer.result["list"];
  };
  const info = await list(`instruments-info?category=${category}&limit=1000`);
  const names = quote === null ? [`${coin}USD`] : linearNames(coin, quote);
  const symbol = names.find((name) => named(info, name) !== undefined) ?? coin;
  const contract = named(info, symbol) as (Row & { readonly lotSizeFilter: Fields }) | undefined;
  const quoted = named(await list(`tickers?category=${category}`), symbol);
  const coins = bundled(symbol);
  return {
    mark: field(quoted, "markPrice") / coins,
    index: field(quoted, "indexPrice") / coins,
    rate: field(quoted, "fundingRate"),
    next: field(quoted, "nextFundingTime"),
    hours: field(contract, "fundingInterval") / 60,
    // An inverse contract of Bybit is one dollar.
    size: quote === null ? 1 : coins,
    lot: field(contract?.lotSizeFilter, "qtyStep"),
    settled: async () => {
      const rates = await list(`funding/history?category=${category}&symbol=${symbol}&limit=200`);
      return (rates as Row[]).map(
        (row) => [field(row, "fundingRateTimestamp"), field(row, "fundingRate")] as const,
      );
    },
  };
}

/**
 * Asks the exchange itself, past all of HEDGE, for what an instrument such as "bybit:ETH-USDT" is; null for an exchange
 * whose answers nobody here can read.
 */
export async function askExchange(exchangesUrl: string, instrument: string): Promise<OwnAnswer | null> {
  const ask: Ask = async (address) => (await fetch(`${exchangesUrl}${address}`)).json();
  const [, venue, coin = "", quote = null] = /^(\w+):(\w+)(?:-(\w+))?$/.exec(instrument) ?? [];
  if (venue === "binance") return binanceAnswer(ask, coin, quote);
  if (venue === "bybit") return bybitAnswer(ask, coin, quote);
  return null;
}
