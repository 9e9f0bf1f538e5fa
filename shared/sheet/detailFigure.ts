import type { DetailColumn, hedgeColumns } from "./hedgeLayout.js";
import type { Format } from "./looks.js";
import { isLinearInstrument } from "./typedInstrument.js";

/** Cells of one row. */
type RowCells = {
  /** On this sheet. */
  readonly own: (column: DetailColumn) => string;
  /** On the first sheet. */
  readonly hedge: (column: keyof typeof hedgeColumns) => string;
};

/** One column of the details. */
export type DetailFigure = {
  readonly column: DetailColumn;
  readonly header: string;
  readonly width: number;
  /** The name under which QUOTES gives it; the columns of these stand side by side. */
  readonly field?: string;
  readonly formula?: (cells: RowCells) => string;
  readonly format?: Format;
  readonly note?: string;
  /** Words, which stand at the left. */
  readonly isText?: true;
};

/** Whether the row's instrument is a linear contract, which is margined in a stablecoin. */
export function isLinear(own: RowCells["own"]): string {
  return isLinearInstrument(own("instrument"));
}
