import { expect, test } from "vitest";
import { loadIntervalSeconds, measureManyLiveCells } from "../bench/workbench/manyLiveCells.js";

test("2,000 live cells tick, the page answers meanwhile, and neither heap nor requests grow", async () => {
  const { cells, ms, longestTask, changedCells, heap, requests } = await measureManyLiveCells(2_000, 25_000);
  expect(changedCells).toBeGreaterThan(cells * 0.6);
  // The limit of 200 ms is the benchmark's (npm run bench -- workbench): here other tests run beside it.
  expect(longestTask).toBeLessThan(1000);

  // After the first sample, which the filling of the sheet still weighs on, the page's own caches take half a megabyte;
  // 150 bytes that stay for each cell and tick would be another one.
  const [, early = 0] = heap;
  expect(heap.at(-1)).toBeLessThan(early + 1e6);

  const ticks = Math.ceil(ms / 1000 / loadIntervalSeconds) + 1;
  for (const [, count] of requests) expect(count).toBeLessThanOrEqual(ticks);
  expect([...requests.keys()].sort()).toEqual(expect.arrayContaining(["binance/inverse", "bybit/linear"]));
}, 150_000);
