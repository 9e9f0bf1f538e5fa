import { fieldNames } from "../cell/fieldNames.js";
import { basicValue, choice, isBlank, priceMove, text, wholeNumber } from "../cell/fromCell.js";
import { line } from "../cell/fromRange.js";
import { planTable, shortsTable, summaryField } from "../../shared/desk/planTable.js";
import { episodeOf, episodes, type Episode } from "../../shared/desk/episodes.js";
import { replay } from "../../shared/desk/replay.js";
import { stress, type Shock } from "../../shared/desk/stress.js";
import { methods } from "../../shared/desk/methods.js";
import { methodsSentence } from "../../shared/desk/methodsSentence.js";
import { instrumentFor } from "../../shared/desk/instrumentFor.js";
import { wrongCell } from "../../shared/desk/deskCell.js";
import { openDesk, type Desk } from "../../shared/desk/openDesk.js";
import type { DeskTable } from "../../shared/desk/deskField.js";
import type { HedgeError } from "../../shared/errors.js";
import { attempt } from "../../shared/errors.js";
import { isPlainNumber } from "../../shared/plainNumber.js";
import { maxHistoryDays } from "../../shared/contract/history.js";
import { deskCell } from "../cell/deskRange.js";
import { liveDesk } from "../live/liveDesk.js";
import { liveGathered } from "../live/liveGathered.js";

/**
 * Streams the hedge desk: for each coin you hold, what to hedge with, how much is hedged, and the action for today.
 * @customfunction PLAN PLAN
 * @param holdings Your holdings, one row per coin. Columns: coin, coins and, if needed, instead, beta, price
 * @param [shorts] Your open shorts, one per row. Columns: instrument with its venue, contracts, entry and, if known, margin, opened
 * @param [settings] Setting names and values in two columns or two rows, such as {"venue","bybit"}; blank values use the default
 * @param [fields] Columns to return, as one text ("action, trade") or a range; "summary" alone returns one sentence
 * @param invocation The streaming invocation
 * @streaming
 * @returns One row per row of holdings, one column per field; blank rows stay blank
 * @remarks Each coin is hedged with the instrument in which a short is already open, the largest first. If none is open, the desk picks the inverse contract on your venue, then an inverse contract on another venue, then the linear contract on your venue, then a linear contract elsewhere. A coin that no venue lists is hedged with the proxy and needs a beta. Cash is never hedged.
 *
 * A short covers a number of coins that does not change with the price: contracts × size / entry for contracts in USD, contracts × size for contracts in coins. The target is the hedge ratio times your coins. For a coin hedged with itself, neither depends on the price, so a price move alone never triggers a trade; and no order is given while the two are within the band of each other.
 *
 * Below the target, the row sells. Above it, the row buys back and states the coins this realises; Record adds them to your coins. Rows hedged with the same coin share one position; its figures and its order appear on the row of that coin, otherwise on the first row, and the other rows say where.
 *
 * Unknown values never lead to a trade. A short that is wrong or cannot be read blocks orders for its coin, and for every coin if it could belong to any. While a row hedged with a coin cannot be read, is loading, or lacks a price or beta, that coin may be sold but is never bought back.
 *
 * Liquidation prices use the mark price and a single maintenance rate. Amounts are in USD and coins, rates and shares are fractions, times are Excel date-times in UTC. Where Excel supports data types, the first number of a row carries a card with the data behind its figures, under the names of their fields. Numbers use the number format of their cell.
 * @example =HEDGE.PLAN({"BTC",1;"ETH",20},,{"venue","binance"},"action, trade") //=> a table of 2 rows and 2 columns
 * @example =HEDGE.PLAN({"ETH",100},{"binance:ETH",40000,4000},,"covered, trade") //=> {1,0}
 * @example =HEDGE.PLAN({"ETH",100}) //=> a table of 1 rows and 12 columns
 * @example =HEDGE.PLAN({"ETH",100},,{"venu","okx"}) //=> #VALUE! unknown setting "venu" (did you mean venue?): use venue, hedge ratio, prefer, proxy, survive, leverage, warn, horizon, fee rate, band, max funding, maintenance rate, days
 * @example =HEDGE.PLAN("ETH") //=> #VALUE! holdings needs the columns coin, coins and optionally instead, beta, price, had 1
 */
export function PLAN(
  holdings: unknown[][],
  shorts: unknown[][],
  settings: unknown[][],
  fields: unknown[][],
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveDesk({ holdings, shorts, settings }, [fields], invocation, () => {
    const names = fieldNames(fields);
    return { table: (desk) => planTable(desk, names) };
  });
}

/**
 * Streams your open shorts: size, live P&L, funding to date, distance to liquidation, and the action for each.
 * @customfunction SHORTS SHORTS
 * @param shorts Your open shorts, one per row. Columns: instrument with its venue, contracts, entry and, if known, margin, opened
 * @param [holdings] Your holdings, as in PLAN; shows whether each short still hedges something
 * @param [settings] Setting names and values in two columns or two rows, as in PLAN
 * @param [fields] Columns to return, as one text or a range; "summary" alone returns one sentence (default: all)
 * @param invocation The streaming invocation
 * @streaming
 * @returns One row per row of shorts, one column per field; blank rows stay blank
 * @remarks Rows of the same instrument form one position: entries are averaged (harmonically for contracts in USD), margins are added up, and every row shows the liquidation price of the whole position. If one of the rows has no margin, the margin of the position is unknown.
 *
 * A row is wrong, and its coin gets no order, if it names no venue, lacks contracts or entry, has an entry above 20 times or below one twentieth of the mark price, names a contract that the venue no longer lists, has more inverse margin than coins held (it was probably entered in USD), or has as many USD contracts as coins are held (they were probably entered in coins).
 * @example =HEDGE.SHORTS({"binance:ETH",100,4000,5},,,"coin, coins") //=> {"ETH",0.25}
 * @example =HEDGE.SHORTS({"binance:BTC",10,60000},,,"action, coin") //=> a table of 1 rows and 2 columns
 * @example =HEDGE.SHORTS({"binance:ETH",100}) //=> #VALUE! shorts needs the columns instrument, contracts, entry and optionally margin, opened, had 2
 */
export function SHORTS(
  shorts: unknown[][],
  holdings: unknown[][],
  settings: unknown[][],
  fields: unknown[][],
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveDesk({ holdings, shorts, settings }, [fields, holdings], invocation, () => {
    const names = fieldNames(fields);
    return { table: (desk) => shortsTable(desk, names) };
  });
}

/** A move of the market in a cell, or the name of an episode; null for a blank one. */
function readMove(cell: unknown): Shock | HedgeError | null {
  return attempt(() => {
    const value = basicValue("moves", cell);
    if (isBlank(value)) return null;
    return episodeOf(value) ?? priceMove("moves", value);
  });
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** TRUE where it is left out. */
function readPlanned(cell: unknown): boolean {
  const given = deskCell(cell);
  // A list of words offers TRUE as a text.
  const value =
    typeof given === "string" ? (booleans.get(given.trim().toLowerCase()) ?? given.trim()) : given;
  if (value === null || value === "" || value === true || value === 1) return true;
  if (value === false || value === 0) return false;
  throw wrongCell("planned", "must be TRUE or FALSE", value);
}

/**
 * Streams the value of the whole desk after market moves, with and without the shorts.
 * @customfunction STRESS STRESS
 * @param holdings Your holdings, one row per coin, as in PLAN
 * @param [shorts] Your open shorts, one per row, as in PLAN
 * @param [settings] Setting names and values in two columns or two rows, as in PLAN
 * @param moves Market moves as fractions (−20 % is −0.2), or episodes by name: "10 October 2025", "squeeze", "funding cap"; a column or a row
 * @param [planned] TRUE: as if PLAN's orders were filled at today's mark price, with the margin they need; FALSE: as it stands (default TRUE)
 * @param invocation The streaming invocation
 * @streaming
 * @returns One row per move: move, unhedged, hedged, change unhedged, change hedged, P&L of the shorts, shorts liquidated
 * @remarks Amounts are in USD. Coins hedged with another coin move by their beta, never below −100 %; cash does not move.
 *
 * In an episode, each coin has its own move, even if it is hedged with another coin; the card of the row shows what it consists of. "10 October 2025": the day of the largest liquidations so far; "squeeze": coins rise by 300 % within a week; "funding cap": three days at the lowest funding rate that the venue allows.
 *
 * A short whose liquidation price lies on the way loses its margin and no more; for inverse contracts, that is its margin coins at the new price. A short without a margin on the sheet counts as never liquidated, and rows without a price are left out: the card on the first number of each row lists them, and so does PLAN's summary.
 * @example =HEDGE.STRESS({"ETH",100},,{"venue","binance"},{-0.5;0;0.5}) //=> a table of 3 rows and 7 columns
 * @example =HEDGE.STRESS({"ETH",100},,,0.1,"maybe") //=> #VALUE! planned must be TRUE or FALSE, was "maybe"
 */
export function STRESS(
  holdings: unknown[][],
  shorts: unknown[][],
  settings: unknown[][],
  moves: unknown[][],
  planned: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveDesk({ holdings, shorts, settings }, [planned], invocation, () => {
    const fractions = line("moves", moves).map(readMove);
    const isPlanned = readPlanned(planned);
    return { table: (desk) => stress(desk, fractions, isPlanned) };
  });
}

/** Of REPLAY and METHODS. */
const defaultDays = 365;

/** Days of the past, or an episode by its name. */
function readCourse(cell: unknown): number | Episode {
  const value = basicValue("days", cell);
  const episode = episodeOf(value);
  if (episode !== null) return episode;
  if (typeof value === "string" && !isPlainNumber(value)) {
    const names = episodes.map(({ name }) => `"${name}"`).join(", ");
    throw wrongCell("days", `must be a whole number from 1 to 730 or one of ${names}`, value);
  }
  return wholeNumber("days", value, { from: 1, to: maxHistoryDays, fallback: defaultDays });
}

/**
 * Streams how your desk would have performed in the past: today's coins, unhedged and hedged from the first day.
 * @customfunction REPLAY REPLAY
 * @param holdings Your holdings, one row per coin, as in PLAN
 * @param [shorts] Your open shorts, as in PLAN; they only determine the instruments
 * @param [settings] Setting names and values in two columns or two rows, as in PLAN
 * @param [days] Days of history, a whole number from 1 to 730, or an episode by name: "10 October 2025", "squeeze", "funding cap" (default 365)
 * @param invocation The streaming invocation
 * @streaming
 * @returns One row per day, oldest first: date, unhedged, hedged, funding to date (+ paid), shorts liquidated
 * @remarks Amounts are in USD at the daily close. The shorts are those PLAN would have sized at the close of the first day, with the margin it asks for, and are then left alone: liquidated at daily highs, charged or paid funding at settled rates, never topped up, without fees. A liquidated short loses its margin and no more; for inverse contracts, that is its margin coins at each day's price.
 *
 * Funding is charged on the face value of contracts in USD, and on the value of contracts in coins at the last close. Coins with too short a history, or redenominated during the period, are left out; the card of each row, on its date, names them with their share of today's value, and states the date from which funding is counted if the venue publishes only part of it.
 *
 * "10 October 2025" is sized at the close of 9 October and replayed to 16 October as it happened; #N/A if the history does not reach back that far. "squeeze" and "funding cap" are hypothetical and sized at today's prices: seven days in which coins rise to the moves of STRESS in equal steps, and three days at an unchanged price with every settlement at the lowest rate that the venue publishes. If it publishes none, the card says so.
 * @example =HEDGE.REPLAY({"ETH",100},,{"venue","binance"},"squeeze") //=> a table of 8 rows and 5 columns
 * @example =HEDGE.REPLAY({"ETH",100},,{"venue","binance"},30) //=> a table of 30 rows and 5 columns
 * @example =HEDGE.REPLAY({"ETH",100},,,"crash") //=> #VALUE! days must be a whole number from 1 to 730 or one of "10 October 2025", "squeeze", "funding cap", was "crash"
 * @example =HEDGE.REPLAY({"ETH",100},,,731) //=> #VALUE! days must be a whole number from 1 to 730, was 731
 */
export function REPLAY(
  holdings: unknown[][],
  shorts: unknown[][],
  settings: unknown[][],
  days: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveDesk({ holdings, shorts, settings }, [days], invocation, () => {
    const through = readCourse(days);
    return { table: (desk) => replay(desk, through), isWholeOnly: true };
  });
}

/** The first is the default. */
const methodViews = ["table", summaryField] as const;

/**
 * Streams four ways to hedge your holdings, tested out of sample: own coins, one proxy by correlation, one by beta, two proxies.
 * @customfunction METHODS METHODS
 * @param holdings Your holdings, one row per coin, as in PLAN
 * @param [settings] Setting names and values in two columns or two rows, as in PLAN
 * @param [days] Days of past closes, a whole number from 1 to 730 (default 365)
 * @param [fields] "summary" returns one sentence: the simplest method that still removes most of the variance (default: the table)
 * @param invocation The streaming invocation
 * @streaming
 * @returns One row per method: method, notional in USD, contracts, funding cost per day in USD (+ you pay), R², share of the variance removed at the hedge ratio, share of the losses in the worst 5 % of weeks recovered; a last row if something is left out
 * @remarks The single proxy is the one in the settings; the two proxies are BTC and ETH. A contract that would have to be bought is marked as such.
 *
 * Notional, contracts, cost and R² are based on daily simple returns of today's holdings over the last 180 days. The two shares are out of sample: 180 days set the size, the next 30 test it, and so on through all days; #N/A with fewer than 211. Variance removed is 1 − Var(a − w p) / Var(a); in sample, that is 2hR² − h²R² for a beta hedge at the hedge ratio h, and always 1 − (1 − h)² for own coins. A week may start on any day.
 *
 * Coins with no history, too short a history or one that has stopped are left out, and the last row names them. What worked out of sample may still fail in the months ahead.
 * @example =HEDGE.METHODS({"SOL",100;"ETH",5},{"venue","binance"},365) //=> a table of 4 rows and 7 columns
 * @example =HEDGE.METHODS({"SOL",100},,365,"sumary") //=> #VALUE! fields must be "table" or "summary", was "sumary"
 * @example =HEDGE.METHODS({"SOL",100},,731) //=> #VALUE! days must be a whole number from 1 to 730, was 731
 */
export function METHODS(
  holdings: unknown[][],
  settings: unknown[][],
  days: unknown,
  fields: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveDesk({ holdings, shorts: null, settings }, [fields, days], invocation, () => {
    const count = wholeNumber("days", days, { from: 1, to: maxHistoryDays, fallback: defaultDays });
    const isSentence = choice("fields", fields, methodViews) === summaryField;
    const table = (desk: Desk): DeskTable => {
      const judged = methods(desk, count);
      return isSentence ? [[{ kind: "text", value: methodsSentence(judged) }]] : judged.table;
    };
    return { table, isWholeOnly: true };
  });
}

/**
 * Streams the instrument to hedge a coin with, by the rules of PLAN.
 * @customfunction INSTRUMENT INSTRUMENT
 * @param coin The coin, such as "SOL"
 * @param [venue] Venue to hedge on if it lists the coin (default: the one in the settings)
 * @param [prefer] "coin margin": inverse contracts first, on any venue; "one venue": this venue first (default "coin margin")
 * @param [proxy] Coin to short if no venue lists the coin (default "ETH")
 * @param invocation The streaming invocation
 * @streaming
 * @returns Text such as "bybit:SOL-USDT", which MARK and the other live functions take
 * @remarks Inverse on the venue, inverse elsewhere, linear on the venue, linear elsewhere, otherwise the proxy's linear contract. Elsewhere means the first in a fixed list of venues whose index price agrees with the others, never the best rate of the moment: a choice that follows the rate costs fees at every change. Cash returns #N/A.
 * @example =HEDGE.INSTRUMENT("BTC","binance") //=> "binance:BTC"
 * @example =HEDGE.INSTRUMENT("USDT") //=> #N/A USDT is cash: nothing to hedge
 * @example =HEDGE.INSTRUMENT("ETH","binance","best rate") //=> #VALUE! setting prefer must be "coin margin" or "one venue", was "best rate"
 */
export function INSTRUMENT(
  coin: unknown,
  venue: unknown,
  prefer: unknown,
  proxy: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown>,
): void {
  liveGathered([venue, prefer, proxy], invocation, (defaultVenue) => {
    const holdings = [[text("coin", coin), 0]];
    const settings = [
      ["venue", deskCell(venue)],
      ["prefer", deskCell(prefer)],
      ["proxy", deskCell(proxy)],
    ];
    return (markets) => instrumentFor(openDesk({ holdings, shorts: [], settings, defaultVenue }, markets));
  });
}
