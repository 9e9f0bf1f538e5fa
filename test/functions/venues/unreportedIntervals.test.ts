import { afterEach, beforeAll, afterAll, expect, test, vi } from "vitest";
import type { PerpetualKind } from "../../../shared/contract/perpetuals.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

let simulator: Simulator;
let app: TestApp | undefined;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 15, 9, 30, 1) });
  simulator = await startSimulator({ now: () => Date.now() });
});
afterEach(async () => {
  simulator.setFault(null);
  await app?.close();
});
afterAll(async () => {
  await simulator.close();
  vi.useRealTimers();
});

const limited = { kind: "status", status: 429, retryAfterS: 120 } as const;
const broken = { kind: "html" } as const;

// The lists that report nothing but intervals: that of all other venues reports the prices too.
const lists: readonly (readonly [venue: string, kind: PerpetualKind, path: string])[] = [
  ["binance", "linear", "/fapi/v1/fundingInfo"],
  ["binance", "inverse", "/dapi/v1/fundingInfo"],
  ["htx", "inverse", "/swap-api/v1/swap_query_elements"],
];

test.each(lists.flatMap((list) => [[...list, limited] as const, [...list, broken] as const]))(
  "a first instance of %s %s serves prices while %s alone answers with %o",
  async (venue, kind, path, fault) => {
    simulator.setFault(fault, { venue, path });
    app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
    const { perpetuals, stale } = await app.snapshot(`api/v1/perpetuals/${venue}/${kind}`);
    const priced = perpetuals.filter(({ mark, index }) => mark !== null || index !== null);
    expect([stale, priced.length > 0]).toEqual([false, true]);
    expect(new Set(priced.map(({ intervalHours }) => intervalHours))).toEqual(new Set([null]));
  },
);

const listsOfMinutesAgo = [...lists, ["htx", "linear", "/linear-swap-api/v1/swap_contract_info"]] as const;

test.each(listsOfMinutesAgo)(
  "%s %s asks every three minutes, and when its list is silent for a quarter of an hour publishes no interval",
  async (venue, kind, path) => {
    const asking = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
    app = asking;
    const subject = `api/v1/perpetuals/${venue}/${kind}`;
    const intervalsAfter = async (ms: number): Promise<ReadonlySet<number | null>> => {
      vi.setSystemTime(start + ms);
      const { perpetuals, stale } = await asking.snapshot(subject);
      expect(stale).toBe(false);
      return new Set(perpetuals.map(({ intervalHours }) => intervalHours));
    };
    const start = Date.now();
    expect(await intervalsAfter(0)).not.toContain(null);
    simulator.clearRequests();
    await intervalsAfter(175_000);
    expect(simulator.count({ path })).toBe(0);
    await intervalsAfter(185_000);
    expect(simulator.count({ path })).toBe(1);
    simulator.setFault(broken, { path });
    expect(await intervalsAfter(1_075_000)).not.toContain(null);
    expect(await intervalsAfter(1_095_000)).toEqual(new Set([null]));
  },
);

test("the intervals are there again when their list is", async () => {
  simulator.setFault(broken, { path: "/fapi/v1/fundingInfo" });
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
  await app.snapshot("api/v1/perpetuals/binance/linear");
  simulator.setFault(null);
  vi.setSystemTime(Date.now() + 181_000);
  const { perpetuals } = await app.snapshot("api/v1/perpetuals/binance/linear");
  const bitcoin = perpetuals.find(({ coin, quote }) => coin === "BTC" && quote === "USDT");
  expect(bitcoin?.intervalHours).toBe(8);
});
