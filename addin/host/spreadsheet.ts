import type { WorkbookPlan } from "../../shared/sheet/sheetPlan.js";

/** What a cell holds or shows; "" for an empty one, "#N/A" for an error. */
export type CellValue = string | number | boolean;

/** A cell or range and the sheet it is on; the address as people write it: "B2", "A2:C7". */
export type SheetAddress = { readonly sheet: string; readonly address: string };

/** A cell that holds a formula. */
export type FormulaCell = SheetAddress & { readonly formula: string };
/** The cells of a range, row by row; blank cells are "". */
export type CellBlock = {
  readonly values: readonly (readonly CellValue[])[];
  /** The formula of each cell that has one, else null. */
  readonly formulas: readonly (readonly (string | null)[])[];
};
/** One cell to write. A text is written as a text, whatever it begins with; "" clears the cell. */
export type CellWrite = SheetAddress & {
  readonly content: { readonly value: string | number } | { readonly formula: string };
  /** What the cell must still hold, as readRange gave it; else nothing at all is written. */
  readonly expected: CellValue;
};

export type Selection = SheetAddress & {
  /** Row by row; no more than 2,000 rows of 10 columns of the part of the selection that is in use. */
  readonly values: readonly (readonly CellValue[])[];
  /** Whether the part in use is larger than what was read. */
  readonly isCut: boolean;
};

export type PaintOutcome = {
  /** The painted sheets in the order of the plan; the name differs from the planned one where that was taken. */
  readonly sheets: readonly { readonly planned: string; readonly name: string }[];
  /** Sentences on what this host could not paint, such as charts in an old Excel. */
  readonly warnings: readonly string[];
};

export type InsertOptions = {
  /** Whether the user has agreed to lose what the cell holds. */
  readonly replace: boolean;
};

/** The cell that was written into. */
export type InsertedCell = SheetAddress & {
  /** Sentences on what this host did not take as it was meant. */
  readonly warnings: readonly string[];
};

/**
 * Why a HEDGE formula needs help: Excel has not known the function ("name"), is stuck ("busy"), lost the function's
 * name ("xldudf"), or shows an error of the function itself ("error"), which another attempt cannot repair.
 */
export type ProblemKind = "name" | "busy" | "xldudf" | "error";

export type CellProblem = SheetAddress & {
  readonly formula: string;
  /** What the cell shows, such as "#N/A". */
  readonly shown: string;
  readonly kind: ProblemKind;
  /** The function's sentence on its error; null where the host does not report it. */
  readonly reason: string | null;
};

export type RepairOutcome = {
  /** Cells whose functions are known again; what they give may still be an error of the function. */
  readonly repaired: readonly SheetAddress[];
  /** Cells that were left as they are, each with a sentence why. */
  readonly left: readonly (SheetAddress & { readonly reason: string })[];
};

export type FrozenCopy = {
  /** The name of the copy. */
  readonly sheet: string;
  /** How many formulas were converted to values. */
  readonly frozenFormulas: number;
};

/** "manual": live values do not show until the user calculates. */
export type CalculationMode = "automatic" | "manual";

/**
 * Everything that the pane and the ribbon do to a spreadsheet; Excel and the workbench each implement it.
 * Every method rejects with a HedgeError only, whose message says what is wrong and what to do.
 */
export type Spreadsheet = {
  readonly hostName: "Excel" | "workbench";
  readonly readSelection: () => Promise<Selection>;
  /** In the order of the tabs. */
  readonly sheetNames: () => Promise<readonly string[]>;
  /**
   * Adds the sheets of the plan and shows the first; no sheet that is there is touched. Texts stay texts, whatever they
   * begin with.
   */
  readonly paint: (plan: WorkbookPlan) => Promise<PaintOutcome>;
  /** Writes a formula, "=HEDGE.…", into the active cell; rejects with `cell_not_empty` where that holds something. */
  readonly insertFormula: (formula: string, options: InsertOptions) => Promise<InsertedCell>;
  /** Writes a text into the active cell as text; rejects with `cell_not_empty` where that holds something. */
  readonly insertText: (text: string, options: InsertOptions) => Promise<InsertedCell>;
  /** The cells of all sheets whose HEDGE formula is in error or stuck. */
  readonly findProblems: () => Promise<readonly CellProblem[]>;
  /** Enters the formulas of these cells again, and of no others. */
  readonly repair: (cells: readonly SheetAddress[]) => Promise<RepairOutcome>;
  /**
   * Copies a sheet, turns the formulas of the copy that call HEDGE or read another sheet into their values and shows it;
   * the sheet itself stays as it is.
   * @param asOfText written on the copy, in a new row on top: "Values as of …"
   */
  readonly freezeCopy: (sheet: string, asOfText: string) => Promise<FrozenCopy>;
  readonly calculationMode: () => Promise<CalculationMode>;
  /** Calls back after each change of the selection or of the sheet in front; the returned function ends it. */
  readonly onSelectionChanged: (listener: () => void) => Promise<() => void>;
  readonly activateSheet: (sheet: string) => Promise<void>;
  /** The active cell and its sheet. */
  readonly activeCell: () => Promise<SheetAddress>;
  /** Cells of all sheets whose formula calls one of these functions of ours ("PLAN"), in the order of sheets and rows. */
  readonly findFormulas: (functionIds: readonly string[]) => Promise<readonly FormulaCell[]>;
  /** Reads a range of at most 20,000 cells. @throws HedgeError sheet_missing, invalid_input */
  readonly readRange: (range: SheetAddress) => Promise<CellBlock>;
  /** Writes all of the cells or none. @throws HedgeError cell_not_empty, naming the cell that holds something else now */
  readonly writeCells: (cells: readonly CellWrite[]) => Promise<void>;
  /**
   * Inserts empty rows above a row, which formulas and ranges follow.
   * @param row as the sheet numbers it: 1 is the first
   */
  readonly insertRows: (sheet: string, row: number, count: number) => Promise<void>;
};

/** What reading and recording a desk asks of a spreadsheet. */
export type DeskSheets = Pick<
  Spreadsheet,
  "activeCell" | "findFormulas" | "readRange" | "writeCells" | "insertRows"
>;
