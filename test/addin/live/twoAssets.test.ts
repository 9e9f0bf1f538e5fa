// One ticker, two assets, through the built bundle, the built service and the simulator.
import { afterAll, beforeAll, expect, it } from "vitest";
import { isCellMatrix, type CellResult } from "../../../addin/runtime/cellResult.js";
import type { CustomFunctionsHost } from "../../../addin/runtime/customFunctionsHost.js";
import { startDemo, type Demo } from "../../../scripts/lib/startDemo.js";
import { loadFunctionsBundle } from "../../support/functionsBundle.js";

let demo: Demo;
let host: CustomFunctionsHost;

beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  host = await loadFunctionsBundle(`${demo.url}/workbench.html`);
});
afterAll(async () => {
  await demo.close();
});

async function firstResult(id: string, given: readonly unknown[]): Promise<CellResult> {
  return new Promise((fulfil) => {
    const cancel = host.stream(id, given, (result) => {
      fulfil(result);
      queueMicrotask(() => {
        cancel();
      });
    });
  });
}

it("MARK of a share perpetual works when it is asked for by its venue", async () => {
  const [share, coin] = await Promise.all([
    firstResult("MARK", ["okx:BB-USDT"]),
    firstResult("MARK", ["binance:BB-USDT"]),
  ]);
  // 7.708 and 0.00963677 USD, give or take the simulated moves.
  expect(Number(share)).toBeGreaterThan(3);
  expect(Number(coin)).toBeLessThan(0.1);
});

it("VENUES ranks the coin, and names the share with its reason, so that no formula ranks it", async () => {
  const rows = await firstResult("VENUES", ["BB", "linear"]);
  if (!isCellMatrix(rows)) throw new Error("no table");
  expect(rows.slice(1).map(([venue]) => venue)).toEqual(
    expect.arrayContaining(["binance", "gate", "mexc", "weex", "okx"]),
  );
  const cell = { kind: "error", code: "#N/A", message: "BB/USDT:USDT on okx: stock, not the coin" };
  expect(rows.at(-1)).toEqual(["okx", ...Array.from({ length: 6 }, () => cell)]);
  const marks = rows.slice(1, -2).map(([, mark]) => Number(mark));
  expect(marks).toHaveLength(3);
  for (const mark of marks) expect(mark).toBeLessThan(0.1);
});

it("MARK of a contract that is delisted still has its price", async () => {
  expect(Number(await firstResult("MARK", ["bybit:GMT-USDT"]))).toBeGreaterThan(0);
});
