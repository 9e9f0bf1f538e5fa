// The tables of the built bundle against the built service and the simulator.
import type { RequestListener } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isCellMatrix, type CellMatrix, type CellResult } from "../../../addin/runtime/cellResult.js";
import type { CustomFunctionsHost } from "../../../addin/runtime/customFunctionsHost.js";
import { startDemo, type Demo } from "../../../scripts/lib/startDemo.js";
import { loadFunctionsBundle } from "../../support/functionsBundle.js";

const arrivals: string[] = [];
let demo: Demo;
let host: CustomFunctionsHost;

function counting(service: RequestListener): RequestListener {
  return (request, response) => {
    arrivals.push(request.url ?? "");
    service(request, response);
  };
}

beforeAll(async () => {
  process.env["HEDGE_QUOTE_INTERVAL_S"] = "2";
  demo = await startDemo({ port: 0, guardService: counting });
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

function matrixOf(result: CellResult): CellMatrix {
  if (!isCellMatrix(result)) throw new Error(`no table: ${JSON.stringify(result)}`);
  return result;
}

/** What the service itself says, as its JSON has it. */
async function served(path: string): Promise<unknown> {
  return (await fetch(`${demo.url}/api/v1/${path}`)).json();
}

it("QUOTES mixes venues, kinds and mistakes in one table", async () => {
  const column = [["binance:BTC"], ["BYBIT:eth-usdt"], [""], ["binance:NOSUCH"], ["nowhere:BTC"], ["a b"]];
  const [btc, eth, ...others] = matrixOf(await firstResult("QUOTES", [column, [["mark", "intervalHours"]]]));
  expect(btc).toEqual([expect.closeTo(96_000, -5), 8]);
  expect(eth).toEqual([expect.closeTo(3_300, -3.6), 8]);
  const error = (code: string, message: string) => {
    const cell = { kind: "error", code, message: expect.stringContaining(message) as string };
    return [cell, cell];
  };
  expect(others).toEqual([
    ["", ""],
    error("#N/A", "NOSUCH: no inverse perpetual on binance"),
    error("#N/A", 'Unknown venue "nowhere"'),
    error("#VALUE!", 'instrument must look like "bybit:ETH"'),
  ]);
});

it("VENUES is one request for any number of cells, the best for a short first", async () => {
  arrivals.length = 0;
  const results: CellResult[] = [];
  // A blank after the text makes each call a stream of its own, as cells with unequal arguments have.
  const cancels = Array.from({ length: 50 }, (_, index) =>
    host.stream("VENUES", ["eth" + " ".repeat(index)], (result) => results.push(result)),
  );
  await expect.poll(() => results.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(50);
  expect(arrivals).toEqual(["/api/v1/compare/ETH?kind=inverse"]);
  const [header, ...rows] = matrixOf(results[0] ?? "");
  expect(header).toEqual(["Venue", "Mark", "Rate", "Interval hours", "APR", "Basis", "Contract size"]);
  const comparison = (await served("compare/eth")) as {
    offers: { venue: string; perpetual: { contractSize: string; contractUnit: string } }[];
  };
  // Prices moved on since, and with them the order of venues that pay alike.
  const contracts = new Map(comparison.offers.map(({ venue, perpetual }) => [venue, perpetual]));
  expect(rows.map((row) => row[0]).sort()).toEqual([...contracts.keys()].sort());
  for (const [venue, , , , , , contractSize] of rows) {
    const contract = contracts.get(venue as string);
    expect(contract?.contractUnit).toBe("USD");
    expect(contractSize).toBe(Number(contract?.contractSize));
  }
  const rates = rows.map((row) => Number(row[4]));
  expect(rates).toEqual([...rates].sort((one, other) => other - one));
  expect(rows.length).toBeGreaterThan(3);
  // It is asked again by itself.
  await expect.poll(() => arrivals.length, { timeout: 10_000 }).toBeGreaterThan(2);
  for (const cancel of cancels) cancel();
});

it("VENUES lists a venue that fails at the end, with the reason in its cells", async () => {
  demo.simulator.setFault({ kind: "status", status: 403 }, { venue: "okx" });
  const rows = matrixOf(await firstResult("VENUES", ["SOL", "linear"]));
  demo.simulator.setFault(null);
  const reason = { kind: "error", code: "#N/A", message: expect.stringMatching(/^OKX /) as string };
  expect(rows.at(-1)).toEqual(["okx", ...Array.from({ length: 6 }, () => reason)]);
  expect(rows.length).toBeGreaterThan(3);
});

it("HISTORY gives the fields that are asked for, in their order", async () => {
  const days = (await served("candles/bybit/inverse/BTC?days=5")) as [number, string, string, string][];
  const highs = days.map(([ms, close, high]) => [ms / 86_400_000 + 25_569, Number(high), Number(close)]);
  expect(await host.call("HISTORY", ["bybit:BTC", 5, "high, CLOSE"])).toEqual(highs);
  expect(highs.every(([, high = 0, close = 0]) => high >= close)).toBe(true);
});

it("HISTORY and FUNDINGHISTORY give what the service reports, asked once for 200 cells", async () => {
  arrivals.length = 0;
  const all = await Promise.all(
    Array.from({ length: 200 }, async () => host.call("HISTORY", ["bybit:BTC", 30])),
  );
  const rates = await host.call("FUNDINGHISTORY", ["bybit:BTC", 3]);
  expect(arrivals).toEqual([
    "/api/v1/candles/bybit/inverse/BTC?days=30",
    "/api/v1/funding/bybit/inverse/BTC?days=3",
  ]);
  const asCells = (history: unknown) =>
    (history as [number, string][]).map(([ms, value]) => [ms / 86_400_000 + 25_569, Number(value)]);
  const closes = await served("candles/bybit/inverse/BTC?days=30");
  for (const result of all) expect(result).toEqual(asCells(closes));
  expect(rates).toEqual(asCells(await served("funding/bybit/inverse/BTC?days=3")));
  const dates = matrixOf(all[0] ?? "").map(([date]) => Number(date));
  expect(dates).toEqual(Array.from({ length: 30 }, (_, day) => (dates[0] ?? 0) + day));
  expect(dates.every(Number.isInteger)).toBe(true);
});
