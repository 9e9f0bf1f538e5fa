import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtText, takenText, texts } from "../../addin/taskpane/texts.js";
import { bybit } from "../simulator/venues/bybit.js";
import { byValue } from "./journey/byValue.js";
import { differences } from "./journey/differences.js";
import { usualMoves } from "./journey/expectedScenario.js";
import { expectedSheets, type HedgeState } from "./journey/expectedSheets.js";
import { typeTable } from "./journey/typeTable.js";
import { sheetCells, sheetNames } from "./journey/sheetCells.js";
import { startRows } from "./journey/startRows.js";
import { createSteadyMarket } from "./journey/steadyMarket.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

const patient = 240_000;

describe("the journey from cells with holdings to a hedge", () => {
  const steady = createSteadyMarket();
  let bench: OpenWorkbench;
  let state: HedgeState;

  /** Every figure of the five sheets against the recomputation, once all is calculated. */
  const allFiguresAreRight = async (): Promise<void> => {
    const wrong = async (): Promise<readonly string[]> => {
      const cells = await sheetCells(bench);
      const expected = await expectedSheets(bench.exchangesUrl, state, cells);
      return sheetNames.flatMap((name) => differences(name, cells[name], expected[name])).slice(0, 30);
    };
    await expect.poll(wrong, { timeout: patient / 2, interval: 500 }).toEqual([]);
  };

  beforeAll(async () => {
    const eth = bybit.perpetuals("inverse", Date.now()).find(({ coin }) => coin === "ETH");
    if (eth !== undefined) steady.setMark(eth, 3500);
    const since = Date.now();
    bench = await openWorkbench({ market: steady.market });
    state = {
      since,
      rows: startRows("bybit", "BTC"),
      inputs: {
        venue: "bybit",
        ratio: 1,
        leverage: 2,
        days: 30,
        fee: 0.0005,
        band: 0.05,
        limit: 0.15,
        proxy: "BTC",
        maintenance: 0.01,
      },
      moves: usualMoves,
      scenarioCoin: "ETH",
      method: "proxy by beta",
      fundingPerDay: 0,
      basket: [],
      journal: [],
    };
  }, patient);
  afterAll(async () => bench.close());

  it(
    "takes a messy table from the selection and builds sheets of which every figure is right",
    async () => {
      const { page } = bench;
      await typeTable(bench);
      await page.locator("#ribbon").getByRole("button", { name: texts.build.button }).click();
      await page.getByRole("button", { name: texts.build.selection }).click();
      await page.getByText(takenText(14)).waitFor();
      await page.getByText(texts.build.inputs).click();
      await page.getByRole("combobox", { name: texts.build.venue }).fill("bybit");
      await page.locator("#pane").getByRole("button", { name: texts.build.button }).click();
      await page.getByText(builtText("Hedge")).waitFor({ timeout: patient / 2 });
      const coins = await byValue(bench.exchangesUrl, state.rows);
      state = { ...state, basket: coins, scenarioCoin: coins[0] ?? "" };
      expect(coins).toHaveLength(8);
      await allFiguresAreRight();
    },
    patient,
  );
});
