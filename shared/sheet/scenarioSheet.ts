import { deskSheetNames, rangesFor, type DeskRanges } from "./deskSheets.js";
import { fixed } from "./formulaText.js";
import { cellsOnly, type PlanCell, type SheetPlan } from "./sheetPlan.js";
import { SheetTable, type Column } from "./sheetTable.js";

const plannedRow = 3;
const headingRow = 5;

/** In percent, because tenths added up in doubles miss their tenth. */
const moves = [-80, -60, -40, -30, -20, -10, 0, 10, 20, 30, 50, 100, 200, 300];

const columns = [
  { key: "typed", heading: "Move", width: 76, look: "input", format: "signedPercent" },
  { key: "move", heading: "Price move", width: 76, look: "number", format: "signedPercent" },
  { key: "unhedged", heading: "Unhedged,\nUSD", width: 110, look: "number", format: "usd" },
  { key: "hedged", heading: "Hedged,\nUSD", width: 110, look: "number", format: "usd" },
  { key: "changeUnhedged", heading: "Change\nunhedged, USD", width: 116, look: "number", format: "usd" },
  { key: "changeHedged", heading: "Change\nhedged, USD", width: 116, look: "number", format: "usd" },
  { key: "pnl", heading: "P&L of the\nshorts, USD", width: 110, look: "number", format: "usd" },
  { key: "liquidated", heading: "Shorts\nliquidated", width: 90, look: "number", format: "whole" },
] as const satisfies readonly Column[];

/** What moves of all prices do to the whole desk, with the shorts and without them. */
export function scenarioSheet(ranges: DeskRanges): SheetPlan {
  const table = new SheetTable(columns, { headingRow, rows: moves.length });
  const { holdings, shorts, settings } = rangesFor(deskSheetNames.scenario, ranges);
  const planned = `B${String(plannedRow)}`;
  const typed = moves.map((percent, index): readonly [string, PlanCell] => [
    table.cell("typed", table.firstRow + index),
    table.filled("typed", { value: percent / 100 }),
  ]);
  return {
    ...cellsOnly,
    name: deskSheetNames.scenario,
    columnWidths: table.widths,
    rowHeights: { 1: 30, 2: 36, [headingRow]: 36 },
    frozenRows: headingRow,
    frozenColumns: 0,
    showGridlines: false,
    merges: ["A1:F1", "A2:H2", "C3:H3"],
    cells: {
      A1: { value: "Hedge scenario", look: "title" },
      A2: {
        value:
          "All prices move at once from today's mark prices; a coin hedged with another one moves by its beta. Hover over a price move to see what is left out.",
        look: "noteWrapped",
      },
      [`A${String(plannedRow)}`]: { value: "Planned", look: "caption" },
      [planned]: { value: "TRUE", look: "inputText" },
      [`C${String(plannedRow)}`]: {
        value:
          "TRUE: as if every advised trade were filled now, with the margin it needs. FALSE: as it stands.",
        look: "note",
      },
      ...table.cells(),
      ...Object.fromEntries(typed),
      [table.cell("move", table.firstRow)]: table.filled("move", {
        formula: `=HEDGE.STRESS(${holdings},${shorts},${settings},${fixed(table.range("typed"))},${fixed(planned)})`,
      }),
    },
    charts: [
      {
        title: "Value of everything you hold, USD",
        kind: "line",
        categories: table.range("typed"),
        series: [
          { name: "Unhedged", range: table.range("unhedged") },
          { name: "Hedged", range: table.range("hedged") },
        ],
        place: { cell: `A${String(table.lastRow + 2)}`, width: 790, height: 300 },
      },
    ],
    conditionalFormats: [
      { range: table.range("liquidated"), cases: [{ when: { above: 0 }, look: "wrong" }] },
    ],
    listValidations: [{ range: planned, words: ["TRUE", "FALSE"] }],
  };
}
