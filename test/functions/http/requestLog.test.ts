import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { requestIdOf } from "../../../functions/http/requestId.js";
import { logLine } from "../../../functions/log.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { inverseBybit, linearBybit, startTestApp, type TestApp } from "../support/testApp.js";

let simulator: Simulator;
let app: TestApp | undefined;
const start = async (settings: Record<string, string> = {}): Promise<TestApp> =>
  (app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, ...settings }));
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  simulator.setFault(null);
  await app?.close();
  app = undefined;
});
afterAll(async () => simulator.close());

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const uuid = "b6f3b9d2-7c2c-4c1e-9a51-3a1f0a1d2e3f";
test.each([
  [`00-${traceId}-00f067aa0ba902b7-01`, null, traceId],
  [`00-${traceId}-00f067aa0ba902b7-01`, "mine", traceId],
  [`cc-${traceId}-00f067aa0ba902b7-01-more`, null, traceId],
  // W3C Trace Context 3.2.2: version ff and ids of zeros only are invalid, and so are capitals.
  [`ff-${traceId}-00f067aa0ba902b7-01`, null, uuid],
  [`00-${"0".repeat(32)}-00f067aa0ba902b7-01`, null, uuid],
  [`00-${traceId}-${"0".repeat(16)}-01`, null, uuid],
  [`00-${traceId.toUpperCase()}-00f067aa0ba902b7-01`, null, uuid],
  [`00-${traceId}-00f067aa0ba902b7-011`, "mine", "mine"],
  [null, "a1:b.c_d-E", "a1:b.c_d-E"],
  [null, "a".repeat(64), "a".repeat(64)],
  [null, "a".repeat(65), uuid],
  [null, 'x", "level": "error', uuid],
  [null, "é", uuid],
  [null, "", uuid],
  [null, null, uuid],
])("traceparent %j and x-request-id %j name the request %s", (traceparent, sent, id) => {
  const headers = new Map([
    ["traceparent", traceparent],
    ["x-request-id", sent],
  ]);
  expect(requestIdOf({ get: (name) => headers.get(name) ?? null }, uuid)).toBe(id);
});

test.each(["api/health", "api/v1/venues", "api/nothing", "elsewhere", "api/v1/perpetuals/nowhere/inverse"])(
  "%s says which request it answers, in a problem too",
  async (path) => {
    const { get, logged } = await start();
    const named = await get(path, { "x-request-id": "quoted-1" });
    expect(named.headers.get("x-request-id")).toBe("quoted-1");
    if (named.status >= 400) {
      expect(await named.json()).toMatchObject({ instance: "urn:hedge:request:quoted-1" });
    }
    const own = await get(path);
    expect(own.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(logged).toEqual([]);
  },
);

test("a failed refresh is one line of JSON, a good one and its repetition none", async () => {
  const { get, logged, snapshot } = await start({ HEDGE_QUOTE_INTERVAL_S: "60" });
  await snapshot(linearBybit);
  expect(logged).toEqual([]);
  simulator.setFault({ kind: "status", status: 500 }, { venue: "bybit" });
  for (const requestId of ["first", "second"]) {
    expect((await get(inverseBybit, { "x-request-id": requestId })).status).toBe(503);
  }
  expect(logged).toHaveLength(1);
  const line = JSON.parse(logged[0] ?? "") as Record<string, unknown>;
  expect(line).toMatchObject({
    level: "warn",
    event: "refresh failed",
    requestId: "first",
    fields: { key: "bybit:inverse" },
  });
  expect(Math.abs(Date.parse(String(line["time"])) - Date.now())).toBeLessThan(60_000);
});

test("no text can begin a line of its own", () => {
  const line = logLine({
    level: "warn",
    event: "e",
    requestId: null,
    fields: { reason: 'a\r\n{"level":"error"}\n' },
  });
  expect(line).not.toMatch(/[\r\n]/);
  expect(JSON.parse(line)).toMatchObject({ fields: { reason: 'a\r\n{"level":"error"}\n' } });
});
