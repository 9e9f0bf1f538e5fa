import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openVenues } from "../../../functions/venues/openVenues.js";
import { venues } from "../../../functions/venues/registry.js";
import { historySchema, type History } from "../../../shared/contract/history.js";
import { perpetualKinds } from "../../../shared/contract/perpetuals.js";
import { decode } from "../../../shared/contract/route.js";
import { coins } from "../../simulator/coins.js";
import { createMarket } from "../../simulator/market.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const now = Date.UTC(2026, 0, 15, 9, 30, 1);
const today = Date.UTC(2026, 0, 15);
const truth = createMarket({ seed: 1, tickMs: 1000 });

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  simulator = await startSimulator({ seed: 1, tickMs: 1000 });
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
});
afterAll(async () => {
  await app.close();
  await simulator.close();
  vi.useRealTimers();
});

async function historyAt(path: string): Promise<History> {
  const response = await app.get(path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${String(response.status)}: ${text}`);
  return decode(historySchema, JSON.parse(text), { code: "service_bad_response", what: path });
}

/** US dollars for one bitcoin at the end of a day, as the simulated market has it, whatever a venue prints. */
function closeOf(start: number): number {
  const contract = { venue: "none", symbol: "none", coin: "BTC", quote: "USD", multiplier: 1 } as const;
  return truth.quote({ ...contract, intervalHours: 8, deliveryTime: null }, start + dayMs - 1).index;
}

// Opened only to see what each venue offers; nothing is asked of them.
const offered = openVenues(venues, { proxyUrl: "http://127.0.0.1:9/", timeoutMs: 1000 }).flatMap(
  ({ id, readers }) =>
    perpetualKinds.flatMap((kind) => {
      const reader = readers[kind];
      return reader === undefined ? [] : [{ venue: id, kind, reader }];
    }),
);
const withCloses = offered.filter(({ reader }) => reader.readCloses !== undefined);
const withFundingRates = offered.filter(({ reader }) => reader.readFundingRates !== undefined);

describe.each(withCloses)("closes of $venue, $kind", ({ venue, kind }) => {
  test.each([1, 90, 365])(
    "%d days: one close a day up to yesterday, each that day's last price",
    async (days) => {
      const closes = await historyAt(`api/v1/candles/${venue}/${kind}/btc?days=${String(days)}`);
      expect(closes.map(([time]) => time)).toEqual(
        Array.from({ length: days }, (_, day) => today - (days - day) * dayMs),
      );
      for (const [time, close] of closes) expect(Number(close) / closeOf(time)).toBeCloseTo(1, 2.5);
    },
  );

  test("90 days: each with its high and low, which hold that day's prices at 06:00, 12:00 and 18:00", async () => {
    const days = await historyAt(`api/v1/candles/${venue}/${kind}/btc?days=90`);
    expect(days).toHaveLength(90);
    for (const [time, close, high, low] of days) {
      const prices = [0.25, 0.5, 0.75].map((part) => closeOf(time - dayMs + part * dayMs));
      const known = [Number(close), ...prices];
      expect(Number(high) / Math.max(...known)).toBeGreaterThan(0.995);
      expect(Number(low) / Math.min(...known)).toBeLessThan(1.005);
      expect(Number(high)).toBeGreaterThanOrEqual(Number(low));
      // A high of another day or another scale would lie far off.
      expect(Number(high) / Number(low)).toBeLessThan(1.5);
    }
  });
});

describe.each(withFundingRates)("funding rates of $venue, $kind", ({ venue, kind }) => {
  test.each([1, 30, 90])("%d days: every settlement, none twice, each with its rate", async (days) => {
    const snapshot = await app.snapshot(`api/v1/perpetuals/${venue}/${kind}`);
    const perpetual = snapshot.perpetuals.find(({ coin }) => coin === "BTC");
    const intervalHours = perpetual?.intervalHours ?? Number.NaN;
    const rates = await historyAt(`api/v1/funding/${venue}/${kind}/BTC?days=${String(days)}`);
    const stepMs = intervalHours * hourMs;
    const first = Math.ceil((now + 1 - days * dayMs) / stepMs) * stepMs;
    const count = Math.floor((now - first) / stepMs) + 1;
    expect(rates.map(([time]) => time)).toEqual(
      Array.from({ length: count }, (_, settlement) => first + settlement * stepMs),
    );
    for (const [, rate] of rates)
      expect(Math.abs((Number(rate) * 8) / intervalHours - coins.BTC.fundingBias)).toBeLessThan(0.00005);
  });
});

describe("a venue that fails", () => {
  const path = "api/v1/funding/bybit/linear/ETH?days=7";
  afterEach(() => {
    simulator.setFault(null);
    vi.setSystemTime(now);
  });

  test("old settlements serve for a day and no longer, and never as none", async () => {
    const before = await historyAt(path);
    simulator.setFault({ kind: "refuse" }, { venue: "bybit" });
    vi.setSystemTime(now + 9 * hourMs);
    expect(await historyAt(path)).toEqual(before.slice(1));
    vi.setSystemTime(now + 33 * hourMs);
    expect(await app.problem(path)).toMatchObject({ code: "venue_unavailable" });
  });

  test("an empty answer after a full one is no news that there was nothing", async () => {
    vi.setSystemTime(now + 40 * dayMs);
    const before = await historyAt(path);
    expect(before.length).toBeGreaterThan(0);
    simulator.setFault({ kind: "emptyList" }, { venue: "bybit", path: "/v5/market/funding/history" });
    vi.setSystemTime(now + 40 * dayMs + 9 * hourMs);
    expect(await historyAt(path)).toEqual(before.slice(1));
  });
});
