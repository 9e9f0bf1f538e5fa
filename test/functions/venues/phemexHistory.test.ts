import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { phemex } from "../../../functions/venues/phemex.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { readHistory } from "../support/readHistory.js";
import { withPoint } from "../support/withPoint.js";

const now = Date.UTC(2026, 0, 15, 9, 30, 1);

let simulator: Simulator;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.close();
  vi.useRealTimers();
});

const today = Date.UTC(2026, 0, 15);
const month = { from: Date.UTC(2025, 11, 16), before: today };

async function rawRows(): Promise<unknown[][]> {
  const { path, query } = simulator.requests()[0] ?? { path: "", query: "" };
  const address = encodeURIComponent(`https://api.phemex.com${path}${query}`);
  const response = await fetch(`${simulator.url}${address}`);
  const { data } = (await response.json()) as { data: { rows: unknown[][] } };
  return data.rows;
}

test.each([
  ["BTCUSD", 4],
  ["cXRPUSD", 6],
])("closes of %s are whole numbers, the last %i digits of them behind the point", async (id, digits) => {
  const wanted = { kind: "inverse", topic: "closes", id, ...month } as const;
  const closes = await readHistory(phemex, simulator, wanted);
  expect(simulator.requests().map(({ query }) => query)).toEqual([`?symbol=${id}&resolution=86400&limit=50`]);
  // Newest first, and today's is not over.
  const [unfinished, ...days] = await rawRows();
  expect(unfinished?.[0]).toBe(today / 1000);
  expect(closes).toEqual(
    days
      .slice(0, 30)
      .reverse()
      .map(([start, , , , high, low, close]) => [
        Number(start) * 1000,
        ...[close, high, low].map((each) => withPoint(each, digits)),
      ]),
  );
});

test("linear closes are reported as they are, and those of a thousand coins by the coin", async () => {
  const wanted = { kind: "linear", topic: "closes", ...month } as const;
  const bitcoin = await readHistory(phemex, simulator, { ...wanted, id: "BTCUSDT" });
  expect(bitcoin).toEqual(
    (await rawRows()).reverse().map((row) => [Number(row[0]) * 1000, row[6], row[4], row[5]]),
  );
  const pepe = await readHistory(phemex, simulator, { ...wanted, id: "u1000PEPEUSDT" });
  const rows = (await rawRows()).reverse();
  expect(pepe).toHaveLength(30);
  for (const [place, [, close]] of pepe.entries()) {
    expect(Number(close) * 1000).toBeCloseTo(Number(rows[place]?.[6]), 12);
  }
});

test.each([
  ["inverse", "cETHUSD", ".cETHFR8H"],
  ["linear", "BTCUSDT", ".BTCUSDTFR8H"],
] as const)(
  "the rates of an %s contract, %s, are called %s; pages go back by their end",
  async (kind, id, called) => {
    const span = { from: now - 90 * 86_400_000, before: now + 1 };
    const rates = await readHistory(phemex, simulator, { kind, topic: "fundingRates", id, ...span });
    expect(rates).toHaveLength(270);
    const asked = simulator.requests().map(({ query }) => new URLSearchParams(query));
    expect(asked.map((query) => [query.get("symbol"), query.get("start"), query.get("end")])).toEqual(
      [now, ...[170, 70].map((place) => Number(rates[place]?.[0]) - 1)].map((end) => [
        called,
        null,
        String(end),
      ]),
    );
    const raw = (await rawRows()) as unknown as { fundingTime: number; fundingRate: string }[];
    expect(rates.slice(-100)).toEqual(raw.map(({ fundingTime, fundingRate }) => [fundingTime, fundingRate]));
  },
);

test("a rate that is none is refused, not left out", async () => {
  simulator.setFault({ kind: "wrongTypes" }, { path: "/api-data/public/data/funding-rate-history" });
  const wanted = { kind: "inverse", topic: "fundingRates", id: "BTCUSD", ...month } as const;
  await expect(readHistory(phemex, simulator, wanted)).rejects.toMatchObject({
    code: "venue_bad_response",
  });
  simulator.setFault(null);
});
