import { cellAt, columnName, columnRange, fixed, whenNumbers } from "./formulaText.js";
import { inputNames, layoutOf, type HedgeLayout } from "./hedgeLayout.js";
import { hedgeSheetNames, type HedgeRequest } from "./hedgeRequest.js";
import { methodCells, methodNames } from "./methodsTable.js";
import { methodsLayoutOf, pastColumns, type MethodsLayout } from "./methodsLayout.js";
import { pastCells } from "./methodsPast.js";
import { proxyQuoteCells } from "./proxyQuotes.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";

type Cells = Record<string, PlanCell>;

const backtestInputs = { method: "B12", funding: "B13" } as const;
const statistics = {
  value: "B16",
  correlation: "B17",
  beta: "B18",
  basketMoves: "B19",
  proxyMoves: "B20",
  ratio: "B21",
  covered: "B22",
} as const;
const quoteRow = 17;
const weightRow = 22;
const totalsRow = 25;
const chartRow = 27;
const { basket, btc, eth } = pastColumns;

/** Portfolio methods side by side, what each gives up, and the past of the chosen one. */
export function methodsSheet(request: HedgeRequest): SheetPlan {
  const [layout, past] = [layoutOf(request), methodsLayoutOf(request)];
  const base = {
    ...cellsOnly,
    name: hedgeSheetNames.methods,
    columnWidths: [200, 120, 110, 96, 110, 110, 110, 116, 100, 110, 96, 96, 96, 96, 96, 96],
    rowHeights: { 1: 30, 5: 36, [totalsRow - 1]: 36 },
    frozenRows: 0,
    frozenColumns: 0,
    showGridlines: false,
    merges: ["A1:F1"],
  };
  const title: Cells = {
    A1: { value: "Portfolio methods", look: "title" },
    A2: { value: subtitle(past), look: "subtitle" },
  };
  if (past.coins.length === 0) return { ...base, cells: title };
  return {
    ...base,
    cells: {
      ...title,
      ...methodCells(layout, { statistics, quoteRow, weightRow, basketPrices: past.prices(basket) }),
      ...backtestCells(past),
      ...statisticCells(layout, past),
      ...proxyQuoteCells(request, quoteRow),
      ...weightCells(past),
      ...pastCells(past, layout, {
        method: fixed(backtestInputs.method),
        proxyInstruments: [cellAt("E", quoteRow), cellAt("E", quoteRow + 1)],
        weights: [fixed(cellAt("E", weightRow)), fixed(cellAt("F", weightRow))],
        ratio: statistics.ratio,
        fundingPerDay: backtestInputs.funding,
        ownMethod: methodNames.own,
        twoProxyMethod: methodNames.twoProxies,
      }),
    },
    charts: [pastChart(past)],
    listValidations: [{ range: backtestInputs.method, words: Object.values(methodNames) }],
  };
}

function subtitle({ coins, days }: MethodsLayout): string {
  if (coins.length === 0)
    return "No coin here has a contract of its own, so there is no past to compare methods by.";
  const names = coins.map(({ coin }) => coin).join(", ");
  return `What simpler hedges give up, by the last ${String(days)} days of ${names}, held as today.`;
}

function label(value: string): PlanCell {
  return { value, look: "label" };
}

function backtestCells(past: MethodsLayout): Cells {
  const totals = past.firstPrice + past.days;
  const figure = (offset: number): PlanCell => {
    const cell = cellAt(columnName(past.backtestColumn + offset), totals);
    return { formula: `=${whenNumbers([cell], cell)}`, look: "result", format: "percent" };
  };
  const texts = [
    "Largest fall,\nunhedged",
    "Largest fall,\nhedged",
    "Moves a day,\nunhedged",
    "Moves a day,\nhedged",
    "Variance\nremoved",
  ];
  return {
    A11: { value: "Back-test", look: "section" },
    B11: { look: "section" },
    A12: label("Method"),
    [backtestInputs.method]: { value: methodNames.beta, look: "inputText" },
    A13: label("Funding received a day"),
    [backtestInputs.funding]: {
      value: 0,
      look: "input",
      format: "fundingRate",
      note: "Of the size of the short, the same each day: three settlements at 0.01% are 0.03%.",
    },
    [cellAt("A", totalsRow - 1)]: { value: "Result of the back-test", look: "headerLeft" },
    [cellAt("A", totalsRow)]: { formula: `=${backtestInputs.method}`, look: "label" },
    ...Object.fromEntries(
      texts.flatMap((value, index): readonly (readonly [string, PlanCell])[] => [
        [cellAt(columnName(index + 1), totalsRow - 1), { value, look: "header" }],
        [cellAt(columnName(index + 1), totalsRow), figure(index)],
      ]),
    ),
  };
}

function statisticCells(layout: HedgeLayout, past: MethodsLayout): Cells {
  const proxyPrices = `IF(UPPER(${inputNames.proxyCoin})="ETH",${past.prices(eth)},${past.prices(btc)})`;
  const basketPrices = past.prices(basket);
  const { method } = backtestInputs;
  const weights = `${cellAt("E", weightRow)}+${cellAt("F", weightRow)}`;
  const ratio = `IF(${method}="${methodNames.own}",1,IF(${method}="${methodNames.correlation}",${statistics.correlation},IF(${method}="${methodNames.beta}",${statistics.beta},${weights})))`;
  const covered = past.coins
    .map(({ row }) => `IF(${layout.detail("kind", row)}="proxy",0,N(${layout.hedge("value", row)}))`)
    .join("+");
  const total = `SUM(${layout.hedgeColumn("value")})`;
  return {
    A15: { value: "Measured", look: "section" },
    B15: { look: "section" },
    A16: label("To short in all, USD"),
    [statistics.value]: {
      formula: `=SUM(${layout.detailColumn("target")})`,
      look: "plainNumber",
      format: "usd",
    },
    A17: label("Correlation with the proxy"),
    [statistics.correlation]: {
      formula: `=HEDGE.CORRELATION(${basketPrices},${proxyPrices})`,
      look: "plainNumber",
      format: "ratio",
    },
    A18: label("Beta to the proxy"),
    [statistics.beta]: {
      formula: `=HEDGE.BETA(${basketPrices},${proxyPrices})`,
      look: "plainNumber",
      format: "ratio",
    },
    A19: label("Volatility of the basket a year"),
    [statistics.basketMoves]: {
      formula: `=HEDGE.VOLATILITY(${basketPrices})`,
      look: "plainNumber",
      format: "percent",
    },
    A20: label("Volatility of the proxy a year"),
    [statistics.proxyMoves]: {
      formula: `=HEDGE.VOLATILITY(${proxyPrices})`,
      look: "plainNumber",
      format: "percent",
    },
    A21: label("Back-test: short per USD held"),
    [statistics.ratio]: {
      formula: `=${ratio}*${inputNames.hedgeRatio}`,
      look: "plainNumber",
      format: "ratio",
    },
    A22: label("Value the past speaks for"),
    [statistics.covered]: {
      formula: `=IF(${total}>0,(${covered})/${total},"")`,
      look: "plainNumber",
      format: "percent",
    },
  };
}

/** Weights of the two-proxy hedge of 1 USD and its R², which spill to the right. */
function weightCells(past: MethodsLayout): Cells {
  const proxies = fixed(`${cellAt(btc, past.firstPrice)}:${cellAt(eth, past.lastPrice)}`);
  const headers = ["BTC per USD", "ETH per USD", "R²"];
  return {
    ...Object.fromEntries(
      headers.map((value, index) => [
        cellAt(columnName(index + 4), weightRow - 1),
        { value, look: "header" } as const,
      ]),
    ),
    [cellAt("D", weightRow)]: label("Two proxies"),
    [cellAt("F", weightRow)]: { look: "plainNumber", format: "coinsFixed" },
    [cellAt("G", weightRow)]: { look: "plainNumber", format: "coinsFixed" },
    [cellAt("E", weightRow)]: {
      formula: `=HEDGE.MULTIPROXY(1,${past.prices(basket)},${proxies})`,
      look: "plainNumber",
      format: "coinsFixed",
    },
  };
}

function pastChart(past: MethodsLayout): SheetPlan["charts"][number] {
  const column = (offset: number): string =>
    columnRange(columnName(past.backtestColumn + offset), past.firstPrice + 1, past.lastPrice);
  return {
    title: "What 1 USD of the basket became",
    kind: "line",
    categories: columnRange(pastColumns.date, past.firstPrice + 1, past.lastPrice),
    series: [
      { name: "Unhedged", range: column(0) },
      { name: "Hedged", range: column(1) },
    ],
    place: { cell: cellAt("A", chartRow), width: 760, height: 290 },
  };
}
