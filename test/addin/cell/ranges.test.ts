// What the functions of ranges make of blanks, texts and shapes, on the built bundle.
import { beforeAll, describe, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../../addin/runtime/customFunctionsHost.js";
import { loadFunctionsBundle } from "../../support/functionsBundle.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

const column = (...cells: readonly unknown[]): unknown[][] => cells.map((cell) => [cell]);
const refused = (message: string) => ({ kind: "error", code: "#VALUE!", message });
const noAnswer = (message: string) => ({ kind: "error", code: "#N/A", message });
const formatted = { type: "FormattedNumber", basicType: "Double", basicValue: 60, numberFormat: "0.00" };

// Returns of 50 %, -50 %, 50 % against 25 %, -25 %, 25 %.
const asset = column(64, 96, 48, 72);
const proxy = column(64, 80, 60, 75);

describe("a pair of price ranges (BETA, 2 without gaps)", () => {
  it.each<[string, unknown[][], unknown[][], unknown]>([
    ["a row beside a column", [[64, 96, 48, 72]], proxy, 2],
    ["numbers as texts and in data types", column("64", " 96 ", 48, 72), column(64, 80, formatted, 75), 2],
    ["a pair with a blank left out", column(64, null, 96, 48, 72), column(64, 1, 80, 60, 75), 2],
    ["a pair with an empty text left out", column(64, 96, 48, 72, ""), column(64, 80, 60, 75, 1), 2],
    ["a blank that arrives as 0 left out", column(64, 96, 9, 48, 72), column(64, 80, 0, 60, 75), 2],
    ["a text left out", column("Price", 64, 96, 48, 72), column("Close", 64, 80, 60, 75), 2],
    ["a number with separators is a text", column(64, 96, 48, "1,000", 72), column(64, 80, 60, 1, 75), 2],
    [
      "TRUE is refused",
      column(64, true, 48, 72),
      proxy,
      refused("assetPrices, cell 2 must be a number, was TRUE"),
    ],
    [
      "a negative price is refused, in a pair that is left out too",
      column(64, null, 48, 72),
      column(64, -80, 60, 75),
      refused("proxyPrices, cell 2 must be greater than 0, was -80"),
    ],
    [
      "a block is refused",
      [
        [64, 96, 48, 72],
        [1, 2, 3, 4],
      ],
      proxy,
      refused("assetPrices must be one column or one row, was 2 rows of 4"),
    ],
    ["too few remain", column(64, 96, "", 72), proxy, noAnswer("at least 3 returns are needed, found 2")],
  ])("%s", async (_name, assetPrices, proxyPrices, expected) => {
    expect(await host.call("BETA", [assetPrices, proxyPrices])).toEqual(expected);
  });

  it.each([
    [
      "ols takes no parameter",
      ["ols", 7],
      refused('parameter applies to method "ewma" or "shrink" only, and the method is "ols"'),
    ],
    ["a weight of the past of 1", ["ewma", 1], refused("parameter must be above 0 and below 1, was 1")],
    ["a shrinkage over 1", ["shrink", 1.1], refused("parameter must be from 0 to 1, was 1.1")],
    ["another word", ["lasso"], refused('method must be "ols", "ewma" or "shrink", was "lasso"')],
  ])("%s", async (_name, options, expected) => {
    expect(await host.call("BETA", [asset, proxy, ...options])).toEqual(expected);
  });
});

describe("a pair of changes (EFFECTIVENESS)", () => {
  it.each<[string, unknown[][], unknown[][], unknown]>([
    ["0 is a change", column(-2, 0, 2), column(1, 0, -1), 0.75],
    ["a blank is left out with its partner", column(-2, null, 0, 2), column(1, 99, 0, -1), 0.75],
    ["a text is left out with its partner", column("Change", -2, 0, 2), column(99, 1, 0, -1), 0.75],
  ])("%s", async (_name, holding, hedge, expected) => {
    expect(await host.call("EFFECTIVENESS", [holding, hedge])).toEqual(expected);
  });
});

describe("ranges in which a blank is an error", () => {
  it.each<[string, string, readonly unknown[], unknown]>([
    [
      "a bid without a size",
      "SLIPPAGE",
      [100, column(4000, 3990), column(60, null)],
      refused("levelSizes, cell 2 must be a number, was blank"),
    ],
    [
      "a bid without a price, its blank sent as 0",
      "SLIPPAGE",
      [100, column(4000, 0), column(60, 60)],
      refused("levelPrices, cell 2 must be greater than 0, was 0"),
    ],
    ["nothing to sell", "SLIPPAGE", [0, 4000, 60], refused("notional must be greater than 0, was 0")],
    [
      "a blank move",
      "SCENARIO",
      [1, 0, 4000, 4000, column(0.1, "")],
      refused("moves, cell 2 must be a number, was blank"),
    ],
    [
      "a maintenance rate typed as a percentage",
      "SCENARIO",
      [1, 0, 4000, 4000, 0.1, 5],
      refused("maintenanceRate must be a fraction below 0.5 (is this a percentage? 0.5 % is 0.005), was 5"),
    ],
    [
      "a blank price of a backtest",
      "BACKTEST",
      [column(64, null, 48, 72), proxy, 1],
      refused("assetPrices, cell 2 must be a number, was blank"),
    ],
    [
      "proxies with a row too few",
      "MULTIPROXY",
      [1, asset, column(64, 80, 60)],
      refused(
        "proxyPrices must have one column per proxy and as many rows as assetPrices has cells, had 3 and 4",
      ),
    ],
  ])("%s", async (_name, id, given, expected) => {
    expect(await host.call(id, given)).toEqual(expected);
  });
});

describe("the funding rates of BACKTEST", () => {
  async function received(rates: unknown): Promise<unknown> {
    const table = await host.call("BACKTEST", [asset, asset, 1, rates]);
    return Array.isArray(table) ? table.slice(1, 4).map((row: readonly unknown[]) => row[3]) : table;
  }

  it.each([
    ["none when left out", null, [0, 0, 0]],
    ["one for all periods", [[0.001]], [0.001, 0.001, 0.001]],
    ["one a period", column(0.001, 0.002, -0.003), [0.001, 0.002, -0.003]],
    ["one a price, the first ignored", column("", 0.001, 0.002, -0.003), [0.001, 0.002, -0.003]],
    [
      "a percentage refused by its cell",
      column(0.09, 0.001, 5, 0),
      refused(
        "fundingRates, cell 3 must be a fraction between -0.1 and 0.1 (is this a percentage? 0.01 % is 0.0001), was 5",
      ),
    ],
  ])("%s", async (_name, rates, expected) => {
    expect(await received(rates)).toEqual(expected);
  });
});
