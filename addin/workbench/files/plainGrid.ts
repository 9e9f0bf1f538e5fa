import type { Nullable } from "@univerjs/presets";
import type { CellValue } from "../../host/spreadsheet.js";

// The parts of a workbook of the grid that files know, with the grid's enumerations as the numbers they are: taking the
// enumerations themselves would load the whole grid wherever a file is read or written, tests included.

type PlainColor = { readonly rgb?: Nullable<string> };
type PlainLine = { readonly s: number };
export type PlainSide = { readonly s: number; readonly cl: PlainColor };
export type PlainBorder = {
  readonly t?: Nullable<PlainSide>;
  readonly r?: Nullable<PlainSide>;
  readonly b?: Nullable<PlainSide>;
  readonly l?: Nullable<PlainSide>;
};

export type PlainStyle = {
  readonly ff?: Nullable<string>;
  readonly fs?: number;
  readonly bl?: number;
  readonly it?: number;
  readonly ul?: PlainLine;
  readonly st?: PlainLine;
  readonly cl?: Nullable<PlainColor>;
  readonly bg?: Nullable<PlainColor>;
  readonly bd?: Nullable<PlainBorder>;
  readonly ht?: Nullable<number>;
  readonly vt?: Nullable<number>;
  readonly tb?: Nullable<number>;
  readonly tr?: Nullable<{ readonly a: number; readonly v?: number }>;
  readonly n?: Nullable<{ readonly pattern: string }>;
};

/** The look of a piece of a text: also raised or lowered. */
export type PlainTextStyle = PlainStyle & { readonly va?: Nullable<number> };

type PlainText = {
  readonly dataStream: string;
  readonly textRuns?: readonly { readonly st: number; readonly ed: number; readonly ts?: PlainTextStyle }[];
};

export type PlainCell = {
  readonly v?: Nullable<CellValue>;
  readonly t?: Nullable<number>;
  readonly f?: Nullable<string>;
  readonly si?: Nullable<string>;
  readonly s?: Nullable<PlainStyle | string>;
  /** A text with looks of its own within. */
  readonly p?: Nullable<{ readonly body?: PlainText }>;
};

export type PlainCells = Readonly<Record<number, Readonly<Record<number, PlainCell>>>>;

/** A row or column: its size in pixels, that which was fitted to its text, and whether it is hidden. */
export type PlainRow = {
  readonly h?: number;
  readonly ah?: number;
  readonly ia?: number;
  readonly hd?: number;
  readonly s?: Nullable<PlainStyle | string>;
};
type PlainColumn = { readonly w?: number; readonly hd?: number; readonly s?: Nullable<PlainStyle | string> };

type PlainRange = {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
};

export type PlainSheet = {
  readonly id?: string;
  readonly name?: string;
  readonly hidden?: number;
  readonly rowCount?: number;
  readonly columnCount?: number;
  readonly defaultRowHeight?: number;
  readonly defaultColumnWidth?: number;
  readonly defaultStyle?: Nullable<PlainStyle | string>;
  readonly showGridlines?: number;
  readonly zoomRatio?: number;
  readonly rightToLeft?: number;
  readonly tabColor?: string;
  readonly columnData?: Readonly<Record<number, PlainColumn>>;
  readonly rowData?: Readonly<Record<number, PlainRow>>;
  readonly mergeData?: readonly PlainRange[];
  readonly freeze?: {
    readonly xSplit: number;
    readonly ySplit: number;
    readonly startRow: number;
    readonly startColumn: number;
  };
  readonly cellData?: PlainCells;
};

export type PlainWorkbook = {
  readonly styles: Readonly<Record<string, Nullable<PlainStyle>>>;
  readonly defaultStyle?: Nullable<PlainStyle | string>;
  readonly sheetOrder: readonly string[];
  readonly sheets: Readonly<Record<string, PlainSheet>>;
};

/** A cell as it is made from a file: its text has one look. */
export type OpenedCell = Omit<PlainCell, "p">;

/** A sheet as it is made from a file. */
export type OpenedSheet = Omit<PlainSheet, "cellData" | "mergeData"> & {
  readonly cellData: Record<number, Record<number, OpenedCell>>;
  readonly mergeData: PlainRange[];
};
