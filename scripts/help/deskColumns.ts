import type { ArgumentRow, ArgumentTable } from "./argumentTable.js";

function column(name: string, isNeeded: boolean, meaning: string): ArgumentRow {
  return { name, note: isNeeded ? "required" : "optional", isQuiet: !isNeeded, meaning };
}

const headings = ["Column", "Needed", "Meaning"] as const;

/** What stands in each column of the holdings. */
export const holdingsColumns: ArgumentTable = {
  id: "holdings",
  title: "Columns of holdings",
  lead: "A row per coin, the columns in this order. Blank rows stay blank, so that a table may grow.",
  headings,
  rows: [
    column(
      "coin",
      true,
      "The ticker, such as SOL. A wrapped token such as WBTC or STETH counts as its coin. Dollars, other currencies and their tokens are cash: counted, never hedged.",
    ),
    column(
      "coins",
      true,
      "All you own of it, wherever it lies: margin and realised profit, loss, fees and funding included. Leave out only the unrealised profit of open shorts; exchanges call this the wallet balance, not the equity.",
    ),
    column(
      "instead",
      false,
      "An instrument to short instead of the one the desk would choose, such as bybit:SOL-USDT. If it is of another coin, type a beta too.",
    ),
    column(
      "beta",
      false,
      "How many percent this coin moves when the coin you short moves 1 %. Needed where another coin hedges the row; blank or 0 counts as missing and never as 1.",
    ),
    column(
      "price",
      false,
      'USD per coin, or a multiple of another coin such as "1.2 ETH". Needed where no venue prices the coin. A typed price wins over the market\'s; the field why says so if the two are more than 3 % apart.',
    ),
  ],
};

/** What stands in each column of the open shorts. */
export const shortsColumns: ArgumentTable = {
  id: "shorts",
  title: "Columns of shorts",
  lead: "A line per fill or per position, the columns in this order. Lines of one instrument are added up.",
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
      "Contracts sold, in the venue's own contracts. These are not coins: one inverse contract is usually worth 1, 10 or 100 USD.",
    ),
    column(
      "entry",
      true,
      "Average entry price as the venue shows it, USD; for 1000PEPE the price of the thousand.",
    ),
    column(
      "margin",
      false,
      "Margin of the position: coins on inverse, USD on linear contracts. Blank or 0 means unknown; then no liquidation is shown.",
    ),
    column("opened", false, "Excel date-time in UTC. Funding so far is counted from here."),
  ],
};
