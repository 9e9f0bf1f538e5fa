import { afterEach, expect, it, vi } from "vitest";
import { excelSpreadsheet } from "../../../addin/host/excel/excelSpreadsheet.js";
import { cellsOnly } from "../../../shared/sheet/sheetPlan.js";
import type { PlanCell, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { areaText } from "../../support/strictExcel/area.js";
import type { SheetModel } from "../../support/strictExcel/workbookModel.js";
import { installExcel } from "./excelBench.js";
import { smallPlan } from "./smallPlan.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const paint = excelSpreadsheet.paint;
const sheetOf = (sheets: readonly SheetModel[], name: string): SheetModel => {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new Error(`there is no sheet ${name}`);
  return sheet;
};
const formulaOf = (sheet: SheetModel, address: string) => sheet.cells.get(address)?.formula;

it("paints everything that a plan says, in three syncs and one step of Undo, and shows the first sheet", async () => {
  const { workbook, traffic } = installExcel({ excelApi: "1.18" });
  expect(await paint(smallPlan)).toEqual({
    sheets: [
      { planned: "Hedge", name: "Hedge" },
      { planned: "Hedge details", name: "Hedge details" },
    ],
    warnings: [],
  });
  expect(traffic).toMatchObject({ syncs: 3, undoSteps: 1 });

  const hedge = sheetOf(workbook.sheets, "Hedge");
  const details = sheetOf(workbook.sheets, "Hedge details");
  expect(workbook.active).toBe(hedge);
  expect(hedge.showGridlines).toBe(false);
  expect(hedge.frozen).toEqual({ row: 0, column: 0, rows: 3, columns: 1 });
  expect(details.frozen).toMatchObject({ rows: 1, columns: 0 });
  expect(hedge.cells.get("B4")).toMatchObject({
    formula: '=HEDGE.MARK($B$2&":"&A4)',
    numberFormat: "#,##0.00",
  });
  expect(hedge.cells.get("C2")).toMatchObject({ value: 0.25, formula: "", numberFormat: "0%" });
  expect(hedge.cells.has("A2")).toBe(false);
  expect(hedge.notes).toEqual(
    new Map([
      ["B2", "Where to short"],
      ["A4", "Inverse on the venue"],
    ]),
  );
  expect(hedge.validations).toMatchObject([
    {
      area: { row: 1, column: 1 },
      rule: { list: { source: "bybit,okx" } },
      errorAlert: { showAlert: false },
    },
  ]);
  expect(hedge.conditions).toMatchObject([
    {
      formula: '=AND(AND(ISNUMBER(C4),C4>0),NOT(OR(OR(LEFT(C4,4)="Fine",LEFT(C4,4)="Cash"))))',
      color: "#a32020",
      fill: "#fbe9e9",
      area: { rows: 2 },
    },
  ]);
  expect(details.charts).toMatchObject([
    {
      type: "ColumnClustered",
      title: "Funding",
      width: 300,
      height: 150,
      place: { row: 2, column: 4 },
      series: [
        { name: "Rate", values: { column: 1 }, categories: { column: 0 } },
        { name: "Sum", values: { column: 2 }, categories: { column: 0 } },
        {
          name: "Count",
          values: { column: 0 },
          categories: { column: 0 },
          type: "Line",
          axisGroup: "Secondary",
        },
      ],
      rightMajorUnit: 1,
    },
  ]);
  // 120 pixels are 90 points; the header is one range, not three cells.
  expect(hedge.formats.get("A1 columnWidth")).toBe(90);
  expect(hedge.formats.get("B3:C3 fill.color")).toBe("#f3f6f9");
  expect(hedge.formats.get("A1:C1 merged")).toBe(true);
});

it("writes a text as a text, whatever it looks like", async () => {
  const { workbook } = installExcel();
  const texts = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-BTC",
    "@SUM(1)",
    "'quoted",
    "MAR1",
    "1/2",
    "10%",
    "TRUE",
    "#N/A",
    "1e5",
    "x".repeat(5000),
    "1INCH",
    "Coin",
  ];
  const cells = Object.fromEntries(
    texts.map((value, row): [string, PlanCell] => [`A${String(row + 1)}`, { value, look: "coin" }]),
  );
  const [hedge] = smallPlan.sheets;
  if (hedge === undefined) throw new Error("the plan is empty");
  await paint({
    sheets: [{ ...hedge, ...cellsOnly, name: "Texts", merges: [], frozenRows: 0, frozenColumns: 0, cells }],
  });
  const written = sheetOf(workbook.sheets, "Texts");
  expect(texts.map((_text, row) => written.cells.get(`A${String(row + 1)}`))).toEqual(
    texts.map((value) => ({ value, formula: "", numberFormat: "General" })),
  );
});

it("makes new sheets beside those whose names are taken, and every formula means its own", async () => {
  const { workbook } = installExcel();
  await paint(smallPlan);
  sheetOf(workbook.sheets, "Hedge").cells.set("A9", { value: "mine", formula: "", numberFormat: "General" });
  const { sheets } = await paint(smallPlan);
  expect(sheets.map(({ name }) => name)).toEqual(["Hedge 2", "Hedge details 2"]);
  const second = sheetOf(workbook.sheets, "Hedge 2");
  expect(formulaOf(second, "B4")).toBe('=HEDGE.MARK($B$2&":"&A4)');
  expect(formulaOf(second, "C4")).toBe("='Hedge details 2'!A1*$C$2");
  // What stands between quotes is a text.
  expect(formulaOf(second, "B5")).toBe(`=IF(A5="Hedge","Hedge!A1",'Hedge 2'!A4)`);
  expect(sheetOf(workbook.sheets, "Hedge").cells.get("A9")).toMatchObject({ value: "mine" });
  expect((await paint(smallPlan)).sheets.map(({ name }) => name)).toEqual(["Hedge 3", "Hedge details 3"]);
});

const largePlan = (holdings: number): WorkbookPlan => {
  const [hedge, details] = smallPlan.sheets;
  if (hedge === undefined || details === undefined) throw new Error("the plan is empty");
  const cells: Record<string, PlanCell> = {};
  for (let row = 10; row < 10 + holdings; row += 1) {
    for (const [index, column] of Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ").entries()) {
      cells[`${column}${String(row)}`] =
        index === 0
          ? { value: `COIN${String(row)}`, look: "coin", note: "Linear on another venue" }
          : {
              formula: `=IFERROR(ROUND(HEDGE.FUNDINGCOST($C${String(row)},$C$2,14)*${String(index)},2),"?")`,
              look: index % 5 === 0 ? "input" : "number",
              format: "usd",
            };
    }
  }
  return {
    sheets: [
      { ...hedge, cells: { ...hedge.cells, ...cells } },
      { ...details, cells: { ...details.cells } },
    ],
  };
};

it("paints 200 holdings within five syncs, in ranges rather than cells", async () => {
  const { workbook, traffic } = installExcel({ excelApi: "1.18" });
  await paint(largePlan(200));
  expect(traffic.syncs).toBeLessThanOrEqual(5);
  expect(traffic.requestBytes).toBeLessThan(5 * 1024 * 1024);
  const { formats, notes } = sheetOf(workbook.sheets, "Hedge");
  expect(notes.size).toBe(202);
  expect([...formats.keys()].filter((key) => key.startsWith("B10:E209 "))).toContain(
    "B10:E209 horizontalAlignment",
  );
  expect(formats.size).toBeLessThan(200);
});

it("says so where the workbook's structure is protected", async () => {
  const { workbook } = installExcel();
  workbook.isProtected = true;
  await expect(paint(smallPlan)).rejects.toMatchObject({ code: "sheet_protected" });
  expect(workbook.sheets).toHaveLength(1);
});

it("waits until a person has ended typing in a cell", async () => {
  const fake = installExcel();
  fake.workbook.isEditing = true;
  const painted = paint(smallPlan);
  await Promise.resolve();
  expect(fake.traffic.syncs).toBe(0);
  fake.endEdit();
  await painted;
  expect(fake.workbook.sheets).toHaveLength(3);
});

it("shows the notes of an Excel that takes none as input messages, and starts no thread in the person's name", async () => {
  const { workbook } = installExcel({ excelApi: "1.17" });
  expect(await paint(smallPlan)).toMatchObject({ warnings: [] });
  const { validations, notes } = sheetOf(workbook.sheets, "Hedge");
  expect(notes.size).toBe(0);
  expect(validations.map(({ area, rule, prompt }) => [areaText(area), rule, prompt?.message])).toEqual([
    ["B2", { list: { inCellDropDown: true, source: "bybit,okx" } }, "Where to short"],
    ["A4", { custom: { formula: "=TRUE" } }, "Inverse on the venue"],
  ]);
});

it("says that an Excel without spills shows little, and paints what it can", async () => {
  const { workbook } = installExcel({ excelApi: "1.11" });
  const { warnings } = await paint(smallPlan);
  expect(warnings).toEqual([expect.stringMatching(/spill.*Update Excel/u)]);
  expect(formulaOf(sheetOf(workbook.sheets, "Hedge"), "B4")).toContain("HEDGE.MARK");
});
