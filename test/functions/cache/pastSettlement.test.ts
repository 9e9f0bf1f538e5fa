import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

// A minute before Binance settles at 16:00 UTC.
const before = Date.UTC(2026, 0, 15, 15, 59);
const settlement = Date.UTC(2026, 0, 15, 16);
const path = "api/v1/perpetuals/binance/inverse";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: before });
  simulator = await startSimulator({ now: () => Date.now() });
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, HEDGE_STALE_LIMIT_S: "300" });
});
afterAll(async () => {
  await app.close();
  await simulator.close();
  vi.useRealTimers();
});

it("an old snapshot no longer reports the rate of a settlement that is over, and is whole again with the venue", async () => {
  const good = await app.snapshot(path);
  const bitcoin = good.perpetuals.find(({ coin }) => coin === "BTC");
  expect(bitcoin).toMatchObject({ nextFunding: settlement, fundingRate: expect.any(String) as string });

  simulator.setFault({ kind: "refuse" });
  vi.setSystemTime(settlement - 1_000);
  expect(await app.snapshot(path)).toMatchObject({ stale: true, perpetuals: good.perpetuals });

  vi.setSystemTime(settlement);
  const old = await app.snapshot(path);
  expect(old).toMatchObject({ stale: true, asOf: good.asOf });
  expect(old.perpetuals.find(({ coin }) => coin === "BTC")).toEqual({
    ...bitcoin,
    fundingRate: null,
    nextFunding: null,
  });

  simulator.setFault(null);
  vi.setSystemTime(settlement + 60_000);
  const again = await app.snapshot(path);
  expect(again.stale).toBe(false);
  expect(again.perpetuals.find(({ coin }) => coin === "BTC")).toMatchObject({
    nextFunding: settlement + 8 * 3_600_000,
    fundingRate: expect.any(String) as string,
  });
});
