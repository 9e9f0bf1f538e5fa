import type { Session } from "./session.js";
import type { SheetModel, WorkbookModel } from "./workbookModel.js";

/** What every object of one request context shares. */
export type Fake = {
  readonly session: Session;
  readonly workbook: WorkbookModel;
  /** The sheet as an object; a range leads to it, and it to ranges. */
  readonly worksheetOf: (find: () => SheetModel) => Excel.Worksheet;
  /** The value of a formula, which the fake cannot know. */
  readonly calculate: (formula: string, cell: string) => string | number | boolean;
};
