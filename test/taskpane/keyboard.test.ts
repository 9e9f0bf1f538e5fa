// The pane without a mouse: where Tab goes, what Escape closes, and whole tasks.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pageIds } from "../../addin/taskpane/pane/pageIds.js";
import { texts } from "../../addin/taskpane/texts.js";
import { builtDesk } from "./desk/sheetDesks.js";
import type { FakeHand, FakeSheet } from "./fakeSpreadsheet.js";
import { openPage } from "./openPage.js";
import { openTaskpane } from "./openTaskpane.js";
import { tabTo, walkByTab } from "./tabWalk.js";
import { usePaneService } from "./usePaneService.js";

const blank = ["", "", "", "", ""];
const desk: FakeSheet = {
  workbook: builtDesk([["ETH", 100, "", "", ""], blank], [blank, blank]),
  active: { sheet: "Hedge", address: "A8" },
};

async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

describe("the pane by keyboard alone", () => {
  const service = usePaneService();

  const open = async (sheet: FakeSheet, width?: number) => {
    const opened = await openTaskpane(service.browser, {
      office: "missing",
      service: service.app.url,
      sheet,
      ...(width === undefined ? {} : { width }),
    });
    await opened.page.getByRole("tablist").waitFor();
    return opened;
  };

  it.each([320, 350, 450])(
    "comes to every control from top to bottom, shows where it is and scrolls nothing sideways: %i px",
    async (width) => {
      const { page, errors } = await open(desk, width);
      for (const id of pageIds) {
        await openPage(page, id);
        if (id === "record") await page.getByRole("region", { name: texts.record.preview }).waitFor();
        const { stops, missed } = await walkByTab(page);
        expect.soft(missed, `${id}: never reached`).toEqual([]);
        const own = stops.filter(({ pageId }) => pageId === `page-${id}`);
        expect.soft(stops.length - own.length, `${id}: its tab and the menu come first`).toBe(2);
        const hidden = stops.filter(({ isInView, showsFocus }) => !isInView || !showsFocus);
        expect.soft(hidden, `${id}: focus not seen`).toEqual([]);
        const backwards = own.filter((stop, index) => {
          const before = own[index - 1];
          if (before === undefined) return false;
          const isHigher = stop.bottom <= before.top + 1;
          const isInRow = stop.top < before.bottom - 1 && before.top < stop.bottom - 1;
          return isHigher || (isInRow && stop.left < before.left);
        });
        expect.soft(backwards, `${id}: against the order seen`).toEqual([]);
        const wide =
          "[document.documentElement, document.querySelector('main')].map((each) => each.scrollWidth - each.clientWidth)";
        expect.soft(await page.evaluate(wide), `${id}: sideways scrolling`).toEqual([0, 0]);
      }
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  it("closes the menu of pages and a question by Escape", async () => {
    const { page, portCalls } = await open(desk);
    await tabTo(page, texts.morePages);
    await page.keyboard.press("Enter");
    const menu = page.getByRole("menu");
    await menu.waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
    expect(await page.evaluate("document.activeElement.ariaLabel")).toBe(texts.morePages);
    await tabTo(page, texts.build.sample);
    await page.keyboard.press("Enter");
    await tabTo(page, texts.build.button);
    await page.keyboard.press("Enter");
    const question = page.getByRole("alertdialog");
    await question.waitFor();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "hidden" });
    expect((await portCalls()).filter(({ method }) => method === "paint")).toEqual([]);
    await page.close();
  });

  it("builds a hedge sheet of two coins", async () => {
    const { page, errors, portCalls } = await open({});
    await tabTo(page, `${texts.build.coin}, row 1`);
    await page.keyboard.type("eth");
    await page.keyboard.press("Tab");
    await page.keyboard.type("12.5");
    await tabTo(page, texts.build.add);
    await page.keyboard.press("Enter");
    await tabTo(page, `${texts.build.coin}, row 2`, "Shift+Tab");
    await page.keyboard.type("BTC");
    await page.keyboard.press("Tab");
    await page.keyboard.type("0.75");
    await tabTo(page, texts.build.button);
    await page.keyboard.press("Enter");
    await page.getByText('The sheet "Hedge" is ready.').waitFor();
    const [painted] = (await portCalls()).filter(({ method }) => method === "paint");
    const plan = JSON.stringify(painted?.given);
    for (const cell of ['"ETH"', "12.5", '"BTC"', "0.75"]) expect(plan).toContain(cell);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("goes to Record by the arrow keys and records a trade", async () => {
    const { page, errors } = await open(desk);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: texts.record.preview }).waitFor();
    await tabTo(page, texts.record.contracts);
    await retype(page, "120000");
    await tabTo(page, texts.record.price);
    await retype(page, "3987.25");
    await page.keyboard.press("Enter");
    // The price is far from the mark price of the simulated market.
    await page.getByRole("alert").filter({ hasText: "the mark price of" }).waitFor();
    await tabTo(page, "Record 3,987.25");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "bybit:ETH 120,000 at 3,987.25" }).waitFor();
    const shorts: unknown = await page.evaluate(
      () => (globalThis as unknown as { fakeHand: FakeHand }).fakeHand.cells()["Hedge shorts"],
    );
    expect(shorts).toMatchObject({ A6: "bybit:ETH", B6: 120_000, C6: 3987.25 });
    expect(errors).toEqual([]);
    await page.close();
  });
});
