import { afterAll, beforeAll, expect, it } from "vitest";
import type { Spreadsheet } from "../../addin/host/spreadsheet.js";
import { smallPlan } from "../addin/host/smallPlan.js";
import { callSpreadsheet } from "./callSpreadsheet.js";
import { openWorkbench } from "./openWorkbench.js";
import type { OpenWorkbench } from "./openWorkbench.js";

type Method = Exclude<keyof Spreadsheet, "hostName" | "onSelectionChanged">;

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(async () => {
  expect(workbench.problems).toEqual([]);
  await workbench.close();
});

const call = async <Name extends Method>(name: Name, ...given: Parameters<Spreadsheet[Name]>) =>
  callSpreadsheet(workbench, name, ...given);

const read = async (address: string) => workbench.call("read", address);
const formula = async (address: string) => workbench.call("formula", address);

it("paints a plan whose formulas calculate, and whose texts stay texts", async () => {
  expect(await call("paint", smallPlan)).toMatchObject({
    sheets: [{ name: "Hedge 2" }, { name: "Hedge details 2" }],
  });
  expect(await call("sheetNames")).toEqual(expect.arrayContaining(["Hedge 2", "Hedge details 2"]));
  await expect.poll(async () => read("B4")).toMatch(/^\d[\d,]*\.\d\d$/);
  expect(await workbench.call("number", "C4")).toBe(0.5);
  expect(await read("C2")).toBe("25%");
  expect([await read("A5"), await formula("A5")]).toEqual(['=cmd|"/c calc"!A1', ""]);
});

it("makes a second set beside it", async () => {
  expect(await call("paint", smallPlan)).toMatchObject({
    sheets: [{ name: "Hedge 3" }, { name: "Hedge details 3" }],
  });
  expect(await formula("C4")).toBe("='Hedge details 3'!A1*$C$2");
  await expect.poll(async () => workbench.call("number", "C4")).toBe(0.5);
});

it("takes what it painted away step by step, and brings it back", async () => {
  await call("paint", smallPlan);
  await workbench.click({ x: 400, y: 300 });
  const isThere = async () => ((await call("sheetNames")) as readonly string[]).includes("Hedge 4");
  const press = async (keys: string) => {
    await workbench.page.keyboard.press(keys);
    return isThere();
  };
  await expect.poll(async () => press("Control+z")).toBe(false);
  await expect.poll(async () => press("Control+y")).toBe(true);
  await call("activateSheet", "Hedge 4");
  await expect.poll(async () => workbench.call("number", "C4")).toBe(0.5);
  await expect.poll(async () => press("Control+z")).toBe(false);
});

it("lays charts over the cells, which follow values and scrolling", async () => {
  await call("activateSheet", "Hedge details 2");
  const chart = workbench.page.locator("#charts figure");
  // Two bars and a legend of three; what has a scale of its own is a line.
  await expect.poll(async () => chart.locator("rect").count()).toBe(5);
  expect(await chart.locator("path").count()).toBe(1);
  const height = async () => Number(await chart.locator("rect").first().getAttribute("height"));
  const before = await height();
  await workbench.call("write", "B4", 2.5);
  // Of a scale from 0 to 8, half of what it was.
  await expect.poll(async () => Math.round((before / (await height())) * 100) / 100).toBe(2);

  const top = async () => (await chart.boundingBox())?.y ?? Number.NaN;
  const unscrolled = await top();
  await workbench.hover({ x: 300, y: 400 });
  await workbench.page.mouse.wheel(0, 60);
  await expect.poll(top).toBeLessThan(unscrolled - 30);
  await call("activateSheet", "Hedge 2");
  await expect.poll(async () => chart.count()).toBe(0);
});

it("reads the selection, and inserts into the active cell only what may go there", async () => {
  await call("activateSheet", "Hedge 2");
  await workbench.click({ x: 400, y: 300 });
  const empty = await call("readSelection");
  expect(empty).toMatchObject({ sheet: "Hedge 2", values: [] });
  const { address } = empty as { readonly address: string };
  expect(await call("insertFormula", "=HEDGE.QTY(400000,4000)", { replace: false })).toMatchObject({
    address,
  });
  // The grid calculates once the cell is written.
  await expect.poll(async () => workbench.call("number", address)).toBe(100);
  expect(await call("insertFormula", "=1", { replace: false })).toMatchObject({ code: "cell_not_empty" });
  expect(await workbench.call("number", address)).toBe(100);
  await call("insertText", "=1+1", { replace: true });
  expect([await read(address), await formula(address)]).toEqual(["=1+1", ""]);
  expect(await call("readSelection")).toMatchObject({ address, values: [["=1+1"]] });
});

it("finds problems with their reasons, and repairs what lost its name", async () => {
  await call("activateSheet", "Hedge 2");
  await workbench.call("write", "E10", '=HEDGE.QTY("x",2)');
  await workbench.call("write", "E11", "=_xldudf_HEDGE_QTY(400000,4000)");
  const problems = await call("findProblems");
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        sheet: "Hedge 2",
        address: "E10",
        kind: "error",
        shown: "#VALUE!",
        reason: expect.stringContaining("positionValue") as string,
      }),
      expect.objectContaining({ address: "E11", kind: "xldudf" }),
    ]),
  );
  expect(await call("repair", [{ sheet: "Hedge 2", address: "E11" }])).toMatchObject({ left: [] });
  expect(await workbench.call("number", "E11")).toBe(100);
  expect(await call("repair", [{ sheet: "Gone", address: "A1" }])).toMatchObject({
    repaired: [],
    left: [{ reason: expect.stringContaining('no sheet "Gone"') as string }],
  });
});

it("freezes a copy whose prices stand still, and leaves the sheet alive", async () => {
  expect(await call("freezeCopy", "Hedge 2", "Values as of noon")).toMatchObject({ sheet: "Hedge 2 values" });
  expect([await read("A1"), await formula("A1")]).toEqual(["Values as of noon", ""]);
  expect(await formula("B5")).toBe("");
  expect(await workbench.call("number", "B5")).toBeGreaterThan(0);
  // What reads a sheet with live prices would go on with them.
  expect([await formula("C5"), await workbench.call("number", "C5")]).toEqual(["", 0.5]);
  await call("activateSheet", "Hedge 2");
  expect(await formula("B4")).toContain("HEDGE.MARK");
  expect(await call("freezeCopy", "Gone", "now")).toMatchObject({ code: "sheet_missing" });
});

it("has the ribbon's buttons, which work the feed", async () => {
  const isPaused = async () => workbench.page.evaluate(() => globalThis.HEDGE?.feed.status().paused);
  const pause = workbench.page.getByRole("button", { name: "Pause", exact: true });
  await pause.first().click();
  await expect.poll(isPaused).toBe(true);
  await pause.first().click();
  await expect.poll(isPaused).toBe(false);
});
