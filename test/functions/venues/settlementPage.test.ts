import { expect, test } from "vitest";
import { readPast, type PastValue } from "../../../functions/venues/pastValues.js";
import { settlementPage } from "../../../functions/venues/settlementPage.js";
import type { Contract } from "../../../functions/venues/contract.js";

const hourMs = 3_600_000;
const end = Date.UTC(2026, 0, 15);
const maxCount = 100;

type Settled = { readonly every: number; readonly forHours: number };

/** Settlements as a contract had them, listed from now on backwards: so many hours of each interval. */
function pastOf(stretches: readonly Settled[]): number[] {
  const times: number[] = [];
  let at = end - hourMs;
  for (const { every, forHours } of stretches) {
    for (let gone = 0; gone < forHours; gone += every) {
      times.push(at);
      at -= every * hourMs;
    }
  }
  return times.reverse();
}

/** Reads all of them from a venue that reports the oldest of a span, as Binance does. */
async function read(times: readonly number[], intervalHours: number | null, cap = maxCount) {
  let asked = 0;
  const contract = { intervalHours } as Contract;
  const history = await readPast({
    venueName: "Binance",
    contract,
    askPage: async (_, span) =>
      settlementPage({
        contract,
        span,
        maxCount,
        ask: async (start): Promise<PastValue[]> => {
          asked += 1;
          const inside = times.filter((time) => time >= start && time < span.before);
          return Promise.resolve(inside.slice(0, cap).map((time) => ({ time, value: "0.0001" })));
        },
      }),
    decodeValue: (value) => String(value),
    nextTurn: async () => Promise.resolve(),
    from: end - 365 * 24 * hourMs,
    before: end,
  });
  return { asked, times: history.map(([time]) => time) };
}

const year = 365 * 24;

test("a year of settlements every eight hours takes as many requests as it fills answers", async () => {
  const times = pastOf([{ every: 8, forHours: year - 8 }]);
  // 1094 settlements, 99 an answer.
  expect(await read(times, 8)).toEqual({ times, asked: 12 });
});

test.each([
  [
    "settled every hour for ten days",
    8,
    [
      { every: 8, forHours: 800 },
      { every: 1, forHours: 240 },
      { every: 8, forHours: 7000 },
    ],
  ],
  [
    "was shortened just now",
    1,
    [
      { every: 1, forHours: 20 },
      { every: 8, forHours: 8000 },
    ],
  ],
  ["settled every hour until today", 8, [{ every: 1, forHours: 8000 }]],
  ["is of an unknown interval", null, [{ every: 4, forHours: 8000 }]],
  [
    "paused for three days",
    8,
    [
      { every: 8, forHours: 80 },
      { every: 72, forHours: 72 },
      { every: 8, forHours: 7000 },
    ],
  ],
] as const)("no settlement is left out of a contract that %s", async (_, intervalHours, stretches) => {
  const times = pastOf(stretches);
  expect((await read(times, intervalHours)).times).toEqual(times);
});

test("a venue whose answers hold less than it promises leaves nothing out either", async () => {
  const times = pastOf([{ every: 8, forHours: year - 8 }]);
  expect((await read(times, 8, 50)).times).toEqual(times);
});
