import { columnName, columnRange, fixed } from "./formulaText.js";
import { holdingsByValue } from "./largestHoldings.js";
import type { HedgeRequest } from "./hedgeRequest.js";
import { firstRow } from "./hedgeLayout.js";

/** Each coin's past is a request to its venue; what smaller holdings add to the basket's moves is little. */
const mostCoins = 8;
/** More than asked for is read, because today's close is not there yet and a day may be missing. */
const spareDays = 3;

/** A coin of the basket: its row on the first sheet and its columns here. */
type BasketCoin = {
  readonly coin: string;
  readonly row: number;
  readonly priceColumn: string;
  readonly dateColumn: string;
  readonly closeColumn: string;
};

/** Where the past stands on the sheet with the methods: prices by date, then the back-test, then what HISTORY spilled. */
export type MethodsLayout = {
  readonly days: number;
  readonly historyDays: number;
  readonly headerRow: number;
  readonly quantityRow: number;
  readonly firstPrice: number;
  readonly lastPrice: number;
  readonly coins: readonly BasketCoin[];
  readonly proxies: readonly {
    readonly priceColumn: string;
    readonly dateColumn: string;
    readonly closeColumn: string;
  }[];
  /** The first of six columns. */
  readonly backtestColumn: number;
  /** All prices of a column by date, fixed. */
  readonly prices: (column: string) => string;
  /** All that a HISTORY spilled into a column, fixed. */
  readonly spilled: (column: string) => string;
};

/** Columns by date, before those of the coins. */
export const pastColumns = { date: "A", btc: "B", eth: "C", hedge: "D", basket: "E" } as const;

const backtestColumns = 6;
const quantityRow = 42;

/** The layout for a request; no coins where none of them has a past. */
export function methodsLayoutOf({ holdings, choices, historyDays }: HedgeRequest): MethodsLayout {
  const basket = holdingsByValue(holdings, choices).slice(0, mostCoins);
  const firstCoin = Object.keys(pastColumns).length;
  const backtestColumn = firstCoin + basket.length + 1;
  const firstSpill = backtestColumn + backtestColumns + 1;
  const spill = (index: number) => ({
    dateColumn: columnName(firstSpill + 2 * index),
    closeColumn: columnName(firstSpill + 2 * index + 1),
  });
  const firstPrice = quantityRow + 2;
  const lastPrice = firstPrice + historyDays - 1;
  return {
    days: historyDays,
    historyDays: historyDays + spareDays,
    headerRow: quantityRow + 1,
    quantityRow,
    firstPrice,
    lastPrice,
    proxies: [pastColumns.btc, pastColumns.eth].map((priceColumn, index) => ({
      priceColumn,
      ...spill(index),
    })),
    coins: basket.map(({ index, choice }, place) => ({
      coin: choice.coin,
      row: firstRow + index,
      priceColumn: columnName(firstCoin + place),
      ...spill(place + 2),
    })),
    backtestColumn,
    prices: (column) => fixed(columnRange(column, firstPrice, lastPrice)),
    spilled: (column) => fixed(columnRange(column, firstPrice, firstPrice + historyDays + spareDays - 1)),
  };
}
