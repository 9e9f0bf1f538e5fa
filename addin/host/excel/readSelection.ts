import type { Selection } from "../spreadsheet.js";
import { cellValues } from "./cellValues.js";
import { runExcel } from "./runExcel.js";
import { withoutSheet } from "./withoutSheet.js";

const maxRows = 2000;
const maxColumns = 10;

/** Reads the part of the selection that is in use, as far as it is not larger than a list of holdings. @throws HedgeError */
export async function readSelection(): Promise<Selection> {
  return runExcel(async (context) => {
    const selected = context.workbook.getSelectedRange();
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    // Of whole columns that are selected, Excel would send a million rows.
    const used = selected.getUsedRangeOrNullObject(true);
    selected.load("address");
    sheet.load("name");
    used.load("rowCount, columnCount");
    await context.sync();
    if (used.isNullObject)
      return { sheet: sheet.name, address: withoutSheet(selected.address), values: [], isCut: false };

    const { rowCount, columnCount } = used;
    const read = used
      .getCell(0, 0)
      .getResizedRange(Math.min(rowCount, maxRows) - 1, Math.min(columnCount, maxColumns) - 1);
    read.load("address, values");
    await context.sync();
    return {
      sheet: sheet.name,
      address: withoutSheet(read.address),
      values: cellValues(read.values),
      isCut: rowCount > maxRows || columnCount > maxColumns,
    };
  });
}
