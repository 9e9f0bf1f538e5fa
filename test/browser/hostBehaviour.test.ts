// What the workbench does with results that none of our functions gives at will, by functions of the test's own.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openWorkbench } from "./openWorkbench.js";
import type { OpenWorkbench } from "./openWorkbench.js";

const stream = { stream: true };
const any = { type: "any" };
const metadata = {
  allowCustomDataForDataTypeAny: true,
  functions: [
    { id: "RICH", name: "RICH", parameters: [{ name: "value", ...any }] },
    {
      id: "DATES",
      name: "DATES",
      parameters: [{ name: "value", ...any }],
      result: { dimensionality: "matrix" },
    },
    { id: "TABLE", name: "TABLE", parameters: [{ name: "key", ...any }], options: stream },
    { id: "ASK", name: "ASK", parameters: [{ name: "key", ...any }], options: { cancelable: true } },
    {
      id: "PICK",
      name: "PICK",
      description: "Takes a word",
      parameters: [
        { name: "amount", ...any },
        { name: "side", type: "string", customEnumId: "SIDE" },
      ],
    },
  ],
  enums: [
    {
      id: "SIDE",
      type: "string",
      values: [
        { name: "short", stringValue: "short", tooltip: "Gains when the price falls" },
        { name: "long", stringValue: "long", tooltip: "Gains when the price rises" },
      ],
    },
  ],
};
const source = `
  const rich = (value) => ({
    type: "Double", basicType: "Double", basicValue: value, numberFormat: "#,##0.00",
    properties: {
      Venue: { type: "String", basicType: "String", basicValue: "Bybit" },
      "As of": { type: "Double", basicType: "Double", basicValue: 45000.5, numberFormat: "yyyy-mm-dd hh:mm" },
    },
  });
  const date = (value) => ({ type: "Double", basicValue: value, numberFormat: "yyyy-mm-dd" });
  globalThis.supported = [
    ["CustomFunctionsRuntime", "1.4"], ["CustomFunctionsRuntime", "1.5"], ["ExcelApi", "1.19"], ["ExcelApi", "1.20"],
  ].map(([name, version]) => Office.context.requirements.isSetSupported(name, version));
  globalThis.tables = new Map();
  globalThis.canceled = [];
  CustomFunctions.associate({
    RICH: rich,
    DATES: (value) => [[date(value), 1], [date(value + 1), 2]],
    TABLE: (key, invocation) => {
      tables.set(key, invocation.setResult);
      invocation.onCanceled = () => tables.delete(key);
    },
    ASK: (key, invocation) => new Promise(() => { invocation.onCanceled = () => canceled.push(key); }),
    PICK: (amount, side) => amount + ":" + side,
  });
  globalThis.notAvailable = (text) =>
    new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, text);
`;

// On the sheet "Try it": the framed cell, and a cell away from it.
const d2 = { x: 520, y: 47 };
const b16 = { x: 200, y: 345 };

let bench: OpenWorkbench;
beforeAll(async () => {
  bench = await openWorkbench({ functions: { metadata, source } });
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

const read = async (...addresses: readonly string[]): Promise<readonly string[]> =>
  Promise.all(addresses.map(async (address) => bench.call("read", address)));

/** Runs a line of script in the page. */
const run = async (script: string): Promise<unknown> => bench.page.evaluate(script);

test("it says that it shows data types, and no more than that", async () => {
  expect(await run("supported")).toEqual([true, false, true, false]);
});

test("a number shows the format it brings, computes as a number, and loses the format by that", async () => {
  await bench.call("write", "H40", "=HEDGE.RICH(4000)");
  await bench.call("write", "H41", "=H40*2");
  await bench.call("write", "H42", "=SUM(HEDGE.RICH(1),H40)");
  expect(await read("H40", "H41", "H42")).toEqual(["4,000.00", "8000", "4001"]);
  expect(await bench.call("number", "H40")).toBe(4000);
  await bench.call("write", "H40", "=HEDGE.DATES(45000)");
  expect(await read("H40", "I40", "H41", "I41")).toEqual(["#SPILL!", "", "#SPILL!", ""]);
  await bench.call("write", "H41", "");
  await expect
    .poll(async () => read("H40", "I40", "H41", "I41"))
    .toEqual(["2023-03-15", "1", "2023-03-16", "2"]);
  await bench.call("write", "H40", "=HEDGE.RICH(1.5)");
  expect(await read("H40", "I40", "H41")).toEqual(["1.50", "", ""]);
});

test("a cell's own format goes before the number's", async () => {
  const own = await bench.call("read", "C2");
  expect(own).toBe("4,000.00");
  await bench.call("write", "B2", "=HEDGE.RICH(400000)");
  expect(await read("B2")).toEqual(["400,000"]);
});

test("the properties of a number are on a card beside the pointer", async () => {
  const { page } = bench;
  await bench.call("write", "D2", "=HEDGE.RICH(4000)");
  await bench.hover(b16);
  expect(await page.locator("#card").isVisible()).toBe(false);
  await bench.hover(d2);
  await page.locator("#card").waitFor();
  expect(await page.locator("#card").locator("dt, dd").allTextContents()).toEqual([
    "Venue",
    "Bybit",
    "As of",
    "2023-03-15 12:00",
  ]);
  await bench.hover(b16);
  await page.locator("#card").waitFor({ state: "hidden" });
});

test("a streamed table grows and shrinks, keeps errors in their cells, and says when it has no room", async () => {
  const area = ["K40", "L40", "K41", "L41", "K42", "L42"] as const;
  await bench.call("write", "K40", '=HEDGE.TABLE("a")');
  expect(await read("K40")).toEqual(["#BUSY!"]);
  await run(`tables.get("a")([[1, 2]])`);
  await expect.poll(async () => read(...area)).toEqual(["1", "2", "", "", "", ""]);
  await run(`tables.get("a")([["x", 2], ["y", notAvailable("bybit is offline")], ["z", 4]])`);
  await expect.poll(async () => read(...area)).toEqual(["x", "2", "y", "#N/A", "z", "4"]);
  expect(await bench.call("message", "L41")).toBe("bybit is offline");
  await run(`tables.get("a")([["x", 3]])`);
  await expect.poll(async () => read(...area)).toEqual(["x", "3", "", "", "", ""]);
  expect(await bench.call("message", "L41")).toBe("");

  await bench.call("write", "K42", "in the way");
  await run(`tables.get("a")([[1, 2], [3, 4], [5, 6]])`);
  await expect.poll(async () => read(...area)).toEqual(["#SPILL!", "", "", "", "in the way", ""]);
  await bench.call("write", "K42", "");
  await expect.poll(async () => read(...area)).toEqual(["1", "2", "3", "4", "5", "6"]);
  await run(`tables.get("a")(notAvailable("gone"))`);
  await expect.poll(async () => read(...area)).toEqual(["#N/A", "", "", "", "", ""]);
});

test("equal calls share a stream, and the last to leave ends it", async () => {
  await bench.call("write", "N40", '=HEDGE.TABLE("shared")');
  await bench.call("write", "N50", '=HEDGE.TABLE("shared")');
  await run(`tables.get("shared")([[7], [8]])`);
  await expect.poll(async () => read("N40", "N41", "N50", "N51")).toEqual(["7", "8", "7", "8"]);
  await bench.call("write", "N40", "");
  await expect.poll(async () => read("N41", "N51")).toEqual(["", "8"]);
  expect(await run(`tables.has("shared")`)).toBe(true);
  await bench.call("write", "N50", "");
  await expect.poll(async () => run(`tables.has("shared")`)).toBe(false);
});

test("a call without an answer is cancelled when its formula is replaced", async () => {
  await bench.call("write", "P40", '=HEDGE.ASK("first")');
  expect(await read("P40")).toEqual(["#BUSY!"]);
  await bench.call("write", "P40", '=HEDGE.ASK("second")');
  await expect.poll(async () => run("canceled")).toEqual(["first"]);
  await bench.call("write", "P40", 5);
  await expect.poll(async () => run("canceled")).toEqual(["first", "second"]);
});

test("the words of an argument are offered while one types, and Tab or a click puts one in", async () => {
  const { page } = bench;
  const words = page.locator("#words li");
  await bench.click(d2);
  await page.keyboard.type("=HEDGE.PICK(1,", { delay: 30 });
  await words.first().waitFor();
  expect(await words.allTextContents()).toEqual([
    "shortGains when the price falls",
    "longGains when the price rises",
  ]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await words.first().waitFor({ state: "detached" });
  await page.keyboard.type(")", { delay: 30 });
  await page.keyboard.press("Enter");
  await expect.poll(async () => bench.call("formula", "D2")).toBe('=HEDGE.PICK(1,"long")');
  await expect.poll(async () => read("D2")).toEqual(["1:long"]);

  await bench.call("write", "D2", "");
  await bench.click(d2);
  await page.keyboard.type('=HEDGE.PICK(2,"s', { delay: 30 });
  await expect.poll(async () => words.count()).toBe(1);
  await words.first().click();
  await page.keyboard.type(")", { delay: 30 });
  await page.keyboard.press("Enter");
  await expect.poll(async () => bench.call("formula", "D2")).toBe('=HEDGE.PICK(2,"short")');
});
