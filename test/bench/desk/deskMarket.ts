import type { Comparison } from "../../../shared/contract/compare.js";
import type { Perpetual, PerpetualKind, Snapshot } from "../../../shared/contract/perpetuals.js";

/** What hedges a coin of the desk that is measured. */
type CoinHedging = "own inverse" | "own linear" | "elsewhere" | "proxied";

export type DeskCoin = {
  readonly coin: string;
  readonly hedging: CoinHedging;
  /** USD around which its price moves. */
  readonly price: number;
};

export const ownVenue = "binance";
export const otherVenue = "okx";
/** Behind the other venue in the fixed order, so that offers are compared but not chosen. */
const laterVenues = ["gate", "htx", "bitget", "kucoin"];
/** As many coins as a large venue lists beside those of the desk. */
const otherListings = 200;
const hedgings: readonly CoinHedging[] = ["own inverse", "own linear", "elsewhere", "proxied"];

/** So many coins, hedged in each of the four ways in turn; the first is the proxy. */
export function deskCoins(count: number): readonly DeskCoin[] {
  return Array.from({ length: count }, (_, index) => ({
    coin: index === 0 ? "ETH" : `C${String(index)}`,
    hedging: hedgings[index % hedgings.length] ?? "proxied",
    price: index === 0 ? 3_000 : 0.05 * 1.05 ** index,
  }));
}

/** The price of a coin at a tick of the market: it moves by up to a thousandth. */
function priceAt({ price }: DeskCoin, tick: number): string {
  return (price * (1 + 0.001 * Math.sin(tick + price))).toPrecision(8);
}

function decimal(text: string): string {
  return Number(text).toFixed(12);
}

function perpetualOf(coin: DeskCoin, kind: PerpetualKind, tick: number): Perpetual {
  const mark = decimal(priceAt(coin, tick));
  const isInverse = kind === "inverse";
  const quote = isInverse ? "USD" : "USDT";
  const settle = isInverse ? coin.coin : quote;
  return {
    coin: coin.coin,
    symbol: `${coin.coin}/${quote}:${settle}`,
    quote,
    settle,
    mark,
    index: decimal(String(Number(mark) * 0.9995)),
    fundingRate: (0.0001 * Math.cos(tick + coin.price)).toFixed(8),
    nextFunding: 1_800_000_000_000,
    intervalHours: 8,
    contractSize: isInverse ? "10" : "1",
    contractUnit: isInverse ? "USD" : "coin",
    lotStep: "1",
    minContracts: "1",
    minNotional: "5",
    closing: null,
    coinMultiplier: 1,
    orderSymbol: `${coin.coin}${quote}_PERP`,
    assetClass: "crypto",
    fundingCap: "0.003",
    fundingFloor: "-0.003",
    maxLeverage: "50",
  };
}

function isListed({ hedging, coin }: DeskCoin, venue: string, kind: PerpetualKind): boolean {
  if (coin === "ETH") return true;
  if (hedging === "own inverse") return venue === ownVenue;
  if (hedging === "own linear") return kind === "linear";
  return hedging === "elsewhere" && venue !== ownVenue && kind === "inverse";
}

/** What the service answers about the desk's coins at a tick. */
export type DeskMarket = {
  readonly snapshot: (venue: string, kind: PerpetualKind, asOf: number) => Snapshot;
  /** Null where no venue lists the coin. */
  readonly comparison: (coin: string, kind: PerpetualKind, asOf: number) => Comparison | null;
};

const snapshotMs = 1_000;
/** Each comparison has a moment of its own: a part of them comes with every update. */
const comparisonMs = 5_000;

/** The market of a desk at a tick. */
export function deskMarket(coins: readonly DeskCoin[], tick: number): DeskMarket {
  const others = Array.from({ length: otherListings }, (_, index): DeskCoin => ({
    coin: `X${String(index)}`,
    hedging: "own linear",
    price: 1 + index,
  }));
  return {
    snapshot: (venue, kind, asOf) => ({
      venue,
      kind,
      asOf,
      expires: asOf + snapshotMs,
      stale: false,
      source: "exchange",
      hasTiers: false,
      perpetuals: [...coins, ...others]
        .filter((coin) => isListed(coin, venue, kind))
        .map((coin) => perpetualOf(coin, kind, tick)),
    }),
    comparison: (name, kind, asOf) => {
      const coin = coins.find((each) => each.coin === name);
      const venues = [ownVenue, otherVenue, ...laterVenues].filter(
        (venue) => coin !== undefined && isListed(coin, venue, kind),
      );
      if (coin === undefined || venues.length === 0) return null;
      return {
        coin: name,
        kind,
        expires: asOf + comparisonMs,
        offers: venues.map((venue) => ({
          venue,
          name: venue,
          asOf,
          stale: false,
          source: "exchange",
          apr: "0.1095",
          perpetual: perpetualOf(coin, kind, tick),
        })),
        setApart: [],
        failed: [],
      };
    },
  };
}
