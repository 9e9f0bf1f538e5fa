import { basicValue, choice, isBlank, text } from "../cell/fromCell.js";
import { past, pastViews } from "../../shared/desk/past.js";
import { liveDesk } from "../live/liveDesk.js";

/** What names a coin; a blank cell arrives as 0 on some platforms. */
function readCoin(cell: unknown): string | null {
  const value = basicValue("coin", cell);
  return isBlank(value) || value === 0 ? null : text("coin", value);
}

/**
 * Streams what the past shows for the short of a coin you hold: price rises against it, or the funding it paid.
 * @customfunction PAST PAST
 * @param holdings Your holdings, one row per coin, as in PLAN
 * @param [shorts] Your open shorts, one per row, as in PLAN
 * @param [settings] Setting names and values in two columns or two rows, as in PLAN
 * @param [coin] A coin from holdings, such as "SOL" (default: the first that is hedged)
 * @param [view] "rises": one row per holding period; "funding": one row per seven days; "summary": both in a few sentences (default "rises")
 * @param invocation The streaming invocation
 * @streaming
 * @returns "rises": days, worst rise, its start date, 95 % rise, distance to liquidation, survival, starts, separate starts. "funding": end of the seven days (UTC), paid, paid to date, the venue's cap
 * @remarks Rises, distances, survival and funding are fractions; funding is relative to the notional of the short, + paid, − received. The setting days determines the length of the history, 730 by default.
 *
 * "rises" takes every day of the past as a start, and the highest price of the days after it: 95 % of the starts stayed within the 95 % rise. Distance and survival are those of the nearest open short, or of the one PLAN would open, as PLAN shows them. Starts overlap; separate starts do not, and show how much a share of all starts is worth. Holding periods for which the history is too short are #N/A.
 *
 * "funding" counts back from the last settlement, so that its last row is the basis of PLAN's apr7. The cap is what the venue may charge for the same number of settlements at the lowest rate it publishes today.
 * @example =HEDGE.PAST({"ETH",100},,{"venue","binance"},"ETH") //=> a table of 13 rows and 8 columns
 * @example =HEDGE.PAST({"ETH",100;"BTC",1},,,"SOL") //=> #VALUE! coin must be one of your holdings: ETH, BTC, was "SOL"
 * @example =HEDGE.PAST({"ETH",100},,,,"rise") //=> #VALUE! view must be "rises", "funding" or "summary", was "rise"
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
