import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { findChromium } from "../../scripts/lib/findChromium.js";
import { startDemo } from "../../scripts/lib/startDemo.js";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";

type Method = Exclude<keyof WorkbenchApi, "ready" | "grid">;

export type OpenWorkbench = {
  readonly page: Page;
  /** Where the add-in's files are. */
  readonly url: string;
  /** Where the exchanges are simulated: an exchange's own address after it gives that exchange's answer. */
  readonly exchangesUrl: string;
  /** Everything the page logged as an error or threw. */
  readonly problems: readonly string[];
  /** Calls a method of window.workbench in the page. */
  readonly call: <Name extends Method>(
    name: Name,
    ...given: Parameters<WorkbenchApi[Name]>
  ) => Promise<Awaited<ReturnType<WorkbenchApi[Name]>>>;
  /** Clicks the middle of a cell of the sheet in front, as a person does. */
  readonly click: (place: CellPlace, button?: "left" | "right") => Promise<void>;
  /** Moves the pointer over a cell. */
  readonly hover: (place: CellPlace) => Promise<void>;
  /** Another empty page of the same browser, which shares nothing with the first. */
  readonly openPage: () => Promise<Page>;
  /** Another tab beside the first, at that address below the workbench's own. */
  readonly openTab: (search: string) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** Pixels from the left and upper edge of the cells, without the headings. */
type CellPlace = { readonly x: number; readonly y: number };

const headings = { width: 46, height: 20 };

// Two clicks at one place within half a second are a double click, and open the cell with what is in it.
const doubleClickMs = 700;

type Options = Pick<Parameters<typeof startDemo>[0], "guardService" | "market" | "addinFolder"> & {
  /** Functions of a test's own in the place of the built ones: the parsed functions.json and the text of functions.js. */
  readonly functions?: { readonly metadata: unknown; readonly source: string };
  /** How long the built functions.js is on its way. */
  readonly functionsDelayMs?: number;
};

/** Calls methods of window.workbench in a page. */
export function callOf(page: Page): OpenWorkbench["call"] {
  return async (name, ...given) =>
    page.evaluate(
      async ([method, parameters]) => {
        const { workbench } = window as unknown as {
          workbench: Record<string, (...given: unknown[]) => unknown>;
        };
        return (await workbench[method]?.(...parameters)) as never;
      },
      [name, given] as const,
    );
}

/** Opens the workbench as built, on simulated prices that change every second where no other market is given. */
export async function openWorkbench({
  functions,
  functionsDelayMs,
  ...given
}: Options = {}): Promise<OpenWorkbench> {
  process.env["HEDGE_QUOTE_INTERVAL_S"] ??= "1";
  const demo = await startDemo({ port: 0, ...given });
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: ["--no-sandbox"],
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} (${message.location().url})`);
  });
  const close = async () => {
    await browser.close();
    await demo.close();
  };
  if (functions !== undefined) {
    await page.route("**/functions.json", async (route) => route.fulfill({ json: functions.metadata }));
    await page.route("**/functions.js", async (route) =>
      route.fulfill({ contentType: "text/javascript", body: functions.source }),
    );
  }
  if (functionsDelayMs !== undefined) {
    await page.route("**/functions.js", async (route) => {
      await setTimeout(functionsDelayMs);
      await route.continue();
    });
  }
  try {
    await page.goto(`${demo.url}/workbench.html`);
    await page.evaluate(async () => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);
  } catch (error) {
    await close();
    throw new Error(`The workbench did not start. ${problems.join("; ")}`, { cause: error });
  }

  let last = { place: { x: -1, y: -1 }, at: 0 };
  const placeOnPage = async ({ x, y }: CellPlace) => {
    const box = await page.locator('canvas[id^="univer-sheet-main-canvas"]').boundingBox();
    if (box === null) throw new Error("The sheet is not shown");
    return [box.x + headings.width + x, box.y + headings.height + y] as const;
  };

  return {
    page,
    url: demo.url,
    exchangesUrl: demo.simulator.url,
    problems,
    call: callOf(page),
    click: async (place, button = "left") => {
      const isAgain = place.x === last.place.x && place.y === last.place.y;
      if (isAgain) await setTimeout(Math.max(0, last.at + doubleClickMs - performance.now()));
      await page.mouse.click(...(await placeOnPage(place)), { button });
      // A hand is slower than a busy grid: a key pressed at once went to the cell that was selected before.
      await page.evaluate(
        async () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      // From its end: the grid counts from when it has seen the click, and a busy page sees it late.
      last = { place, at: performance.now() };
    },
    hover: async (place) => {
      await page.mouse.move(...(await placeOnPage(place)), { steps: 5 });
    },
    openPage: async () => browser.newPage(),
    openTab: async (search) => {
      const tab = await context.newPage();
      await tab.goto(`${demo.url}/workbench.html${search}`);
      await tab.evaluate(async () => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);
      return tab;
    },
    close,
  };
}
