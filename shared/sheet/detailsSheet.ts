import { Decimal } from "../decimal.js";
import type { HedgeChoice, HedgeRefusal } from "./chooseHedge.js";
import { isLinear, type DetailFigure } from "./detailFigure.js";
import { columnRange, fixed, quoted } from "./formulaText.js";
import { detailColumns, firstRow, layoutOf, type HedgeLayout } from "./hedgeLayout.js";
import { hedgeSheetNames, type HedgeRequest } from "./hedgeRequest.js";
import { contractsFormat, priceFormat } from "./hedgeRows.js";
import type { Format } from "./looks.js";
import { riskFigures } from "./riskFigures.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";
import { sizeFigures } from "./sizeFigures.js";
import { isOfCoin } from "./typedInstrument.js";

type Choice = HedgeChoice | HedgeRefusal;

const headerRow = firstRow - 1;

const figures: readonly DetailFigure[] = [
  {
    column: "coin",
    header: "Coin",
    width: 72,
    isText: true,
    formula: ({ hedge }) => `TRIM(${hedge("coin")})`,
  },
  {
    column: "instrument",
    header: "Instrument",
    width: 140,
    isText: true,
    formula: ({ hedge }) => `TRIM(${hedge("instrument")})`,
  },
  {
    column: "kind",
    header: "Hedged by",
    width: 80,
    isText: true,
    formula: ({ own }) =>
      `IF(${own("instrument")}="","",IF(${isOfCoin(own("instrument"), own("coin"))},IF(${isLinear(own)},"linear","inverse"),"proxy"))`,
  },
  { column: "mark", header: "Mark,\nUSD", width: 92, field: "mark" },
  { column: "index", header: "Index,\nUSD", width: 92, field: "index" },
  { column: "basis", header: "Basis", width: 72, field: "basis", format: "fundingRate" },
  { column: "fundingRate", header: "Funding\nrate", width: 76, field: "fundingRate", format: "fundingRate" },
  { column: "intervalHours", header: "Every\nhours", width: 56, field: "intervalHours", format: "whole" },
  {
    column: "nextFunding",
    header: "Next\nsettlement, UTC",
    width: 124,
    field: "nextFunding",
    format: "dateTime",
  },
  { column: "apr", header: "Funding\na year", width: 76, field: "apr", format: "percent" },
  { column: "contractSize", header: "Contract\nsize", width: 76, field: "contractSize", format: "coins" },
  { column: "lotStep", header: "Lot step,\ncontracts", width: 76, field: "lotStep" },
  {
    column: "minContracts",
    header: "Smallest order,\ncontracts",
    width: 116,
    field: "minContracts",
  },
  { column: "contractUsd", header: "One contract,\nUSD", width: 104, field: "contractUsd" },
  { column: "asOf", header: "As of,\nUTC", width: 110, field: "asOf", format: "dateTime" },
  ...sizeFigures,
  ...riskFigures,
  { column: "problem", header: "Said where nothing is shorted", width: 420, isText: true },
];

/** Every figure behind the first sheet, a row per holding on the same row. */
export function detailsSheet(request: HedgeRequest): SheetPlan {
  const layout = layoutOf(request);
  const rows = request.choices.map((choice, index) => rowCells(choice, firstRow + index, layout));
  return {
    ...cellsOnly,
    name: hedgeSheetNames.details,
    columnWidths: figures.map(({ width }) => width),
    rowHeights: { 1: 30, [headerRow]: 36 },
    frozenRows: headerRow,
    frozenColumns: 2,
    showGridlines: false,
    merges: ["A1:B1"],
    cells: {
      A1: { value: "Hedge details", look: "title" },
      A2: {
        value: "Every figure behind the first sheet. Point at an error for its reason.",
        look: "subtitle",
      },
      A3: {
        value:
          "Mark to As of are one formula, QUOTES, that fills all rows. Sizes of linear contracts are in coins, of inverse ones in USD; One contract is in USD for both.",
        look: "note",
      },
      ...headerCells(),
      ...Object.fromEntries(rows.flatMap((row) => Object.entries(row))),
      [`${detailColumns.mark}${String(firstRow)}`]: quotesCell(request, layout),
    },
  };
}

function headerCells(): Record<string, PlanCell> {
  return Object.fromEntries(
    figures.map(({ column, header, note, isText }) => [
      `${detailColumns[column]}${String(headerRow)}`,
      { value: header, look: isText ? "headerLeft" : "header", ...(note === undefined ? {} : { note }) },
    ]),
  );
}

function quotesCell({ choices }: HedgeRequest, { lastRow }: HedgeLayout): PlanCell {
  const instruments = fixed(columnRange(detailColumns.instrument, firstRow, lastRow));
  const fields = figures.flatMap(({ field }) => field ?? []).join(", ");
  const [first] = choices;
  return {
    formula: `=HEDGE.QUOTES(${instruments},${quoted(fields)})`,
    look: "number",
    format: priceFormat(markOf(first)),
  };
}

function markOf(choice: Choice | undefined): string | null {
  return choice?.status === "chosen" ? choice.quote.perpetual.mark : null;
}

/** What a contract of coins is worth, which of Kraken's of a single PEPE is little; null for one of dollars. */
function contractUsdOf(choice: Choice): string | null {
  if (choice.status === "refused") return null;
  const { contractSize, contractUnit, mark } = choice.quote.perpetual;
  return contractUnit === "USD" || contractSize === null || mark === null
    ? null
    : new Decimal(contractSize).times(mark).toFixed();
}

const priceColumns: readonly DetailFigure["column"][] = ["mark", "index", "liquidation", "breakEven"];

const contractColumns: readonly DetailFigure["column"][] = ["lotStep", "minContracts", "contracts", "trade"];

function formatOf({ column, format }: DetailFigure, choice: Choice): Format | undefined {
  if (contractColumns.includes(column)) return contractsFormat(choice);
  if (column === "contractUsd") return priceFormat(contractUsdOf(choice));
  return priceColumns.includes(column) ? priceFormat(markOf(choice)) : format;
}

function rowCells(choice: Choice, row: number, layout: HedgeLayout): Record<string, PlanCell> {
  const cells = {
    own: (column: DetailFigure["column"]) => `${detailColumns[column]}${String(row)}`,
    hedge: (column: Parameters<HedgeLayout["hedge"]>[0]) => layout.hedge(column, row),
  };
  return Object.fromEntries(
    figures.map((figure): readonly [string, PlanCell] => {
      const format = formatOf(figure, choice);
      const look = {
        look: figure.isText ? "text" : "number",
        ...(format === undefined ? {} : { format }),
      } as const;
      const address = cells.own(figure.column);
      if (figure.formula !== undefined) return [address, { ...look, formula: `=${figure.formula(cells)}` }];
      if (figure.column === "beta") return [address, betaCell(choice)];
      if (figure.column === "problem") return [address, problemCell(choice)];
      return [address, look];
    }),
  );
}

/** Without a past of the coin its beta is the user's to tell. */
function betaCell(choice: Choice): PlanCell {
  const isProxy = choice.status === "chosen" && choice.method === "proxy";
  return { value: 1, look: isProxy ? "input" : "number", format: "ratio" };
}

/** What the first sheet says where a row has no instrument, be it refused or deleted. */
function problemCell(choice: Choice): PlanCell {
  const value = choice.status === "refused" ? choice.problem : "type what to short, such as bybit:ETH";
  return { value, look: "note" };
}
