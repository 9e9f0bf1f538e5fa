import { expect, it } from "vitest";
import { createOnceTopics } from "../../../addin/live/onceTopics.js";
import type { History } from "../../../shared/contract/history.js";
import { HedgeError } from "../../../shared/errors.js";
import { createFakeClock } from "../../support/fakeClock.js";

const start = Date.UTC(2026, 10, 29);
const request = "candles of bybit:ETH";

function setUp(answer: (index: number) => Promise<History>) {
  const clock = createFakeClock(start);
  const targets: string[] = [];
  let left = 0;
  const subscribe = createOnceTopics<string, History>({
    setTimer: clock.setTimer,
    keyOf: (target) => target,
    isOld: () => clock.now() - start >= 86_400_000,
    ask: (target) => {
      targets.push(target);
      return { answer: answer(targets.length), leave: () => (left += 1) };
    },
  });
  const heard: (History | HedgeError)[] = [];
  return {
    clock,
    targets,
    subscribe,
    heard,
    hear: (state: History | HedgeError) => heard.push(state),
    left: () => left,
  };
}

const first: History = [[1, "3500"]];

it("asks once for however many listeners, and answers a later one in the same turn", async () => {
  const { clock, targets, subscribe, heard, hear } = setUp(async () => Promise.resolve(first));
  const leave = subscribe(request, hear);
  await clock.advance(10);
  expect(heard).toEqual([first]);
  const leaveToo = subscribe(request, hear);
  expect(heard).toEqual([first, first]);
  expect(targets).toHaveLength(1);
  leave();
  leaveToo();
});

it("looks each minute for a newer one and reports that alone", async () => {
  const second: History = [...first, [2, "3600"]];
  const { clock, subscribe, heard, hear } = setUp(async (index) =>
    Promise.resolve(index < 3 ? first : second),
  );
  subscribe(request, hear);
  await clock.advance(61_000);
  expect(heard).toEqual([first]);
  await clock.advance(61_000);
  expect(heard).toEqual([first, second]);
});

it("keeps what it has when the newest day cannot be had, and says why where it has nothing", async () => {
  const down = new HedgeError({ code: "venue_unavailable", message: "down" });
  const later = setUp(async (index) => (index === 1 ? Promise.resolve(first) : Promise.reject(down)));
  later.subscribe(request, later.hear);
  await later.clock.advance(200_000);
  expect(later.heard).toEqual([first]);

  const never = setUp(async () => Promise.reject(down));
  never.subscribe(request, never.hear);
  await never.clock.advance(10);
  expect(never.heard).toEqual([down]);
});

it("says why it has none once what it has is too old, and takes the next that comes", async () => {
  const down = new HedgeError({ code: "venue_unavailable", message: "down" });
  let isDown = false;
  const { clock, subscribe, heard, hear } = setUp(async () =>
    isDown ? Promise.reject(down) : Promise.resolve(first),
  );
  subscribe(request, hear);
  await clock.advance(10);
  isDown = true;
  await clock.advance(86_300_000);
  expect(heard).toEqual([first]);
  await clock.advance(160_000);
  expect(heard).toEqual([first, down]);
  isDown = false;
  await clock.advance(60_000);
  expect(heard).toEqual([first, down, first]);
});

it("is warm for a moment after the last one left, because Excel cancels a cell before it restarts it", async () => {
  const { clock, targets, subscribe, heard, hear, left } = setUp(async () => Promise.resolve(first));
  subscribe(request, hear)();
  await clock.advance(1_000);
  subscribe(request, hear);
  expect(heard).toEqual([first]);
  expect(targets).toHaveLength(1);
  const leave = subscribe(request, hear);
  leave();
  await clock.advance(10_000);
  expect(left()).toBe(0);
});

it("ends with its timers when nobody listens any more", async () => {
  const { clock, subscribe, hear, left } = setUp(async () => Promise.resolve(first));
  subscribe(request, hear)();
  await clock.advance(10_000);
  expect(left()).toBe(1);
  expect(clock.waiting()).toBe(0);
});

it.each([
  [30_000, 29_000, 1_500],
  [0, 4_000, 1_500],
  [3_600_000, 59_000, 1_500],
])(
  "asks again when a failure of %i ms is over, within the minute and not without pause",
  async (...times) => {
    const [retryAfterMs, before, rest] = times;
    const limited = new HedgeError({ code: "venue_rate_limited", message: "limited", retryAfterMs });
    const { clock, targets, subscribe, hear } = setUp(async () => Promise.reject(limited));
    subscribe(request, hear);
    await clock.advance(before);
    expect(targets).toHaveLength(1);
    await clock.advance(rest);
    expect(targets).toHaveLength(2);
  },
);
