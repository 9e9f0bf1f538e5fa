// The fake counts what a request weighs; whether it counts right, only Microsoft's own office.js can say.
import { afterEach, expect, it, vi } from "vitest";
import { paintSheet } from "../../addin/host/excel/paintSheet.js";
import { blankHeld } from "../../shared/sheet/deskBook.js";
import { deskWorkbook } from "../../shared/sheet/deskWorkbook.js";
import { installExcel } from "../addin/host/excelBench.js";
import { officeRequest } from "./officeRequest.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([5, 200])("is within a tenth of what office.js sends for a desk of %i coins", async (coins) => {
  // The office.js of the npm package knows no notes yet.
  const fake = installExcel({ excelApi: "1.16" });
  const holdings = Array.from({ length: coins }, (_coin, index) => ({
    ...blankHeld,
    coin: `C${String(index)}X`,
    coins: index + 1,
  }));
  const plan = deskWorkbook({ holdings, shorts: [], settings: {}, closed: [] }, ["binance", "bybit"]);
  const paint = ({ workbook }: Excel.RequestContext) => {
    for (const sheet of plan.sheets) paintSheet(workbook, workbook.worksheets.add(sheet.name), sheet, plan);
  };
  const sent = Buffer.byteLength(await officeRequest(paint));
  await fake.Excel.run(async (context) => {
    paint(context);
    await context.sync();
  });
  expect(fake.traffic.requestBytes / sent).toBeGreaterThan(0.9);
  expect(fake.traffic.requestBytes / sent).toBeLessThan(1.1);
});
