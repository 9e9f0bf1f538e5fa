import type { Say } from "../languages/catalogue.js";
import type { ArgumentRow, ArgumentTable } from "./argumentTable.js";

function column(name: string, isNeeded: boolean, meaning: string): ArgumentRow {
  return { name, note: isNeeded ? "required" : "optional", isQuiet: !isNeeded, meaning };
}

const headings = ["Column", "Required", "Meaning"] as const;

const holdings: ArgumentTable = {
  id: "holdings",
  title: "Columns of holdings",
  lead: "One row per coin, with the columns in this order. Blank rows stay blank, so that a table can grow.",
  headings,
  rows: [
    column(
      "coin",
      true,
      "The ticker, such as SOL. A wrapped token such as WBTC or STETH counts as its coin. Dollars, other currencies and stablecoins are cash: counted, never hedged.",
    ),
    column(
      "coins",
      true,
      "All you own of it, wherever it is held, including margin and realised profit, loss, fees and funding. Leave out only the unrealised profit of open shorts; exchanges call this the wallet balance, not the equity.",
    ),
    column(
      "instead",
      false,
      "An instrument to short instead of the one the desk would choose, such as bybit:SOL-USDT. If it is for another coin, enter a beta too.",
    ),
    column(
      "beta",
      false,
      "The percentage by which this coin moves when the coin you short moves 1 %. Required if another coin hedges the row; blank or 0 counts as missing, never as 1.",
    ),
    column(
      "price",
      false,
      'USD per coin, or a multiple of another coin such as "1.2 ETH". Required if no venue prices the coin. A typed price takes precedence over the market price; the field why says so if the two are more than 3 % apart.',
    ),
  ],
};

const shorts: ArgumentTable = {
  id: "shorts",
  title: "Columns of shorts",
  lead: "One row per fill or per position, with the columns in this order. Rows of the same instrument are added up.",
  headings,
  rows: [
    column(
      "instrument",
      true,
      "With its venue: bybit:ETH for the inverse contract, okx:SOL-USDT for a linear one.",
    ),
    column(
      "contracts",
      true,
      "Contracts sold, in the venue's own units. These are not coins: one inverse contract is usually worth 1, 10 or 100 USD.",
    ),
    column(
      "entry",
      true,
      "Average entry price as the venue shows it, in USD; for 1000PEPE, the price of a thousand.",
    ),
    column(
      "margin",
      false,
      "Margin of the position: coins for inverse, USD for linear contracts. Blank or 0 means unknown; no liquidation price is shown then.",
    ),
    column("opened", false, "Excel date-time in UTC. Funding to date is counted from then."),
  ],
};

function said(
  say: Say,
  { id, title, lead, headings: [name, note, meaning], rows }: ArgumentTable,
): ArgumentTable {
  return {
    id,
    title: say(title),
    lead: say(lead),
    headings: [say(name), say(note), say(meaning)],
    rows: rows.map((row) => ({ ...row, note: say(row.note), meaning: say(row.meaning) })),
  };
}

/** The columns of the holdings. */
export const holdingsColumns = (say: Say): ArgumentTable => said(say, holdings);

/** The columns of the open shorts. */
export const shortsColumns = (say: Say): ArgumentTable => said(say, shorts);
