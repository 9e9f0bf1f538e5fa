import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchRows } from "./fetchRows.js";
import { createRequestLog } from "./requestLog.js";
import { startSimulator, type Simulator } from "./simulator.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.close();
});

const control = async (path: string, options?: RequestInit): Promise<[number, unknown]> => {
  const response = await fetch(`${simulator.url}control${path}`, options);
  return [response.status, await response.json()];
};
const setFault = async (body: string) => control("/faults", { method: "POST", body });
const ask = async (address: string) => fetch(simulator.url + encodeURIComponent(address));

test("two simulators of one seed give the same answer at the same time, another seed another", async () => {
  const now = (): number => 1_795_344_000_000;
  const simulators = await Promise.all([1, 1, 2].map(async (seed) => startSimulator({ seed, now })));
  const bodies = await Promise.all(
    simulators.map(async ({ url }) =>
      (await fetch(`${url}https://fapi.binance.com/fapi/v1/premiumIndex`)).text(),
    ),
  );
  await Promise.all(simulators.map(async (each) => each.close()));
  expect(bodies[1]).toBe(bodies[0]);
  expect(bodies[2]).not.toBe(bodies[0]);
});

test("an answer changes with the tick and only with it", async () => {
  let time = 1_795_344_000_000;
  const moving = await startSimulator({ tickMs: 5000, now: () => time });
  const mark = async (): Promise<unknown> => {
    const rows = await fetchRows(moving, "https://dapi.binance.com/dapi/v1/premiumIndex");
    return rows[0]?.["markPrice"];
  };
  const atStart = await mark();
  time += 4999;
  expect(await mark()).toBe(atStart);
  time += 1;
  expect(await mark()).not.toBe(atStart);
  await moving.close();
});

test("faults are set, shown and taken off over HTTP", async () => {
  const fault = { kind: "status", status: 429, retryAfterS: 3 };
  const [status, state] = await setFault(JSON.stringify({ venue: "bybit", fault }));
  expect(status).toBe(200);
  expect(state).toMatchObject({ seed: 1, tickMs: 1000, faults: [{ venue: "bybit", fault }] });
  const address = "https://api.bybit.com/v5/market/tickers?category=inverse";
  expect((await ask(address)).status).toBe(429);
  const [, cleared] = await control("/faults", { method: "DELETE" });
  expect(cleared).toMatchObject({ faults: [] });
  expect((await ask(address)).status).toBe(200);
});

test.each([
  ["no JSON", "{"],
  ["an unknown fault", '{"fault":{"kind":"earthquake"}}'],
  ["an unknown status", '{"fault":{"kind":"status","status":200}}'],
  ["an unknown venue", '{"venue":"binancecoinm","fault":{"kind":"refuse"}}'],
  ["an unknown field", '{"fault":{"kind":"refuse","after":3}}'],
])("%s is not taken for a fault", async (_, body) => {
  const [status, answer] = await setFault(body);
  expect(status).toBe(400);
  expect(answer).toHaveProperty("error");
  expect(await control("")).toMatchObject([200, { faults: [] }]);
});

test("requests are logged as the exchange would have seen them, and counted by venue and path", async () => {
  simulator.clearRequests();
  await ask("https://api.bybit.com/v5/market/tickers?category=inverse");
  await ask("https://api.bybit.com/v5/market/time");
  await fetch(`${simulator.url}https://dapi.binance.com/dapi/v1/ping`);
  expect(simulator.requests()[0]).toMatchObject({
    venue: "bybit",
    host: "api.bybit.com",
    method: "GET",
    path: "/v5/market/tickers",
    query: "?category=inverse",
    fault: null,
  });
  expect(simulator.count({})).toBe(3);
  expect(simulator.count({ venue: "bybit" })).toBe(2);
  expect(simulator.count({ path: "/v5/market/" })).toBe(2);
  expect(simulator.count({ venue: "binance", path: "/v5/" })).toBe(0);
  simulator.clearRequests();
  expect(simulator.requests()).toEqual([]);
  expect(simulator.count({})).toBe(0);
});

test("the log is bounded, its counts are not", () => {
  const log = createRequestLog(10);
  const request = {
    venue: "bybit",
    host: "",
    method: "GET",
    path: "/",
    query: "",
    body: "",
    time: 0,
    fault: null,
  };
  for (let time = 0; time < 1000; time += 1) log.add({ ...request, time, path: `/${String(time)}` });
  expect(log.latest().length).toBeLessThanOrEqual(10);
  expect(log.latest().at(-1)).toMatchObject({ time: 999 });
  expect(log.count({ venue: "bybit" })).toBe(1000);
});

test.each([
  ["https://dapi.binance.com/dapi/v1/nothing", 404, '"code":-5000'],
  ["https://dapi.binance.com/dapi/v1/premiumIndex?symbol=NONE", 400, '"code":-1121'],
  ["https://api.bybit.com/v5/market/nothing", 404, "404"],
  ["https://api.bybit.com/v5/market/tickers?category=inverse&symbol=NONE", 200, '"retCode":10001'],
  ["https://api.bybit.com/v5/market/tickers", 200, '"retCode":10001'],
  ["https://api.example.com/", 502, "no simulated venue"],
  ["ftp://api.bybit.com/", 400, "full address"],
])("%s answers %d", async (address, status, text) => {
  const response = await ask(address);
  expect(response.status).toBe(status);
  expect(response.headers.get("x-hedge-simulated")).toBe("1");
  expect(await response.text()).toContain(text);
});

test("an address that cannot be decoded is refused", async () => {
  expect((await fetch(`${simulator.url}https%3A%2F%2Fapi.bybit.com%zz`)).status).toBe(400);
  expect((await fetch(`${simulator.url}https%3A%2F%2Fapi.bybit.com%2F%ff`)).status).toBe(400);
});
