// What an operator's monitor reads: which venues work, how old their prices are, and whether this machine's clock is right.
import { beforeEach, expect, test, vi } from "vitest";
import { healthRoute, type Health } from "../../../shared/contract/health.js";
import { decode } from "../../../shared/contract/route.js";
import { createClockOffset } from "../../../functions/venues/clockOffset.js";
import { stillNow, useStillMarket } from "../support/useStillMarket.js";

const still = useStillMarket();
beforeEach(() => {
  still.simulator.setFault(null);
});

async function health(): Promise<Health> {
  const body: unknown = await (await still.app.get("api/health")).json();
  return decode(healthRoute.answer, body, { code: "service_bad_response", what: "health" });
}

async function stateOf(venue: string, kind: string): Promise<Health["venues"][number] | undefined> {
  return (await health()).venues.find((each) => each.venue === venue && each.kind === kind);
}

test("before a venue was requested it is idle, and neither its age nor the clock is known", async () => {
  expect(await stateOf("gate", "linear")).toEqual({
    ...{ venue: "gate", kind: "linear", status: "idle" },
    ...{ ageMs: null, lastError: null, pausedUntil: null },
  });
  const { clockAheadMs, venues, down } = await health();
  expect([clockAheadMs, down]).toEqual([null, []]);
  // Inverse contracts of WEEX and Hyperliquid are not offered.
  expect(venues.filter(({ venue }) => venue === "weex").map(({ kind }) => kind)).toEqual(["linear"]);
});

test("good prices age, a failure names its code, and a later success keeps it as the last error", async () => {
  await still.app.snapshot("api/v1/perpetuals/kraken/linear");
  vi.setSystemTime(stillNow + 7000);
  expect(await stateOf("kraken", "linear")).toMatchObject({ status: "up", ageMs: 7000, lastError: null });

  still.simulator.setFault({ kind: "status", status: 451 }, { venue: "kraken" });
  await still.app.get("api/v1/perpetuals/kraken/linear");
  expect(await stateOf("kraken", "linear")).toEqual({
    ...{ venue: "kraken", kind: "linear", status: "down", ageMs: 7000, pausedUntil: null },
    lastError: { at: stillNow + 7000, code: "venue_geo_blocked" },
  });
  expect((await health()).down).toEqual(["kraken/linear"]);

  still.simulator.setFault(null);
  vi.setSystemTime(stillNow + 14_000);
  await still.app.snapshot("api/v1/perpetuals/kraken/linear");
  expect(await stateOf("kraken", "linear")).toMatchObject({
    status: "up",
    ageMs: 0,
    lastError: { at: stillNow + 7000, code: "venue_geo_blocked" },
  });
});

test("a venue that limits us names the moment until which nothing is sent", async () => {
  vi.setSystemTime(stillNow);
  still.simulator.setFault({ kind: "status", status: 429, retryAfterS: 90 }, { venue: "okx" });
  await still.app.get("api/v1/perpetuals/okx/inverse");
  expect(await stateOf("okx", "inverse")).toMatchObject({
    status: "down",
    pausedUntil: stillNow + 90_000,
    lastError: { code: "venue_rate_limited" },
  });
});

test("a clock that stands still in the past is far behind that of the venues", async () => {
  // The Date header of the simulator is Node's own, which the stopped clock of this test does not stop.
  const trueNow = performance.timeOrigin + performance.now();
  vi.setSystemTime(stillNow);
  await still.app.snapshot("api/v1/perpetuals/bitget/linear");
  const { clockAheadMs } = await health();
  expect(Math.abs((clockAheadMs ?? Number.NaN) - (stillNow - trueNow))).toBeLessThan(60_000);
});

test.each([
  // One venue 10 min wrong among three, and one answer that a cache kept for 40 s.
  [["12:00:00", "12:00:00", "12:10:00"], [0, 0, 0], 0],
  [["11:59:20"], [40], 0],
  [["11:58:00", "11:58:01"], [0, 0], 119_000],
  [["12:05:00"], [0], -300_000],
] as const)("dates %j of ages %j put this clock, at noon, %i ms ahead", (times, ages, aheadMs) => {
  const clock = createClockOffset(() => Date.parse("2026-01-15T12:00:00.900Z"));
  for (const [index, time] of times.entries()) {
    const date = new Date(`2026-01-15T${time}Z`).toUTCString();
    clock.note(`venue ${String(index)}`, new Headers({ date, age: String(ages[index]) }));
  }
  clock.note("without a date", new Headers());
  clock.note("nonsense", new Headers({ date: "soon", age: "old" }));
  expect(clock.aheadMs()).toBe(aheadMs);
});
