import type { ErrorCode } from "../../shared/errors.js";

type ErrorText = {
  readonly meaning: string;
  /** The action to take. */
  readonly remedy: string;
};

/** What the help says about each error besides the table in shared/errors.ts. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  invalid_input: {
    meaning:
      "An argument is missing, is not a number or not a known word, or is outside the range the formula allows. The cell's message names the argument, what it must be and what it was.",
    remedy:
      "Fix the cell that the message names. Common causes: text such as 4,000 or $4000 instead of a number, a price cell that is still blank, a funding rate entered as 0.01 where 0.01 % is meant.",
  },
  unknown_route: {
    meaning: "The service received a request for an address that does not exist.",
    remedy:
      "Restart Excel to load the latest version of HEDGE. If you run the service yourself, check that the add-in and the service have the same version.",
  },
  method_not_allowed: {
    meaning: "The service received a request other than GET. The add-in never sends one.",
    remedy: "If you call the service from your own program, use GET.",
  },
  address_too_long: {
    meaning: "The service received a request whose address is longer than 2,000 characters.",
    remedy: "Shorten the text in the formula: no exchange or coin has a name this long.",
  },
  key_required: {
    meaning: "The operator of the service requires a key, and yours is missing or wrong.",
    remedy:
      "Enter the key you were given in the settings. If you have none, ask the operator of the service.",
  },
  client_rate_limited: {
    meaning:
      "More requests came from your network address within a minute than the service allows. In a company, everyone may share one address.",
    remedy:
      "Wait: the message says how long, and live cells retry automatically. If you run the service yourself, HEDGE_RATE_LIMIT_PER_MINUTE sets the limit.",
  },
  unknown_venue: {
    meaning: "HEDGE does not support an exchange with the name in front of the colon.",
    remedy: "Check the spelling, as in bybit:ETH. Without a name and a colon, the default venue is used.",
  },
  kind_not_offered: {
    meaning: "The exchange has no contracts of that kind: no inverse ones, or no linear ones.",
    remedy:
      "Use the other kind of instrument, bybit:ETH for the inverse perpetual or bybit:ETH-USDT for the linear one, or use another venue.",
  },
  unknown_coin: {
    meaning:
      "The exchange does not list this perpetual. Most coins only have a linear perpetual; inverse ones exist for the large coins.",
    remedy:
      "Check the spelling of the coin. For the linear perpetual, add the quote currency, as in bybit:DOGE-USDT, or hedge with a proxy such as BTC.",
  },
  not_published: {
    meaning:
      "The exchange lists the perpetual but does not publish this value at the moment, for example while trading is halted.",
    remedy: "No action is needed: the cell shows the value as soon as the exchange publishes it again.",
  },
  no_answer: {
    meaning:
      "The input is valid, but there is no finite or meaningful answer: a hedge that no rise liquidates, an order book that is too thin, prices that never change.",
    remedy:
      "Read the message: it often is the answer, such as never liquidated. To show something else in the cell, wrap the formula in IFNA.",
  },
  venue_unavailable: {
    meaning: "The exchange cannot be reached or reports that it is down for maintenance.",
    remedy: "Wait. If it persists, check the exchange's status page, or use another venue in the instrument.",
  },
  venue_timeout: {
    meaning: "The exchange did not respond in time.",
    remedy: "Wait: exchanges are slow when markets move fast.",
  },
  venue_rate_limited: {
    meaning:
      "The exchange limits how often the service may send requests, and the service observes the required pause.",
    remedy: "Wait: the message says how long.",
  },
  venue_geo_blocked: {
    meaning:
      "The exchange refuses requests from the region where the service runs. Binance and Bybit do so for the United States.",
    remedy:
      "Use another venue. If you run the service yourself, run it in a region that the exchange accepts.",
  },
  venue_bad_response: {
    meaning: "The exchange returned an unexpected response, such as a maintenance page.",
    remedy: "Wait. If it lasts for hours, the exchange has probably changed its API: please report it.",
  },
  stale: {
    meaning:
      "The last value is too old to be shown as if it were current. The message gives its age and why there is no newer one.",
    remedy: "Check the reason in the message and in the Hedge pane. The value returns automatically.",
  },
  service_unreachable: {
    meaning: "The HEDGE service cannot be reached or did not respond in time.",
    remedy:
      "Check the internet connection, and whether a company network blocks the service. Functions without live data keep working.",
  },
  service_bad_response: {
    meaning:
      "The response did not come from the HEDGE service, or could not be read. Networks that require a sign-in, as in hotels, cause this.",
    remedy: "Sign in to the network. If it persists, restart Excel to load the latest version of HEDGE.",
  },
  sheet_protected: {
    meaning: "HEDGE tried to write to a protected sheet, or to add a sheet to a protected workbook.",
    remedy:
      "Remove the protection under Review, Unprotect Sheet or Protect Workbook, and try again. HEDGE never does so on its own.",
  },
  sheet_missing: {
    meaning: "A sheet or cells that HEDGE needs no longer exist.",
    remedy: "Refresh the list in the Hedge pane and choose again.",
  },
  cell_not_empty: {
    meaning:
      "The cell meant for a formula or text is not empty, and HEDGE never overwrites anything without asking.",
    remedy: "Select an empty cell, or confirm that the content may be replaced.",
  },
  cell_editing: {
    meaning: "A cell is being edited, and the spreadsheet accepts no other changes until that is finished.",
    remedy: "Finish editing with Enter or Esc, and try again.",
  },
  host_refused: {
    meaning: "The spreadsheet rejected an operation. The message quotes its reason.",
    remedy:
      "Read the message. If it does not help, save the workbook, restart Excel and try again; if that fails too, please report it.",
  },
  host_unavailable: {
    meaning: "The Hedge pane is open without a spreadsheet, or the spreadsheet does not respond.",
    remedy: "Open the pane from the Home tab in Excel, or use the workbench.",
  },
  internal: {
    meaning: "A bug in HEDGE. The cell shows no value rather than one that could be wrong.",
    remedy: "Please report it with the formula, its input cells and the message.",
  },
};
