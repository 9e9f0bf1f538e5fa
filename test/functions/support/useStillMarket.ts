import { afterAll, beforeAll, vi } from "vitest";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "./testApp.js";

/** The moment at which time stands still. */
export const stillNow = Date.UTC(2026, 0, 15, 9, 30, 1);

type StillMarket = { readonly simulator: Simulator; readonly app: TestApp };

/**
 * Runs the simulated exchanges and a service that asks them for the tests of a file. Time stands still, so that what
 * is served can be compared text by text with what the exchange says.
 */
export function useStillMarket(): StillMarket {
  let running: StillMarket | undefined;
  const market = (): StillMarket => {
    if (running === undefined) throw new Error("The simulator runs only within a test");
    return running;
  };
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: stillNow });
    const simulator = await startSimulator();
    running = { simulator, app: await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url }) };
  });
  afterAll(async () => {
    await running?.app.close();
    await running?.simulator.close();
    vi.useRealTimers();
  });
  return {
    get simulator() {
      return market().simulator;
    },
    get app() {
      return market().app;
    },
  };
}
