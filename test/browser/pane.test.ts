import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { texts } from "../../addin/taskpane/texts.js";
import { openPage } from "../taskpane/openPage.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

describe("the pane beside the workbench's sheet", () => {
  let workbench: OpenWorkbench;

  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(async () => workbench.close());

  it("gets from nothing to a finished sheet of five coins by three clicks", async () => {
    const { page, call, problems } = workbench;
    await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: texts.build.sample }).click();
    await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
    await page.getByText('The sheet "Hedge" is ready.').waitFor();
    const cells = ["A", "D", "E", "F", "G", "I", "L"].flatMap((column) =>
      [7, 8, 9, 10, 11].map((row) => `${column}${String(row)}`),
    );
    await expect
      .poll(async () => {
        const shown = await Promise.all(cells.map(async (cell) => call("read", cell)));
        return shown.filter((text) => text === "" || text.startsWith("#"));
      })
      .toEqual([]);
    expect(await call("read", "A7")).toBe("BTC");
    expect(problems).toEqual([]);
  });

  it("takes what is typed into it, and leaves the sheet alone", async () => {
    const { page, call } = workbench;
    await call("activate", "Try it");
    const before = await call("read", "A1");
    await workbench.click({ x: 20, y: 10 });
    await page.getByRole("button", { name: texts.build.add }).click();
    await page.getByLabel(`${texts.build.coin}, row 6`).click();
    await page.keyboard.type("ltc");
    expect(await page.getByLabel(`${texts.build.coin}, row 6`).inputValue()).toBe("ltc");
    expect(await call("read", "A1")).toBe(before);
  });

  it("shows the result of a live function with the workbench's own functions", async () => {
    const { page } = workbench;
    await openPage(page, "formula");
    await page.getByRole("button", { name: /^MARK/u }).first().click();
    await page.getByRole("button", { name: texts.formula.example }).click();
    const result = page.getByRole("group", { name: texts.formula.result });
    await expect.poll(async () => Number((await result.innerText()).replace(",", ""))).toBeGreaterThan(1000);
  });

  it("looks through all sheets for problems, the built ones too", async () => {
    const { page } = workbench;
    await openPage(page, "problems");
    await page
      .getByText(/(?:has|have) a problem\./u)
      .first()
      .waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("closes, and opens again as it was left", async () => {
    const { page } = workbench;
    await page.getByRole("button", { name: "Close the pane" }).click();
    expect(await page.locator("#side").isVisible()).toBe(false);
    await page.locator("#ribbon").getByRole("button", { name: "Hedge pane" }).click();
    expect(await page.getByLabel(`${texts.build.coin}, row 6`).inputValue()).toBe("ltc");
  });

  it("builds another sheet beside the first, with a year of the past, and is put away to show it", async () => {
    const { page, call } = workbench;
    await page.getByRole("button", { name: texts.build.clear }).click();
    await page.getByRole("button", { name: texts.build.sample }).click();
    await page.getByText(texts.build.inputs).click();
    await page.getByRole("combobox", { name: texts.build.historyDays }).selectOption("365");
    await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: texts.build.makeNew }).click();
    await page.getByText('The sheet "Hedge 2" is ready.').waitFor();
    await page.getByRole("button", { name: texts.build.wholeSheet }).click();
    expect(await page.locator("#side").isVisible()).toBe(false);

    await call("activate", "Hedge methods 2");
    expect(await call("read", "A2")).toContain("365 days");
    const days = async () => [await call("number", "A44"), await call("number", "A408")];
    await expect.poll(async () => (await days())[1] ?? 0).toBeGreaterThan(40_000);
    const [first, last] = await days();
    expect(Number(last) - Number(first)).toBe(364);
    await expect.poll(async () => call("number", "B17")).toBeGreaterThan(0);
    expect(await call("number", "B17")).toBeLessThanOrEqual(1);
    expect(await call("read", "A409")).toBe("");
  });
});
