import type { CellValue } from "../../../host/spreadsheet.js";
import type { Area } from "../../../host/area.js";
import type { WorkbookDocument } from "../../document/workbookDocument.js";

/** What a formula filled by spilling, its own cell included. */
export type Spill = { readonly area: Area; readonly values: readonly (readonly (CellValue | null)[])[] };

/** Everything that a file is made of: the workbook as data, and what only the running grid knows. */
export type SavedWorkbook = {
  readonly document: WorkbookDocument;
  readonly frontSheetId: string;
  /** By the id of their sheet. */
  readonly spills: Readonly<Record<string, readonly Spill[]>>;
  /** The number format that a function gave its result, where the cell has none of its own. */
  readonly shownFormat: (sheetId: string, row: number, column: number) => string | undefined;
};

/** How a workbook is written. */
export type SaveOptions = {
  /** Whether functions of HEDGE are replaced by their last values. */
  readonly isFrozen: boolean;
  readonly asOf: Date;
};
