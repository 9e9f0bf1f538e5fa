import { describe, expect, it } from "vitest";
import type { CellProblem } from "../../addin/host/spreadsheet.js";
import { texts } from "../../addin/taskpane/texts.js";
import type { FakeSheet } from "./fakeSpreadsheet.js";
import { isBuilt } from "../help/builtHelp.js";
import { openPage } from "./openPage.js";
import { openTaskpane } from "./openTaskpane.js";
import { usePaneService } from "./usePaneService.js";

describe("the pages of the pane", () => {
  const service = usePaneService();

  const open = async (sheet: FakeSheet = {}) =>
    openTaskpane(service.browser, { office: "missing", service: service.app.url, sheet });

  it("builds a sheet from the sample by two clicks, with what the exchange lists", async () => {
    const { page, errors, portCalls } = await open();
    await page.getByRole("button", { name: texts.build.sample }).click();
    await page.getByRole("button", { name: texts.build.button }).click();
    await page.getByText('The sheet "Hedge" is ready.').waitFor();
    const painted = (await portCalls()).filter(({ method }) => method === "paint");
    expect(painted).toHaveLength(1);
    const [plan] = painted[0]?.given as [{ sheets: { name: string }[] }];
    expect(plan.sheets.map(({ name }) => name)).toContain("Hedge details");
    const listed = await service.app.snapshot("api/v1/perpetuals/binance/inverse");
    for (const coin of ["BTC", "ETH", "SOL", "XRP", "DOGE"]) {
      expect(listed.perpetuals.some((perpetual) => perpetual.coin === coin)).toBe(true);
      await page.getByText(`Hedge with binance:${coin}.`).waitFor();
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  it("takes the selection, says what is wrong with each row, and builds the others", async () => {
    const { page, errors, portCalls } = await open({
      selection: [
        ["Coin", "Quantity"],
        [" eth ", "1,250.5"],
        ["", ""],
        ["btc", -1],
        ["ETHH", 3],
        ["=cmd", 4],
        ["x".repeat(5000), 5],
        ["eth", 6],
        ["SOL", "1,2,5"],
        ["XRP", "many"],
      ],
    });
    await page.getByRole("button", { name: texts.build.selection }).click();
    await page.getByText("8 rows read.").waitFor();
    const line = (row: number) =>
      page.getByRole("list", { name: texts.build.holdings }).locator("> li").nth(row);
    await expect.poll(async () => line(0).innerText()).toContain("Hedge with binance:ETH");
    expect(await line(1).innerText()).toContain("must be greater than 0, was -1");
    expect(await line(2).innerText()).toMatch(/ETHH[^]*ETH/u);
    expect(await line(3).innerText()).toContain("=cmd");
    expect((await line(4).innerText()).length).toBeLessThan(300);
    expect(await line(5).innerText()).toContain("ETH");
    expect(await line(6).innerText()).toContain('"1,2,5" is not a number');
    expect(await line(7).innerText()).toContain('"many" is not a number');
    await page.getByRole("button", { name: texts.build.button }).click();
    await page.getByText('The sheet "Hedge" is ready.').waitFor();
    expect(JSON.stringify(await portCalls())).not.toMatch(/"formula":"=cmd/u);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("keeps what was typed through an error and a change of page", async () => {
    const { page } = await open({
      refused: { method: "sheetNames", message: "the workbook is protected; unprotect it" },
    });
    await page.getByLabel(`${texts.build.coin}, row 1`).fill("ETH");
    await page.getByRole("button", { name: texts.build.button }).click();
    await page.getByText("The workbook is protected; unprotect it.").waitFor();
    await openPage(page, "help");
    await openPage(page, "build");
    expect(await page.getByLabel(`${texts.build.coin}, row 1`).inputValue()).toBe("ETH");
    await page.close();
  });

  it("shows a formula's result before it is in a cell, local and live, and inserts it", async () => {
    const { page, errors, portCalls } = await open({ selection: [[400_000]], activeCellIsTaken: true });
    await openPage(page, "formula");
    await page.getByRole("searchbox", { name: texts.formula.search }).fill("qty");
    await page.getByRole("button", { name: /^QTY/u }).click();
    const result = page.getByRole("group", { name: texts.formula.result });
    expect(await result.innerText()).toBe("Fill in positionValue to see the result.");
    await page.getByRole("button", { name: `${texts.formula.selection}: positionValue` }).click();
    await page.getByRole("textbox", { name: "futuresPrice" }).fill("4000");
    await expect.poll(async () => result.innerText()).toBe("100");
    await page.getByRole("textbox", { name: "futuresPrice" }).fill("-4000");
    await expect.poll(async () => result.innerText()).toMatch(/#VALUE![^]*futuresPrice must be/u);
    await page.getByRole("textbox", { name: "futuresPrice" }).fill("4000");
    await page.getByRole("button", { name: texts.formula.insert }).click();
    await page.getByRole("button", { name: texts.replace }).click();
    await page.getByText("Inserted into B2 on Sheet1.").waitFor();
    const inserted = (await portCalls()).filter(({ method }) => method === "insertFormula");
    expect(inserted.map(({ given }) => given)).toEqual([
      ["=HEDGE.QTY(A1:C9,4000)", { replace: false }],
      ["=HEDGE.QTY(A1:C9,4000)", { replace: true }],
    ]);
    await page.getByRole("button", { name: texts.formula.all }).click();
    await page.getByRole("searchbox", { name: texts.formula.search }).fill("mark");
    await page.getByRole("button", { name: /^MARK/u }).click();
    await page.getByRole("textbox", { name: "instrument" }).fill("bybit:ETH");
    await expect.poll(async () => Number((await result.innerText()).replace(",", ""))).toBeGreaterThan(1000);
    await page.getByRole("textbox", { name: "instrument" }).fill("bybit:ETHH");
    await expect.poll(async () => result.innerText()).toMatch(/#N\/A[^]*no inverse perpetual on bybit/u);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("pauses and resumes live data and shows how each venue fares", async () => {
    const { page } = await open({ calculation: "manual" });
    await openPage(page, "formula");
    await page.getByRole("button", { name: /^MARK/u }).first().click();
    await page.getByRole("textbox", { name: "instrument" }).fill("bybit:ETH");
    await openPage(page, "live");
    await page.getByText(texts.live.manual).waitFor();
    await page.getByRole("button", { name: texts.live.pause, exact: true }).click();
    await page.getByText(texts.live.paused).waitFor();
    await page.getByRole("button", { name: texts.live.refresh }).click();
    await page.getByText(texts.live.refreshPaused).waitFor();
    await page.getByRole("button", { name: texts.live.resume, exact: true }).click();
    await page.getByRole("button", { name: texts.live.pause, exact: true }).waitFor();
    await page.close();
  });

  it("lists cells in error and repairs those that another attempt can repair", async () => {
    const stuck: CellProblem = {
      sheet: "Sheet1",
      address: "B2",
      formula: '=HEDGE.MARK("ETH")',
      shown: "#NAME?",
      kind: "name",
      reason: null,
    };
    const wrong: CellProblem = {
      ...stuck,
      address: "C7",
      shown: "#VALUE!",
      kind: "error",
      reason: "usd must be positive, was -1",
    };
    const { page, portCalls } = await open({ problems: [stuck, wrong] });
    await openPage(page, "problems");
    await page.getByText("2 cells have a problem.").waitFor();
    await page.getByText("Usd must be positive, was -1.").waitFor();
    await page.getByRole("button", { name: "Repair 1 cell" }).click();
    await page.getByText("1 formula was repaired.").waitFor();
    expect((await portCalls()).find(({ method }) => method === "repair")?.given).toEqual([
      [{ sheet: "Sheet1", address: "B2" }],
    ]);
    expect(await page.getByText("Sheet1!B2").count()).toBe(0);
    await page.close();
  });

  it("compares venues in the service's order and puts an instrument into a cell", async () => {
    const { page, portCalls } = await open();
    await openPage(page, "venues");
    await page.getByRole("textbox", { name: texts.venues.coin }).fill("eth");
    await page.keyboard.press("Enter");
    const rows = page.getByRole("row");
    await rows.nth(1).waitFor();
    const rates = await page.locator("tbody td:nth-of-type(1)").allInnerTexts();
    const numbers = rates.map((text) => Number(text.replace("−", "-").replace(" %", "")));
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
    await page.getByRole("button", { name: "bybit:ETH" }).click();
    await page.getByText("Inserted into B2 on Sheet1.").waitFor();
    expect((await portCalls()).find(({ method }) => method === "insertText")?.given).toEqual([
      "bybit:ETH",
      { replace: false },
    ]);
    await page.getByRole("textbox", { name: texts.venues.coin }).fill("NOSUCHCOIN");
    await page.getByRole("button", { name: texts.venues.compare }).click();
    await page.getByRole("alert").filter({ hasText: "NOSUCHCOIN" }).waitFor();
    await page.close();
  });

  it("freezes a sheet with the time its values are of", async () => {
    const { page, portCalls } = await open({ names: ["Plan", "Notes"] });
    await openPage(page, "freeze");
    await page.getByLabel(texts.freeze.sheet).selectOption("Notes");
    await page.getByRole("button", { name: texts.freeze.button }).click();
    await page.getByText('The copy "Notes values" is ready: 12 formulas converted to values.').waitFor();
    const [name, asOf] = (await portCalls()).find(({ method }) => method === "freezeCopy")?.given ?? [];
    expect(name).toBe("Notes");
    expect(asOf).toMatch(/^Values as of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/u);
    await page.close();
  });

  it("refuses a wrong setting by a sentence, keeps a right one, and never shows the key in the diagnostics", async () => {
    const { page } = await open();
    await openPage(page, "settings");
    await page.getByLabel(texts.settings.refreshSeconds).fill("0");
    await page.getByLabel(texts.settings.functionKey).fill("s3cret-key");
    await page.getByRole("button", { name: texts.settings.save }).click();
    await page.getByRole("alert").filter({ hasText: "from 1 to 3600" }).waitFor();
    expect(await page.getByLabel(texts.settings.functionKey).inputValue()).toBe("s3cret-key");
    await page.getByLabel(texts.settings.refreshSeconds).fill("30");
    await page.getByLabel(texts.settings.colours).selectOption("dark");
    await page.getByRole("button", { name: texts.settings.save }).click();
    await page.getByText(texts.settings.saved).waitFor();
    expect(await page.evaluate("document.documentElement.style.colorScheme")).toBe("dark");
    await openPage(page, "help");
    const diagnostics = await page.getByLabel(texts.help.diagnostics).inputValue();
    expect(diagnostics).toContain('"refreshSeconds":30');
    expect(diagnostics).toContain("Host: workbench");
    expect(diagnostics).not.toContain("s3cret-key");
    await page.close();
  });

  it("leads to pages of the help that were built, and never in its own window", async () => {
    const { page } = await open();
    await openPage(page, "help");
    const links = await page
      .locator("#page-help a")
      .evaluateAll((each) =>
        each.map((link) => [link.getAttribute("href") ?? "", link.getAttribute("target")] as const),
      );
    expect(links.map(([href]) => href)).toEqual(
      expect.arrayContaining(["help/privacy.html", "help/terms.html", "help/support.html"]),
    );
    expect(links.filter(([href, target]) => target !== "_blank" || !isBuilt(`../${href}`))).toEqual([]);
    await page.close();
  });
});
