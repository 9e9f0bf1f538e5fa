import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pageIds } from "../../addin/taskpane/pane/pageIds.js";
import { texts } from "../../addin/taskpane/texts.js";
import { builtDesk } from "./desk/sheetDesks.js";
import { openPage } from "./openPage.js";
import { openTaskpane } from "./openTaskpane.js";
import { usePaneService } from "./usePaneService.js";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

type Violations = readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];

describe("the pane for everybody", () => {
  const service = usePaneService();

  const looks = [
    { colours: "light", forcedColours: false },
    { colours: "dark", forcedColours: false },
    { colours: "dark", forcedColours: true },
  ] as const;

  it.each(looks.flatMap((look) => [320, 350, 450].map((width) => ({ ...look, width }))))(
    "has no fault that axe knows and no sideways scrolling: $colours, forced $forcedColours, $width px",
    async ({ colours, forcedColours, width }) => {
      const { page, errors } = await openTaskpane(service.browser, {
        office: "missing",
        service: service.app.url,
        width,
        colours,
        forcedColours,
        sheet: {
          workbook: builtDesk([["ETH", 100, "", "", ""]], [["", "", "", "", ""]]),
          active: { sheet: "Hedge", address: "A8" },
          selection: [
            ["ETHH", 3],
            ["eth", 1],
            ["btc", -1],
          ],
          problems: [
            {
              sheet: "Sheet1",
              address: "B2",
              formula: "=HEDGE.QTY(1)",
              shown: "#NAME?",
              kind: "name",
              reason: null,
            },
          ],
        },
      });
      await page.getByRole("button", { name: texts.build.selection }).click();
      await page.getByText(/Did you mean ETH/u).waitFor();
      await page.getByRole("button", { name: texts.build.moreColumns }).click();
      await page.getByRole("button", { name: texts.list.paste }).click();
      const list = page.getByLabel(texts.list.label);
      await list.fill("ETHH 12.345\nBTC 98.765\nSOL 1.234");
      await page.getByRole("button", { name: texts.list.use }).click();
      await page.getByText(/which numbers are right/u).waitFor();
      await page.getByRole("button", { name: texts.list.paste }).click();
      await list.fill("ETHH 1");
      await page.getByRole("button", { name: texts.build.inputs }).click();
      await page.getByLabel(texts.build.hedgeRatio).fill("nine");
      const violations = async (): Promise<Violations> => {
        // A colour half-way to another has no contrast to speak of, and Fluent's focus guards are passed on at once,
        // which axe cannot know.
        return page.evaluate(`(async () => {
          ${axe}
          await new Promise(requestAnimationFrame);
          const passing = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
          await Promise.allSettled(passing.map(({ finished }) => finished));
          const { violations } = await axe.run({ exclude: ["[data-tabster-dummy]"] }, { rules: { region: { enabled: false } } });
          return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
        })()`);
      };
      for (const id of pageIds) {
        await openPage(page, id);
        if (id === "formula") {
          await page
            .getByRole("button", { name: /^TRANCHES|^QTY/u })
            .first()
            .click();
          await page.getByRole("button", { name: texts.formula.example }).click();
        }
        if (id === "record") {
          await page.getByRole("region", { name: texts.record.preview }).waitFor();
          expect.soft(await violations(), id).toEqual([]);
          await page.locator("#page-record").getByLabel(texts.record.price).fill("nine");
        }
        if (id === "venues") {
          await page.getByRole("textbox", { name: texts.venues.coin }).fill("eth");
          await page.keyboard.press("Enter");
          await page.getByRole("row").nth(1).waitFor();
        }
        expect.soft(await violations(), id).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth"), id).toBe(width);
        expect(
          await page.evaluate(
            "document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth",
          ),
          id,
        ).toBe(true);
      }
      expect(errors).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it("can be used by keyboard alone, from the tabs to a finished sheet", async () => {
    const { page } = await openTaskpane(service.browser, {
      office: "missing",
      service: service.app.url,
      sheet: {},
    });
    await page.getByRole("tablist").waitFor();
    const focused = async () =>
      page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(texts.tabs.build);
    const order: unknown[] = [];
    for (let step = 0; step < 24; step += 1) {
      await page.keyboard.press("Tab");
      order.push(await focused());
      if (order.at(-1) === texts.build.sample) await page.keyboard.press("Enter");
      if (order.at(-1) === `${texts.build.coins}, row 5`) break;
    }
    expect(order.slice(0, 4)).toEqual([
      texts.morePages,
      texts.build.selection,
      texts.list.paste,
      texts.build.sample,
    ]);
    await page.getByRole("button", { name: texts.build.button }).focus();
    await page.keyboard.press("Enter");
    await page.getByText('The sheet "Hedge" is ready.').waitFor();
    await page.close();
  });

  it("moves nothing while it loads", async () => {
    const opened = await openTaskpane(service.browser, {
      office: "missing",
      service: service.app.url,
      sheet: {},
    });
    const shift = await opened.page.evaluate(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(sum), 2000);
    })`);
    expect(shift).toBeLessThan(0.02);
    await opened.page.close();
  });
});
