import { HedgeError } from "../../../shared/errors.js";
import type { Spreadsheet } from "../../host/spreadsheet.js";

/** Refuses with a sentence what would change a workbook that this tab only shows; the grid would leave it out silently. */
export function refuseReadOnly(spreadsheet: Spreadsheet, isReadOnly: () => boolean): Spreadsheet {
  const ifEdited =
    <Given extends unknown[], Result>(change: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (isReadOnly())
        throw new HedgeError({
          code: "host_refused",
          message: 'Another tab edits this workbook. Press "Edit here" above the sheet first.',
        });
      return change(...given);
    };
  return {
    ...spreadsheet,
    paint: ifEdited(spreadsheet.paint),
    insertFormula: ifEdited(spreadsheet.insertFormula),
    insertText: ifEdited(spreadsheet.insertText),
    repair: ifEdited(spreadsheet.repair),
    freezeCopy: ifEdited(spreadsheet.freezeCopy),
    writeCells: ifEdited(spreadsheet.writeCells),
    insertRows: ifEdited(spreadsheet.insertRows),
  };
}
