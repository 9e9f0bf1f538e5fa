// Every local function, in the spreadsheet of the workbench: offered with its description, and computing its first example.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { formulaValue } from "../support/parseFormula.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

const docs = readFunctionDocs().filter(({ streaming }) => !streaming);
const d2 = { x: 520, y: 47 };

let bench: OpenWorkbench;
beforeAll(async () => {
  bench = await openWorkbench();
  await bench.call("activate", "Try it");
});
afterAll(async () => {
  await bench.close();
});

function firstCell(expected: string): unknown {
  const value = formulaValue(expected);
  return Array.isArray(value) && Array.isArray(value[0]) ? value[0][0] : value;
}

// What asks the service has no fixed result, and VERSION has a build's.
const computed = docs.filter(({ id, remote }) => !remote && id !== "VERSION");

test.each(computed)("$id computes its first example", async ({ examples }) => {
  const [example] = examples;
  if (example === undefined) throw new Error("no example");
  // Room to spill, away from what the sheet holds.
  await bench.call("write", "H40", example.formula);
  const shown = async (): Promise<string> => bench.call("read", "H40");
  await expect.poll(shown).not.toMatch(/^(#BUSY!)?$/);
  const expected = firstCell(example.expected);
  // The cell may still show what the example before it gave.
  if (typeof expected === "number")
    await expect.poll(async () => Number(await shown())).toBeCloseTo(expected, 6);
  else await expect.poll(shown).toBe(expected);
});

test.each(docs)("$id is offered with its description while one types", async ({ id, description }) => {
  const { page } = bench;
  await bench.call("write", "D2", "");
  await bench.click(d2);
  await page.keyboard.type(`=HEDGE.${id}`, { delay: 5 });
  await page.getByText(`HEDGE.${id}`, { exact: true }).first().waitFor();
  await page.getByText(description.slice(0, 40)).first().waitFor();
  // The first press closes the list, another one the editor; a list that comes late takes one more. Put away it is
  // off the page; open, it would take the next cell's click as a reference.
  const editor = page.locator("#__editor___INTERNAL_EDITOR__DOCS_NORMAL");
  await expect
    .poll(async () => {
      await page.keyboard.press("Escape");
      return editor.evaluate((element) => element.getBoundingClientRect().y);
    })
    .toBeLessThan(0);
});
