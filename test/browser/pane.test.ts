import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleHoldings } from "../../addin/taskpane/build/holdingRows.js";
import { deskQuestion } from "../../addin/taskpane/build/buildTexts.js";
import { texts } from "../../addin/taskpane/texts.js";
import { belowHeadings } from "./belowHeadings.js";
import { openPage } from "../taskpane/openPage.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

describe("the pane beside the workbench's sheet", () => {
  let workbench: OpenWorkbench;

  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(async () => workbench.close());

  it("builds a desk beside the one that stands, from the sample, and every row of it is answered", async () => {
    const { page, call, problems } = workbench;
    await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: texts.build.sample }).click();
    await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: texts.build.makeNew }).click();
    await page.getByText('The sheet "Hedge 2" is ready.').waitFor();
    const rows = async (): Promise<readonly (readonly string[])[]> =>
      belowHeadings(call, "Hedge 2", ["Coin", "Action", "Coins"]);
    await expect
      .poll(async () =>
        (await rows()).filter(([, , coins]) => coins !== "").map(([, action = ""]) => action.split(" ")[0]),
      )
      .toEqual(sampleHoldings.map(() => "Sell"));
    expect((await rows()).slice(0, sampleHoldings.length).map(([coin]) => coin)).toEqual(
      sampleHoldings.map(({ coin }) => coin),
    );
    expect(problems).toEqual([]);
  });

  it("adds the coins that are missing to the desk that stands and changes nothing that is typed there", async () => {
    const { page, call } = workbench;
    const before = await belowHeadings(call, "Hedge", ["Coin", "Coins"]);
    await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: deskQuestion("Hedge").yes }).click();
    await page.getByText(/^Added to “Hedge”/u).waitFor();
    const after = await belowHeadings(call, "Hedge", ["Coin", "Coins"]);
    const held = before.filter(([, coins]) => coins !== "");
    expect(after.slice(0, held.length)).toEqual(held);
    const coins = after.map(([coin]) => coin);
    for (const { coin } of sampleHoldings) expect(coins.filter((each) => each === coin)).toHaveLength(1);
  });

  it("takes what is typed into it, and leaves the sheet alone", async () => {
    const { page, call } = workbench;
    await call("activate", "Try it");
    const before = await call("read", "A1");
    await workbench.click({ x: 20, y: 10 });
    await page.getByRole("button", { name: texts.build.add }).click();
    await page.getByLabel(`${texts.build.coin}, row ${String(sampleHoldings.length + 1)}`).click();
    await page.keyboard.type("ltc");
    expect(
      await page.getByLabel(`${texts.build.coin}, row ${String(sampleHoldings.length + 1)}`).inputValue(),
    ).toBe("ltc");
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
    expect(
      await page.getByLabel(`${texts.build.coin}, row ${String(sampleHoldings.length + 1)}`).inputValue(),
    ).toBe("ltc");
  });

  it("is put away to show the whole sheet", async () => {
    const { page } = workbench;
    await openPage(page, "build");
    await page.getByRole("button", { name: texts.build.wholeSheet }).click();
    expect(await page.locator("#side").isVisible()).toBe(false);
  });
});
