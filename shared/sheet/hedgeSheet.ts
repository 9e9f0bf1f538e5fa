import { proxyCoins } from "./chooseHedge.js";
import { columnRange } from "./formulaText.js";
import { inputBlock, inputProblem, wordInputs } from "./hedgeInputBlock.js";
import { firstRow, hedgeColumns, layoutOf, type HedgeLayout } from "./hedgeLayout.js";
import { hedgeSheetNames, type HedgeRequest } from "./hedgeRequest.js";
import { holdingCells, totalCells } from "./hedgeRows.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";

type Cells = Record<string, PlanCell>;
type Header = { readonly column: string; readonly text: string; readonly note?: string };

const headerRow = firstRow - 1;

const headers: readonly Header[] = [
  { column: hedgeColumns.coin, text: "Coin" },
  { column: hedgeColumns.bag, text: "Bag,\ncoins" },
  {
    column: hedgeColumns.margin,
    text: "Margin,\ncoins",
    note: "Coins in the margin account of the short as the venue shows them today, its unrealised profit or loss included: hedged in full. On a row hedged by a proxy they are coins of the proxy.",
  },
  { column: hedgeColumns.price, text: "Price,\nUSD" },
  { column: hedgeColumns.value, text: "Value,\nUSD" },
  {
    column: hedgeColumns.instrument,
    text: "What to short",
    note: "Point at a cell for the reason. Any instrument can be typed over it, such as bybit:ETH or okx:ETH-USDT; of another coin, type the price of the row too, and the beta in the details.",
  },
  { column: hedgeColumns.contracts, text: "Contracts" },
  {
    column: hedgeColumns.rest,
    text: "Unhedged\nrest, USD",
    note: "What stays exposed with these contracts.",
  },
  {
    column: hedgeColumns.costPerDay,
    text: "Cost a day,\n− received",
    note: "Funding at the coming rate, USD. Negative is money you receive.",
  },
  {
    column: hedgeColumns.distance,
    text: "Liquidated\nat a rise of",
    note: "With the margin coins of the row, or where there are none with what the leverage asks for. Coins held elsewhere protect nothing.",
  },
  {
    column: hedgeColumns.current,
    text: "Current\nshort",
    note: "Contracts you are short already, as the venue counts them.",
  },
  { column: hedgeColumns.action, text: "What to do" },
];

const howToRead = [
  "How to read this: sell the contracts of each row at its instrument, type them under “Current short”, then do what the last column says. A row that is fine needs nothing.",
  "Cost a day is funding at the coming rate: when the rate is positive, longs pay shorts and you receive it. Contracts are rounded down to whole lots, so a small rest stays unhedged.",
  "When prices have moved, type the margin coins as the venue shows them, profit or loss of the short included: without it the sheet takes what the short has won or lost for a wrong size.",
  "Every figure behind this stands in the sheet with the details; scenarios, portfolio methods and a journal for the tax adviser in the sheets beside it.",
];

/** The first screen: inputs, a row per holding with what to short and what to do, totals. */
export function hedgeSheet(request: HedgeRequest): SheetPlan {
  const layout = layoutOf(request);
  const { inputs, venues, holdings, choices } = request;
  const totalRow = layout.lastRow + 1;
  const block = inputBlock(inputs);
  const asOf = layout.detailColumn("asOf");
  const rows = holdings.map((holding, index) => {
    const choice = choices[index] ?? { status: "refused", problem: "nothing was chosen for this coin" };
    return holdingCells(holding, choice, firstRow + index, { layout, detailsName: hedgeSheetNames.details });
  });
  return {
    ...cellsOnly,
    name: hedgeSheetNames.hedge,
    columnWidths: [92, 92, 78, 92, 92, 128, 80, 80, 96, 80, 80, 264],
    rowHeights: { 1: 30, 2: 22, 3: 34, 5: 8, [headerRow]: 36, [totalRow + 1]: 8 },
    frozenRows: headerRow,
    frozenColumns: 0,
    showGridlines: false,
    merges: ["A1:F1", "A2:L2", "J3:L4", ...howToRead.map((_line, index) => noteRange(totalRow + 2 + index))],
    cells: {
      A1: { value: "Hedge", look: "title" },
      A2: { formula: summaryFormula(layout, holdings.length), look: "subtitle" },
      K1: { value: "As of, UTC", look: "caption" },
      L1: {
        // Not MIN: a row that has no price has an error there, which would be its outcome.
        formula: `=IF(COUNT(${asOf})=0,"no price yet",MINIFS(${asOf},${asOf},">0"))`,
        look: "label",
        format: "dateTime",
        note: "The oldest of all prices on this sheet.",
      },
      J3: { value: sourceText(request), look: "noteWrapped" },
      ...block.cells,
      ...headerCells(),
      ...merged(rows),
      ...totalCells(layout, request),
      ...Object.fromEntries(
        howToRead.map((value, index) => [
          `A${String(totalRow + 2 + index)}`,
          { value, look: "note" } as const,
        ]),
      ),
    },
    names: block.names,
    conditionalFormats: conditionalFormats(layout),
    listValidations: [
      { range: wordInputs.venue, words: venues },
      { range: wordInputs.proxyCoin, words: proxyCoins },
    ],
  };
}

function merged(parts: readonly Cells[]): Cells {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

function noteRange(row: number): string {
  return `A${String(row)}:L${String(row)}`;
}

function headerCells(): Cells {
  return Object.fromEntries(
    headers.map(({ column, text, note }) => {
      const isText =
        column === hedgeColumns.coin || column === hedgeColumns.instrument || column === hedgeColumns.action;
      const look = isText ? "headerLeft" : "header";
      return [
        `${column}${String(headerRow)}`,
        { value: text, look, ...(note === undefined ? {} : { note }) },
      ];
    }),
  );
}

function sourceText({ choices }: HedgeRequest): string {
  const isSimulated = choices.some(
    (choice) => choice.status === "chosen" && choice.quote.source === "simulated",
  );
  const source = isSimulated
    ? "SIMULATED prices, not of any exchange"
    : "Public prices of the venues named below";
  return `${source}. Yellow cells are yours to change; all else follows.`;
}

function summaryFormula(layout: HedgeLayout, count: number): string {
  const total = (column: keyof typeof hedgeColumns): string =>
    `${hedgeColumns[column]}${String(layout.lastRow + 1)}`;
  const actions = columnRange(hedgeColumns.action, firstRow, layout.lastRow);
  const [value, cost] = [total("value"), total("costPerDay")];
  const sentence =
    `"Short "&FIXED(SUM(${layout.detailColumn("notional")}),0)&" USD against "&FIXED(${value},0)` +
    `&" USD held. Funding "&IF(${cost}>0,"costs ","brings ")&FIXED(ABS(${cost}),2)&" USD a day. "` +
    `&COUNTIF(${actions},"fine")&" of ${String(count)} rows are fine; see What to do for the others."`;
  return `=${inputProblem(sentence)}`;
}

function conditionalFormats({ lastRow }: HedgeLayout): SheetPlan["conditionalFormats"] {
  const actions = columnRange(hedgeColumns.action, firstRow, lastRow);
  const action = `$${hedgeColumns.action}${String(firstRow)}`;
  const distance = `$${hedgeColumns.distance}${String(firstRow)}`;
  const cost = `$${hedgeColumns.costPerDay}${String(firstRow)}`;
  const begins = (words: readonly string[]): string =>
    `OR(${words.map((word) => `LEFT(${action},${String(word.length)})="${word}"`).join(",")})`;
  const calls = begins(["sell", "buy", "add", "funding"]);
  return [
    { range: actions, formula: `=${action}="fine"`, look: "calm" },
    { range: actions, formula: `=${calls}`, look: "act" },
    {
      range: actions,
      formula: `=AND(${action}<>"fine",NOT(${calls}),LEFT(${action},7)<>"waiting")`,
      look: "wrong",
    },
    {
      range: columnRange(hedgeColumns.distance, firstRow, lastRow),
      formula: `=AND(ISNUMBER(${distance}),${distance}<0.2)`,
      look: "wrong",
    },
    {
      range: columnRange(hedgeColumns.costPerDay, firstRow, lastRow + 1),
      formula: `=AND(ISNUMBER(${cost}),${cost}>0)`,
      look: "act",
    },
  ];
}
