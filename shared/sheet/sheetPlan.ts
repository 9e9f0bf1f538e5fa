import type { Format, Look } from "./looks.js";

/**
 * One cell: a value or a formula that starts with "=", and how it looks. A value is never read as a formula:
 * painters write a text as a text, whatever it begins with, because it may be what a person typed.
 */
export type PlanCell = {
  readonly value?: string | number;
  /** In English notation with commas. */
  readonly formula?: string;
  readonly look: Look;
  readonly format?: Format;
  /** Shown when one points at the cell. */
  readonly note?: string;
};

type PlanSeries = {
  readonly name: string;
  readonly range: string;
  /** A line against a scale of its own on the right, which of a count has whole numbers only; not of the first series. */
  readonly onRight?: "value" | "count";
};

/** A line or column chart beside the cells. */
export type PlanChart = {
  readonly title: string;
  readonly kind: "line" | "column";
  readonly categories: string;
  readonly series: readonly [PlanSeries, ...PlanSeries[]];
  /** The cell under its upper left corner, and its size in pixels. */
  readonly place: { readonly cell: string; readonly width: number; readonly height: number };
};

/** What is asked of a cell's own value: a rule about other cells would stay behind where rows are inserted. */
export type CellTest =
  | { readonly beginsWith: readonly [string, ...string[]] }
  | { readonly contains: string }
  | { readonly above: number }
  | { readonly filled: true };

/** Looks that a cell takes by its value: those of the first test that holds; null leaves it as it is. */
export type PlanCondition = {
  readonly range: string;
  readonly cases: readonly { readonly when: CellTest; readonly look: Look | null }[];
};

/** A sheet as data, so that it can be read, tested and painted anywhere; ranges are on the sheet itself. */
export type SheetPlan = {
  readonly name: string;
  /** Pixels, from column A on. */
  readonly columnWidths: readonly number[];
  /** Pixels, by row number as written; other rows have the usual height. */
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly showGridlines: boolean;
  readonly merges: readonly string[];
  /** By address, such as "B4". */
  readonly cells: Readonly<Record<string, PlanCell>>;
  readonly conditionalFormats: readonly PlanCondition[];
  readonly charts: readonly PlanChart[];
  readonly listValidations: readonly { readonly range: string; readonly words: readonly string[] }[];
};

/** For a sheet of cells and nothing else. */
export const cellsOnly = {
  conditionalFormats: [],
  charts: [],
  listValidations: [],
} as const satisfies Partial<SheetPlan>;

/** Sheets that belong together, the first one in front. */
export type WorkbookPlan = { readonly sheets: readonly SheetPlan[] };
