import { clientObject } from "./clientObject.js";
import type { Fake } from "./fake.js";
import { newestExcel, refuseNewerCall } from "./excelKind.js";
import type { ExcelKind } from "./excelKind.js";
import { createSession } from "./session.js";
import type { Traffic } from "./session.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";
import type { UndoOptions } from "./undoGroup.js";
import { workbook } from "./workbook.js";
import { newWorkbook } from "./workbookModel.js";
import type { WorkbookModel } from "./workbookModel.js";
import { worksheet } from "./worksheet.js";

type Batch<Result> = (context: Excel.RequestContext) => Promise<Result>;
type RunOptions = Partial<Record<(typeof runOptions)[number], unknown>> & UndoOptions;

const runOptions = ["delayForCellEdit", "mergeUndoGroup", "previousObjects", "session"] as const;

export type StrictExcel = {
  /** To be used as globalThis.Excel. */
  readonly Excel: {
    readonly run: <Result>(first: RunOptions | Batch<Result>, second?: Batch<Result>) => Promise<Result>;
  };
  /** What the workbook holds, to prepare and to look at. */
  readonly workbook: WorkbookModel;
  /** What went to Excel and back so far. */
  readonly traffic: Readonly<Traffic>;
  /** The person presses Enter: what waited for it goes on. */
  readonly endEdit: () => void;
};

type Options = Partial<ExcelKind> & {
  /** The value of a formula, for code that reads values of what it wrote. */
  readonly calculate?: (formula: string, cell: string) => string | number | boolean;
};

/** An Excel for tests that forgives nothing: see clientObject for what it throws on. */
export function createStrictExcel({ calculate = refuseToCalculate, ...given }: Options = {}): StrictExcel {
  const kind: ExcelKind = { ...newestExcel, ...given };
  const model = newWorkbook();
  const traffic: Traffic = { syncs: 0, requestBytes: 0, responseBytes: 0, undoSteps: 0 };
  const waitingForEdit = new Set<() => void>();

  const editEnded = async ({ delayForCellEdit = false }: RunOptions) => {
    if (!model.isEditing) return;
    if (!delayForCellEdit)
      throw new StrictExcelError("InvalidOperationInCellEditMode", "a person is editing a cell");
    await new Promise<void>((resolve) => waitingForEdit.add(resolve));
  };

  const runBatch = async <Result>(options: RunOptions, batch: Batch<Result>): Promise<Result> => {
    refuseOptions(kind, options);
    await editEnded(options);
    const session = createSession(traffic, { kind, undo: options });
    const fake: Fake = {
      session,
      workbook: model,
      calculate,
      worksheetOf: (find) => worksheet(fake, find),
    };
    const context = clientObject<Excel.RequestContext>(session, {
      type: "RequestContext",
      members: { workbook: workbook(fake), sync: session.sync },
    });
    try {
      const result = await batch(context);
      if (session.isWaiting()) await session.sync();
      return result;
    } finally {
      session.close();
    }
  };

  return {
    Excel: {
      run: async (first, second) => {
        if (typeof first === "function") return runBatch({}, first);
        if (second === undefined) throw new StrictExcelError("InvalidArgument", "Excel.run needs a batch");
        return runBatch(first, second);
      },
    },
    workbook: model,
    traffic,
    endEdit() {
      model.isEditing = false;
      for (const goOn of waitingForEdit) goOn();
      waitingForEdit.clear();
    },
  };
}

/** @throws StrictExcelError for options that Excel.run does not have, or that came with a newer Excel */
function refuseOptions(kind: ExcelKind, options: RunOptions): void {
  const known: readonly string[] = runOptions;
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalidArgument(`Excel.run has no option "${unknown}"`);
  if (options.mergeUndoGroup === true) refuseNewerCall(kind, "RunOptions.mergeUndoGroup");
}

function refuseToCalculate(formula: string, cell: string): never {
  throw new StrictExcelError("NotCalculated", `${cell} holds ${formula}, whose value the test must give`);
}
