import type { Market } from "ccxt/js/src/base/types.js";
import type { Perpetual, PerpetualKind } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { canonicalCoin } from "../../shared/listing/aliases.js";
import type { Closing } from "./closing.js";
import { positiveDecimal } from "./plainDecimal.js";
import { plausibleHours } from "./plausibleHours.js";
import { plausibleRate } from "./plausibleRate.js";

/** What a venue says of a perpetual and seldom changes. Plain data, so that it can be stored anywhere. */
export type Contract = Pick<
  Perpetual,
  | "coin"
  | "symbol"
  | "quote"
  | "settle"
  | "intervalHours"
  | "contractSize"
  | "contractUnit"
  | "lotStep"
  | "minContracts"
  | "minNotional"
  | "maxLeverage"
  | "coinMultiplier"
  | "assetClass"
  | "fundingCap"
  | "fundingFloor"
  | "closing"
> & {
  /** The venue's own name of it, by which its quotes are found. */
  readonly id: string;
  /** Where a venue quotes in whole numbers: how many of their digits are behind the point; null when unreported. */
  readonly scales?: { readonly price: number | null; readonly ratio: number | null };
};

/** A market as ccxt describes it, or as a venue's file reads it where ccxt asks for more than is needed. */
export type ListedMarket = Pick<
  NonNullable<Market>,
  "id" | "symbol" | "base" | "quote" | "settle" | "swap" | "active" | "info"
> & {
  readonly baseId?: string | undefined;
  readonly precision: { readonly amount?: unknown };
  readonly limits: {
    readonly amount?: { readonly min?: unknown } | undefined;
    readonly cost?: { readonly min?: unknown } | undefined;
    readonly leverage?: { readonly max?: unknown } | undefined;
  };
};

type ContractFacts = {
  readonly intervalHours: (market: ListedMarket) => number | null;
  /** Of an inverse contract, US dollars. */
  readonly inverseSize: (market: ListedMarket) => string | null;
  /** Of a linear contract, in units of the listed base; left out where every contract is one unit. */
  readonly linearSize?: (market: ListedMarket) => string | null;
  /** By the venue's own fields; left out, as null, where it publishes none. */
  readonly assetClass?: (market: ListedMarket) => Perpetual["assetClass"];
  /** The highest and the lowest rate of one settlement, where the list of contracts reports them. */
  readonly fundingLimits?: (market: ListedMarket) => FundingLimits;
  /** What stands against opening a position; left out, as null, where the list of contracts publishes nothing. */
  readonly closing?: (market: ListedMarket) => Closing | null;
};

/** What one settlement can charge, fraction per interval; null where the venue does not publish it. */
export type FundingLimits = { readonly cap: unknown; readonly floor: unknown };

const unreportedLimits: FundingLimits = { cap: null, floor: null };

/** The perpetuals of one kind among all markets a venue lists. */
export function contractsOf(
  markets: readonly (ListedMarket | undefined)[],
  kind: PerpetualKind,
  facts: ContractFacts,
): Contract[] {
  const perpetuals = markets.flatMap((market) =>
    market !== undefined && isPerpetual(market, kind) ? [{ market, ...splitMultiplier(market.base) }] : [],
  );
  const tickers = new Set(perpetuals.map(({ coin }) => coin));
  return perpetuals.flatMap(({ market, coin: ticker, coinMultiplier }) => {
    const { id, settle } = market;
    if (id === undefined || settle === undefined) return [];
    return [
      {
        id,
        coin: coinOf(ticker, tickers),
        coinMultiplier,
        symbol: market.symbol,
        quote: market.quote,
        settle: kind === "inverse" ? coinOf(settle, tickers) : settle,
        intervalHours: plausibleHours(facts.intervalHours(market)),
        contractSize:
          kind === "inverse" ? facts.inverseSize(market) : sizeInCoins(market, coinMultiplier, facts),
        contractUnit: kind === "inverse" ? "USD" : "coin",
        lotStep: positiveDecimal(market.precision.amount),
        minContracts: positiveDecimal(market.limits.amount?.min),
        // Of inverse contracts no venue's unit of it is certain.
        minNotional: kind === "linear" ? positiveDecimal(market.limits.cost?.min) : null,
        maxLeverage: largestLeverage(market),
        ...nature(market, facts),
      },
    ];
  });
}

function nature(
  market: ListedMarket,
  { assetClass = () => null, fundingLimits = () => unreportedLimits, closing = () => null }: ContractFacts,
): Pick<Contract, "assetClass" | "fundingCap" | "fundingFloor" | "closing"> {
  const { cap, floor } = fundingLimits(market);
  return {
    assetClass: assetClass(market),
    fundingCap: plausibleRate(cap),
    fundingFloor: plausibleRate(floor),
    closing: closing(market),
  };
}

// Where a venue lists both names, the alias is another coin there.
function coinOf(ticker: string, tickers: ReadonlySet<string>): string {
  const coin = canonicalCoin(ticker);
  return tickers.has(coin) ? ticker.toUpperCase() : coin;
}

// ccxt says 1 of a contract for which OKX publishes none.
function largestLeverage({ limits }: ListedMarket): string | null {
  const max = positiveDecimal(limits.leverage?.max);
  return max !== null && new Decimal(max).gt(1) ? max : null;
}

function sizeInCoins(
  market: ListedMarket,
  coinMultiplier: number,
  { linearSize }: ContractFacts,
): string | null {
  if (linearSize === undefined) return String(coinMultiplier);
  const size = linearSize(market);
  return size === null || coinMultiplier === 1 ? size : new Decimal(size).times(coinMultiplier).toFixed();
}

// ccxt's own flags do not suffice: on several venues "inverse" only means "not linear".
function isPerpetual({ swap, active, base, quote, settle }: ListedMarket, kind: PerpetualKind): boolean {
  if (swap !== true || active !== true) return false;
  return kind === "inverse" ? settle === base && quote === "USD" : settle === quote;
}

const bundled = /^(10{3,6})([A-Z][A-Z0-9]+)$/;
// Only a small k: KAVA and KAS are coins.
const thousands = /^k([A-Z][A-Z0-9]+)$/;
const bundledBehind = /^([A-Z]{3,})(1000)$/;
const bundledByName: Readonly<Record<string, { coin: string; coinMultiplier: number }>> = {
  "1MBABYDOGE": { coin: "BABYDOGE", coinMultiplier: 1_000_000 },
};

/** "1000PEPE" and "kPEPE" are 1000 PEPE and "SHIB1000" 1000 SHIB; "1INCH" and "1000X" are coins of that name. */
export function splitMultiplier(base: string): { coin: string; coinMultiplier: number } {
  const named = bundledByName[base];
  if (named !== undefined) return named;
  const front = bundled.exec(base);
  if (front !== null) return { coin: front[2] ?? base, coinMultiplier: Number(front[1]) };
  const thousand = thousands.exec(base);
  if (thousand !== null) return { coin: thousand[1] ?? base, coinMultiplier: 1000 };
  const behind = bundledBehind.exec(base);
  if (behind !== null) return { coin: behind[1] ?? base, coinMultiplier: Number(behind[2]) };
  return { coin: base, coinMultiplier: 1 };
}
