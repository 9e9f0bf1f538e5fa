import { windowDays } from "../desk/pastRises.js";
import { cashOf } from "../listing/cash.js";
import { readCoin } from "../listing/readCoin.js";
import type { DeskBook } from "./deskBook.js";
import { deskSheetNames, rangesFor, type DeskRanges } from "./deskSheets.js";
import { cellAt, fixed } from "./formulaText.js";
import { cellsOnly, type PlanChart, type SheetPlan } from "./sheetPlan.js";
import { SheetTable, type Column } from "./sheetTable.js";

const coinCell = "C4";
/** The charts lie over these rows, each as wide as the table below it. */
const chartRow = 5;
const chartRows = 12;
const chartRowHeight = 20;
const headingRow = chartRow + chartRows;

/** Whole steps of seven days in the longest history, 730 days. */
const fundingSteps = 104;
const replayDays = 365;

const rises = [
  { key: "days", heading: "Days\nheld", width: 50, look: "number", format: "days" },
  {
    key: "worstRise",
    heading: "Worst\nrise",
    width: 58,
    look: "number",
    format: "percent",
    note: "The largest rise against a short held for this many days, by daily highs.",
  },
  {
    key: "from",
    heading: "Began on,\nUTC",
    width: 84,
    look: "number",
    format: "date",
    note: "The day at whose close the worst rise began.",
  },
  {
    key: "rise95",
    heading: "95 %\nrise",
    width: 58,
    look: "number",
    format: "percent",
    note: "95 % of the starts rose by no more than this.",
  },
  { key: "distance", heading: "Distance to\nliquidation", width: 84, look: "number", format: "percent" },
  {
    key: "survival",
    heading: "Survival",
    width: 64,
    look: "number",
    format: "percent",
    note: "Share of the starts that the short would have survived.",
  },
  {
    key: "starts",
    heading: "Starts",
    width: 50,
    look: "number",
    format: "whole",
    note: "Every day of the past is a start; neighbours share all days but one.",
  },
  {
    key: "separate",
    heading: "Separate\nstarts",
    width: 72,
    look: "number",
    format: "whole",
    note: "Starts that do not overlap: what a share of all starts is based on.",
  },
] as const satisfies readonly Column[];

const funding = [
  { key: "end", heading: "Seven days\nto, UTC", width: 92, look: "number", format: "date" },
  {
    key: "paid",
    heading: "Funding,\n+ paid",
    width: 76,
    look: "number",
    format: "percent",
    note: "As a share of the notional: + paid, − received.",
  },
  { key: "running", heading: "Paid\nto date", width: 66, look: "number", format: "percent" },
  {
    key: "cap",
    heading: "Venue's\ncap",
    width: 66,
    look: "number",
    format: "percent",
    note: "The most that the same number of settlements can cost at the lowest rate that the venue publishes today.",
  },
] as const satisfies readonly Column[];

const replay = [
  {
    key: "date",
    heading: "Date,\nUTC",
    width: 84,
    look: "number",
    format: "date",
    note: "Hover over a date to see what is left out, and its share of today's value.",
  },
  {
    key: "unhedged",
    heading: "Unhedged,\nUSD",
    width: 90,
    look: "number",
    format: "usd",
  },
  { key: "hedged", heading: "Hedged,\nUSD", width: 90, look: "number", format: "usd" },
  {
    key: "fundingSoFar",
    heading: "Funding to date,\nUSD, + paid",
    width: 110,
    look: "number",
    format: "usdCents",
  },
  {
    key: "liquidated",
    heading: "Shorts\nliquidated",
    width: 80,
    look: "number",
    format: "whole",
    note: "Since the first day; a liquidated short is not reopened.",
  },
] as const satisfies readonly Column[];

const gap = 16;

const risesTable = new SheetTable(rises, { headingRow, rows: windowDays.length });
const fundingTable = new SheetTable(funding, {
  headingRow,
  rows: fundingSteps,
  firstColumn: rises.length + 1,
});
const replayTable = new SheetTable(replay, {
  headingRow,
  rows: replayDays,
  firstColumn: rises.length + 1 + funding.length + 1,
});

const limits =
  "Not covered: other venues, auto-deleveraging, fees, and coins that were delisted. The replay holds today's coins, never tops up margin, and leaves out coins with a short past: point at a date of the replay to see which, and their share of today's value.";

/** The coins that the coin's cell offers: those that can be hedged, each once. */
function coinWords({ holdings }: DeskBook): readonly string[] {
  const coins = holdings.flatMap(({ coin }) => {
    const read = typeof coin === "string" ? readCoin(coin, () => false) : null;
    return read === null || cashOf(read.coin) !== null ? [] : [read.coin];
  });
  return [...new Set(coins)];
}

function chartAbove(table: SheetTable<string>, letter: string): PlanChart["place"] {
  return {
    cell: cellAt(letter, chartRow),
    width: table.widths.reduce((sum, each) => sum + each, 0),
    height: chartRows * chartRowHeight - 8,
  };
}

const charts: readonly PlanChart[] = [
  {
    title: "Rise by days held, and liquidation",
    kind: "line",
    categories: risesTable.range("days"),
    series: [
      { name: "Worst rise", range: risesTable.range("worstRise") },
      { name: "95 % rise", range: risesTable.range("rise95") },
      { name: "Liquidation", range: risesTable.range("distance") },
    ],
    place: chartAbove(risesTable, risesTable.letter("days")),
  },
  {
    title: "Funding in seven days, + paid",
    kind: "column",
    categories: fundingTable.range("end"),
    series: [
      { name: "Funding", range: fundingTable.range("paid") },
      { name: "Cap", range: fundingTable.range("cap"), onRight: "value" },
    ],
    place: chartAbove(fundingTable, fundingTable.letter("end")),
  },
  {
    title: "The desk over the past, USD: coins with a short history left out",
    kind: "line",
    categories: replayTable.range("date"),
    series: [
      { name: "Unhedged", range: replayTable.range("unhedged") },
      { name: "Hedged", range: replayTable.range("hedged") },
      { name: "Shorts liquidated", range: replayTable.range("liquidated"), onRight: "count" },
    ],
    place: chartAbove(replayTable, replayTable.letter("date")),
  },
];

/** What the past held for one coin's short, and what the whole desk would have gone through. */
export function historySheet(book: DeskBook, ranges: DeskRanges): SheetPlan {
  const { holdings, shorts, settings } = rangesFor(deskSheetNames.history, ranges);
  const desk = `${holdings},${shorts},${settings}`;
  const past = (view: string): string => `=HEDGE.PAST(${desk},${fixed(coinCell)},"${view}")`;
  const words = coinWords(book);
  const last = replayTable.lastLetter;
  return {
    ...cellsOnly,
    name: deskSheetNames.history,
    columnWidths: [...risesTable.widths, gap, ...fundingTable.widths, gap, ...replayTable.widths],
    rowHeights: {
      1: 30,
      2: 54,
      3: 36,
      4: 24,
      ...Object.fromEntries(
        Array.from({ length: chartRows }, (_, index) => [chartRow + index, chartRowHeight]),
      ),
      [headingRow]: 40,
    },
    frozenRows: 0,
    frozenColumns: 0,
    showGridlines: false,
    merges: ["A1:H1", `A2:${last}2`, `A3:${last}3`, "D4:H4"],
    cells: {
      A1: { value: "Hedge history", look: "title" },
      A2: { formula: past("summary"), look: "sentence" },
      A3: { value: limits, look: "noteWrapped" },
      B4: { value: "Coin", look: "caption" },
      [coinCell]: { look: "inputText" },
      D4: { value: "A coin you hold. Blank: the first that is hedged.", look: "note" },
      ...risesTable.cells(),
      ...fundingTable.cells(),
      ...replayTable.cells(),
      [risesTable.cell("days", risesTable.firstRow)]: risesTable.filled("days", { formula: past("rises") }),
      [fundingTable.cell("end", fundingTable.firstRow)]: fundingTable.filled("end", {
        formula: past("funding"),
      }),
      [replayTable.cell("date", replayTable.firstRow)]: replayTable.filled("date", {
        formula: `=HEDGE.REPLAY(${desk},${String(replayDays)})`,
      }),
    },
    charts,
    conditionalFormats: [
      { range: replayTable.range("liquidated"), cases: [{ when: { above: 0 }, look: "wrong" }] },
    ],
    listValidations: words.length === 0 ? [] : [{ range: coinCell, words }],
  };
}
