import { afterEach, describe, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { callsFunction } from "../../../addin/host/hedgeFormula.js";
import type { CellWrite } from "../../../addin/host/spreadsheet.js";
import { parseArea } from "../../support/strictExcel/area.js";
import { addSheet, installExcel, put } from "./excelBench.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const spreadsheet = excelSpreadsheet;
const plan = "=HEDGE.PLAN($A$8:$E$47,'Hedge shorts'!$A$6:$E$45,$A$4:$O$5)";

const value = (sheet: string, address: string, text: string | number, expected: string | number = "") =>
  ({ sheet, address, content: { value: text }, expected }) satisfies CellWrite;

it("reports which cell is active, and where", async () => {
  const { workbook } = installExcel();
  workbook.active.name = "Hedge";
  workbook.selection = parseArea("C3:D9");
  expect(await spreadsheet.activeCell()).toEqual({ sheet: "Hedge", address: "C3" });
});

it.each([
  [plan, true],
  ["=hedge.plan(A1:E9)", true],
  ["=IFERROR(ROWS(HEDGE.Plan (A1)),0)", true],
  ["=@'C:\\Office\\FUNCRES.XLAM'!_xldudf_HEDGE_PLAN(A1:E9)", true],
  ["=[1]!_xldudf_HEDGE_PLAN(A1:E9)", true],
  ["=HEDGE.PLANS(A1:E9)", false],
  ["=MYHEDGE.PLAN(A1:E9)", false],
  ["=HEDGE.PLAN", false],
  ['=HEDGE.QTY(1,2)&" is not ""HEDGE.PLAN(A1)"""', false],
  ["=HEDGE.QTY('HEDGE.PLAN(x)'!A1,2)", false],
  ["HEDGE.PLAN(A1:E9)", false],
])("sees whether %s calls PLAN: %s", (formula, expected) => {
  expect(callsFunction(formula, ["PLAN"])).toBe(expected);
});

describe("formulas", () => {
  it("are found on all sheets in their order, each where it stands and not where it spills", async () => {
    const fake = installExcel({ calculate: () => "act" });
    put(fake.workbook.active, { B9: "=HEDGE.SHORTS(A6:E45)", A2: plan, A3: '="HEDGE.PLAN(A1)"', C1: "=1" });
    const second = addSheet(fake, "Second", { F8: plan, F9: plan, G8: plan, F10: "text" });
    second.spills.set("F8", parseArea("F8:G9"));
    addSheet(fake, "Empty", {});
    expect(await spreadsheet.findFormulas(["PLAN", "SHORTS"])).toEqual([
      { sheet: "Sheet1", address: "A2", formula: plan },
      { sheet: "Sheet1", address: "B9", formula: "=HEDGE.SHORTS(A6:E45)" },
      { sheet: "Second", address: "F8", formula: plan },
    ]);
    expect(await spreadsheet.findFormulas(["STRESS"])).toEqual([]);
  });
});

describe("a range", () => {
  it("is read with its formulas; what only shows a spill holds its value", async () => {
    const fake = installExcel({ calculate: (formula) => (formula === "=B2*2" ? 100 : "short") });
    const sheet = addSheet(fake, "Hedge", {
      B1: "Coins",
      A2: "SOL",
      B2: 50,
      C2: "=B2*2",
      D2: plan,
      D3: plan,
    });
    sheet.spills.set("D2", parseArea("D2:D3"));
    expect(await spreadsheet.readRange({ sheet: "hedge", address: "$A$1:D3" })).toEqual({
      values: [
        ["", "Coins", "", ""],
        ["SOL", 50, 100, "short"],
        ["", "", "", "short"],
      ],
      formulas: [
        [null, null, null, null],
        [null, null, "=B2*2", plan],
        [null, null, null, null],
      ],
    });
    // The edge of what is read lies within the spill.
    expect(await spreadsheet.readRange({ sheet: "Hedge", address: "D3" })).toEqual({
      values: [["short"]],
      formulas: [[null]],
    });
  });

  it("is refused where there is no such sheet or address, and where it is too large", async () => {
    installExcel();
    const read = async (sheet: string, address: string) => spreadsheet.readRange({ sheet, address });
    await expect(read("Gone", "A1")).rejects.toMatchObject({ code: "sheet_missing" });
    await expect(read("Sheet1", "A:A")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(read("Sheet1", "A1:B10001")).rejects.toMatchObject({ code: "invalid_input" });
    expect((await read("Sheet1", "A1:B10000")).values).toHaveLength(10_000);
  });
});

describe("writing cells", () => {
  it("writes numbers, texts as texts, formulas and nothing, on several sheets in one batch", async () => {
    const fake = installExcel({ calculate: () => 5 });
    const hedge = addSheet(fake, "Hedge", { A8: "SOL", B8: 50, C8: "mine", D8: "=1+4" });
    const shorts = addSheet(fake, "Hedge shorts", {});
    for (const cell of hedge.cells.values()) cell.numberFormat = "0.00";
    await spreadsheet.writeCells([
      value("Hedge", "A8", "=cmd|'/c calc'!A0", "SOL"),
      value("Hedge", "$B$8", 60, 50),
      value("Hedge", "C8", "", "mine"),
      { sheet: "Hedge", address: "D8", content: { formula: "=HEDGE.QTY(1,2)" }, expected: 5 },
      value("Hedge shorts", "A6", "1/2"),
      value("Hedge shorts", "B6", -3),
    ]);
    const cellsOf = ({ cells }: typeof hedge) =>
      Object.fromEntries([...cells].map(([address, cell]) => [address, [cell.value, cell.formula]]));
    expect(cellsOf(hedge)).toEqual({
      A8: ["=cmd|'/c calc'!A0", ""],
      B8: [60, ""],
      C8: ["", ""],
      D8: ["", "=HEDGE.QTY(1,2)"],
    });
    expect([...hedge.cells.values()].map(({ numberFormat }) => numberFormat)).toEqual(Array(4).fill("0.00"));
    expect(cellsOf(shorts)).toEqual({ A6: ["1/2", ""], B6: [-3, ""] });
    // Sheets, what is held, the writing, and the formula read back.
    expect(fake.traffic.syncs).toBe(4);
  });

  it("writes nothing at all where one cell holds something else, and names it", async () => {
    const fake = installExcel({ calculate: () => 7 });
    const { cells } = addSheet(fake, "Hedge", { A8: "SOL", B8: 50, C8: "50", D8: "=3+4" });
    const before = structuredClone([...cells]);
    const refused = async (...writes: readonly CellWrite[]) => {
      await expect(spreadsheet.writeCells([value("Hedge", "A7", "new"), ...writes])).rejects.toMatchObject({
        code: "cell_not_empty",
        message: expect.stringContaining(`${String(writes.at(-1)?.address)} on "Hedge"`) as string,
      });
      expect([...cells]).toEqual(before);
    };
    await refused(value("Hedge", "A8", "ETH", "SOL"), value("Hedge", "B8", 60, 51));
    await refused(value("Hedge", "A8", "ETH"));
    await refused(value("Hedge", "A9", "ETH", "SOL"));
    // A text of digits is no number, and a formula holds what it shows.
    await refused(value("Hedge", "C8", 60, 50));
    await refused(value("Hedge", "D8", 60, 8));
  });

  it("takes back what it has written where Excel refuses a later cell", async () => {
    const fake = installExcel({ calculate: () => 7 });
    const { cells } = addSheet(fake, "Hedge", { A1: "=3+4", B1: "1/2", A5: 1 });
    await expect(
      spreadsheet.writeCells([
        value("Hedge", "A1", 1, 7),
        value("Hedge", "B1", 2, "1/2"),
        { ...value("Hedge", "A5", 1, 1), content: { formula: `=${"1+".repeat(5000)}1` } },
        value("Hedge", "A9", 9),
      ]),
    ).rejects.toMatchObject({
      code: "host_refused",
      message: expect.stringMatching(/longer than 8,192.* Nothing was written\.$/u) as string,
    });
    expect(cells.get("A1")).toMatchObject({ formula: "=3+4" });
    expect(cells.get("B1")).toMatchObject({ value: "1/2", formula: "" });
    expect(cells.get("A5")).toMatchObject({ value: 1 });
    const { values } = await spreadsheet.readRange({ sheet: "Hedge", address: "A9" });
    expect(values).toEqual([[""]]);
  });

  it("is refused on protected sheets, on none, and of several cells at one address", async () => {
    const fake = installExcel();
    addSheet(fake, "Locked", {}).isProtected = true;
    const write = async (sheet: string, address: string) =>
      spreadsheet.writeCells([value("Sheet1", "A1", 1), value(sheet, address, 1)]);
    await expect(write("Locked", "A1")).rejects.toMatchObject({ code: "sheet_protected" });
    await expect(write("Gone", "A1")).rejects.toMatchObject({ code: "sheet_missing" });
    await expect(write("Sheet1", "B1:B2")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(write("Sheet1", "B0")).rejects.toMatchObject({ code: "invalid_input" });
    expect(fake.workbook.active.cells.size).toBe(0);
    await spreadsheet.writeCells([]);
  });
});

describe("inserting rows", () => {
  it("moves down the row and what stands below it", async () => {
    const fake = installExcel();
    const { cells } = addSheet(fake, "Hedge", { A7: "Coin", A8: "SOL", C9: 3 });
    await spreadsheet.insertRows("Hedge", 8, 2);
    expect([...cells.keys()]).toEqual(["A7", "A10", "C11"]);
  });

  it("is refused on protected sheets, on none, and of no rows", async () => {
    const fake = installExcel();
    addSheet(fake, "Locked", {}).isProtected = true;
    await expect(spreadsheet.insertRows("Locked", 1, 1)).rejects.toMatchObject({ code: "sheet_protected" });
    await expect(spreadsheet.insertRows("Gone", 1, 1)).rejects.toMatchObject({ code: "sheet_missing" });
    await expect(spreadsheet.insertRows("Sheet1", 0, 1)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(spreadsheet.insertRows("Sheet1", 1, 0)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
