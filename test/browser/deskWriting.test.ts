import { afterAll, beforeAll, expect, it } from "vitest";
import type { CellWrite, Spreadsheet } from "../../addin/host/spreadsheet.js";
import { cellsOnly } from "../../shared/sheet/sheetPlan.js";
import type { SheetPlan, WorkbookPlan } from "../../shared/sheet/sheetPlan.js";
import { callSpreadsheet } from "./callSpreadsheet.js";
import { openWorkbench } from "./openWorkbench.js";
import type { OpenWorkbench } from "./openWorkbench.js";

type Method = Exclude<keyof Spreadsheet, "hostName" | "onSelectionChanged">;

const bare = {
  ...cellsOnly,
  columnWidths: [],
  rowHeights: {},
  frozenRows: 0,
  frozenColumns: 0,
  showGridlines: true,
  merges: [],
} as const satisfies Partial<SheetPlan>;

const desk: WorkbookPlan = {
  sheets: [
    {
      ...bare,
      name: "Desk",
      cells: {
        A3: { value: "Coin", look: "headerLeft" },
        B3: { value: "Coins", look: "header" },
        A4: { value: "SOL", look: "coin" },
        B4: { value: 50, look: "input", format: "usdCents" },
        A5: { value: "ETH", look: "coin" },
        B5: { value: 10, look: "input", format: "usdCents" },
        A6: { look: "coin" },
        B6: { look: "input", format: "usdCents" },
        D4: { formula: "=HEDGE.QTY(SUM($B$4:$B$6)*1000,1000)", look: "plainNumber" },
        F4: { formula: "=SEQUENCE(2,2)", look: "plainNumber" },
      },
    },
    {
      ...bare,
      name: "Beside",
      cells: {
        A1: { formula: "=HEDGE.QTY(Desk!B4*1000,1000)", look: "plainNumber" },
        A2: { formula: '="HEDGE.QTY("', look: "plainNumber" },
      },
    },
  ],
};

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
  expect(await call("paint", desk)).toMatchObject({
    sheets: [{ name: "Desk" }, { name: "Beside" }],
  });
});

afterAll(async () => {
  // The grid's engine says so of a formula that an inserted row moved while it was being calculated; it calculates it again.
  expect(workbench.problems.filter((problem) => !problem.startsWith("Dependency tree not found"))).toEqual(
    [],
  );
  await workbench.close();
});

const call = async <Name extends Method>(name: Name, ...given: Parameters<Spreadsheet[Name]>) =>
  callSpreadsheet(workbench, name, ...given);

const readDesk = async (address: string) => call("readRange", { sheet: "Desk", address });

const write = (address: string, value: string | number, expected: string | number): CellWrite => ({
  sheet: "Desk",
  address,
  content: { value },
  expected,
});

it("reads values without their formats, blank cells, spills and formulas", async () => {
  expect(await readDesk("$A$3:G6")).toEqual({
    values: [
      ["Coin", "Coins", "", "", "", "", ""],
      ["SOL", 50, "", 60, "", 1, 2],
      ["ETH", 10, "", "", "", 3, 4],
      ["", "", "", "", "", "", ""],
    ],
    formulas: [
      [null, null, null, null, null, null, null],
      [null, null, null, "=HEDGE.QTY(SUM($B$4:$B$6)*1000,1000)", null, "=SEQUENCE(2,2)", null],
      [null, null, null, null, null, null, null],
      [null, null, null, null, null, null, null],
    ],
  });
  expect(await call("readRange", { sheet: "Gone", address: "A1" })).toMatchObject({ code: "sheet_missing" });
  expect(await readDesk("A:A")).toMatchObject({ code: "invalid_input" });
  expect(await readDesk("A1:B10001")).toMatchObject({ code: "invalid_input" });
});

it("writes nothing where one cell holds something else than expected", async () => {
  const before = await readDesk("A1:G9");
  expect(await call("writeCells", [write("A6", "BTC", ""), write("B5", 20, 11)])).toMatchObject({
    code: "cell_not_empty",
    message: expect.stringContaining('B5 on "Desk"') as string,
  });
  // What a spill shows is not empty either.
  expect(await call("writeCells", [write("A6", "BTC", ""), write("G5", "x", "")])).toMatchObject({
    code: "cell_not_empty",
    message: expect.stringContaining('G5 on "Desk"') as string,
  });
  expect(await readDesk("A1:G9")).toEqual(before);
});

it("writes texts as texts, clears values only, settles with its formulas, and is one step of undo", async () => {
  const before = await readDesk("A1:G9");
  expect(
    await call("writeCells", [
      write("A5", "", "ETH"),
      write("B5", "", 10),
      write("A6", "=1+1", ""),
      write("B6", 5, ""),
      { sheet: "Desk", address: "D5", content: { formula: "=HEDGE.QTY(B6*1000,10)" }, expected: "" },
      { sheet: "Beside", address: "B1", content: { formula: "=Desk!D4*2" }, expected: "" },
    ]),
  ).toBeUndefined();
  expect(await readDesk("A4:D6")).toEqual({
    values: [
      ["SOL", 50, "", 55],
      ["", "", "", 500],
      ["=1+1", 5, "", ""],
    ],
    formulas: [
      [null, null, null, "=HEDGE.QTY(SUM($B$4:$B$6)*1000,1000)"],
      [null, null, null, "=HEDGE.QTY(B6*1000,10)"],
      [null, null, null, null],
    ],
  });
  expect(await call("readRange", { sheet: "Beside", address: "B1" })).toMatchObject({ values: [[110]] });
  await call("activateSheet", "Desk");
  expect(await workbench.call("read", "B6")).toBe("5.00");

  await workbench.click({ x: 400, y: 300 });
  await workbench.page.keyboard.press("Control+z");
  await expect.poll(async () => readDesk("A1:G9")).toEqual(before);
  expect(await call("readRange", { sheet: "Beside", address: "B1" })).toMatchObject({ values: [[""]] });
  // The undo shows what it has changed last.
  await call("activateSheet", "Desk");
});

it("keeps the format of a cell that it clears", async () => {
  await call("writeCells", [write("B5", "", 10)]);
  await call("writeCells", [write("B5", 7, "")]);
  expect(await workbench.call("read", "B5")).toBe("7.00");
  await call("writeCells", [write("B5", 10, 7)]);
});

it("writes below the last row that the grid has", async () => {
  expect(await call("writeCells", [write("A2500", "far", "")])).toBeUndefined();
  expect(await readDesk("A2500")).toMatchObject({ values: [["far"]] });
});

it("reports which cell is active", async () => {
  await workbench.click({ x: 5, y: 5 });
  expect(await call("activeCell")).toEqual({ sheet: "Desk", address: "A1" });
});

it("inserts rows that ranges of formulas take in and spills move with", async () => {
  expect(await call("insertRows", "Desk", 6, 2)).toBeUndefined();
  expect(await call("insertRows", "Desk", 4, 1)).toBeUndefined();
  await call("writeCells", [write("B7", 40, "")]);
  await expect
    .poll(async () => readDesk("A4:G9"))
    .toMatchObject({
      values: [
        ["", "", "", "", "", "", ""],
        ["SOL", 50, "", 100, "", 1, 2],
        ["ETH", 10, "", "", "", 3, 4],
        ["", 40, "", "", "", "", ""],
        ["", "", "", "", "", "", ""],
        ["", "", "", "", "", "", ""],
      ],
    });
  expect(await call("insertRows", "Desk", 0, 1)).toMatchObject({ code: "invalid_input" });
  expect(await call("insertRows", "Gone", 1, 1)).toMatchObject({ code: "sheet_missing" });
});

it("finds formulas by the function they call, also after rows were inserted and a sheet was renamed", async () => {
  const { page } = workbench;
  await page.getByText("Desk", { exact: true }).last().dblclick();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("My desk");
  await page.keyboard.press("Enter");
  await expect.poll(async () => call("sheetNames")).toContain("My desk");
  const found = await call("findFormulas", ["QTY"]);
  expect(found).toEqual(
    expect.arrayContaining([
      { sheet: "My desk", address: "D5", formula: "=HEDGE.QTY(SUM($B$5:$B$9)*1000,1000)" },
      { sheet: "Beside", address: "A1", formula: "=HEDGE.QTY('My desk'!B5*1000,1000)" },
    ]),
  );
  expect(found).not.toContainEqual(expect.objectContaining({ sheet: "Beside", address: "A2" }));
  expect(await call("findFormulas", ["NONE"])).toEqual([]);
});
