import type { Area } from "./area.js";

export type CellModel = {
  value: string | number | boolean;
  /** "" for a constant. */
  formula: string;
  numberFormat: string;
  /** A constant that is an error, not a text that looks like one. */
  isError?: boolean;
  /** The formula calls a function that Excel does not know. */
  isUnknown?: boolean;
};

export type ChartModel = {
  name: string;
  type: string;
  source: Area;
  title: string;
  place: Area | undefined;
  /** Points. */
  width: number;
  height: number;
  legend: string;
  readonly series: {
    name: string;
    values: Area;
    categories: Area | undefined;
    /** Of its own, where it differs from the chart's. */
    type?: string;
    axisGroup?: string;
  }[];
  /** Of the axis on the right. */
  rightMajorUnit?: number;
};
export type ConditionModel = {
  readonly type: string;
  readonly area: Area;
  formula: string;
  fill: string;
  color: string;
  bold: boolean;
};
export type ValidationModel = {
  readonly area: Area;
  rule: object | undefined;
  errorAlert: object;
  prompt: Excel.DataValidationPrompt | undefined;
};

export type SheetModel = {
  name: string;
  visibility: string;
  isProtected: boolean;
  showGridlines: boolean;
  tabColor: string;
  frozen: Area | undefined;
  readonly cells: Map<string, CellModel>;
  /** What was set beside values, by address and property: "A1:B2 fill.color". */
  readonly formats: Map<string, unknown>;
  readonly charts: ChartModel[];
  readonly conditions: ConditionModel[];
  readonly validations: ValidationModel[];
  /** By address. */
  readonly notes: Map<string, string>;
  /** Where a formula spills to, by the address of its cell; the cells it fills hold values. */
  readonly spills: Map<string, Area>;
};

/** What the fake workbook holds, for a test to prepare and to look at. */
export type WorkbookModel = {
  readonly sheets: SheetModel[];
  active: SheetModel;
  selection: Area;
  calculationMode: string;
  /** Its structure: no sheet can be added. */
  isProtected: boolean;
  readonly selectionListeners: Set<() => unknown>;
  /** A person is typing in a cell. */
  isEditing: boolean;
};

export function newSheet(name: string): SheetModel {
  return {
    name,
    visibility: "Visible",
    isProtected: false,
    showGridlines: true,
    tabColor: "",
    frozen: undefined,
    cells: new Map(),
    formats: new Map(),
    charts: [],
    conditions: [],
    validations: [],
    notes: new Map(),
    spills: new Map(),
  };
}

export function newWorkbook(): WorkbookModel {
  const sheet = newSheet("Sheet1");
  return {
    sheets: [sheet],
    active: sheet,
    selection: { row: 0, column: 0, rows: 1, columns: 1 },
    calculationMode: "Automatic",
    isProtected: false,
    selectionListeners: new Set(),
    isEditing: false,
  };
}

const sheetIds = new WeakMap<SheetModel, string>();
let sheetCount = 0;

/** Excel's own name of a sheet, which stays when a person renames or moves it. */
export function sheetId(sheet: SheetModel): string {
  const known = sheetIds.get(sheet);
  if (known !== undefined) return known;
  sheetCount += 1;
  const id = `{00000000-0001-0000-${String(sheetCount).padStart(4, "0")}-000000000000}`;
  sheetIds.set(sheet, id);
  return id;
}

/** Excel takes names of sheets and charts for the same whatever their case. */
export function findNamed<Named extends { readonly name: string }>(
  list: readonly Named[],
  name: string,
): Named | undefined {
  return list.find((each) => each.name.toLowerCase() === name.toLowerCase());
}
