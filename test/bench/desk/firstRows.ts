import type { CellResult, CustomFunctionsHost } from "../../../addin/runtime/customFunctionsHost.js";
import { isCellMatrix } from "../../../addin/runtime/cellResult.js";
import { coins } from "../../simulator/coins.js";
import { startSimulator } from "../../simulator/simulator.js";
import { loadFunctionsBundle } from "../../support/functionsBundle.js";
import { startService } from "../service/childServer.js";
import { ownVenue } from "./deskMarket.js";

/** From the call of PLAN, ms, to the first table with a row that waits no more, and to the first in which none waits. */
export type RowTimes = { readonly first: number; readonly last: number };

export type FirstRows = {
  readonly coins: number;
  /** Nobody has asked the service before. */
  readonly cold: RowTimes;
  /** The service knows the answers; the add-in is new. */
  readonly warmService: RowTimes;
  /** The add-in knows them too: another PLAN shows them. */
  readonly warmAddin: RowTimes;
};

const held = Object.keys(coins).slice(0, 20);

function waitingRows(result: CellResult): number {
  if (!isCellMatrix(result)) throw new Error(`PLAN answered no table: ${JSON.stringify(result)}`);
  return result.filter(([action]) => typeof action === "string" && action.startsWith("Waiting")).length;
}

type Measured = { readonly times: RowTimes; readonly leave: () => void };

async function measurePlan(host: CustomFunctionsHost, amount: number): Promise<Measured> {
  const holdings = held.map((coin) => [coin, amount]);
  const begun = performance.now();
  let first: number | null = null;
  return new Promise((fulfil) => {
    const leave = host.stream("PLAN", [holdings, null, [["venue", ownVenue]], ""], (result) => {
      const waiting = waitingRows(result);
      if (waiting === held.length) return;
      first ??= performance.now() - begun;
      const times = { first, last: performance.now() - begun };
      // A stream may answer while it starts, before it can be left.
      if (waiting === 0)
        queueMicrotask(() => {
          fulfil({
            times,
            leave: () => {
              leave();
            },
          });
        });
    });
  });
}

/** How long twenty coins of the simulator wait for their rows. */
export async function measureFirstRows(): Promise<FirstRows> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url);
  const url = `${service.url}/workbench.html`;
  const cold = await measurePlan(await loadFunctionsBundle(url), 10);
  cold.leave();
  const host = await loadFunctionsBundle(url);
  const warmService = await measurePlan(host, 10);
  // The first goes on, so that its answers are kept fresh.
  const warmAddin = await measurePlan(host, 20);
  warmService.leave();
  warmAddin.leave();
  await service.close();
  await simulator.close();
  return { coins: held.length, cold: cold.times, warmService: warmService.times, warmAddin: warmAddin.times };
}
