import type { Decimal } from "../decimal.js";
import { attempt, HedgeError } from "../errors.js";
import { parseVenuedInstrument, type Instrument } from "../listing/instrument.js";
import { cashOf } from "../listing/cash.js";
import { possibleCoins } from "../listing/possibleCoins.js";
import { venueOrder } from "../listing/venueOrder.js";
import {
  decimalIn,
  isEmptyCell,
  positiveIn,
  textIn,
  wrongCell,
  type DeskCell,
  type DeskRange,
} from "./deskCell.js";

/** A line of the open shorts. */
export type ShortLine =
  | { readonly state: "blank" }
  | {
      readonly state: "wrong";
      readonly problem: HedgeError;
      /** Every coin that it may be a short of; null: of any. */
      readonly coins: readonly string[] | null;
    }
  | {
      readonly state: "typed";
      readonly instrument: Instrument;
      readonly contracts: Decimal;
      /** As the venue shows it: of 1000PEPE the price of the thousand. */
      readonly entry: Decimal;
      /** Coins on inverse, USD on linear contracts; null where it is not known. */
      readonly margin: Decimal | null;
      /** Excel date-time, UTC; null where it is not typed, an error where it is no date. */
      readonly opened: Decimal | HedgeError | null;
    };

const minColumns = 3;
const maxColumns = 5;
const maxReadCharacters = 100;
/** Before March 1900 Excel's calendar has a day that never was. */
const firstSerial = 61;

/** @throws HedgeError invalid_input for what is no date-time */
function readOpened(cell: DeskCell | undefined): Decimal | null {
  const opened = positiveIn("opened", cell);
  if (opened === null || opened.gte(firstSerial)) return opened;
  throw wrongCell("opened", "must be a date-time", cell ?? null);
}

function required(name: string, cell: DeskCell | undefined): Decimal {
  const number = decimalIn(name, cell);
  if (number?.gt(0) === true) return number;
  throw wrongCell(name, "must be above 0", cell ?? null);
}

function isHeading(row: readonly DeskCell[]): boolean {
  return row
    .slice(0, 2)
    .every(
      (cell, index) =>
        typeof cell === "string" && cell.trim().toLowerCase() === ["instrument", "contracts"][index],
    );
}

/**
 * The one coin in an unreadable instrument: of "PF_ETHUSD", "binance ETH" or "ETH/USDT:USDT" that is ETH. Where several
 * words are coins, "open ETH short" may be a short of either, and of none that is known, of any.
 */
function namedCoins(
  cell: DeskCell | undefined,
  isKnown: (coin: string) => boolean,
): readonly string[] | null {
  if (typeof cell !== "string") return null;
  const words = cell.slice(0, maxReadCharacters).match(/[\p{L}\p{N}]+/gu) ?? [];
  // Some venues have a coin of their own name: "htx ETH" is a short of ETH.
  const isVenue = (word: string): boolean => words.length > 1 && venueOrder.includes(word.toLowerCase());
  const found = words
    .filter((word) => !isVenue(word))
    .flatMap((word) => possibleCoins(word).find((coin) => isKnown(coin) && cashOf(coin) === null) ?? []);
  const [coin, ...others] = new Set(found);
  return coin === undefined || others.length > 0 ? null : possibleCoins(coin);
}

/** @throws HedgeError invalid_input for the first cell that cannot be read */
function readTyped([instrumentCell, contracts, entry, margin, opened]: readonly DeskCell[]): ShortLine {
  const written = textIn("instrument", instrumentCell);
  if (written === null) throw wrongCell("instrument", "must be entered, such as bybit:ETH", null);
  return {
    state: "typed",
    instrument: parseVenuedInstrument(written),
    contracts: required("contracts", contracts),
    entry: required("entry", entry),
    margin: positiveIn("margin", margin),
    // The day it was opened only counts for the funding so far: a wrong one must not stop the hedge.
    opened: attempt(() => readOpened(opened)),
  };
}

function readLine(row: readonly DeskCell[], isKnown: (coin: string) => boolean): ShortLine {
  if (row.every(isEmptyCell) || isHeading(row)) return { state: "blank" };
  const typed = attempt(() => readTyped(row));
  if (!(typed instanceof HedgeError)) return typed;
  return { state: "wrong", problem: typed, coins: namedCoins(row[0], isKnown) };
}

/**
 * Reads lines of instrument, contracts, entry, [margin], [opened]; every line keeps its place.
 * @param isKnown whether the venue lists that coin, in upper case
 * @throws HedgeError invalid_input for a range of another width
 */
export function readShorts(range: DeskRange, isKnown: (coin: string) => boolean): readonly ShortLine[] {
  const width = Math.max(0, ...range.map((row) => row.length));
  // A single blank cell is an argument that was left out.
  if (width <= 1 && range.every((row) => row.every(isEmptyCell)))
    return range.map(() => ({ state: "blank" }));
  if (width < minColumns || width > maxColumns) {
    throw new HedgeError({
      code: "invalid_input",
      message: `shorts needs the columns instrument, contracts, entry and optionally margin, opened, had ${String(width)}`,
    });
  }
  return range.map((row) => readLine(row, isKnown));
}
