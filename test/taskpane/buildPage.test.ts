import { describe, expect, it } from "vitest";
import { texts } from "../../addin/taskpane/texts.js";
import type { FakeSheet } from "./fakeSpreadsheet.js";
import { openTaskpane } from "./openTaskpane.js";
import { usePaneService } from "./usePaneService.js";

describe("the page that builds a hedge sheet", () => {
  const service = usePaneService();

  const open = async (sheet: FakeSheet = {}) =>
    openTaskpane(service.browser, { office: "missing", service: service.app.url, sheet });

  it("asks again at the next press what could not be asked at the one before", async () => {
    const { page, portCalls } = await open();
    const lists = "**/api/v1/perpetuals/**";
    await page.route(lists, async (route) => route.abort());
    await page.getByLabel(`${texts.build.coin}, row 1`).fill("ETH");
    await page.getByLabel(`${texts.build.quantity}, row 1`).fill("2");
    const build = page.getByRole("button", { name: texts.build.button });
    const instrument = async (): Promise<unknown> => {
      const painted = (await portCalls()).filter(({ method }) => method === "paint").at(-1);
      const [plan] = (painted?.given ?? []) as [
        { sheets: { cells: Record<string, { formula?: string }> }[] } | undefined,
      ];
      return plan?.sheets[0]?.cells["F7"];
    };
    await build.click();
    await page.getByText('The sheet "Hedge" is ready.').waitFor();
    expect(await instrument()).not.toHaveProperty("formula");
    await page.unroute(lists);
    await build.click();
    await page.getByRole("button", { name: texts.build.makeNew }).click();
    await page.getByText('The sheet "Hedge 2" is ready.').waitFor();
    expect(await instrument()).toHaveProperty("formula", '=Hedge_venue&":"&$A7');
    await page.close();
  });

  it("takes no prices for coins in margin, and says so", async () => {
    const { page } = await open({
      selection: [
        ["Coin", "Amount", "Price, USD"],
        ["ETH", 2, 3500],
      ],
    });
    await page.getByRole("button", { name: texts.build.selection }).click();
    await page.getByText("“Price, USD” was left out").waitFor();
    expect(await page.getByLabel(`${texts.build.marginCoins}, row 1`).inputValue()).toBe("");
    await page.close();
  });
});
