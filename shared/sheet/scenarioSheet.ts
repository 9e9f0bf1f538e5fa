import { columnRange, fixed, whenNumbers } from "./formulaText.js";
import { fundingBlock } from "./fundingBlock.js";
import { inputNames, layoutOf, type DetailColumn, type HedgeLayout } from "./hedgeLayout.js";
import { largestHolding } from "./largestHoldings.js";
import { hedgeSheetNames, type HedgeRequest } from "./hedgeRequest.js";
import type { Format } from "./looks.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";

type Cells = Record<string, PlanCell>;

const headerRow = 8;
const firstMove = headerRow + 1;
/** In percent, because tenths added up in doubles miss their tenth. */
const moves = [-60, -50, -40, -30, -20, -10, 0, 10, 20, 30, 40, 50, 60];
const lastMove = firstMove + moves.length - 1;
const chartRow = lastMove + 2;
const fundingRow = chartRow + 16;
/** Cells of the chosen coin. */
const chosen = {
  coin: "J4",
  instrument: "L4",
  kind: "N4",
  bag: "J5",
  margin: "L5",
  size: "N5",
  price: "P5",
  place: "P4",
};

/** What moves of all prices do to everything held, and to one coin; the funding of that coin. */
export function scenarioSheet(request: HedgeRequest): SheetPlan {
  const layout = layoutOf(request);
  const coins = request.choices.flatMap((choice) => (choice.status === "chosen" ? [choice.coin] : []));
  const funding = fundingBlock(fundingRow, chosen.instrument);
  return {
    ...cellsOnly,
    name: hedgeSheetNames.scenario,
    columnWidths: [90, 110, 110, 110, 110, 90, 84, 24, 76, 96, 96, 110, 110, 110, 130, 90],
    rowHeights: { 1: 30, [headerRow]: 36, [fundingRow + 1]: 36 },
    frozenRows: 0,
    frozenColumns: 0,
    showGridlines: false,
    merges: ["A1:G1", "A6:G6", "I3:P3"],
    cells: {
      A1: { value: "Hedge scenario", look: "title" },
      A2: {
        value:
          "All prices move at once from today's, with the first sheet's contracts sold; what a proxy hedges moves by its beta.",
        look: "note",
      },
      ...sectionLine("A6", 7, "Everything you hold"),
      ...sectionLine("I3", 8, "One coin"),
      ...totalHeader(),
      ...Object.fromEntries(
        moves.flatMap((move, index) => Object.entries(moveCells(move, firstMove + index, layout))),
      ),
      ...spillCells(),
      ...coinCells(request, layout),
      ...funding.cells,
    },
    charts: [
      {
        title: "Value of everything you hold, USD",
        kind: "line",
        categories: columnRange("A", firstMove, lastMove),
        series: [
          { name: "Unhedged", range: columnRange("B", firstMove, lastMove) },
          { name: "Hedged", range: columnRange("C", firstMove, lastMove) },
        ],
        place: { cell: `A${String(chartRow)}`, width: 600, height: 300 },
      },
      {
        title: "Change of the chosen coin, USD",
        kind: "line",
        categories: columnRange("I", firstMove, lastMove),
        series: [
          { name: "Unhedged", range: columnRange("O", firstMove, lastMove) },
          { name: "Hedged", range: columnRange("N", firstMove, lastMove) },
        ],
        place: { cell: `I${String(chartRow)}`, width: 600, height: 300 },
      },
      ...funding.charts,
    ],
    conditionalFormats: [
      {
        range: columnRange("G", firstMove, lastMove),
        formula: `=AND(ISNUMBER($G${String(firstMove)}),$G${String(firstMove)}>0)`,
        look: "wrong",
      },
      {
        range: columnRange("P", firstMove, lastMove),
        formula: `=$P${String(firstMove)}=TRUE`,
        look: "wrong",
      },
    ],
    listValidations: coins.length === 0 ? [] : [{ range: chosen.coin, words: coins }],
  };
}

/** A heading over several columns. */
function sectionLine(address: string, columns: number, value: string): Cells {
  const [letter, row] = [address.slice(0, 1), address.slice(1)];
  const first = letter.charCodeAt(0);
  return Object.fromEntries(
    Array.from({ length: columns }, (_, index): readonly [string, PlanCell] => [
      `${String.fromCharCode(first + index)}${row}`,
      index === 0 ? { value, look: "section" } : { look: "section" },
    ]),
  );
}

/** How the cells look that SCENARIO fills: a header, then a row a move. */
function spillCells(): Cells {
  const formats: readonly Format[] = ["wholePercent", "coins", "usd", "usd", "usd", "usd", "usd"];
  const rows = Array.from({ length: moves.length + 1 }, (_, index) => headerRow + index);
  return Object.fromEntries(
    rows.flatMap((row) =>
      ["I", "J", "K", "L", "M", "N", "O", "P"].map((column, index): readonly [string, PlanCell] => {
        const format = formats[index];
        if (row === headerRow) return [`${column}${String(row)}`, { look: "header" }];
        return [`${column}${String(row)}`, { look: "number", ...(format === undefined ? {} : { format }) }];
      }),
    ),
  );
}

function totalHeader(): Cells {
  const texts = [
    "Move of\nall prices",
    "Unhedged,\nUSD",
    "Hedged,\nUSD",
    "Change\nunhedged",
    "Change\nhedged",
    "P&L of\nthe shorts",
    "Positions\nliquidated",
  ];
  return Object.fromEntries(
    texts.map((value, index) => [
      `${String.fromCharCode(65 + index)}${String(headerRow)}`,
      { value, look: "header" } satisfies PlanCell,
    ]),
  );
}

/**
 * A move for all holdings: shorts that live win size × fall; those liquidated on the way have lost their collateral,
 * which on inverse contracts is coins and worth what they are worth then.
 */
function moveCells(percent: number, row: number, layout: HedgeLayout): Cells {
  const at = (column: string): string => `${column}${String(row)}`;
  const all = (column: DetailColumn): string => layout.detailColumn(column);
  const move = at("A");
  const [distance, size, collateral] = [all("distance"), all("notional"), all("collateral")];
  const alive = `SUMIF(${distance},">"&${move},${size})+SUMIF(${distance},"never",${size})`;
  const dead = (kind: string): string =>
    `SUMIFS(${collateral},${distance},"<="&${move},${all("kind")},"${kind}")`;
  const value = `SUM(${layout.hedgeColumn("value")})`;
  const usd = (formula: string): PlanCell => ({ formula: `=${formula}`, look: "number", format: "usd" });
  return {
    [move]: { value: percent / 100, look: "number", format: "wholePercent" },
    [at("B")]: usd(`${value}+${at("D")}`),
    [at("C")]: usd(`${value}+${at("E")}`),
    [at("D")]: usd(`${move}*SUM(${all("exposure")})`),
    [at("E")]: usd(`${at("D")}+${at("F")}`),
    [at("F")]: usd(`-${move}*(${alive})-(1+${move})*${dead("<>linear")}-${dead("linear")}`),
    [at("G")]: { formula: `=COUNTIF(${distance},"<="&${move})`, look: "number", format: "whole" },
  };
}

function coinCells({ holdings, choices }: HedgeRequest, layout: HedgeLayout): Cells {
  const place = fixed(chosen.place);
  const pick = (range: string): string => `INDEX(${range},${place})`;
  const figure = (range: string): string => `=${whenNumbers([place, pick(range)], pick(range))}`;
  const collateral = pick(layout.detailColumn("collateral"));
  const mark = pick(layout.detailColumn("mark"));
  const margin = whenNumbers([place, collateral, mark], `${collateral}/${mark}`);
  const held = `${pick(layout.hedgeColumn("bag"))}+N(${pick(layout.hedgeColumn("margin"))})`;
  const moveRange = fixed(columnRange("A", firstMove, lastMove));
  const label = (value: string): PlanCell => ({ value, look: "caption" });
  return {
    I4: label("Coin"),
    [chosen.coin]: { value: largestHolding(holdings, choices), look: "inputText" },
    K4: label("Instrument"),
    [chosen.instrument]: {
      formula: `=IF(ISNUMBER(${place}),${pick(layout.detailColumn("instrument"))},"")`,
      look: "label",
    },
    M4: label("Hedged by"),
    [chosen.kind]: {
      formula: `=IF(ISNUMBER(${place}),${pick(layout.detailColumn("kind"))},"")`,
      look: "label",
    },
    O4: label("Row in the table"),
    [chosen.place]: {
      formula: `=IFERROR(MATCH(${chosen.coin},${layout.detailColumn("coin")},0),"none")`,
      look: "plainNumber",
      format: "whole",
    },
    I5: label("Bag"),
    [chosen.bag]: {
      formula: `=${whenNumbers([chosen.margin], `MAX(0,${held}-${chosen.margin})`)}`,
      look: "plainNumber",
      format: "coinsFixed",
      note: "Coins outside the margin account, once the margin is posted from them.",
    },
    K5: label("Margin"),
    [chosen.margin]: { formula: `=${margin}`, look: "plainNumber", format: "coinsFixed" },
    M5: label("Short, USD"),
    [chosen.size]: { formula: figure(layout.detailColumn("notional")), look: "plainNumber", format: "usd" },
    O5: label("Price, USD"),
    [chosen.price]: { formula: figure(layout.detailColumn("mark")), look: "plainNumber", format: "coins" },
    [`I${String(headerRow)}`]: {
      formula: `=IF(${chosen.kind}="inverse",HEDGE.SCENARIO(${chosen.bag},${chosen.margin},${chosen.size},${chosen.price},${moveRange},${inputNames.maintenanceRate}),"Shown for a coin hedged by its own inverse contract; the table on the left counts every coin.")`,
      look: "header",
    },
  };
}
