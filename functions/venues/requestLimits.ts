/** How much one network address may ask within a window: `points` in all, of which each request costs some. */
export type RequestLimit = {
  readonly points: number;
  readonly perMs: number;
  readonly cost: number;
};

/** What a venue's documentation allows one network address; every instance behind it counts. */
export type RequestLimits = {
  /** Of the requests for quotes and contracts. */
  readonly quotes: RequestLimit;
  /** Of the requests for settled rates, and for risk tiers. */
  readonly history: RequestLimit;
  /** Of those for daily prices, where the venue counts them apart from settled rates; null where it does not. */
  readonly candles: RequestLimit | null;
  /** Whether each kind of request is counted apart. */
  readonly isByAddress: boolean;
  /** Whether any span of the past can be asked for by its times, so that a reading is taken up where it stopped. */
  readonly isPastByTime: boolean;
};

const second = 1000;
const minute = 60 * second;

type Given = Partial<Pick<RequestLimits, "isByAddress" | "isPastByTime" | "candles">> & {
  readonly points: number;
  readonly perMs: number;
  readonly costs?: { readonly quotes: number; readonly history: number };
};

function limits({ points, perMs, costs = { quotes: 1, history: 1 }, ...rest }: Given): RequestLimits {
  const history = { points, perMs, cost: costs.history };
  return {
    quotes: { points, perMs, cost: costs.quotes },
    history,
    ...{ isByAddress: false, isPastByTime: false },
    candles: rest.isByAddress === true ? history : null,
    ...rest,
  };
}

// Where no limit is published: as much as the strictest of the others allows.
const cautious = limits({ points: 4, perMs: second });

const limitsByName: ReadonlyMap<string, RequestLimits> = new Map([
  // developers.binance.com, USDⓈ-M futures: premiumIndex of all symbols weighs 10 of 2400, klines of up to 1000 days 5;
  // fundingRate and fundingInfo share 500 in five minutes, which nothing else counts in.
  [
    "Binance",
    {
      ...limits({ points: 2400, perMs: minute, costs: { quotes: 10, history: 10 }, isPastByTime: true }),
      history: { points: 500, perMs: 5 * minute, cost: 1 },
      candles: { points: 2400, perMs: minute, cost: 5 },
    },
  ],
  // bybit-exchange.github.io/docs/v5/rate-limit: 600 in five seconds.
  ["Bybit", limits({ points: 600, perMs: 5 * second, isPastByTime: true })],
  // bingx-api.github.io, "Rate limit": 500 in ten seconds, each address apart.
  ["BingX", limits({ points: 500, perMs: 10 * second, isByAddress: true, isPastByTime: true })],
  // www.weex.com/api-doc: weight 500 in ten seconds; ticker/24hr of all 40, fundingRate and historyKlines 5.
  ["WEEX", limits({ points: 500, perMs: 10 * second, costs: { quotes: 40, history: 5 } })],
  // www.mexc.com/api-docs/futures: ticker and detail 10, funding rates 20 in two seconds, each address apart.
  [
    "MEXC",
    {
      ...limits({ points: 10, perMs: 2 * second, isByAddress: true }),
      history: { points: 20, perMs: 2 * second, cost: 1 },
    },
  ],
  // www.okx.com/docs-v5: mark-price, funding-rate and its history 10 in two seconds, history-candles 20, each address apart.
  [
    "OKX",
    limits({
      ...{ points: 10, perMs: 2 * second, isByAddress: true, isPastByTime: true },
      candles: { points: 20, perMs: 2 * second, cost: 1 },
    }),
  ],
  // docs.deribit.com, "Rate limits": a request costs 500 credits, of which 10,000 come back in a second.
  [
    "Deribit",
    limits({ points: 10_000, perMs: second, costs: { quotes: 500, history: 500 }, isPastByTime: true }),
  ],
  ["Kraken Futures", cautious],
  // www.gate.com/docs/developers/apiv4, "Frequency limit rule": 200 in ten seconds, each address apart.
  ["Gate", limits({ points: 200, perMs: 10 * second, isByAddress: true, isPastByTime: true })],
  // www.htx.com/en-us/opend/newApiPages, USDT-M: 240 in three seconds for all public data but candles.
  ["HTX", limits({ points: 240, perMs: 3 * second })],
  // www.bitget.com/api-doc: 20 in a second, each address apart.
  ["Bitget", limits({ points: 20, perMs: second, isByAddress: true })],
  // www.kucoin.com/docs-new/rate-limit: weight 2000 in 30 seconds; contracts/active 3, funding-rates 5.
  [
    "KuCoin",
    limits({ points: 2000, perMs: 30 * second, costs: { quotes: 3, history: 5 }, isPastByTime: true }),
  ],
  // github.com/phemex/phemex-api-docs: 5000 in five minutes; of products and funding 300 a minute are on record.
  ["Phemex", limits({ points: 300, perMs: minute, isByAddress: true })],
  // hyperliquid.gitbook.io, "Rate limits and user limits": weight 1200 a minute; info 20, and one more for each 20 rows of
  // fundingHistory, of which an answer holds 500.
  [
    "Hyperliquid",
    limits({ points: 1200, perMs: minute, costs: { quotes: 20, history: 45 }, isPastByTime: true }),
  ],
]);

/** What a venue allows, by its name; undefined where nothing is known of it. */
export function knownRequestLimits(venueName: string): RequestLimits | undefined {
  return limitsByName.get(venueName);
}

/** What a venue allows, by its name; little where nothing is known of it. */
export function requestLimitsOf(venueName: string): RequestLimits {
  return knownRequestLimits(venueName) ?? cautious;
}
