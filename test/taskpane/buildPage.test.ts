import { describe, expect, it } from "vitest";
import { deskQuestion, oldSheetQuestion, updatedText } from "../../addin/taskpane/build/buildTexts.js";
import { texts } from "../../addin/taskpane/texts.js";
import { deskSheetNames } from "../../shared/sheet/deskSheets.js";
import type { WorkbookPlan } from "../../shared/sheet/sheetPlan.js";
import type { FakeSheet } from "./fakeSpreadsheet.js";
import { openTaskpane } from "./openTaskpane.js";
import { usePaneService } from "./usePaneService.js";

describe("the page that builds a hedge sheet", () => {
  const service = usePaneService();

  const open = async (sheet: FakeSheet = {}) =>
    openTaskpane(service.browser, { office: "missing", service: service.app.url, sheet });

  it("builds the sheets from what is typed, without waiting for any venue", async () => {
    const { page, portCalls } = await open();
    await page.route("**/api/v1/**", async (route) => route.abort());
    await page.getByLabel(`${texts.build.coin}, row 1`).fill("ETH");
    await page.getByLabel(`${texts.build.coins}, row 1`).fill("2");
    await page.getByText(texts.build.inputs, { exact: true }).click();
    await page.getByLabel(texts.build.hedgeRatio).fill("80");
    await page.getByRole("button", { name: texts.build.button }).click();
    await page.getByText('The sheet "Hedge" is ready.').waitFor();
    const painted = (await portCalls()).filter(({ method }) => method === "paint");
    const [plan] = (painted[0]?.given ?? []) as [WorkbookPlan | undefined];
    expect(plan?.sheets.map(({ name }) => name)).toEqual(Object.values(deskSheetNames));
    const values = Object.values(plan?.sheets[0]?.cells ?? {}).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(["ETH", 2, 0.8]));
    await page.close();
  });

  it("adds to the desk that stands, and asks first", async () => {
    const { page, portCalls } = await open({
      workbook: {
        Mine: {
          A1: "Coin",
          A2: "ETH",
          B2: 100,
          F2: { formula: "=HEDGE.PLAN($A$2:$E$9,,)", value: "Fine." },
        },
      },
    });
    await page.getByLabel(`${texts.build.coin}, row 1`).fill("SOL");
    await page.getByLabel(`${texts.build.coins}, row 1`).fill("7");
    await page.getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: deskQuestion("Mine").yes }).click();
    await page
      .getByText(updatedText("Mine", { added: ["SOL"], differing: [], areSettingsTyped: false }))
      .waitFor();
    const written = (await portCalls()).filter(({ method }) => method === "writeCells");
    expect(written[0]?.given[0]).toEqual([
      { sheet: "Mine", address: "A3", content: { value: "SOL" }, expected: "" },
      { sheet: "Mine", address: "B3", content: { value: 7 }, expected: "" },
    ]);
    expect((await portCalls()).some(({ method }) => method === "paint")).toBe(false);
    await page.close();
  });

  it("builds a desk from a sheet of the first edition, which stays", async () => {
    const { page, portCalls } = await open({
      workbook: {
        Hedge: {
          ...{
            A6: "Coin",
            B6: "Bag,\ncoins",
            C6: "Margin,\ncoins",
            F6: "What to short",
            K6: "Current\nshort",
          },
          ...{ A7: "ETH", B7: 90, C7: 10, F7: "bybit:ETH", K7: 200_000, A8: "Total" },
        },
      },
    });
    await page.getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: oldSheetQuestion("Hedge").yes }).click();
    await page.getByText('The sheet "Hedge 2" is ready.').waitFor();
    const painted = (await portCalls()).find(({ method }) => method === "paint");
    const [plan] = (painted?.given ?? []) as [WorkbookPlan | undefined];
    const values = plan?.sheets.flatMap(({ cells }) => Object.values(cells).map(({ value }) => value));
    expect(values).toEqual(expect.arrayContaining(["ETH", 100, "bybit:ETH", 200_000]));
    await page.close();
  });

  it("puts a selection in the place of what was typed, says what it ignored, and brings both lists back", async () => {
    const { page } = await open({
      selection: [
        ["Coin", "Amount", "Price, USD"],
        ["ETH", 2, 3500],
        ["SOL", 0, 150],
      ],
    });
    const coin = page.getByLabel(`${texts.build.coin}, row 1`);
    await coin.fill("BTC");
    const undo = page.getByRole("button", { name: texts.list.undo });
    expect(await undo.count()).toBe(0);
    await page.getByRole("button", { name: texts.build.selection }).click();
    await page.getByText("1 row read. Not used: Price, USD. 1 zero balance skipped.").waitFor();
    expect(await coin.inputValue()).toBe("ETH");
    expect(await page.getByLabel(`${texts.build.price}, row 1`).count()).toBe(0);
    await undo.click();
    await page.getByText(texts.list.undone).waitFor();
    expect(await coin.inputValue()).toBe("BTC");
    await undo.click();
    await expect.poll(async () => coin.inputValue()).toBe("ETH");
    await page.close();
  });

  it("asks what an ambiguous number of a pasted list means, and changes nothing before the answer", async () => {
    const { page } = await open();
    const coin = page.getByLabel(`${texts.build.coin}, row 1`);
    const coins = page.getByLabel(`${texts.build.coins}, row 1`);
    await coin.fill("BTC");
    await page.getByRole("button", { name: texts.list.paste }).click();
    const area = page.getByLabel(texts.list.label);
    const use = page.getByRole("button", { name: texts.list.use });
    await area.fill("ETH;1,234.5\nSOL;1.234,5");
    await use.click();
    await page.getByRole("alert").getByText("decimal comma").waitFor();
    // What cannot be read stays, to be corrected.
    expect(await area.inputValue()).toContain("SOL");
    await area.fill("ETH;1.250;note\nSOL;0,75;");
    await use.click();
    await page.getByText("1.250: is it 1250 or 1.25?").waitFor();
    expect(await area.count()).toBe(0);
    expect(await coin.inputValue()).toBe("BTC");
    await page.getByRole("button", { name: "1250", exact: true }).click();
    await page.getByText("2 rows read. Not used: column 3.").waitFor();
    expect([await coin.inputValue(), await coins.inputValue()]).toEqual(["ETH", "1250"]);
    expect(await page.getByLabel(`${texts.build.coins}, row 2`).inputValue()).toBe("0.75");
    await page.close();
  });

  it("takes several lines pasted into the field of a coin as a list, and one word as a coin", async () => {
    const { page } = await open();
    const coin = page.getByLabel(`${texts.build.coin}, row 1`);
    const paste = async (text: string): Promise<void> =>
      coin.evaluate((field, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", pasted);
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    await paste("ETH\n");
    expect(await coin.inputValue()).toBe("");
    await paste("Coin\tCoins\tInstead\tBeta\nETH\t2\tbybit:ETH-USDT\t0.9\nSOL\t3\t\t");
    await page.getByText("2 rows read.").waitFor();
    expect(await coin.inputValue()).toBe("ETH");
    expect(await page.getByLabel(`${texts.build.instead}, row 1`).inputValue()).toBe("bybit:ETH-USDT");
    const beta = page.getByLabel(`${texts.build.beta}, row 1`);
    expect(await page.getByLabel(`${texts.build.price}, row 1`).count()).toBe(0);
    // A column must not vanish under the hands of whoever types into it anew.
    await beta.fill("");
    await beta.fill("1.1");
    await page.getByRole("button", { name: texts.build.moreColumns }).click();
    await page.getByLabel(`${texts.build.price}, row 2`).fill("150");
    await page.close();
  });
});
