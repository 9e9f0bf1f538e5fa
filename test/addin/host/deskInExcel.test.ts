// The built desk in the strict stand-in for Excel: found by its formulas, added to, recorded in, by few round trips.
import { afterEach, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { standingDesks, updateDesk } from "../../../addin/taskpane/build/deskUpdate.js";
import { deskReferences } from "../../../addin/taskpane/desk/deskReferences.js";
import { readJournal } from "../../../addin/taskpane/record/journalTable.js";
import { blankHeld, type HeldRow } from "../../../shared/sheet/deskBook.js";
import { deskWorkbook } from "../../../shared/sheet/deskWorkbook.js";
import { installExcel } from "./excelBench.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const held = (coin: string, coins: number): HeldRow => ({ ...blankHeld, coin, coins });

async function builtDesk() {
  const excel = installExcel({ calculate: () => "live" });
  const book = { holdings: [held("ETH", 100), held("BTC", 2)], shorts: [], settings: {}, closed: [] };
  await excelSpreadsheet.paint(deskWorkbook(book, ["binance"]));
  return excel;
}

it("is found by its formula, and takes coins into its blank rows within a few syncs", async () => {
  const { workbook, traffic } = await builtDesk();
  const before = traffic.syncs;
  const desks = standingDesks(await excelSpreadsheet.findFormulas(["PLAN"]));
  expect(desks).toHaveLength(1);
  const [desk] = desks;
  if (desk === undefined) throw new Error("there is no desk");
  expect(desk.holdings.sheet).toBe("Hedge");
  expect(await updateDesk(excelSpreadsheet, desk, [held("SOL", 5), held("btc", 3)])).toEqual({
    added: ["SOL"],
    differing: ["btc"],
  });
  expect(traffic.syncs - before).toBeLessThanOrEqual(8);
  const { values } = await excelSpreadsheet.readRange(desk.holdings);
  expect(values.slice(0, 4).map(([coin, coins]) => [coin, coins])).toEqual([
    ["ETH", 100],
    ["BTC", 2],
    ["SOL", 5],
    ["", ""],
  ]);
  const hedge = workbook.sheets.find(({ name }) => name === "Hedge");
  expect(
    [...(hedge?.cells.values() ?? [])].filter(({ formula }) => formula.includes("HEDGE.PLAN")),
  ).toHaveLength(2);
});

it("takes a recorded short into the range that the formulas read, and refuses where a cell has changed", async () => {
  await builtDesk();
  const [plan] = await excelSpreadsheet.findFormulas(["SHORTS"]);
  if (plan === undefined) throw new Error("there is no formula");
  const { shorts } = deskReferences(plan);
  if (shorts === null) throw new Error("there is no range of shorts");
  const [first = ""] = shorts.address.split(":");
  const line = { sheet: shorts.sheet, address: first };
  await excelSpreadsheet.writeCells([{ ...line, content: { value: "bybit:ETH" }, expected: "" }]);
  expect((await excelSpreadsheet.readRange(shorts)).values[0]?.[0]).toBe("bybit:ETH");
  await expect(
    excelSpreadsheet.writeCells([{ ...line, content: { value: "okx:ETH" }, expected: "" }]),
  ).rejects.toMatchObject({ code: "cell_not_empty" });
  expect((await excelSpreadsheet.readRange(shorts)).values[0]?.[0]).toBe("bybit:ETH");
});

it("has a journal that is found by its headings", async () => {
  await builtDesk();
  const journal = await readJournal(excelSpreadsheet, "Hedge");
  expect(journal?.table.range.sheet).toBe("Hedge journal");
  expect([...(journal?.places.keys() ?? [])]).toEqual(
    expect.arrayContaining(["instrument", "contracts", "entry", "exit", "closed", "pnl", "net"]),
  );
});
