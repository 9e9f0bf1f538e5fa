// Live cells of the built bundle against the built service and the simulator: what one tick costs.
import type { RequestListener } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CellResult, CustomFunctionsHost } from "../../../addin/runtime/customFunctionsHost.js";
import { startDemo, type Demo } from "../../../scripts/lib/startDemo.js";
import { loadFunctionsBundle } from "../../support/functionsBundle.js";

const intervalMs = 2_000;
const arrivals: { readonly path: string; readonly at: number }[] = [];
let isPlugged = true;
let demo: Demo;
let host: CustomFunctionsHost;

function guardService(service: RequestListener): RequestListener {
  return (request, response) => {
    arrivals.push({ path: request.url ?? "", at: Date.now() });
    if (isPlugged) service(request, response);
    else request.socket.destroy();
  };
}

beforeAll(async () => {
  process.env["HEDGE_QUOTE_INTERVAL_S"] = String(intervalMs / 1000);
  demo = await startDemo({ port: 0, guardService });
  host = await loadFunctionsBundle(`${demo.url}/workbench.html`);
});
afterAll(async () => {
  await demo.close();
});

const functionIds = ["MARK", "INDEX", "FUNDINGRATE", "NEXTFUNDING", "ASOF"];
const coins = ["BTC", "ETH", "XRP", "SOL", "DOGE"];
const instruments = ["binance", "bybit"].flatMap((venue) =>
  coins.flatMap((coin) => [`${venue}:${coin}`, `${venue}:${coin}-USDT`]),
);

it("serves 500 cells over two venues with one request per venue, kind and tick", async () => {
  const cells = Array.from({ length: 500 }, (_, index) => {
    const instrument = instruments[index % instruments.length] ?? "";
    const id = functionIds[Math.floor(index / instruments.length) % functionIds.length] ?? "";
    const results: CellResult[] = [];
    // A blank after the text makes each call a stream of its own, as cells with unequal arguments have.
    const cancel = host.stream(id, [instrument + " ".repeat(Math.floor(index / 100))], (result) =>
      results.push(result),
    );
    return { instrument, results, cancel };
  });
  expect(host.runningStreams()).toBe(500);
  const started = Date.now();
  await wait(3 * intervalMs + 1_000);

  const ticks = Math.ceil((Date.now() - started) / intervalMs) + 1;
  const paths = ["binance/inverse", "binance/linear", "bybit/inverse", "bybit/linear"].map(
    (each) => `/api/v1/perpetuals/${each}`,
  );
  expect(new Set(arrivals.map(({ path }) => path))).toEqual(new Set(paths));
  for (const path of paths) {
    const count = arrivals.filter((arrival) => arrival.path === path).length;
    expect(count).toBeGreaterThanOrEqual(3);
    expect(count).toBeLessThanOrEqual(ticks);
  }
  for (const { instrument, results } of cells) {
    expect(results.length, instrument).toBeGreaterThan(0);
  }
  // Bybit's inverse list is short: what it does not list must be #N/A and not a neighbour's price.
  const numbers = cells.filter(({ results }) => typeof results.at(-1) === "number").length;
  expect(numbers).toBeGreaterThanOrEqual(400);

  for (const { cancel } of cells) cancel();
  // A request that was on its way at that moment still arrives.
  await wait(500);
  const quiet = arrivals.length;
  await wait(intervalMs + 1_500);
  expect(arrivals.length).toBe(quiet);
});

it("keeps the last value when the service's plug is pulled and comes back by itself", async () => {
  const results: CellResult[] = [];
  const cancel = host.stream("ASOF", ["binance:ETH"], (result) => results.push(result));
  await expect.poll(() => results.length, { timeout: 10_000 }).toBeGreaterThan(0);
  isPlugged = false;
  await expect
    .poll(() => globalThis.HEDGE?.feed.status().channels[0]?.problem, { timeout: 10_000 })
    .toContain("cannot be reached");
  expect(results.every((result) => typeof result === "number")).toBe(true);
  const count = results.length;
  isPlugged = true;
  await expect.poll(() => results.length, { timeout: 20_000 }).toBeGreaterThan(count);
  expect(globalThis.HEDGE?.feed.status().channels[0]).toMatchObject({ problem: null, source: "simulated" });
  cancel();
});
