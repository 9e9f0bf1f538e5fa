import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { texts } from "../../addin/taskpane/texts.js";
import { openWorkbench, type OpenWorkbench } from "../browser/openWorkbench.js";

const limitMs = 60_000;
const pollingMs = 20;

/** What the first screen of a desk is waited for: its headings, and the rows that must be answered below them. */
type Wanted = {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly rows: number;
  readonly venue: string;
};

const headings = ["Action", "Value,\nUSD", "Hedge with", "Margin\nneeded", "Distance to\nliquidation"];

/** Waits until every figure of the first rows is shown; resolves to when that was, ms of the page's clock. */
async function settled({ page }: OpenWorkbench, wanted: Wanted): Promise<number> {
  const shown = await page.waitForFunction(
    ({ sheet, headings: names, rows, venue }) => {
      const cells = (window as unknown as { workbench: WorkbenchApi }).workbench.cells(sheet);
      const places = names.map((name) => Object.keys(cells).find((address) => cells[address]?.text === name));
      const isThere = places.every((place) => {
        if (place === undefined) return false;
        const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/u.exec(place) ?? [];
        return Array.from(
          { length: rows },
          (_, index) => cells[`${letters}${String(Number(row) + 1 + index)}`],
        ).every(({ text } = { text: "", formula: "", number: null }) => {
          return text !== "" && !text.startsWith("#") && !text.startsWith("Waiting");
        });
      });
      const texts = Object.values(cells).map(({ text }) => text);
      const isOnVenue = venue === "" || texts.filter((text) => text.startsWith(`${venue}:`)).length > 0;
      return isThere && isOnVenue ? performance.now() : 0;
    },
    wanted,
    { polling: pollingMs, timeout: limitMs },
  );
  return shown.jsonValue();
}

/** Resolves, after a click, to when the page had the first one, ms of its clock; without what finds the button. */
async function firstClick({ page }: OpenWorkbench): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    addEventListener(
      "click",
      ({ timeStamp }) => {
        document.documentElement.dataset["firstClick"] = String(timeStamp);
      },
      { capture: true, once: true },
    );
  });
  return async () => page.evaluate(() => Number(document.documentElement.dataset["firstClick"]));
}

export type HedgeSheetTimes = {
  /** From the first click until every figure of the ten rows is shown, ms. */
  readonly build: number;
  /** From Enter behind another venue's name until every figure is shown again, ms. */
  readonly venueChange: number;
  /** Formulas in the sheets that were built. */
  readonly formulas: number;
};

/** Builds the sample's desk of ten coins in a new workbench, then changes its venue. */
export async function measureHedgeSheet(): Promise<HedgeSheetTimes> {
  const bench = await openWorkbench();
  const { page, call, close } = bench;
  const now = async (): Promise<number> => page.evaluate(() => performance.now());
  try {
    const pane = page.locator("#pane");
    const from = await firstClick(bench);
    await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
    await page.getByRole("button", { name: texts.build.sample }).click();
    await pane.getByRole("button", { name: texts.build.button }).click();
    // The workbench opens on a desk of its own, so that it is asked which is meant.
    await page.getByRole("button", { name: texts.build.makeNew }).click();
    const sheet = "Hedge 2";
    const build = (await settled(bench, { sheet, headings, rows: 10, venue: "" })) - (await from());
    const cells = await call("cells", sheet);
    const venueName = Object.keys(cells).find((address) => cells[address]?.text === "Venue") ?? "A4";
    const venueCell = venueName.replace(/\d+$/u, (row) => String(Number(row) + 1));
    const changed = await now();
    await call("write", venueCell, "okx");
    const venueChange = (await settled(bench, { sheet, headings, rows: 10, venue: "okx" })) - changed;
    const sheets = Object.values(
      await Promise.all(
        [
          "Hedge 2",
          "Hedge shorts 2",
          "Hedge details 2",
          "Hedge scenario 2",
          "Hedge methods 2",
          "Hedge journal 2",
        ].map(async (name) => call("cells", name)),
      ),
    );
    const formulas = sheets
      .flatMap((each) => Object.values(each))
      .filter(({ formula }) => formula !== "").length;
    return { build, venueChange, formulas };
  } finally {
    await close();
  }
}
