import { Decimal } from "../decimal.js";
import { wrappedCoin } from "../listing/wrappedTokens.js";

/** A stretch of the past, or one like many of it, that a desk is tried on. */
export type Episode = {
  readonly name: string;
  /** Where its figures are from, and what else a person should know of it. */
  readonly source: string;
  /** Moves of coins as fractions; {@link Episode.others} of every other one. */
  readonly moves: Readonly<Record<string, string>>;
  readonly others: string;
  /** Days on which shorts pay the most that their venue may charge. */
  readonly cappedDays: number;
  /** Start of the day whose close REPLAY sizes the desk at, ms since 1970; null for days that never were. */
  readonly starts: number | null;
  /** Days after that close which REPLAY shows; a made-up move is reached in as many equal steps. */
  readonly days: number;
};

const prices =
  "225 altcoin perpetuals on Binance, daily last prices (github.com/silertrades/gravestone-data, e6c3307)";

/** The episodes by which STRESS takes them. */
export const episodes: readonly Episode[] = [
  {
    name: "10 October 2025",
    source: `From the close of 9 October to the close of 10 October 2025; other coins: the median of ${prices}. At the lows, BTC was down 16.5 %, ETH 22.1 % and the median 67.4 %. Venues auto-deleveraged shorts in profit that night: part of a hedge could be closed for you at the low.`,
    moves: { BTC: "-0.073", ETH: "-0.125" },
    others: "-0.289",
    cappedDays: 0,
    starts: Date.UTC(2025, 9, 9),
    days: 7,
  },
  {
    name: "squeeze",
    source: `A week in which coins rise by 300 %, as 13 of ${prices} did between January 2024 and March 2026; BTC and ETH by their largest weekly rise in these years, by highs.`,
    moves: { BTC: "0.324", ETH: "0.513" },
    others: "3",
    cappedDays: 0,
    starts: null,
    days: 7,
  },
  {
    name: "funding cap",
    source:
      "Three days at the lowest funding rate that the venue publishes, at today's interval; in a crisis, venues also settle more often. A short of LAYER paid 32 % of its notional from 6 to 8 May 2025 (Binance, 2 % an hour; github.com/typhonun/DcaTpStrategy, 057525d).",
    moves: {},
    others: "0",
    cappedDays: 3,
    starts: null,
    days: 3,
  },
];

/** The next day as Excel counts it: what it makes of "10 October 2025" typed into a cell. */
function typedDate({ starts }: Episode): number | null {
  return starts === null ? null : starts / 86_400_000 + 1 + 25_569;
}

/** The episode of a name, in any case, or of the date that Excel makes of it; null for another value. */
export function episodeOf(value: unknown): Episode | null {
  const written = typeof value === "string" ? value.trim().toLowerCase() : null;
  const isMeant = (episode: Episode): boolean =>
    written === null ? typedDate(episode) === value : episode.name.toLowerCase() === written;
  return value === null ? null : (episodes.find(isMeant) ?? null);
}

/** How far a coin moves in an episode; tokens that stand for a coin move with it. */
export function episodeMove({ moves, others }: Episode, coin: string): Decimal {
  return new Decimal(moves[wrappedCoin(coin) ?? coin] ?? others);
}
