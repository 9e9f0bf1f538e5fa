import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { openWorkbench } from "./openWorkbench.js";
import type { OpenWorkbench } from "./openWorkbench.js";

let bench: OpenWorkbench;

// On the sheet "Try it": the framed cell, and a cell away from it.
const d2 = { x: 520, y: 47 };
const b16 = { x: 200, y: 345 };

beforeAll(async () => {
  bench = await openWorkbench();
  await bench.call("activate", "Try it");
});
beforeEach(async () => {
  await bench.call("write", "D2", "");
});
afterEach(() => {
  expect(bench.problems).toEqual([]);
});
afterAll(async () => {
  await bench.close();
});

test("=HEDGE.QTY(B2,C2) typed by keyboard says 100, with help for function and arguments on the way", async () => {
  const { page } = bench;
  await bench.click(d2);
  await page.keyboard.type("=HEDGE.Q", { delay: 30 });
  await page.getByText("HEDGE.QTY", { exact: true }).waitFor();
  await page.getByText(/Coins to short to offset a position/).waitFor();
  await page.keyboard.type("TY(", { delay: 30 });
  await page.getByText("positionValue", { exact: false }).first().waitFor();
  await page.keyboard.type("B2,C2)", { delay: 30 });
  await page.keyboard.press("Enter");
  await expect.poll(async () => bench.call("read", "D2")).toBe("100");
  expect(await bench.call("formula", "D2")).toBe("=HEDGE.QTY(B2,C2)");
});

test("Enter ends a formula though functions were suggested for a letter in it a moment ago", async () => {
  const { page } = bench;
  await bench.click(d2);
  await page.keyboard.type("=HEDGE.QTY(B2,C", { delay: 30 });
  await page.getByText("CEILING", { exact: true }).first().waitFor();
  await page.keyboard.type("2)");
  await page.keyboard.press("Enter");
  await expect.poll(async () => bench.call("read", "D2")).toBe("100");
  expect(await bench.call("formula", "D2")).toBe("=HEDGE.QTY(B2,C2)");
});

test("a typed formula survives prices that change meanwhile, and one undo takes it back", async () => {
  const { page } = bench;
  const price = await bench.call("read", "D6");
  await bench.click(d2);
  await page.keyboard.type("=HEDGE.QTY(B2,", { delay: 30 });
  await expect.poll(async () => bench.call("read", "D6")).not.toBe(price);
  await page.keyboard.type("C2)", { delay: 30 });
  await page.keyboard.press("Enter");
  await expect.poll(async () => bench.call("read", "D2")).toBe("100");

  const later = await bench.call("read", "D6");
  await expect.poll(async () => bench.call("read", "D6")).not.toBe(later);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => bench.call("formula", "D2")).toBe("");
  expect(await bench.call("read", "D2")).toBe("");
});

test("a mistake is #VALUE! and is explained over the cell and above the sheet", async () => {
  const { page } = bench;
  const sentence = "futuresPrice must be greater than 0, was 0";
  await bench.call("write", "D2", "=HEDGE.QTY(400000,0)");
  expect(await bench.call("read", "D2")).toBe("#VALUE!");
  expect(await bench.call("message", "D2")).toBe(sentence);

  await bench.click(b16);
  await bench.hover(d2);
  await page.getByText(sentence, { exact: true }).waitFor();
  await bench.click(d2);
  await expect
    .poll(async () => page.locator("#cell-line").textContent())
    .toBe(`D2 shows #VALUE!: ${sentence}`);

  await bench.call("write", "D2", "=HEDGE.QTY(400000,4000)");
  expect(await bench.call("message", "D2")).toBe("");
});

test.each([
  ["=HEDGE.QTY(400000,4000,1,2)", "QTY takes at most 3 arguments, was given 4"],
  [
    "=HEDGE.MARK(A1:A2)",
    "instrument must be one cell, was a range: enter MARK for one cell and fill the formula down",
  ],
])("%s is explained too", async (formula, sentence) => {
  const { page } = bench;
  await bench.call("write", "D2", formula);
  expect(await bench.call("read", "D2")).toBe("#VALUE!");
  expect(await bench.call("message", "D2")).toBe(sentence);
  const isShownOnHover = async () => {
    // The hint is made when the pointer enters the cell, and the grid overlooks one that leaves it for a moment.
    await bench.hover(b16);
    await page.waitForTimeout(300);
    await bench.hover(d2);
    await page.waitForTimeout(300);
    return page.getByText(sentence, { exact: true }).isVisible();
  };
  await expect.poll(isShownOnHover).toBe(true);
});

test.each([
  ["1,5 %", "1.5 %", 0.015],
  ["1,5e3", "1.5e3", 1500],
])("%s stays text, and the line above the sheet says to type %s", async (typed, instead, number) => {
  const { page } = bench;
  for (const text of [typed, instead]) {
    await bench.click(d2);
    await page.keyboard.type(text, { delay: 30 });
    await page.keyboard.press("Enter");
    if (text === instead) continue;
    await expect.poll(async () => bench.call("read", "D2")).toBe(typed);
    expect(await bench.call("number", "D2")).toBe(null);
    expect(await page.locator("#cell-line").textContent()).toBe(
      `D2: ${typed} stays text. Type decimals with a point: ${instead}`,
    );
    await bench.click(d2);
    await page.keyboard.press("Delete");
    await expect.poll(async () => page.locator("#cell-line").textContent()).not.toContain("stays text");
  }
  await expect.poll(async () => bench.call("number", "D2")).toBe(number);
});

test("Ctrl+; enters today's date in the place of a formula", async () => {
  await bench.call("write", "D2", "=1+1");
  await bench.click(d2);
  await bench.page.keyboard.press("Control+;");
  // The day that Excel counts as 25569 is the first of January 1970.
  await expect
    .poll(async () => bench.call("number", "D2"))
    .toBe(Math.floor(Date.now() / 86_400_000) + 25_569);
  expect(await bench.call("formula", "D2")).toBe("");
});

test("a text that the pane inserts takes the place of a formatted one", async () => {
  await bench.page.evaluate(async () => {
    const grid = (window as unknown as { workbench: WorkbenchApi }).workbench.grid();
    const cell = grid.getActiveWorkbook()?.getActiveSheet().getRange("D2");
    cell?.setRichTextValueForCell(grid.newRichText().insertText("formatted")).activate();
    await globalThis.HEDGE_SPREADSHEET?.insertText("plain", { replace: true });
  });
  const { snapshot } = await bench.call("document");
  const sheet = Object.values(snapshot.sheets).find(({ name }) => name === "Try it");
  expect(sheet?.cellData?.[1]?.[3]).toMatchObject({ v: "plain" });
  expect(sheet?.cellData?.[1]?.[3]?.p ?? null).toBeNull();
});

test("an error in a referred cell is an error that says where it comes from", async () => {
  await bench.call("write", "G1", "=1/0");
  await bench.call("write", "G2", "=HEDGE.QTY(G1,4000)");
  expect(await bench.call("read", "G2")).toBe("#VALUE!");
  expect(await bench.call("message", "G2")).toContain("positionValue holds the error #DIV/0!");
});

test("functions work inside other formulas and over ranges", async () => {
  await bench.call("write", "G5", "=ROUND(HEDGE.QTY(175000,3500)*2,1)+SUM(1,2)");
  expect(await bench.call("read", "G5")).toBe("103");
  await bench.call("write", "G6", 100);
  await bench.call("write", "G7", 200);
  await bench.call("write", "G8", "=HEDGE.QTY(G6:G7,4)");
  expect([await bench.call("read", "G8"), await bench.call("read", "G9")]).toEqual(["25", "50"]);
});
