import { expect, it } from "vitest";
import { createStrictExcel } from "./strictExcel/strictExcel.js";
import type { StrictExcel } from "./strictExcel/strictExcel.js";

type Batch = (context: Excel.RequestContext) => unknown;

async function run(batch: Batch, fake: StrictExcel = createStrictExcel()): Promise<unknown> {
  return fake.Excel.run(async (context) => Promise.resolve(batch(context)));
}

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getActiveWorksheet();

it("gives back after load and sync what was written, and counts what travelled", async () => {
  const fake = createStrictExcel();
  await run(async (context) => {
    const range = sheetOf(context).getRange("A1:B2");
    range.values = [
      ["coin", 1],
      [true, "=A1"],
    ];
    range.load("formulas, address");
    await context.sync();
    expect(range.formulas).toEqual([
      ["coin", 1],
      [true, "=A1"],
    ]);
    expect(range.address).toBe("Sheet1!A1:B2");
  }, fake);
  expect(fake.traffic.syncs).toBe(1);
  expect(fake.traffic.responseBytes).toBe('[["coin",1],[true,"=A1"]]"Sheet1!A1:B2"'.length);
});

it("reads values of formulas only as the test gives them", async () => {
  const read: Batch = async (context) => {
    const range = sheetOf(context).getRange("B1");
    range.formulas = [["=HEDGE.QTY(1,2)"]];
    range.load("values");
    await context.sync();
    return range.values;
  };
  expect(await run(read, createStrictExcel({ calculate: (formula, cell) => `${cell} ${formula}` }))).toEqual([
    ["Sheet1!B1 =HEDGE.QTY(1,2)"],
  ]);
  await expect(run(read)).rejects.toThrow(/^NotCalculated/);
});

it.each<readonly [string, (sheet: Excel.Worksheet) => void]>([
  ["a value", (sheet) => (sheet.getRange("A1").values = [[1]])],
  ["a number format", (sheet) => (sheet.getRange("A1").numberFormat = [["0.00"]])],
  ["a format", (sheet) => (sheet.getRange("A1").format.font.bold = true)],
  ["a chart", (sheet) => sheet.charts.add("Line", sheet.getRange("A1:B2"))],
  ["a conditional format", (sheet) => sheet.getRange("A1").conditionalFormats.add("Custom")],
])("a protected sheet takes no %s", async (_what, write) => {
  const fake = createStrictExcel();
  fake.workbook.active.isProtected = true;
  await expect(
    run((context) => {
      write(sheetOf(context));
    }, fake),
  ).rejects.toThrow(/^AccessDenied/);
  fake.workbook.active.isProtected = false;
  await run((context) => {
    write(sheetOf(context));
  }, fake);
});

it("keeps what came before a failure in a batch and drops what came after, as Excel does", async () => {
  const fake = createStrictExcel();
  const batch: Batch = async (context) => {
    const sheet = sheetOf(context);
    sheet.getRange("A1").values = [["first"]];
    sheet.getRange("A2").values = [["a", "b"]];
    sheet.getRange("A3").values = [["third"]];
    await context.sync();
  };
  await expect(run(batch, fake)).rejects.toThrow();
  expect([...fake.workbook.active.cells.keys()]).toEqual(["A1"]);
});

it("takes a text that begins with = for a formula unless escaped", async () => {
  const fake = createStrictExcel();
  await run(async (context) => {
    sheetOf(context).getRange("A1:A3").values = [["=cmd"], ["'=cmd"], ["="]];
    await context.sync();
  }, fake);
  const { cells } = fake.workbook.active;
  expect(["A1", "A2", "A3"].map((key) => [cells.get(key)?.formula, cells.get(key)?.value])).toEqual([
    ["=cmd", ""],
    ["", "=cmd"],
    ["", "="],
  ]);
});

it("waits for a person to end an edit, where it is asked to", async () => {
  const fake = createStrictExcel();
  fake.workbook.isEditing = true;
  const batch: Batch = (context) => context.workbook.worksheets.add("Hedge");
  await expect(run(batch, fake)).rejects.toThrow(/^InvalidOperationInCellEditMode/);
  const delayed = fake.Excel.run({ delayForCellEdit: true }, async (context) =>
    Promise.resolve(batch(context)),
  );
  await Promise.resolve();
  expect(fake.workbook.sheets).toHaveLength(1);
  fake.endEdit();
  await delayed;
  expect(fake.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Hedge"]);
});

it("takes no object after its Excel.run has ended", async () => {
  const range = await run((context) => sheetOf(context).getRange("A1"));
  expect(() => (range as Excel.Range).load("values")).toThrow(/^InvalidRequestContext/);
});

it("builds a sheet as the add-in does: found or made, filled, in two syncs", async () => {
  const fake = createStrictExcel();
  const build: Batch = async (context) => {
    context.workbook.application.suspendScreenUpdatingUntilNextSync();
    const known = context.workbook.worksheets.getItemOrNullObject("Hedge");
    const selected = context.workbook.getSelectedRange().load(["values", "worksheet/name"]);
    await context.sync();
    expect([known.isNullObject, selected.worksheet.name, selected.values]).toEqual([true, "Sheet1", [[""]]]);
    const sheet = context.workbook.worksheets.add("Hedge");
    sheet.getRange("A1:B2").values = [
      ["Coin", "Contracts"],
      ["ETH", 17_500],
    ];
    sheet.getRange("A1:B1").format.font.bold = true;
    const chart = sheet.charts.add("Line", sheet.getRange("A1:B2"));
    chart.title.text = "Funding";
    chart.setPosition("D1", "K20");
    sheet.freezePanes.freezeRows(1);
    sheet.protection.protect();
    sheet.activate();
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return sheets.items.map(({ name }) => name);
  };
  expect(await run(build, fake)).toEqual(["Sheet1", "Hedge"]);
  const { workbook, traffic } = fake;
  expect(traffic.syncs).toBe(2);
  expect(workbook.active).toMatchObject({ name: "Hedge", isProtected: true });
  expect(workbook.active.charts[0]).toMatchObject({ title: "Funding", place: { row: 0, column: 3 } });
  expect(workbook.active.formats.get("A1:B1 font.bold")).toBe(true);
});
