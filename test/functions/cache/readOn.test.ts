import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { historySchema, type History } from "../../../shared/contract/history.js";
import { decode } from "../../../shared/contract/route.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let now = Date.UTC(2026, 0, 15, 9, 30, 1);
let simulator: Simulator;
let app: TestApp;
const opened: TestApp[] = [];
async function open(settings: Record<string, string> = {}): Promise<TestApp> {
  const started = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, ...settings });
  opened.push(started);
  return started;
}
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  simulator = await startSimulator({ now: () => Date.now() });
});
beforeEach(async () => {
  now += 100 * dayMs;
  vi.setSystemTime(now);
  simulator.setFault(null);
  app = await open();
});
afterAll(async () => {
  await Promise.all(opened.map(async ({ close }) => close()));
  await simulator.close();
  vi.useRealTimers();
});

async function rates(subject: string, days: number, from = app): Promise<History> {
  const what = `api/v1/funding/${subject}?days=${String(days)}`;
  const response = await from.get(what);
  expect(response.status, await response.clone().text()).toBe(200);
  return decode(historySchema, await response.json(), { code: "service_bad_response", what });
}

async function asked(work: () => Promise<unknown>): Promise<number> {
  simulator.clearRequests();
  await work();
  return simulator.count({});
}

const dated = ["binance/linear/NEAR", "bybit/linear/NEAR", "deribit/inverse/BTC", "hyperliquid/linear/BTC"];
const others = ["gate/linear/NEAR", "kucoin/linear/NEAR", "okx/linear/BTC", "bingx/linear/NEAR"];
test.each([...dated, ...others])("%s: a past once read is read on, not again", async (subject) => {
  const whole = await rates(subject, 365);
  vi.setSystemTime(now + 9 * hourMs);
  // The contracts are due again too.
  await app.get(`api/v1/candles/${subject}?days=1`);
  const again = asked(async () => {
    const later = await rates(subject, 365);
    const start = now + 9 * hourMs - 365 * dayMs;
    const kept = whole.filter(([time]) => time > start);
    expect(later.slice(0, kept.length)).toEqual(kept);
    expect(later.length).toBeGreaterThan(kept.length);
  });
  expect(await again).toBe(1);
});

test.each([...dated, ...others])("%s: a shorter past is cut from a longer one", async (subject) => {
  const whole = await rates(subject, 90);
  const cut = await asked(async () => {
    const month = await rates(subject, 30);
    expect(month).toEqual(whole.slice(-month.length));
    expect(month[0]?.[0]).toBeLessThan(now - 29 * dayMs);
  });
  expect(cut).toBe(0);
});

test.each(dated)("%s: a longer past is read from where the shorter one began", async (subject) => {
  await rates(subject, 90);
  const other = await open();
  let expected: History = [];
  const whole = await asked(async () => (expected = await rates(subject, 365, other)));
  const rest = await asked(async () => {
    expect(await rates(subject, 365)).toEqual(expected);
  });
  expect(rest).toBeLessThanOrEqual(whole);
});

// 18 answers of 500 hours for a year, of which a share of 25 % lets six through in a minute.
test("Hyperliquid: what a budget does not allow at once is read in parts, and none is served as the whole", async () => {
  const slow = await open({ HEDGE_HISTORY_SHARE_PERCENT: "25", HEDGE_UPSTREAM_TIMEOUT_MS: "400" });
  await slow.snapshot("api/v1/perpetuals/hyperliquid/linear");
  const path = "api/v1/funding/hyperliquid/linear/BTC?days=365";
  const first = await asked(async () => {
    expect(await slow.problem(path)).toMatchObject({ code: "venue_timeout", retryAfter: "30" });
  });
  expect(first).toBe(6);
  expect(await asked(async () => slow.problem(path))).toBe(0);
  // Ninety days are within the part.
  expect(await asked(async () => rates("hyperliquid/linear/BTC", 90, slow))).toBe(0);
});

test("a past that broke off is taken up there", async () => {
  const path = "/v5/market/funding/history";
  const path730 = "api/v1/funding/bybit/linear/NEAR?days=730";
  const hasty = await open({ HEDGE_UPSTREAM_TIMEOUT_MS: "800" });
  await hasty.snapshot("api/v1/perpetuals/bybit/linear");
  const whole = await asked(async () => rates("bybit/linear/NEAR", 730));
  simulator.setFault({ kind: "latency", ms: 250 }, { venue: "bybit", path });
  const first = await asked(async () => hasty.problem(path730));
  expect(first).toBeGreaterThan(1);
  expect(first).toBeLessThan(whole);
  simulator.setFault(null);
  vi.setSystemTime(now + 31_000);
  const rest = await asked(async () => {
    // A busy machine may need more than one go.
    const goes = 5;
    for (let go = 1; go < goes && !(await hasty.get(path730)).ok; go += 1)
      vi.setSystemTime(now + (go + 1) * 31_000);
    expect(await rates("bybit/linear/NEAR", 730, hasty)).toHaveLength(730 * 6);
  });
  expect(rest).toBeLessThanOrEqual(whole - first + 5);
});
