import { vi } from "vitest";
import { createStrictExcel } from "../../support/strictExcel/strictExcel.js";
import type { StrictExcel } from "../../support/strictExcel/strictExcel.js";
import { isErrorName } from "../../support/strictExcel/errorValues.js";
import { minorOf, newestExcel } from "../../support/strictExcel/excelKind.js";
import { newSheet } from "../../support/strictExcel/workbookModel.js";
import type { SheetModel } from "../../support/strictExcel/workbookModel.js";

/** Installs a strict Excel as the page's; the other globals that an add-in finds there come with it. */
export function installExcel(options: Parameters<typeof createStrictExcel>[0] = {}): StrictExcel {
  const { excelApi, platform } = { ...newestExcel, ...options };
  // A live formula waits right after it was written.
  const fake = createStrictExcel({ calculate: () => "#BUSY!", ...options });
  vi.stubGlobal("Excel", fake.Excel);
  vi.stubGlobal("Office", {
    HostType: { Excel: "Excel" },
    onReady: async () =>
      Promise.resolve({ host: "Excel", platform: platform === "web" ? "OfficeOnline" : "PC" }),
    context: {
      requirements: {
        isSetSupported: (set: string, version: string | number) =>
          set === "ExcelApi" && minorOf(String(version)) <= minorOf(excelApi),
      },
    },
  });
  return fake;
}

/** Fills cells of a sheet as if a person had typed them; formulas begin with "=". */
export function put(sheet: SheetModel, cells: Readonly<Record<string, string | number>>): void {
  for (const [address, content] of Object.entries(cells)) {
    const isFormula = typeof content === "string" && content.startsWith("=");
    sheet.cells.set(address, {
      value: isFormula ? "" : content,
      formula: isFormula ? content : "",
      numberFormat: "General",
      ...(isErrorName(content) ? { isError: true } : {}),
    });
  }
}

/** Fills cells with formulas whose functions Excel does not know: those of a workbook opened before the add-in. */
export function putUnknown(sheet: SheetModel, formulas: Readonly<Record<string, string>>): void {
  for (const [address, formula] of Object.entries(formulas))
    sheet.cells.set(address, { value: "", formula, numberFormat: "General", isUnknown: true });
}

/** Adds a sheet with these cells to the workbook. */
export function addSheet(
  { workbook }: StrictExcel,
  name: string,
  cells: Readonly<Record<string, string | number>>,
): SheetModel {
  const sheet = newSheet(name);
  put(sheet, cells);
  workbook.sheets.push(sheet);
  return sheet;
}
