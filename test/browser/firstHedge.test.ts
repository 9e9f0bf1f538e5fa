// Follows docs/tutorial/first-hedge.md word for word: each label in bold is found on the page, in the order of the text.
import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

const tutorial = readFileSync(new URL("../../docs/tutorial/first-hedge.md", import.meta.url), "utf8");
const labels = [...tutorial.matchAll(/\*\*([^*]+)\*\*/gu)].map(([, label = ""]) => label);
const pasted = /```text\n([^`]*ETH 10[^`]*)```/u.exec(tutorial)?.[1] ?? "";

let bench: OpenWorkbench;
let at = 0;

beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(async () => bench.close());

/** The next label of the text, which has to be this one. */
function nextLabel(label: string): string {
  expect(labels[at]).toBe(label);
  at += 1;
  return label;
}

/** What the page is called by the text: a sentence in code marks. */
function quoted(sentence: string): string {
  expect(tutorial).toContain(`\`${sentence}\``);
  return sentence;
}

const ribbon = (): Locator => bench.page.locator("#ribbon");
const side = (): Locator => bench.page.locator("#side");

async function press(within: Locator, label: string): Promise<void> {
  await within.getByRole("button", { name: nextLabel(label), exact: true }).click();
}

async function openSheet(name: string): Promise<void> {
  await bench.page
    .locator('[data-u-comp="slide-tab-item"]')
    .getByText(nextLabel(name), { exact: true })
    .click();
}

/** Rows of the desk are 34 pixels high, below 190 of settings and headings. */
const cell = (column: "A" | "B", row: number) => ({
  x: column === "A" ? 40 : 110,
  y: 190 + (row - 8) * 34 + 17,
});

const read = async (address: string): Promise<string> => bench.call("read", address);
const action = async (row: number): Promise<string> => read(`F${String(row)}`);
const onSheet = async (name: string): Promise<string> =>
  JSON.stringify(Object.values(await bench.call("cells", name)).map(({ text }) => text));

async function record(): Promise<void> {
  const button = side().getByRole("button", { name: nextLabel("Record"), exact: true });
  await expect.poll(async () => button.getAttribute("aria-disabled")).not.toBe("true");
  await button.click();
  await side()
    .getByText(/^Recorded\./u)
    .waitFor();
}

test("the workbench opens a blank workbook", async () => {
  const { page } = bench;
  await page.getByRole("button", { name: "Close the tour" }).click();
  await page.getByRole("button", { name: nextLabel("File"), exact: true }).click();
  await page.getByRole("menuitem", { name: nextLabel("New…") }).click();
  expect(await page.getByRole("radio", { name: nextLabel("Blank") }).isChecked()).toBe(true);
  await page.getByRole("button", { name: nextLabel("Create") }).click();
  await page.waitForURL(/book|new/u);
  await page.getByText("Sheet1", { exact: true }).waitFor();
  await page.evaluate(
    async () => (window as unknown as { workbench: { ready: Promise<void> } }).workbench.ready,
  );
});

test("a pasted list becomes a desk", async () => {
  const { page } = bench;
  await press(ribbon(), "Build hedge sheet");
  await side()
    .getByRole("tab", { name: nextLabel("Build"), selected: true })
    .waitFor();
  await press(side(), "Paste list");
  await page.getByRole("textbox", { name: "Your list" }).fill(pasted);
  await press(side(), "Use this list");
  await side().getByText(quoted("Hedge with binance:ETH.")).waitFor();
  await press(side(), "Build hedge sheet");
  await side().getByText(quoted('The sheet "Hedge" is ready.')).waitFor();
  await expect
    .poll(async () => action(8))
    .toMatch(/^Sell [\d,]+ ETHUSD_PERP on binance .* First post [\d.]+ ETH isolated margin\./u);
  await expect.poll(async () => action(9)).toMatch(/^Sell [\d,]+ SOLUSD_PERP/u);
  const headings = Object.values(await bench.call("cells", "Hedge")).map(({ text }) =>
    text.replaceAll("\n", " "),
  );
  const named = [...tutorial.matchAll(/^\| ([A-Z][^|]*?) +\|/gmu)].map(([, name = ""]) => name);
  expect(named).toHaveLength(9);
  expect(headings).toEqual(expect.arrayContaining(named));
  await press(side(), "Hide pane");
});

test("both shorts are recorded", async () => {
  await press(ribbon(), "Hedge pane");
  await side()
    .getByRole("tab", { name: nextLabel("Record"), exact: true })
    .click();
  await bench.click(cell("A", 8));
  await side().getByRole("heading", { name: "Hedge, row 8: ETH" }).waitFor();
  await record();
  expect(await onSheet(nextLabel("Hedge shorts"))).toContain("binance:ETH");
  await expect.poll(async () => action(8)).toBe(quoted("Fine: 100 % of the target covered."));
  await bench.click(cell("A", 9));
  await side().getByRole("heading", { name: "Hedge, row 9: SOL" }).waitFor();
  await record();
  await expect.poll(async () => action(9)).toMatch(/^Fine/u);
});

test("a crash costs a few dollars, and a rise liquidates where the text says", async () => {
  await openSheet("Hedge scenario");
  const row = async (move: string): Promise<readonly (number | null)[]> => {
    const found = Object.entries(await bench.call("cells", "Hedge scenario")).find(
      ([address, { text }]) => address.startsWith("A") && text === move,
    );
    const digits = found?.[0].slice(1) ?? "";
    return Promise.all(["E", "F", "H"].map(async (column) => bench.call("number", `${column}${digits}`)));
  };
  await expect.poll(async () => row("-60%")).not.toContain(null);
  const [unhedged, hedged, liquidated] = await row("-60%");
  const value = Number(await bench.call("number", "C12")) - 5000;
  expect(unhedged).toBeCloseTo(-0.6 * value, -2);
  expect(Math.abs(hedged ?? Infinity)).toBeLessThan(100);
  expect(liquidated).toBe(0);
  expect((await row("+50%"))[2]).toBe(0);
  expect((await row("+300%"))[2]).toBe(2);
});

test("the part of the sold coins is closed, and everything is in its place", async () => {
  await openSheet("Hedge");
  await bench.click(cell("B", 8));
  await bench.page.keyboard.type("8");
  await bench.page.keyboard.press("Enter");
  await expect
    .poll(async () => action(8))
    .toMatch(/^Buy back 6\d\d .* Realises (?:\+|a loss of )[\d.]+ ETH/u);
  await bench.click(cell("B", 8));
  await side().getByRole("heading", { name: "Bought back" }).waitFor();
  nextLabel("Record");
  await record();
  expect(await onSheet(nextLabel("Hedge journal"))).toContain("binance:ETH");
  await expect.poll(async () => action(8)).toMatch(/^Fine/u);
  expect(await bench.call("number", "B8")).not.toBe(8);
  expect(await bench.call("number", "B8")).toBeCloseTo(8, 0);
  await side()
    .getByRole("button", { name: nextLabel("Undo"), exact: true })
    .waitFor();
  expect(at).toBe(labels.length);
});
