import { coins, type Coin } from "./coins.js";
import { hashText, noise } from "./noise.js";

/** What identifies one listing of one venue: its price differs a little from every other's. */
export type Contract = {
  readonly venue: string;
  /** The venue's own id, e.g. "BTCUSD_PERP". */
  readonly symbol: string;
  readonly coin: Coin;
  readonly quote: "USD" | "USDT" | "USDC" | "USD1";
  /** Coins bundled in one unit of the listing: 1000 for 1000PEPE. */
  readonly multiplier: number;
  /** Hours between settlements; null for a dated future, which pays no funding. */
  readonly intervalHours: number | null;
  /** Hours after midnight UTC of its first settlement of a day; left out for midnight itself. */
  readonly firstSettlement?: number;
  /** When a dated future is settled, ms since 1970; null for a perpetual. */
  readonly deliveryTime: number | null;
  /** Where the listing is of another asset or unit under the ticker: its price as a multiple of the coin's. */
  readonly assetFactor?: number;
  /** When a perpetual is delisted, ms since 1970; left out where nothing is announced. */
  readonly delistsAt?: number;
};

/** What the market says of a contract at one moment; venues print these numbers with their own digits. */
type Quote = {
  readonly index: number;
  readonly mark: number;
  readonly last: number;
  /** What the next settlement will charge; null for a dated future. */
  readonly fundingRate: number | null;
};

/** The simulated market: every number is a function of the seed, the contract and the time, nothing is stored. */
export type Market = {
  readonly seed: number;
  readonly tickMs: number;
  /** Prices are constant within a tick; ticks are aligned with 1970, so that two simulators agree. */
  readonly tickAt: (time: number) => number;
  readonly quote: (contract: Contract, time: number) => Quote;
};

const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;
const futuresBasisPerYear = 0.05;

const commonWeight = 0.85;
const ownWeight = 0.7;
const spotMoves = { amplitude: 0.0003, growth: 1.85, octaves: 11 };
const venueMoves = { amplitude: 0.00002, growth: 1.3, octaves: 6 };
const premiumMoves = { amplitude: 0.00003, growth: 1.4, octaves: 6 };
const lastTradeMoves = { amplitude: 0.00005, growth: 1, octaves: 1 };
const fundingMoves = { amplitude: 0.000003, growth: 1.45, octaves: 6 };

/** The coin as a venue names it: a listing of a thousand coins is listed as if "1000PEPE" were a coin. */
export function listedCoin({ multiplier, coin }: Contract): string {
  return multiplier === 1 ? coin : `${String(multiplier)}${coin}`;
}

/** The settlement after `time` on the grid that starts at midnight UTC, or so many hours after it. */
export function nextFundingAfter(time: number, intervalHours: number, firstSettlement = 0): number {
  const intervalMs = intervalHours * hourMs;
  const startMs = firstSettlement * hourMs;
  return (Math.floor((time - startMs) / intervalMs) + 1) * intervalMs + startMs;
}

/** Opens the market of one seed. */
export function createMarket({ seed, tickMs }: { seed: number; tickMs: number }): Market {
  const key = (name: string): number => hashText(`${String(seed)}/${name}`);
  const tickAt = (time: number): number => Math.floor(time / tickMs);

  function index({ venue, coin, quote, multiplier, assetFactor = 1 }: Contract, tick: number): number {
    const { price, volatility } = coins[coin];
    // Coins move with bitcoin for the most part, or no proxy would hedge any of them.
    const common = noise(key("BTC"), tick, spotMoves);
    const moves =
      coin === "BTC" ? common : commonWeight * common + ownWeight * noise(key(coin), tick, spotMoves);
    const spot = price * Math.exp(volatility * moves);
    const venueFactor = 1 + noise(key(`${venue}/${coin}/${quote}`), tick, venueMoves);
    return spot * venueFactor * multiplier * assetFactor;
  }

  function fundingRate({ venue, symbol, coin, intervalHours }: Contract, tick: number): number | null {
    if (intervalHours === null) return null;
    const perEightHours =
      coins[coin].fundingBias + noise(key(`${venue}/${symbol}/funding`), tick, fundingMoves);
    return (perEightHours * intervalHours) / 8;
  }

  function quote(contract: Contract, time: number): Quote {
    const tick = tickAt(time);
    const indexPrice = index(contract, tick);
    const name = `${contract.venue}/${contract.symbol}`;
    const yearsLeft =
      contract.deliveryTime === null ? 0 : Math.max(0, contract.deliveryTime - tick * tickMs) / yearMs;
    const premium = noise(key(`${name}/premium`), tick, premiumMoves) + futuresBasisPerYear * yearsLeft;
    const mark = indexPrice * (1 + premium);
    return {
      index: indexPrice,
      mark,
      last: mark * (1 + noise(key(`${name}/last`), tick, lastTradeMoves)),
      fundingRate: fundingRate(contract, tick),
    };
  }

  return { seed, tickMs, tickAt, quote };
}
