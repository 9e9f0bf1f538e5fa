import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { findChromium } from "../../scripts/lib/findChromium.js";
import { startTestApp, type TestApp } from "../functions/support/testApp.js";
import { startSimulator, type Simulator } from "../simulator/simulator.js";

type PaneService = { readonly browser: Browser; readonly simulator: Simulator; readonly app: TestApp };

/** Runs a browser, and a service on simulated exchanges for the pane in it, for the tests of a file. */
export function usePaneService(): Omit<PaneService, "simulator"> {
  let running: PaneService | undefined;
  const service = (): PaneService => {
    if (running === undefined) throw new Error("The service runs only within a test");
    return running;
  };
  beforeAll(async () => {
    const browser = await chromium.launch({
      executablePath: findChromium(process.env),
      args: ["--no-sandbox"],
    });
    const simulator = await startSimulator();
    running = { browser, simulator, app: await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url }) };
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.app.close();
    await running?.simulator.close();
  });
  return {
    get browser() {
      return service().browser;
    },
    get app() {
      return service().app;
    },
  };
}
