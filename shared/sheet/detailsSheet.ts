import { planFields } from "../desk/planFields.js";
import type { DeskBook } from "./deskBook.js";
import { deskSheetNames, fieldList, rangesFor, tableRows, type DeskRanges } from "./deskSheets.js";
import { hedgeHoldings } from "./hedgeSheet.js";
import { onSheet } from "./formulaText.js";
import type { Format } from "./looks.js";
import { cellsOnly, type SheetPlan } from "./sheetPlan.js";
import { SheetTable, type Column } from "./sheetTable.js";

const headingRow = 4;

type Field = keyof typeof planFields;
type Shown = { readonly heading: string; readonly width: number; readonly format?: Format };

/** Every field of PLAN, in the order in which it lists them. */
const shown: Readonly<Record<Field, Shown>> = {
  price: { heading: "Price,\nUSD", width: 84, format: "amount" },
  value: { heading: "Value,\nUSD", width: 84, format: "usd" },
  instrument: { heading: "Hedge with", width: 120 },
  why: { heading: "Why this contract", width: 300 },
  orderSymbol: { heading: "Order symbol", width: 120 },
  contracts: { heading: "Contracts\nafter the trade", width: 100 },
  now: { heading: "Short now,\ncontracts", width: 80 },
  trade: { heading: "Trade,\ncontracts", width: 80 },
  tradeInstrument: { heading: "Trade at", width: 120 },
  covered: { heading: "Covered", width: 70, format: "wholePercent" },
  unhedgedUsd: { heading: "Residual\nexposure, USD", width: 96, format: "usd" },
  notional: { heading: "Notional,\nUSD", width: 84, format: "usd" },
  contractUsd: { heading: "One contract,\nUSD", width: 90, format: "amount" },
  lotStep: { heading: "Lot step,\ncontracts", width: 76 },
  minOrder: { heading: "Min order,\ncontracts", width: 80 },
  mark: { heading: "Mark,\nUSD", width: 84, format: "amount" },
  index: { heading: "Index,\nUSD", width: 84, format: "amount" },
  basis: { heading: "Basis", width: 76, format: "fundingRate" },
  fundingRate: { heading: "Funding rate", width: 84, format: "fundingRate" },
  intervalHours: { heading: "Funding\ninterval, h", width: 76 },
  nextFunding: { heading: "Next\nfunding, UTC", width: 110, format: "dateTime" },
  apr: { heading: "Funding APR\n(short)", width: 90, format: "percent" },
  apr7: { heading: "Funding APR,\nlast 7 days", width: 90, format: "percent" },
  costPerDay: { heading: "Funding per day,\nUSD, + paid", width: 100, format: "usdCents" },
  costHorizon: { heading: "Funding over the\nhorizon, USD", width: 110, format: "usdCents" },
  fees: { heading: "Fees,\nUSD", width: 80, format: "usdCents" },
  breakEven: { heading: "Break-even,\nUSD", width: 90, format: "amount" },
  marginNeeded: { heading: "Margin\nneeded", width: 80, format: "margin" },
  leverage: { heading: "Leverage", width: 76, format: "ratio" },
  liquidation: { heading: "Liquidation,\nUSD", width: 90, format: "amount" },
  distance: { heading: "Distance to\nliquidation", width: 84, format: "percent" },
  survival: { heading: "Past horizons\nsurvived", width: 92, format: "percent" },
  worstRise: { heading: "Worst rise in\na past horizon", width: 96, format: "percent" },
  fundingStress: { heading: "Funding, worst\npast horizon, USD", width: 116, format: "usdCents" },
  action: { heading: "Action", width: 380 },
  asOf: { heading: "As of,\nUTC", width: 110, format: "dateTime" },
};

function isField(name: string): name is Field {
  return name in shown;
}

const fields = Object.keys(planFields).filter(isField);

const columns: readonly Column<"coin" | Field>[] = [
  { key: "coin", heading: "Coin", width: 72, look: "coin" },
  ...fields.map((key) => ({
    key,
    ...shown[key],
    look: planFields[key].kind === "text" ? ("text" as const) : ("number" as const),
  })),
];

/** Every figure of the plan, each row beside its coin. */
export function detailsSheet(book: DeskBook, ranges: DeskRanges): SheetPlan {
  const table = new SheetTable(columns, { headingRow, rows: tableRows(book.holdings.length) });
  const { holdings, shorts, settings } = rangesFor(deskSheetNames.details, ranges);
  const coins = onSheet(deskSheetNames.hedge, hedgeHoldings(book).coinRange);
  const [first] = fields;
  return {
    ...cellsOnly,
    name: deskSheetNames.details,
    columnWidths: table.widths,
    rowHeights: { 1: 30, [headingRow]: 50 },
    frozenRows: headingRow,
    frozenColumns: 1,
    showGridlines: false,
    merges: ["A1:D1"],
    cells: {
      A1: { value: "Hedge details", look: "title" },
      A2: {
        value:
          "Every figure of the plan. Hover over an error to see why; Explain in the pane shows how a figure is calculated.",
        look: "subtitle",
      },
      ...table.cells(),
      [table.cell("coin", table.firstRow)]: table.filled("coin", {
        formula: `=IF(${coins}="","",${coins})`,
      }),
      ...(first === undefined
        ? {}
        : {
            [table.cell(first, table.firstRow)]: table.filled(first, {
              formula: `=HEDGE.PLAN(${holdings},${shorts},${settings},${fieldList(fields)})`,
            }),
          }),
    },
  };
}
