import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { texts } from "../../addin/taskpane/texts.js";
import { builtDesk } from "./desk/sheetDesks.js";
import type { FakeHand, FakeSheet, FakeWorkbook } from "./fakeSpreadsheet.js";
import { openPage } from "./openPage.js";
import { openTaskpane } from "./openTaskpane.js";
import { usePaneService } from "./usePaneService.js";

const blank = ["", "", "", "", ""];

type InPage = { readonly fakeHand: FakeHand };

const cellsOf = async (page: Page): Promise<FakeWorkbook> =>
  page.evaluate(() => (globalThis as unknown as InPage).fakeHand.cells());

const select = async (page: Page, sheet: string, address: string): Promise<void> => {
  await page.evaluate(
    ([name = "", cell = ""]) => {
      (globalThis as unknown as InPage).fakeHand.select(name, cell);
    },
    [sheet, address],
  );
};

describe("the page that records trades", () => {
  const service = usePaneService();

  const open = async (sheet: FakeSheet) => {
    const opened = await openTaskpane(service.browser, {
      office: "missing",
      service: service.app.url,
      sheet,
    });
    await openPage(opened.page, "record");
    return opened;
  };

  const markOf = async (coin: string): Promise<number> => {
    const { perpetuals } = await service.app.snapshot("api/v1/perpetuals/bybit/inverse");
    return Number(perpetuals.find((perpetual) => perpetual.coin === coin)?.mark);
  };

  it("records the sale that the desk advises, as it was done, and takes it back", async () => {
    const workbook = builtDesk([["ETH", 100, "", "", ""], blank], [blank, blank]);
    const { page, errors } = await open({ workbook, active: { sheet: "Hedge", address: "F8" } });
    await page.getByRole("heading", { name: "Hedge, row 8: ETH" }).waitFor();
    await page.getByText(/^Sell [\d,]+ ETHUSD on bybit/u).waitFor();
    const before = await cellsOf(page);
    const mark = await markOf("ETH");
    const price = page.getByLabel(texts.record.price);
    expect(Number(await price.inputValue()) / mark).toBeCloseTo(1, 1);
    const contracts = page.getByLabel(texts.record.contracts);
    expect(Number(await contracts.inputValue()) / (100 * mark)).toBeCloseTo(1, 1);
    await contracts.fill("120000");
    await price.fill("0");
    await page.getByText(texts.record.notPositive).waitFor();
    const record = page.getByRole("button", { name: texts.record.button, exact: true });
    expect(await record.getAttribute("aria-disabled")).toBe("true");
    const sold = Math.round(mark) + 0.25;
    await price.fill(String(sold));
    await page.getByLabel(texts.record.margin).fill("40.5");
    await page.getByLabel(texts.record.time).fill("2026-03-31 12:00");
    const written = `Hedge shorts: new short bybit:ETH 120,000 at ${sold.toLocaleString("en-US")}, margin 40.5.`;
    await page.getByRole("region", { name: texts.record.preview }).getByText(written).waitFor();
    await record.click();
    await page.getByRole("status").filter({ hasText: written }).waitFor();
    expect((await cellsOf(page))["Hedge shorts"]).toMatchObject({
      ...{ A6: "bybit:ETH", B6: 120_000, C6: sold, D6: 40.5, E6: 46_112.5 },
    });
    // What is left of the order waits for a press of its own: a second one of Record would sell it too.
    expect(await record.count()).toBe(0);
    await page.getByRole("button", { name: texts.record.another }).click();
    // The desk was read again: what was typed is no part of the next trade.
    await expect.poll(async () => contracts.inputValue()).not.toBe("120000");
    await page.getByRole("button", { name: texts.record.undo }).click();
    await page.getByText(texts.record.undone).waitFor();
    expect(await cellsOf(page)).toEqual(before);
    expect(await page.getByRole("button", { name: texts.record.undo }).count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("follows the selection to a short, closes a part of it, and writes nothing where the sheet has changed", async () => {
    const mark = await markOf("ETH");
    const shorts = [["bybit:ETH", 100_000, Math.round(mark), "", 45_000], blank];
    const held = [["ETH", 100_000 / Math.round(mark), "", "", ""], blank];
    const { page, errors } = await open({
      workbook: builtDesk(held, shorts),
      active: { sheet: "Hedge", address: "A9" },
    });
    await page.getByText(texts.record.blankRow).waitFor();
    await select(page, "Hedge journal", "A1");
    await page.getByText(texts.record.selectRow).waitFor();
    await select(page, "Hedge shorts", "C6");
    await page.getByRole("heading", { name: "Hedge shorts, row 6: bybit:ETH" }).waitFor();
    expect(await page.getByLabel(texts.record.contracts).inputValue()).toBe("100000");
    const price = page.getByLabel(texts.record.price);
    expect(Number(await price.inputValue()) / mark).toBeCloseTo(1, 1);
    await price.fill("");
    await page.getByText(texts.record.noPrice).waitFor();
    await page.getByLabel(texts.record.contracts).fill("200000");
    await page.getByLabel(texts.record.price).fill(String(Math.round(mark) * 2));
    await page.getByText("Only 100,000 contracts of bybit:ETH are open, was 200,000.").waitFor();
    await page.getByLabel(texts.record.contracts).fill("25000");
    await page.getByText("Hedge shorts, row 6, contracts: 100,000 → 75,000.").waitFor();
    await page.getByText(/^Hedge journal, row 8: bybit:ETH 25,000/u).waitFor();
    const before = await cellsOf(page);
    await page.evaluate(() => {
      (globalThis as unknown as InPage).fakeHand.type("Hedge shorts", "B6", 90_000);
    });
    const record = page.getByRole("button", { name: texts.record.button, exact: true });
    await record.click();
    const question = page
      .getByRole("alert")
      .filter({ hasText: /the mark price of [\d,.]+ USD\. Record it\?/u });
    await question.getByRole("button", { name: texts.cancel }).click();
    await question.waitFor({ state: "hidden" });
    expect(await cellsOf(page)).toMatchObject({ "Hedge journal": before["Hedge journal"] });
    await record.click();
    await question.getByRole("button", { name: /^Record \d/u }).click();
    await page
      .getByRole("alert")
      .filter({ hasText: "B6 on Hedge shorts was changed after the desk was read: nothing was recorded." })
      .waitFor();
    expect((await cellsOf(page))["Hedge journal"]).toEqual(before["Hedge journal"]);
    await page.getByText("Hedge shorts, row 6, contracts: 90,000 → 65,000.").waitFor();
    await record.click();
    await page.getByRole("button", { name: texts.record.undo }).waitFor();
    const after = await cellsOf(page);
    expect(after["Hedge shorts"]?.["B6"]).toBe(65_000);
    expect(after["Hedge journal"]).toMatchObject({ B8: "bybit:ETH", C8: 25_000, A8: 45_000 });
    // Bought back at twice the entry, a quarter of the coins covered is lost by half.
    const entry = Math.round(mark);
    expect(after["Hedge"]?.["B8"]).toBeCloseTo(100_000 / entry - 12_500 / entry, 8);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("says that there is no desk, and reads it once there is one", async () => {
    const { page } = await open({ workbook: { Notes: {} } });
    await page.getByText("There is no hedge desk in this workbook. Build one first.").waitFor();
    await page.evaluate(() => {
      const { type } = (globalThis as unknown as InPage).fakeHand;
      type("Notes", "A1", "USDC");
      type("Notes", "B1", 5);
      type("Notes", "C1", { formula: "=HEDGE.PLAN(A1:B1)", value: "" });
    });
    await page.getByRole("button", { name: texts.record.readAgain }).click();
    await page.getByText("Cash: not hedged.").waitFor();
    await page.close();
  });
});
