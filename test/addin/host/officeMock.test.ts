import { OfficeMockObject } from "office-addin-mock";
import { afterEach, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

type Cell = { readonly formulas: readonly (readonly string[])[] };

type Workbook = { readonly cell: Cell; readonly worksheets: { readonly active: unknown } };
type Sheet = { readonly cell: unknown };

/** Microsoft's own mock of Excel, with one active cell that holds that. */
function installMock(held: string): { readonly cell: Cell } {
  const data = {
    context: {
      workbook: {
        application: { calculationMode: "Manual" },
        cell: { address: "Sheet1!B2", formulas: [[held]], values: [[held]], valueTypes: [["String"]] },
        getActiveCell(this: Workbook) {
          return this.cell;
        },
        worksheets: {
          active: {
            name: "Sheet1",
            protection: { protected: false },
            cell: { values: [["#BUSY!"]], valueTypes: [["Error"]] },
            getRange(this: Sheet) {
              return this.cell;
            },
          },
          getItem(this: Workbook["worksheets"]) {
            return this.active;
          },
          getActiveWorksheet(this: Workbook["worksheets"]) {
            return this.active;
          },
        },
      },
    },
    async run(this: { readonly context: unknown }, _options: object, batch: (context: unknown) => unknown) {
      return Promise.resolve(batch(this.context));
    },
  };
  const mock = Reflect.construct(OfficeMockObject, [data as unknown]) as {
    readonly context: { readonly workbook: Workbook };
  };
  vi.stubGlobal("Excel", mock);
  vi.stubGlobal("Office", { context: { requirements: { isSetSupported: () => false } } });
  return mock.context.workbook;
}

it("inserts a formula into an empty cell of Microsoft's mock", async () => {
  const { cell } = installMock("");
  expect(await excelSpreadsheet.insertFormula("=HEDGE.QTY(1,2)", { replace: false })).toEqual({
    sheet: "Sheet1",
    address: "B2",
    warnings: [],
  });
  expect(cell.formulas).toEqual([["=HEDGE.QTY(1,2)"]]);
});

it("leaves what a cell of Microsoft's mock holds", async () => {
  const { cell } = installMock("mine");
  await expect(excelSpreadsheet.insertFormula("=HEDGE.QTY(1,2)", { replace: false })).rejects.toMatchObject({
    code: "cell_not_empty",
  });
  expect(cell.formulas).toEqual([["mine"]]);
});

it("reads how Microsoft's mock calculates", async () => {
  installMock("");
  expect(await excelSpreadsheet.calculationMode()).toBe("manual");
});
