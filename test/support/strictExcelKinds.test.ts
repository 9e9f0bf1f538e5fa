// What an Excel refuses or shows by its platform, version and language.
import { expect, it } from "vitest";
import { createStrictExcel } from "./strictExcel/strictExcel.js";

type Change = (sheet: Excel.Worksheet) => unknown;

const rename: Change = (sheet) => (sheet.name = "Hedge");
const write: Change = (sheet) => (sheet.getRange("A1").values = [[1]]);

/** Runs a change as one undo group. */
async function grouped(platform: "web" | "desktop", change: Change, options: object = {}): Promise<void> {
  await createStrictExcel({ platform }).Excel.run({ mergeUndoGroup: true, ...options }, async (context) => {
    change(context.workbook.worksheets.getActiveWorksheet());
    await context.sync();
  });
}

it("refuses in an undo group what Microsoft's table says cannot be undone, by platform", async () => {
  const copy: Change = (sheet) => sheet.copy("After", sheet);
  await expect(grouped("desktop", rename)).rejects.toThrow(/^UndoNotSupported: Worksheet\.name/);
  await expect(grouped("desktop", copy)).rejects.toThrow(/^UndoNotSupported: Worksheet\.copy/);
  await expect(grouped("web", copy)).rejects.toThrow(/^UndoNotSupported: Worksheet\.copy/);
  await grouped("web", rename);
  await grouped("desktop", write);
});

it("refuses a group on the web beside delayForCellEdit, as #6711 reports", async () => {
  await expect(grouped("web", write, { delayForCellEdit: true })).rejects.toThrow(/^UndoNotSupported/);
  await grouped("desktop", write, { delayForCellEdit: true });
});

it("knows the options of Excel.run and no others", async () => {
  await expect(grouped("desktop", write, { mergeUndoGroups: true })).rejects.toThrow(/^InvalidArgument/);
  const older = createStrictExcel({ excelApi: "1.19" });
  await expect(older.Excel.run({ mergeUndoGroup: true }, async () => Promise.resolve())).rejects.toThrow(
    /^ApiNotFound: RunOptions\.mergeUndoGroup/,
  );
});

it("counts a step of Undo for each sync that changes something, and one for a group", async () => {
  const steps = async (options: object): Promise<number> => {
    const fake = createStrictExcel();
    await fake.Excel.run(options, async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      write(sheet);
      await context.sync();
      sheet.load("name");
      await context.sync();
      write(sheet);
      await context.sync();
    });
    return fake.traffic.undoSteps;
  };
  expect([await steps({}), await steps({ mergeUndoGroup: true })]).toEqual([2, 1]);
});

it("calls errors by the words of its language, and reports them by their type", async () => {
  const fake = createStrictExcel({ language: "fr", calculate: () => "#NAME?" });
  const read = await fake.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:C1");
    range.formulas = [["=HEDGE.QTY(1,2)", "'#NOM?", 1]];
    range.load("values, valueTypes, formulasLocal");
    await context.sync();
    return [range.values, range.valueTypes, range.formulasLocal];
  });
  expect(read).toEqual([
    [["#NOM?", "#NOM?", 1]],
    [["Error", "String", "Double"]],
    [["=HEDGE.QTY(1;2)", "#NOM?", 1]],
  ]);
});
