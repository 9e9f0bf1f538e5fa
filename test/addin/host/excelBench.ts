import { vi } from "vitest";
import { createStrictExcel } from "../../support/strictExcel/strictExcel.js";
import type { StrictExcel } from "../../support/strictExcel/strictExcel.js";
import { newSheet } from "../../support/strictExcel/workbookModel.js";
import type { SheetModel } from "../../support/strictExcel/workbookModel.js";

type Options = Parameters<typeof createStrictExcel>[0] & {
  /** The newest version of Excel's interface that this Excel has. */
  readonly excelApi?: string;
};

/** Installs a strict Excel as the page's; the other globals that an add-in finds there come with it. */
export function installExcel({ excelApi = "1.20", ...options }: Options = {}): StrictExcel {
  const fake = createStrictExcel(options);
  vi.stubGlobal("Excel", fake.Excel);
  vi.stubGlobal("Office", {
    HostType: { Excel: "Excel" },
    onReady: async () => Promise.resolve({ host: "Excel", platform: "PC" }),
    context: {
      requirements: {
        isSetSupported: (set: string, version: string | number) =>
          set === "ExcelApi" && minorOf(String(version)) <= minorOf(excelApi),
      },
    },
  });
  return fake;
}

function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? "0");
}

/** Fills cells of a sheet as if a person had typed them; formulas begin with "=". */
export function put(sheet: SheetModel, cells: Readonly<Record<string, string | number>>): void {
  for (const [address, content] of Object.entries(cells)) {
    const isFormula = typeof content === "string" && content.startsWith("=");
    sheet.cells.set(address, {
      value: isFormula ? "" : content,
      formula: isFormula ? content : "",
      numberFormat: "General",
    });
  }
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
