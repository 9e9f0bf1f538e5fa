import { afterEach, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { explainSheet } from "../../../shared/sheet/explainSheet.js";
import { memoryDesk } from "../../support/memoryDesk.js";
import { installExcel } from "./excelBench.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("writes a row's arithmetic into Excel: inputs as numbers, figures as formulas, their texts as texts", async () => {
  const { workbook } = installExcel({ excelApi: "1.18" });
  const desk = memoryDesk().open({ holdings: [["ETH", 100]], settings: { leverage: "", survive: 1 } });
  const plan = explainSheet(desk, 0);
  expect(await excelSpreadsheet.paint({ sheets: [plan] })).toEqual({
    sheets: [{ planned: "Hedge row ETH", name: "Hedge row ETH" }],
    warnings: [],
  });
  const cells = workbook.sheets.find(({ name }) => name === "Hedge row ETH")?.cells;
  const rowOf = (label: string): string =>
    [...(cells ?? [])]
      .find(([address, { value }]) => address.startsWith("A") && value === label)?.[0]
      .slice(1) ?? "";
  const mark = rowOf("Mark price");
  const value = rowOf("Value of ETH");
  expect(cells?.get(`B${mark}`)).toMatchObject({ value: 4000, formula: "" });
  expect(cells?.get(`B${value}`)?.formula).toBe(`=B${rowOf("ETH held")}*B${rowOf("Price of ETH on bybit")}`);
  expect(cells?.get(`C${value}`)).toMatchObject({ value: "=100*4000", formula: "" });
});
