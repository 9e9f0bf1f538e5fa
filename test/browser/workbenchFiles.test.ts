import { readFile } from "node:fs/promises";
import * as XLSX from "@e965/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { checkXlsx } from "../support/xlsx/checkXlsx.js";
import { openWorkbench } from "./openWorkbench.js";
import type { OpenWorkbench } from "./openWorkbench.js";

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(async () => {
  await workbench.close();
});

async function download(start: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = await Promise.all([workbench.page.waitForEvent("download"), start()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
}

async function choose(entry: string): Promise<void> {
  await workbench.page.click("#file");
  await workbench.page.click(`[data-entry="${entry}"]`);
}

async function openFile(name: string, bytes: Uint8Array): Promise<void> {
  const [chooser] = await Promise.all([workbench.page.waitForEvent("filechooser"), choose("openFile")]);
  await chooser.setFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
}

test("a desk is saved, refused files change nothing, and the saved file opens with its functions running", async () => {
  const { page, call } = workbench;
  await call("activate", "Try it");
  await call("write", "J1", '=HEDGE.MARK("eth")');
  await expect.poll(async () => call("number", "J1")).toBeGreaterThan(0);
  await call("write", "J2", "=J1*2");
  await call("write", "J3", "=SEQUENCE(2,2,5)");
  // Until all prices are there the sentence above the desk is an error.
  await expect.poll(async () => (await call("cells", "Hedge"))["A2"]?.text).toMatch(/ USD held/);

  const saved = await download(async () => page.keyboard.press("Control+s"));
  expect(saved.name).toMatch(/\.xlsx$/);
  expect(checkXlsx(saved.bytes)).toEqual([]);
  const book = XLSX.read(saved.bytes, { cellFormula: true });
  const sheet = book.Sheets["Try it"] ?? {};
  expect(sheet["J1"]).toMatchObject({ t: "n", f: '_xldudf_HEDGE_MARK("eth")' });
  expect([sheet["J3"], sheet["K3"], sheet["J4"], sheet["K4"]]).toMatchObject([
    { v: 5 },
    { v: 6 },
    { v: 7 },
    { v: 8 },
  ]);
  const before = await call("cells", "Hedge");
  const plan = book.Sheets["Hedge"] ?? {};
  expect(plan["A8"]).toMatchObject({ v: "BTC" });
  expect(plan["A2"]).toMatchObject({ t: "s", F: "A2" });

  const frozen = await download(async () => choose("saveFrozen"));
  expect(frozen.name).toMatch(/ frozen \d{4}-\d\d-\d\d \d{4} UTC\.xlsx$/);
  expect(checkXlsx(frozen.bytes)).toEqual([]);
  const values = XLSX.read(frozen.bytes, { cellFormula: true }).Sheets["Try it"] ?? {};
  expect([values["J1"], values["J2"]]).toMatchObject([{ t: "n" }, { f: "J1*2" }]);
  expect(values["J1"]).not.toHaveProperty("f");

  const csv = await download(async () => choose("saveCsv"));
  expect(new TextDecoder().decode(csv.bytes)).toMatch(/,5,6\r\n/);

  await openFile("half.xlsx", saved.bytes.subarray(0, 5000));
  await expect.poll(async () => page.textContent("#notices")).toContain("This file is damaged.");
  expect(await call("formula", "J2")).toBe("=J1*2");

  // The address alone does not distinguish the next page from this one, whose workbook has been kept by now.
  await page.evaluate(() => Object.assign(window, { isBefore: true }));
  await openFile("My copy.xlsx", saved.bytes);
  await page.waitForFunction(() => "workbench" in window && !("isBefore" in window), null, {
    timeout: 60_000,
  });
  await page.evaluate(async () => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);
  await call("activate", "Try it");
  expect(await call("formula", "J1")).toBe('=HEDGE.MARK("eth")');
  await expect.poll(async () => call("number", "J1")).toBeGreaterThan(0);
  // It streams: the next price is another one.
  const first = await call("number", "J1");
  await expect.poll(async () => call("number", "J1")).not.toBe(first);
  const spilled = async () => {
    const cells = await call("cells", "Try it");
    return ["J3", "K3", "J4", "K4"].map((address) => cells[address]?.text);
  };
  await expect.poll(spilled, { timeout: 15_000 }).toEqual(["5", "6", "7", "8"]);
  const after = await call("cells", "Hedge");
  const formulas = (cells: typeof before) =>
    Object.fromEntries(
      Object.entries(cells).flatMap(([address, { formula }]) => (formula === "" ? [] : [[address, formula]])),
    );
  expect(formulas(after)).toEqual(formulas(before));
  expect(workbench.problems).toEqual([]);
});
