import { basicValue, choice, isBlank, text } from "../cell/fromCell.js";
import { past, pastViews } from "../../shared/desk/past.js";
import { liveDesk } from "../live/liveDesk.js";

/** What names a coin; a blank cell arrives as 0 on some platforms. */
function readCoin(cell: unknown): string | null {
  const value = basicValue("coin", cell);
  return isBlank(value) || value === 0 ? null : text("coin", value);
}

/**
 * Streams what the past held for the short of a coin you hold: rises against it, or the funding it paid.
 * @customfunction PAST PAST
 * @param holdings What you hold, a row per coin, as PLAN takes it
 * @param [shorts] Your open shorts, a row each, as PLAN takes them
 * @param [settings] Names beside values in two columns, or two rows, as PLAN takes them
 * @param [coin] A coin of the holdings, such as "SOL" (default: the first that is hedged)
 * @param [view] "rises": a row per holding time; "funding": a row per seven days; "summary": both in a few sentences (default "rises")
 * @param invocation The cell that streams
 * @streaming
 * @returns "rises": days, worst rise, the day it began, 95 % rise, distance to liquidation, survival, starts, separate starts. "funding": end of the seven days UTC, paid, paid so far, the venue's cap
 * @remarks Rises, distances, survival and funding are fractions; funding is of the size of the short, + paid, − received. Days of history are those of the settings, 730 where none are typed.
 *
 * "rises" takes every day of the past as a start, and the highest price of the days after it: 95 % of the starts stayed within the 95 % rise. Distance and survival are of the nearest open short, or of the one that PLAN would open, as PLAN shows them. Starts overlap; separate starts do not, and say how much a share of all starts is worth. Holding times that the history is too short for are #N/A.
 *
 * "funding" ends its steps at the last settlement, so that the last row is what PLAN's apr7 is taken from. The cap is what the venue may charge for as many settlements at the lowest rate it publishes today.
 * @example =HEDGE.PAST({"ETH",100},,{"venue","binance"},"ETH") //=> a table of 13 rows and 8 columns
 * @example =HEDGE.PAST({"ETH",100;"BTC",1},,,"SOL") //=> #VALUE! coin must be one of those held: ETH, BTC, was "SOL"
 * @example =HEDGE.PAST({"ETH",100},,,,"rise") //=> #VALUE! view must be "rises" or "funding" or "summary", was "rise"
 */
export function PAST(
  holdings: unknown[][],
  shorts: unknown[][],
  settings: unknown[][],
  coin: unknown,
  view: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  liveDesk({ holdings, shorts, settings }, [view, coin], invocation, () => {
    const typed = readCoin(coin);
    const chosen = choice("view", view, pastViews);
    return { table: (desk) => past(desk, typed, chosen), isWholeOnly: true };
  });
}
