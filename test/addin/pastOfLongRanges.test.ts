// Ranges as a trader selects them: whole columns of ten thousand rows, a row beside a column, prices among headings.
import { beforeAll, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

const rows = 10_000;
const column = (valueAt: (index: number) => unknown): unknown[][] =>
  Array.from({ length: rows }, (_, index) => [valueAt(index)]);

it("ten thousand days that double in one of them are answered at once", async () => {
  const closes = column((index) => (index < 6_000 ? 100 : 200));
  const begun = performance.now();
  expect(await host.call("RISE", [closes, 30])).toBe(1);
  // 9,970 starts, of which thirty hold the day.
  expect(await host.call("SURVIVAL", [closes, 30, 0.5])).toBeCloseTo(9_940 / 9_970, 12);
  expect(await host.call("RISE", [closes, rows - 1])).toBe(1);
  // A thousand of 5,000 starts end before it. One pass over the prices, and not one for each day of each start.
  expect(await host.call("RISE", [closes, 5_000, 0.1])).toBe(0);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

it("ten thousand settlements of a ten-thousandth, of which those of ten days are paid", async () => {
  const times = column((index) => 45_000 + index / 3);
  const rates = column((index) => (index >= 5_000 && index < 5_030 ? -0.0001 : 0.0001));
  expect(await host.call("FUNDINGSTRESS", [times, rates, 10])).toBeCloseTo(0.003, 12);
  expect(await host.call("FUNDINGSTRESS", [times, rates, 20])).toBeCloseTo(0, 12);
});

it("a row of closes beside a column of highs, and headings, blanks and zeros of a whole column", async () => {
  const highs = [[105], [115], [110], [130], [101]];
  expect(await host.call("RISE", [[[100, 110, 90, 120, 100]], 2, 1, highs])).toBeCloseTo(4 / 9, 12);
  const selected = [["Close"], [100], [110], [90], [120], [100], [null], [0], [""]];
  expect(await host.call("RISE", [selected, 2])).toBeCloseTo(1 / 3, 12);
  expect(await host.call("SURVIVAL", [selected, 2, 0.3])).toBeCloseTo(2 / 3, 12);
});
