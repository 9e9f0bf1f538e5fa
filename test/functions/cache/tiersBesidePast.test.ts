// A desk asks for the past and for the tiers of its coins at once; tiers behind the past came after the add-in had given up.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(async () => app.close());
afterAll(async () => simulator.close());

// How long the add-in waits for tiers.
const patienceMs = 8000;

test.each(["okx", "hyperliquid", "kraken", "kucoin"])(
  "%s: the tiers of six coins come in time beside sixteen histories",
  async (venue) => {
    app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, HEDGE_HISTORY_SHARE_PERCENT: "25" });
    const { perpetuals } = await app.snapshot(`api/v1/perpetuals/${venue}/linear`);
    const open = perpetuals.filter(({ closing, assetClass }) => closing === null && assetClass === "crypto");
    const coins = [...new Set(open.map(({ coin }) => coin))].slice(0, 16);
    const past = Promise.allSettled(
      coins.map(async (coin) => app.get(`api/v1/funding/${venue}/linear/${coin}?days=90`)),
    );
    const begun = performance.now();
    const tiers = await Promise.all(
      coins.slice(0, 6).map(async (coin) => app.get(`api/v1/tiers/${venue}/linear/${coin}`)),
    );
    expect(tiers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(performance.now() - begun).toBeLessThan(patienceMs);
    await past;
  },
);
