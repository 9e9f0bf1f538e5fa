import { cellAt, columnName, fixed } from "./formulaText.js";
import { inputNames, type HedgeLayout } from "./hedgeLayout.js";
import { pastColumns, type MethodsLayout } from "./methodsLayout.js";
import type { PlanCell } from "./sheetPlan.js";

type Cells = Record<string, PlanCell>;
type Cell = readonly [address: string, cell: PlanCell];

/** Cells of the top of the sheet on which the past depends. */
type PastInputs = {
  /** The chosen method's name, and the instruments of BTC and ETH. */
  readonly method: string;
  readonly proxyInstruments: readonly [string, string];
  /** USD of BTC and ETH per USD of basket, of the smallest variance. */
  readonly weights: readonly [string, string];
  /** USD of hedge per USD of basket. */
  readonly ratio: string;
  readonly fundingPerDay: string;
  readonly ownMethod: string;
  readonly twoProxyMethod: string;
};

const { date, btc, eth, hedge, basket } = pastColumns;

/** Prices by date of the proxies, the basket and what is shorted, what HISTORY told of them, and the back-test. */
export function pastCells(past: MethodsLayout, layout: HedgeLayout, inputs: PastInputs): Cells {
  const rows = Array.from({ length: past.days }, (_, index) => past.firstPrice + index);
  return Object.fromEntries([
    ...headerCells(past),
    ...past.coins.map(({ priceColumn, row }): Cell => [
      cellAt(priceColumn, past.quantityRow),
      { formula: `=${heldFormula(layout, row)}`, look: "plainNumber", format: "coins" },
    ]),
    ...rows.flatMap((row) => dayCells(row, past, inputs)),
    ...spillCells(past, layout, inputs),
  ]);
}

/** The coins of a row; none where its amounts are told to be mended, or its past is that of another coin. */
function heldFormula(layout: HedgeLayout, row: number): string {
  const [bag, margin] = [layout.hedge("bag", row), layout.hedge("margin", row)];
  return `IF(AND(ISNUMBER(${bag}),N(${bag})>=0,N(${margin})>=0,${layout.detail("kind", row)}<>"proxy"),${bag}+N(${margin}),0)`;
}

function headerCells(past: MethodsLayout): readonly Cell[] {
  const header = (column: string, value: string): Cell => [
    cellAt(column, past.headerRow),
    { value, look: "header" },
  ];
  return [
    [
      cellAt("A", past.quantityRow - 1),
      { value: "The past behind it: daily closes from HISTORY", look: "section" },
    ],
    [cellAt("A", past.quantityRow), { value: "Coins held", look: "note" }],
    header(date, "Date"),
    header(btc, "BTC"),
    header(eth, "ETH"),
    header(hedge, "Shorted"),
    header(basket, "Basket"),
    ...past.coins.flatMap(({ coin, priceColumn, dateColumn, closeColumn }) => [
      header(priceColumn, coin),
      header(dateColumn, "Date"),
      header(closeColumn, coin),
    ]),
    ...past.proxies.flatMap(({ priceColumn, dateColumn, closeColumn }) => [
      header(dateColumn, "Date"),
      header(closeColumn, priceColumn === btc ? "BTC" : "ETH"),
    ]),
  ];
}

function dayCells(row: number, past: MethodsLayout, inputs: PastInputs): readonly Cell[] {
  const today = (column: string): string => cellAt(column, row);
  const before = (column: string): string => cellAt(column, row - 1);
  const isFirst = row === past.firstPrice;
  const close = ({ dateColumn, closeColumn }: { dateColumn: string; closeColumn: string }): string =>
    `INDEX(${past.spilled(closeColumn)},MATCH(${fixed(cellAt("A", row)).replace(`$${String(row)}`, String(row))},${past.spilled(dateColumn)},0))`;
  const price = (formula: string): PlanCell => ({
    formula: `=${formula}`,
    look: "plainNumber",
    format: "knownPrice",
  });
  return [
    [
      today(date),
      {
        formula: `=${isFirst ? firstDate(past) : `IF(ISNUMBER(${before(date)}),${before(date)}+1,"")`}`,
        look: "plainNumber",
        format: "date",
      },
    ],
    // A day that a venue left out keeps the price before it; a back-test takes no gaps.
    ...past.proxies.map((proxy): Cell => [
      today(proxy.priceColumn),
      price(`IFERROR(${close(proxy)},${isFirst ? '""' : before(proxy.priceColumn)})`),
    ]),
    // 0 is a day on which the coin had no price: the basket then moves by the others.
    ...past.coins.map((coin): Cell => [today(coin.priceColumn), price(`IFERROR(${close(coin)},0)`)]),
    [today(basket), price(isFirst ? "100" : basketFormula(row, past))],
    [today(hedge), price(hedgeFormula(row, isFirst, inputs))],
  ];
}

/** So many days before the last close of the first proxy that all of them end with it. */
function firstDate({ proxies, spilled, days }: MethodsLayout): string {
  const dates = spilled(proxies[0]?.dateColumn ?? "");
  return `IF(COUNT(${dates})=0,"",MAX(${dates})-${String(days - 1)})`;
}

/** The basket's level: yesterday's, times what the coins with both prices did together. */
function basketFormula(row: number, { coins, quantityRow }: MethodsLayout): string {
  const [first, last] = [coins[0]?.priceColumn ?? "", coins.at(-1)?.priceColumn ?? ""];
  const line = (at: number): string => `${cellAt(first, at)}:${cellAt(last, at)}`;
  const quantities = fixed(line(quantityRow));
  const [now, then] = [line(row), line(row - 1)];
  const worth = (prices: string): string => `SUMPRODUCT(${quantities},${prices}*(${now}>0)*(${then}>0))`;
  const level = cellAt(basket, row - 1);
  return `IF(${worth(then)}>0,${level}*${worth(now)}/${worth(then)},${level})`;
}

/** The level of what the chosen method shorts. */
function hedgeFormula(row: number, isFirst: boolean, inputs: PastInputs): string {
  const [own, two] = [
    `${inputs.method}="${inputs.ownMethod}"`,
    `${inputs.method}="${inputs.twoProxyMethod}"`,
  ];
  const [wBtc, wEth] = inputs.weights;
  const move = (column: string): string => `(${cellAt(column, row)}/${cellAt(column, row - 1)}-1)`;
  const mix = isFirst
    ? "100"
    : `${cellAt(hedge, row - 1)}*(1+(${wBtc}*${move(btc)}+${wEth}*${move(eth)})/(${wBtc}+${wEth}))`;
  const single = `IF(UPPER(${inputNames.proxyCoin})="ETH",${cellAt(eth, row)},${cellAt(btc, row)})`;
  return `IF(${own},${cellAt(basket, row)},IF(${two},${mix},${single}))`;
}

function spillCells(past: MethodsLayout, layout: HedgeLayout, inputs: PastInputs): readonly Cell[] {
  const history = (column: string, instrument: string): Cell => [
    cellAt(column, past.firstPrice),
    {
      formula: `=HEDGE.HISTORY(${instrument},${String(past.historyDays)})`,
      look: "plainNumber",
      format: "date",
    },
  ];
  const backtest = [
    past.prices(basket),
    past.prices(hedge),
    inputs.ratio,
    inputs.fundingPerDay,
    inputNames.feeRate,
    inputNames.rebalanceBand,
  ].join(",");
  return [
    ...past.proxies.map(({ dateColumn }, index) => history(dateColumn, inputs.proxyInstruments[index] ?? "")),
    ...past.coins.map(({ dateColumn, row }) => history(dateColumn, layout.detail("instrument", row))),
    [
      cellAt(columnName(past.backtestColumn), past.firstPrice),
      {
        formula: `=HEDGE.BACKTEST(${backtest})`,
        look: "plainNumber",
        format: "coinsFixed",
        note: "The first row is the header; a row per day beside its date; the last row holds the totals.",
      },
    ],
  ];
}
