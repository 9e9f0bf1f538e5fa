import type { ErrorCode } from "../../shared/errors.js";

type ErrorText = {
  readonly meaning: string;
  /** What the user can do. */
  readonly remedy: string;
};

/** What the help says about each error besides the table in shared/errors.ts. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  invalid_input: {
    meaning:
      "An argument is missing, is no number or no known word, or lies outside what the formula allows. The cell's message names the argument, what it must be and what it was.",
    remedy:
      "Correct the cell that the message names. Frequent causes: a text such as 4,000 or $4000 instead of a number, a price cell that is still blank, a funding rate typed as 0.01 where 0.01 % is meant.",
  },
  unknown_route: {
    meaning: "The service was asked for an address that it does not have.",
    remedy:
      "Restart Excel, so that the newest version of HEDGE is loaded. If you run the service yourself, check that add-in and service are of the same version.",
  },
  method_not_allowed: {
    meaning: "The service was asked with something else than GET. The add-in never does that.",
    remedy: "If you ask the service with a program of your own, use GET.",
  },
  address_too_long: {
    meaning: "The service was asked for an address of more than 2,000 characters.",
    remedy: "Shorten the text in the formula: no exchange and no coin has so long a name.",
  },
  key_required: {
    meaning: "Who runs the service lets only those ask it who have a key, and yours is missing or wrong.",
    remedy: "Enter the key that you were given in the settings. If you have none, ask who runs the service.",
  },
  client_rate_limited: {
    meaning:
      "More requests came from your network address within a minute than the service answers. In a company everybody may share one address.",
    remedy:
      "Wait: the message tells for how long, and live cells ask again by themselves. If you run the service yourself, HEDGE_RATE_LIMIT_PER_MINUTE sets the limit.",
  },
  unknown_venue: {
    meaning: "HEDGE does not know an exchange by the name in front of the colon.",
    remedy: "Check the spelling, as in bybit:ETH. Without a name and a colon the default venue is used.",
  },
  kind_not_offered: {
    meaning: "The exchange has no contracts of that kind: no inverse ones, or no linear ones.",
    remedy:
      "Write the other kind of instrument, bybit:ETH for the inverse perpetual or bybit:ETH-USDT for the linear one, or take another venue.",
  },
  unknown_coin: {
    meaning:
      "The exchange lists no such perpetual. Most coins have a linear perpetual only; inverse ones exist for the large coins.",
    remedy:
      "Check the coin's spelling. For the linear perpetual add the quote currency, as in bybit:DOGE-USDT, or hedge with a proxy such as BTC.",
  },
  not_told: {
    meaning:
      "The exchange lists the perpetual but does not tell this value now, for example while trading is halted.",
    remedy: "Nothing has to be changed: the cell shows the value as soon as the exchange tells it again.",
  },
  no_answer: {
    meaning:
      "The input is right, but there is no finite or no meaningful answer: a hedge that no rise liquidates, an order book that is too thin, prices that never change.",
    remedy:
      "Read the message: often it is the answer, such as never liquidated. To show something else in the cell, wrap the formula in IFNA.",
  },
  venue_unavailable: {
    meaning: "The exchange cannot be reached, or says that it is down for maintenance.",
    remedy: "Wait. If it lasts, see the exchange's status page, or use another venue in the instrument.",
  },
  venue_timeout: {
    meaning: "The exchange did not answer in time.",
    remedy: "Wait: exchanges are slow when markets move fast.",
  },
  venue_rate_limited: {
    meaning:
      "The exchange limits how often the service may ask, and the service keeps to the pause it was told.",
    remedy: "Wait: the message tells for how long.",
  },
  venue_geo_blocked: {
    meaning:
      "The exchange refuses requests from the region where the service runs. Binance and Bybit do so for the United States.",
    remedy:
      "Use another venue. If you run the service yourself, run it in a region that the exchange accepts.",
  },
  venue_bad_response: {
    meaning: "The exchange answered with something that is not its data, such as a maintenance page.",
    remedy: "Wait. If it lasts for hours, the exchange has changed its interface: please report it.",
  },
  stale: {
    meaning:
      "The last value is too old to be shown as if it were current. The message tells its age and why there is no newer one.",
    remedy: "Look at the reason in the message and in the Hedge pane. The value returns by itself.",
  },
  service_unreachable: {
    meaning: "The HEDGE service cannot be reached or did not answer in time.",
    remedy:
      "Check the internet connection, and whether a company network blocks the service. Functions without live data work on.",
  },
  service_bad_response: {
    meaning:
      "Something else than the HEDGE service answered, or an answer could not be read. A network that asks for sign-in, as in hotels, does that.",
    remedy:
      "Sign in to the network. If it lasts, restart Excel, so that the newest version of HEDGE is loaded.",
  },
  sheet_protected: {
    meaning: "HEDGE was to write on a sheet that is protected, or to add one to a workbook that is.",
    remedy:
      "Take the protection off under Review, Unprotect Sheet or Protect Workbook, and try again. HEDGE never does so by itself.",
  },
  sheet_missing: {
    meaning: "A sheet or cells that HEDGE was to work on are not there any more.",
    remedy: "Refresh the list in the Hedge pane, and choose again.",
  },
  cell_not_empty: {
    meaning:
      "The cell that was to get a formula or a text holds something, and HEDGE overwrites nothing unasked.",
    remedy: "Select an empty cell, or confirm that the content may go.",
  },
  cell_editing: {
    meaning: "Somebody is typing in a cell, and the spreadsheet takes nothing else meanwhile.",
    remedy: "End the typing with Enter or Esc, and try again.",
  },
  host_refused: {
    meaning: "The spreadsheet did not do what HEDGE asked of it. The message gives its words.",
    remedy:
      "Read the message. If it does not help, save the workbook, restart Excel and try again; if that fails too, please report it.",
  },
  host_unavailable: {
    meaning: "The Hedge pane is open where there is no spreadsheet, or the spreadsheet does not answer.",
    remedy: "Open the pane from the Home tab of Excel, or use the workbench.",
  },
  internal: {
    meaning: "A defect of HEDGE. The cell shows no value rather than one that could be wrong.",
    remedy: "Please report it with the formula, its input cells and the message.",
  },
};
