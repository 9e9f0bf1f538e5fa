import { describe, expect, it } from "vitest";
import { createStrictExcel } from "./strictExcel/strictExcel.js";
import type { StrictExcel } from "./strictExcel/strictExcel.js";

type Batch = (context: Excel.RequestContext) => unknown;

async function run(batch: Batch, fake: StrictExcel = createStrictExcel()): Promise<unknown> {
  return fake.Excel.run(async (context) => Promise.resolve(batch(context)));
}

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getActiveWorksheet();

describe("throws at", () => {
  it.each<readonly [string, RegExp, Batch]>([
    ["reading before load", /^PropertyNotLoaded/, (context) => sheetOf(context).getRange("A1").values],
    [
      "reading after load without sync",
      /^PropertyNotLoaded/,
      (context) => sheetOf(context).getRange("A1").load("values").values,
    ],
    [
      "reading what was written but not loaded",
      /^PropertyNotLoaded/,
      async (context) => {
        const range = sheetOf(context).getRange("A1");
        range.values = [[1]];
        await context.sync();
        return Reflect.get(range, "values") as unknown;
      },
    ],
    [
      "reading isNullObject before sync",
      /^PropertyNotLoaded/,
      (context) => context.workbook.worksheets.getItemOrNullObject("None").isNullObject,
    ],
    [
      "reading items that were not loaded",
      /^PropertyNotLoaded/,
      (context) => context.workbook.worksheets.items,
    ],
    ["loading nothing", /^InvalidArgument/, (context) => sheetOf(context).getRange("A1").load("")],
    [
      "loading what does not exist",
      /^InvalidArgument: Range has no property "valeus"/,
      async (context) => {
        sheetOf(context).getRange("A1").load("valeus");
        await context.sync();
      },
    ],
    [
      "reading an unknown property",
      /^ApiNotFound: Range has no "valeus"/,
      (context) => Reflect.get(sheetOf(context).getRange("A1"), "valeus") as unknown,
    ],
    [
      "setting an unknown property",
      /^ApiNotFound: Range.valeus cannot be set/,
      (context) => Reflect.set(sheetOf(context).getRange("A1"), "valeus", [[1]]),
    ],
    ["an address that is none", /^InvalidArgument/, (context) => sheetOf(context).getRange("Sheet1!A0")],
    [
      "a sheet that is not there",
      /^ItemNotFound/,
      (context) => {
        context.workbook.worksheets.getItem("None").activate();
      },
    ],
    [
      "using a null object",
      /^ItemNotFound/,
      (context) => {
        context.workbook.worksheets.getItemOrNullObject("None").name = "Hedge";
      },
    ],
    [
      "a name that no sheet may have",
      /^InvalidArgument/,
      (context) => context.workbook.worksheets.add("a/b"),
    ],
    [
      "a name that another sheet has",
      /^ItemAlreadyExists/,
      (context) => context.workbook.worksheets.add("SHEET1"),
    ],
    [
      "a colour that is none",
      /^InvalidArgument/,
      (context) => {
        sheetOf(context).getRange("A1").format.fill.color = "greenish";
      },
    ],
    [
      "a custom function in a conditional format",
      /^InvalidArgument/,
      (context) => {
        const format = sheetOf(context).getRange("A1").conditionalFormats.add("Custom");
        format.custom.rule.formula = "=HEDGE.MARK(A1)>1";
      },
    ],
    [
      "a payload over 5 MB",
      /^RequestPayloadSizeLimitExceeded/,
      (context) => {
        const text = "x".repeat(30_000);
        sheetOf(context).getRange("A1:A200").values = Array.from({ length: 200 }, () => [text]);
      },
    ],
  ])("%s", async (_what, message, batch) => {
    await expect(run(batch)).rejects.toThrow(message);
  });

  it.each<readonly [string, unknown]>([
    ["a single value", 1],
    ["a row too few", [[1, 2]]],
    [
      "a row too long",
      [
        [1, 2],
        [3, 4, 5],
      ],
    ],
    [
      "not-a-number",
      [
        [1, Number.NaN],
        [3, 4],
      ],
    ],
    [
      "undefined",
      [
        [1, undefined],
        [3, 4],
      ],
    ],
    [
      "an object",
      [
        [1, new Date(0)],
        [3, 4],
      ],
    ],
    [
      "a text that is too long",
      [
        [1, "x".repeat(32_768)],
        [3, 4],
      ],
    ],
  ])("values with %s, and leaves the cells as they were", async (_what, values) => {
    const fake = createStrictExcel();
    const write: Batch = async (context) => {
      sheetOf(context).getRange("A1:B2").values = values as unknown[][];
      await context.sync();
    };
    await expect(run(write, fake)).rejects.toThrow(/^InvalidArgument/);
    expect(fake.workbook.active.cells.get("B2")).toBeUndefined();
  });
});
