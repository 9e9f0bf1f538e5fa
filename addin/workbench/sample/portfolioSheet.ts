import type { Format } from "../../../shared/sheet/looks.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "../../../shared/sheet/sheetPlan.js";

type Holding = { readonly coin: string; readonly quantity: number; readonly price: Format };

const holdings: readonly Holding[] = [
  { coin: "BTC", quantity: 1.25, price: "usdCents" },
  { coin: "ETH", quantity: 20, price: "usdCents" },
  { coin: "SOL", quantity: 250, price: "usdCents" },
  { coin: "XRP", quantity: 20_000, price: "smallPrice" },
  { coin: "DOGE", quantity: 150_000, price: "tinyPrice" },
];
const headers = {
  A: "Coin",
  B: "Quantity",
  C: "One contract,\nUSD",
  D: "Mark price,\nUSD",
  E: "Value,\nUSD",
  F: "Contracts\nto short",
  G: "Short\nposition, USD",
  H: "Funding\nrate",
  I: "Funding\ninterval, h",
  J: "Funding APR\n(short)",
  K: "Funding cost,\n− is received",
  L: "Next funding,\nUTC",
  M: "As of,\nUTC",
} as const;

type Table = {
  readonly headerRow: number;
  readonly venueCell: string;
  readonly coinCells: (row: number, index: number) => Record<string, PlanCell>;
};

const firstTable: Table = {
  headerRow: 6,
  venueCell: "$B$4",
  coinCells: (row, index) => ({
    [`A${String(row)}`]: { value: holdings[index]?.coin ?? "", look: "inputText" },
    [`B${String(row)}`]: { value: holdings[index]?.quantity ?? 0, look: "input", format: "coins" },
  }),
};
const secondTable: Table = {
  headerRow: 16,
  venueCell: "$B$15",
  coinCells: (row, index) => ({
    [`A${String(row)}`]: { formula: `=A${String(firstTable.headerRow + 1 + index)}`, look: "coin" },
    [`B${String(row)}`]: {
      formula: `=B${String(firstTable.headerRow + 1 + index)}`,
      look: "number",
      format: "coins",
    },
  }),
};

/** Five coins, live: what to short against each and what the short earns, on two venues. */
export const portfolioSheet: SheetPlan = {
  ...cellsOnly,
  name: "Portfolio",
  columnWidths: [80, 100, 84, 104, 112, 92, 112, 92, 62, 82, 116, 116, 84],
  rowHeights: { 1: 36, 2: 24, 4: 26, 6: 42, 14: 28, 15: 28, 16: 42 },
  frozenRows: 0,
  frozenColumns: 0,
  showGridlines: false,
  merges: ["A1:F1", "A14:M14"],
  cells: {
    A1: { value: "Portfolio hedge", look: "title" },
    A2: {
      value:
        "What you hold, what to short against it, and what that short costs or earns. Change any yellow cell.",
      look: "subtitle",
    },
    A4: { value: "Venue", look: "label" },
    B4: { value: "binance", look: "inputText" },
    D4: { value: "Hedge ratio", look: "caption" },
    E4: { value: 1, look: "input", format: "wholePercent" },
    G4: { value: "Horizon, days", look: "caption" },
    H4: { value: 30, look: "input", format: "days" },
    ...tableCells(firstTable),
    A14: { value: "The same hedge on another venue", look: "section" },
    ...sectionLine(14),
    A15: { value: "Venue", look: "label" },
    B15: { value: "bybit", look: "inputText" },
    ...tableCells(secondTable),
    A24: { formula: cheaperVenueFormula(), look: "label" },
    A26: {
      value: "Funding cost is over the horizon at today's rate: negative is money you receive.",
      look: "note",
    },
    A27: { value: "With a positive funding rate, longs pay shorts, so a hedge earns it.", look: "note" },
    A28: {
      value:
        "Contracts are rounded down to whole ones: the short is never larger than the hedge ratio asks for.",
      look: "note",
    },
    A29: {
      value:
        "Contract size and funding interval are the venue's own and live: a Binance contract is 100 USD for BTC and 10 for others, a Bybit contract 1.",
      look: "note",
    },
  },
};

function tableCells(table: Table): Record<string, PlanCell> {
  const { headerRow, venueCell } = table;
  const first = headerRow + 1;
  const last = headerRow + holdings.length;
  const cells: Record<string, PlanCell> = {};
  for (const [column, value] of Object.entries(headers)) {
    cells[`${column}${String(headerRow)}`] = { value, look: column === "A" ? "headerLeft" : "header" };
  }
  holdings.forEach(({ price }, index) => {
    const row = String(first + index);
    const instrument = `${venueCell}&":"&A${row}`;
    Object.assign(cells, table.coinCells(first + index, index), {
      [`C${row}`]: { formula: `=HEDGE.QUOTES(${instrument},"contractUsd")`, look: "number" },
      [`D${row}`]: { formula: `=HEDGE.MARK(${instrument})`, look: "number", format: price },
      [`E${row}`]: { formula: `=B${row}*D${row}`, look: "number", format: "usd" },
      [`F${row}`]: {
        formula: `=HEDGE.CONTRACTS(E${row},C${row},1,"down",$E$4)`,
        look: "number",
        format: "whole",
      },
      [`G${row}`]: { formula: `=F${row}*C${row}`, look: "number", format: "usd" },
      [`H${row}`]: { formula: `=HEDGE.FUNDINGRATE(${instrument})`, look: "number", format: "fundingRate" },
      [`I${row}`]: { formula: `=HEDGE.FUNDINGHOURS(${instrument})`, look: "number", format: "whole" },
      [`J${row}`]: { formula: `=HEDGE.APR(H${row},I${row})`, look: "number", format: "percent" },
      [`K${row}`]: {
        formula: `=HEDGE.FUNDINGCOST(G${row},H${row},$H$4,I${row})`,
        look: "number",
        format: "usdCents",
      },
      [`L${row}`]: { formula: `=HEDGE.NEXTFUNDING(${instrument})`, look: "number", format: "dateTime" },
      [`M${row}`]: { formula: `=HEDGE.ASOF(${instrument})`, look: "number", format: "time" },
    } satisfies Record<string, PlanCell>);
  });
  return { ...cells, ...totalCells(first, last) };
}

function totalCells(first: number, last: number): Record<string, PlanCell> {
  const row = String(last + 1);
  const range = (column: string) => `${column}${String(first)}:${column}${String(last)}`;
  const cells: Record<string, PlanCell> = { [`A${row}`]: { value: "Total", look: "totalLabel" } };
  for (const column of ["B", "C", "D", "F", "H", "I", "L", "M"]) cells[`${column}${row}`] = { look: "total" };
  cells[`E${row}`] = { formula: `=SUM(${range("E")})`, look: "total", format: "usd" };
  cells[`G${row}`] = { formula: `=SUM(${range("G")})`, look: "total", format: "usd" };
  cells[`J${row}`] = {
    formula: `=SUMPRODUCT(${range("G")},${range("J")})/G${row}`,
    look: "total",
    format: "percent",
  };
  cells[`K${row}`] = { formula: `=SUM(${range("K")})`, look: "total", format: "usdCents" };
  return cells;
}

function sectionLine(row: number): Record<string, PlanCell> {
  return Object.fromEntries(
    Object.keys(headers)
      .slice(1)
      .map((column) => [`${column}${String(row)}`, { look: "section" } satisfies PlanCell]),
  );
}

function cheaperVenueFormula(): string {
  return (
    '=IFERROR("Over "&H4&" days the hedge is "&TEXT(ABS(K12-K22),"#,##0.00")&" USD better on "' +
    '&IF(K12<=K22,B4,B15)&" at today\'s rates.","The venues can be compared once both tables are complete.")'
  );
}
