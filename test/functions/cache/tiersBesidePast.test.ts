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

// The past of two of them is paced over many seconds. The others refuse at once what their budget does not allow, or are
// through with it as soon.
test.each([
  ["okx", true],
  ["kraken", true],
  ["hyperliquid", false],
  ["kucoin", false],
])("%s: the tiers of six coins do not wait for sixteen histories", async (venue, isPaced) => {
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, HEDGE_HISTORY_SHARE_PERCENT: "25" });
  const { perpetuals } = await app.snapshot(`api/v1/perpetuals/${venue}/linear`);
  const open = perpetuals.filter(({ closing, assetClass }) => closing === null && assetClass === "crypto");
  const coins = [...new Set(open.map(({ coin }) => coin))].slice(0, 16);
  let pastAnswers = 0;
  const past = Promise.allSettled(
    coins.map(async (coin) => {
      await app.get(`api/v1/funding/${venue}/linear/${coin}?days=90`);
      pastAnswers += 1;
    }),
  );
  const tiers = await Promise.all(
    coins.slice(0, 6).map(async (coin) => app.get(`api/v1/tiers/${venue}/linear/${coin}`)),
  );
  expect(tiers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  if (isPaced) expect(pastAnswers).toBeLessThan(coins.length);
  await past;
});
