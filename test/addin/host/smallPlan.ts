import type { SheetPlan, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { cellsOnly } from "../../../shared/sheet/sheetPlan.js";

const hedge: SheetPlan = {
  ...cellsOnly,
  name: "Hedge",
  columnWidths: [120, 120, 90],
  rowHeights: { 1: 32 },
  frozenRows: 3,
  frozenColumns: 1,
  showGridlines: false,
  merges: ["A1:C1"],
  cells: {
    A1: { value: "Hedge", look: "title" },
    B2: { value: "bybit", look: "inputText", note: "Where to short" },
    C2: { value: 0.25, look: "input", format: "wholePercent" },
    A3: { value: "Coin", look: "headerLeft" },
    B3: { value: "Price", look: "header" },
    C3: { value: "Rest", look: "header" },
    A4: { value: "BTC", look: "coin", note: "Inverse on the venue" },
    B4: { formula: '=HEDGE.MARK($B$2&":"&A4)', look: "number", format: "usdCents" },
    C4: { formula: "='Hedge details'!A1*$C$2", look: "number", format: "usd" },
    A5: { value: '=cmd|"/c calc"!A1', look: "coin" },
    B5: { formula: '=IF(A5="Hedge","Hedge!A1",Hedge!A4)', look: "number", format: "usdCents" },
    C5: { value: 3, look: "number", format: "usd" },
  },
  conditionalFormats: [
    {
      range: "C4:C5",
      cases: [
        { when: { beginsWith: ["Fine", "Cash"] }, look: null },
        { when: { above: 0 }, look: "wrong" },
      ],
    },
  ],
  listValidations: [{ range: "B2", words: ["bybit", "okx"] }],
};

const details: SheetPlan = {
  ...cellsOnly,
  name: "Hedge details",
  columnWidths: [90, 90],
  rowHeights: {},
  frozenRows: 1,
  frozenColumns: 0,
  showGridlines: true,
  merges: [],
  cells: {
    A1: { value: 2, look: "plainNumber" },
    A3: { value: "Day", look: "header" },
    B3: { value: "Rate", look: "header" },
    C3: { value: "Sum", look: "header" },
    A4: { value: 1, look: "plainNumber" },
    B4: { value: 5, look: "plainNumber" },
    C4: { value: 7, look: "plainNumber" },
  },
  charts: [
    {
      title: "Funding",
      kind: "column",
      categories: "A4:A4",
      series: [
        { name: "Rate", range: "B4:B4" },
        { name: "Sum", range: "C4:C4" },
        { name: "Count", range: "A4:A4", onRight: "count" },
      ],
      place: { cell: "E3", width: 400, height: 200 },
    },
  ],
};

/** A workbook of two sheets with one of everything that a plan can say. */
export const smallPlan: WorkbookPlan = { sheets: [hedge, details] };
