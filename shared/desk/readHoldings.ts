import { Decimal } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { canonicalCoin } from "../listing/aliases.js";
import { cashOf } from "../listing/cash.js";
import { parseInstrument, type Instrument } from "../listing/instrument.js";
import { readCoin, type CoinReading } from "../listing/readCoin.js";
import { isPlainNumber } from "../plainNumber.js";
import {
  decimalIn,
  isEmptyCell,
  positiveIn,
  textIn,
  wrongCell,
  type DeskCell,
  type DeskRange,
} from "./deskCell.js";

/** A typed price: in USD, or a multiple of another coin's ("1.2 ETH"). */
export type TypedPrice = { readonly usd: Decimal } | { readonly times: Decimal; readonly coin: string };

/** A row of what is held. */
export type Holding =
  | { readonly state: "blank" }
  | {
      readonly state: "wrong";
      readonly problem: HedgeError;
      /** As far as it can be read; null: any coin may be meant. */
      readonly coin: string | null;
      readonly instead: Instrument | null;
      /** Whether what the row would be hedged by cannot be known. */
      readonly isHedgeUnreadable: boolean;
    }
  | {
      readonly state: "held";
      readonly coin: string;
      /** How the typed coin was read, where it is not plain. */
      readonly reading: string | null;
      /** All that is owned of it, ≥ 0, unrealised profit of open shorts left out. */
      readonly coins: Decimal;
      readonly instead: Instrument | null;
      /** To the coin shorted; null where none is typed, which is never taken for 1. */
      readonly beta: Decimal | null;
      readonly price: TypedPrice | null;
    };

const minColumns = 2;
const maxColumns = 5;

/** Beyond this a beta is taken for a percentage typed as a number: none of 326 coins had one above 3 over a year. */
const maxBeta = 20;

const multiple = /^(\S+)\s+([\p{L}\p{N}]{1,30})$/u;

/** "1.2 ETH" as a multiple; null for any other text. */
function readMultiple(text: string): TypedPrice | null {
  const [, times, coin] = multiple.exec(text.trim()) ?? [];
  if (times === undefined || coin === undefined || !isPlainNumber(times)) return null;
  const count = new Decimal(times);
  const named = canonicalCoin(coin);
  if (count.lte(0)) return null;
  return cashOf(named)?.usd === 1 ? { usd: count } : { times: count, coin: named };
}

/** Reads "3500" as USD and "1.2 ETH" as a multiple; null where nothing is typed. @throws HedgeError invalid_input */
function readPrice(cell: DeskCell | undefined): TypedPrice | null {
  const isText = typeof cell === "string" && cell.trim() !== "" && !isPlainNumber(cell);
  const times = isText ? readMultiple(cell) : null;
  if (times !== null) return times;
  if (isText) throw wrongCell("price", 'must be in USD, or a multiple such as "1.2 ETH"', cell);
  const usd = positiveIn("price", cell);
  return usd === null ? null : { usd };
}

function readBeta(cell: DeskCell | undefined): Decimal | null {
  const beta = decimalIn("beta", cell);
  if (beta === null || beta.isZero()) return null;
  if (beta.abs().gt(maxBeta)) {
    throw wrongCell("beta", "must be between -20 and 20 (is this a percentage? 120 % is 1.2)", cell ?? null);
  }
  return beta;
}

/** What people and exports write above the columns. */
const headings = {
  coin: new Set(["coin", "coins", "asset", "token", "symbol", "ticker", "currency"]),
  coins: new Set(["coins", "quantity", "amount", "holding", "holdings", "balance", "size", "total"]),
} as const;

function isHeading([coin, coins]: readonly DeskCell[]): boolean {
  const word = (cell: DeskCell | undefined): string =>
    typeof cell === "string" ? cell.trim().toLowerCase() : "";
  return headings.coin.has(word(coin)) && headings.coins.has(word(coins));
}

function readTypedCoin(cell: DeskCell | undefined, isKnown: (coin: string) => boolean): CoinReading {
  const typed = textIn("coin", cell);
  if (typed === null)
    throw new HedgeError({ code: "invalid_input", message: "coin must be entered, was blank" });
  const reading = readCoin(typed, isKnown);
  if (reading === null) throw wrongCell("coin", "is not a valid coin symbol", cell ?? null);
  return reading;
}

function readCoins(cell: DeskCell | undefined): Decimal {
  const held = decimalIn("coins", cell);
  // A cleared cell is no sold holding: everything short of the coin would be bought back.
  if (held === null)
    throw new HedgeError({ code: "invalid_input", message: "enter the number of coins, 0 if you sold all" });
  if (held.lt(0)) throw wrongCell("coins", "must not be negative", cell ?? null);
  return held;
}

function readInstead(cell: DeskCell | undefined, defaultVenue: string): Instrument | null {
  const written = textIn("instead", cell);
  return written === null ? null : parseInstrument(written, defaultVenue);
}

type RowReaders = { readonly defaultVenue: string; readonly isKnown: (coin: string) => boolean };

/** @throws HedgeError invalid_input for the first cell that cannot be read */
function readHeld(row: readonly DeskCell[], { defaultVenue, isKnown }: RowReaders): Holding {
  const [coinCell, coinsCell, insteadCell, betaCell, priceCell] = row;
  const { coin, sentence } = readTypedCoin(coinCell, isKnown);
  return {
    state: "held",
    coin,
    reading: sentence,
    coins: readCoins(coinsCell),
    instead: readInstead(insteadCell, defaultVenue),
    beta: readBeta(betaCell),
    price: readPrice(priceCell),
  };
}

function readRow(row: readonly DeskCell[], readers: RowReaders): Holding {
  if (row.every(isEmptyCell) || isHeading(row)) return { state: "blank" };
  const held = attempt(() => readHeld(row, readers));
  if (!(held instanceof HedgeError)) return held;
  const coin = attempt(() => readTypedCoin(row[0], readers.isKnown));
  const instead = attempt(() => readInstead(row[2], readers.defaultVenue));
  return {
    state: "wrong",
    problem: held,
    coin: coin instanceof HedgeError ? null : coin.coin,
    instead: instead instanceof HedgeError ? null : instead,
    isHedgeUnreadable: coin instanceof HedgeError || instead instanceof HedgeError,
  };
}

/**
 * Reads rows of coin, coins, [instead], [beta], [price]; every row keeps its place, and a mistake spoils its own row.
 * @param isKnown whether the venue lists that coin, in upper case
 * @throws HedgeError invalid_input for a range of another width
 */
export function readHoldings(
  range: DeskRange,
  defaultVenue: string,
  isKnown: (coin: string) => boolean,
): readonly Holding[] {
  const width = Math.max(0, ...range.map((row) => row.length));
  if (width < minColumns || width > maxColumns) {
    throw new HedgeError({
      code: "invalid_input",
      message: `holdings needs the columns coin, coins and optionally instead, beta, price, had ${String(width)}`,
    });
  }
  return range.map((row) => readRow(row, { defaultVenue, isKnown }));
}
