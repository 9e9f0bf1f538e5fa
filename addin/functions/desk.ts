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
import { mostHistoryDays } from "../../shared/contract/history.js";
import { deskCell } from "../cell/deskRange.js";
import { liveDesk } from "../live/liveDesk.js";
import { liveGathered } from "../live/liveGathered.js";

/**
 * Streams the hedge desk: for each coin you hold what to short, how much is hedged, and what to do today.
 * @customfunction PLAN PLAN
 * @param holdings What you hold, a row per coin. Columns: coin, coins, and where needed instead, beta, price
 * @param [shorts] Your open shorts, a row each. Columns: instrument with its venue, contracts, entry, and if known margin, opened
 * @param [settings] Names beside values in two columns, or two rows, such as {"venue","bybit"}; what is blank has its default
 * @param [fields] Names of the columns to spill, in one text ("action, trade") or a range; "summary" alone gives one sentence
 * @param invocation The cell that streams
 * @streaming
 * @returns A row per row of the holdings, a column per field; blank rows stay blank
 * @remarks Every coin is hedged where a short of it is open, the largest first. Where none is open the desk takes the inverse contract on your venue, else an inverse one on another venue, else the linear contract on your venue, else a linear one elsewhere. A coin listed nowhere is hedged by the proxy and needs a beta. Cash is never hedged.
 *
 * A short covers a number of coins that does not change with the price: contracts × size / entry where contracts are in USD, contracts × size where they are in coins. The target is the hedge ratio times your coins. For a coin hedged by itself neither depends on the price, so a moved price alone orders no trade; and nothing is ordered while the two are within the band of each other.
 *
 * Below the target the row sells. Above it the row buys back and names what that realises: add it to your coins. Rows hedged by the same coin share one position; its figures and its order stand on the row of that coin, else on the first, and the other rows say where.
 *
 * What is unknown never becomes a trade. A short that is wrong or cannot be read blocks the orders of its coin, and of every coin if it may be of any. While a row hedged by a coin cannot be read, is loading, or lacks price or beta, that coin may be sold and is never bought back.
 *
 * Liquidations go by the mark price and one maintenance rate. Amounts are USD and coins, rates and shares fractions, times Excel date-times in UTC. Where Excel has data types, the first number of a row carries a card: what its figures are founded on, under the names of their fields. Numbers have the format of their cells.
 * @example =HEDGE.PLAN({"BTC",1;"ETH",20},,{"venue","binance"},"action, trade") //=> a table of 2 rows and 2 columns
 * @example =HEDGE.PLAN({"ETH",100},{"binance:ETH",40000,4000},,"covered, trade") //=> {1,0}
 * @example =HEDGE.PLAN({"ETH",100}) //=> a table of 1 rows and 12 columns
 * @example =HEDGE.PLAN({"ETH",100},,{"venu","okx"}) //=> #VALUE! settings must be of venue, hedge ratio, prefer, proxy, survive, leverage, warn, horizon, fee rate, band, max funding, maintenance rate, days, was "venu" (did you mean venue?)
 * @example =HEDGE.PLAN("ETH") //=> #VALUE! holdings needs the columns coin, coins and, if you like, instead, beta, price, was 1 wide
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
 * Streams your open shorts: size, live profit, funding so far, distance to liquidation, and what to do.
 * @customfunction SHORTS SHORTS
 * @param shorts Your open shorts, a row each. Columns: instrument with its venue, contracts, entry, and if known margin, opened
 * @param [holdings] What you hold, as PLAN takes it; shows whether each short still hedges something
 * @param [settings] Names beside values in two columns, or two rows, as PLAN takes them
 * @param [fields] Names of the columns to spill, in one text or a range; "summary" alone gives one sentence (default: all)
 * @param invocation The cell that streams
 * @streaming
 * @returns A row per row of the shorts, a column per field; blank rows stay blank
 * @remarks Lines of one instrument are one position: entries are averaged (harmonically where contracts are in USD), margins added, and each line shows the liquidation of the whole. If one of the lines has no margin, the position's is unknown.
 *
 * A line is wrong, and its coin gets no order, if it names no venue, lacks contracts or entry, has an entry more than 20 times or less than a 20th of the mark price, names a contract that the venue no longer lists, has more inverse margin than coins held (a sign of USD), or has as many USD contracts as coins are held (a sign of coins).
 * @example =HEDGE.SHORTS({"binance:ETH",100,4000,5},,,"coin, coins") //=> {"ETH",0.25}
 * @example =HEDGE.SHORTS({"binance:BTC",10,60000},,,"action, coin") //=> a table of 1 rows and 2 columns
 * @example =HEDGE.SHORTS({"binance:ETH",100}) //=> #VALUE! shorts needs the columns instrument, contracts, entry and, if you like, margin, opened, was 2 wide
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
 * Streams what the whole desk is worth after moves of the market, with the shorts and without them.
 * @customfunction STRESS STRESS
 * @param holdings What you hold, a row per coin, as PLAN takes it
 * @param [shorts] Your open shorts, a row each, as PLAN takes them
 * @param [settings] Names beside values in two columns, or two rows, as PLAN takes them
 * @param moves Moves of the market as fractions, −20 % is −0.2, or episodes by name: "10 October 2025", "squeeze", "funding cap"; a column or a row
 * @param [planned] TRUE: as if PLAN's orders were done at today's mark price, with the margin they need; FALSE: as it stands (default TRUE)
 * @param invocation The cell that streams
 * @streaming
 * @returns A row per move: move, unhedged, hedged, change unhedged, change hedged, P&L of the shorts, shorts liquidated
 * @remarks Amounts are USD. Coins hedged by another coin move by their beta, never below −100 %; cash does not move.
 *
 * In an episode each coin has its own move, also one that is hedged by another; what it is made of stands in the card of its row. "10 October 2025": the day of the largest liquidations so far; "squeeze": coins rise by 300 % in a week; "funding cap": three days at the lowest rate that the venue allows.
 *
 * A short whose liquidation lies on the way loses its margin and no more; on inverse contracts that is its margin coins at the moved price. A short whose margin is not typed counts as never liquidated, and rows without a price are left out: the card of each row, on its first number, names them, and so does PLAN's summary.
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
  return wholeNumber("days", value, { from: 1, to: mostHistoryDays, fallback: defaultDays });
}

/**
 * Streams what your desk would have gone through: today's coins over the past, without shorts and hedged at its start.
 * @customfunction REPLAY REPLAY
 * @param holdings What you hold, a row per coin, as PLAN takes it
 * @param [shorts] Your open shorts, a row each, as PLAN takes them: they only choose the instruments
 * @param [settings] Names beside values in two columns, or two rows, as PLAN takes them
 * @param [days] Days of the past, a whole number from 1 to 730, or an episode by name: "10 October 2025", "squeeze", "funding cap" (default 365)
 * @param invocation The cell that streams
 * @streaming
 * @returns A row per day, oldest first: date, unhedged, hedged, funding so far (+ paid), shorts liquidated
 * @remarks Amounts are USD at the close of the day. The shorts are those that PLAN would have sized at the close of the first day, with the margin it asks for, and are left alone: liquidated by daily highs, paid or charged by settled rates, never topped up, without fees. A liquidated short loses its margin and no more, on inverse contracts its margin coins at the price of each day.
 *
 * Contracts in USD are charged on their size, contracts in coins on what they were worth at the last close. Coins whose past is shorter, or that were redenominated on the way, are left out; the card of each row, on its date, names them with their share of today's value, and says since when funding is counted where the venue publishes only a part.
 * "10 October 2025" is sized at the close of 9 October and replayed to 16 October as it was; #N/A where no history reaches back so far. "squeeze" and "funding cap" are made up: sized at today's prices, seven days in which coins rise to the moves of STRESS in equal steps, and three days at an unchanged price with every settlement at the lowest rate that the venue publishes. Where it publishes none, the card says so.
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
 * Streams four ways to hedge what you hold, judged out of sample: own coins, one proxy by correlation, one by beta, two proxies.
 * @customfunction METHODS METHODS
 * @param holdings What you hold, a row per coin, as PLAN takes it
 * @param [settings] Names beside values in two columns, or two rows, as PLAN takes them
 * @param [days] Days of past closes, a whole number from 1 to 730 (default 365)
 * @param [fields] "summary" gives one sentence: the simplest method that still removes most of the variance (default: the table)
 * @param invocation The cell that streams
 * @streaming
 * @returns A row per method: method, size USD, contracts, funding cost a day USD (+ you pay), R², share of the variance removed at the hedge ratio, share of the loss in the worst 5 % of weeks paid back; a last row where something is left out
 * @remarks One proxy is that of the settings; two proxies are BTC and ETH. A contract that would have to be bought says so.
 *
 * Size, contracts, cost and R² are of the last 180 days, by daily simple returns of today's holdings. The two shares are out of sample: 180 days give the size, the next 30 judge it, then anew through all days; #N/A with fewer than 211. Variance removed is 1 − Var(a − w p) / Var(a); in sample that is 2hR² − h²R² for a beta hedge at the ratio h, and for own coins 1 − (1 − h)² always. A week may begin on any day.
 *
 * Coins with no history, one too short or one that stopped are left out, and the last row names them. What held out of sample may still fail in the months ahead.
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
    const count = wholeNumber("days", days, { from: 1, to: mostHistoryDays, fallback: defaultDays });
    const isSentence = choice("fields", fields, methodViews) === summaryField;
    const table = (desk: Desk): DeskTable => {
      const judged = methods(desk, count);
      return isSentence ? [[{ kind: "text", value: methodsSentence(judged) }]] : judged.table;
    };
    return { table, isWholeOnly: true };
  });
}

/**
 * Streams the instrument that hedges a coin, by the rules of PLAN.
 * @customfunction INSTRUMENT INSTRUMENT
 * @param coin The coin, such as "SOL"
 * @param [venue] Venue to hedge on where it lists the coin (default: that of the settings)
 * @param [prefer] "coin margin": inverse contracts first, also on other venues; "one venue": the venue first (default "coin margin")
 * @param [proxy] The coin to short where no venue lists the coin (default "ETH")
 * @param invocation The cell that streams
 * @streaming
 * @returns Text such as "bybit:SOL-USDT", which MARK and the other live functions take
 * @remarks Inverse on the venue, inverse elsewhere, linear on the venue, linear elsewhere, else the proxy's linear contract. Elsewhere means the first of a fixed list of venues whose index price agrees with the others, never the best rate of the moment: a choice that changes with the rate costs fees at every change. Cash is #N/A.
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
