import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cachedContracts } from "../../../functions/cache/contractCache.js";
import { createStore } from "../../../functions/cache/store.js";
import { closingNow } from "../../../functions/venues/closing.js";
import { plainContract } from "../support/plainContract.js";

const start = Date.UTC(2026, 0, 15, 9, 30, 1);
const minuteMs = 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["OKX", null, 30],
  // Its list costs twenty times as much as any other question.
  ["Deribit", null, 180],
  ["OKX", closingNow.delisting, 30],
  // A stop lasts minutes.
  ["OKX", closingNow.halted, 5],
  ["OKX", closingNow.postOnly, 5],
])("%s's contracts, closing %j, are read again after %i minutes", async (venueName, closing, minutes) => {
  const read = vi.fn(async () => Promise.resolve([{ ...plainContract, closing }]));
  const store = createStore(null, { maxEntries: 10 });
  const ask = async (): Promise<unknown> =>
    cachedContracts({ store, key: "any", venueName, read, waitMs: 1000, log: () => undefined });
  await ask();
  vi.setSystemTime(start + minutes * minuteMs - 1000);
  await ask();
  expect(read).toHaveBeenCalledTimes(1);
  vi.setSystemTime(start + minutes * minuteMs);
  await ask();
  expect(read).toHaveBeenCalledTimes(2);
});
