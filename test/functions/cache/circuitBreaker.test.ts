import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { decode } from "../../../shared/contract/route.js";
import { venuesRoute } from "../../../shared/contract/venues.js";
import type { Fault } from "../../simulator/fault.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import {
  inverseBinance,
  inverseBybit,
  linearBinance,
  startTestApp,
  type TestApp,
} from "../support/testApp.js";

const start = Date.UTC(2026, 0, 15, 9, 30, 0);
const intervalMs = 5000;
// The quotes alone: each refresh is one request then.
const dapi = { venue: "binance", path: "/dapi/v1/premiumIndex" };
const pause = "Binance failed several times in a row.";

let simulator: Simulator;
let app: TestApp;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => Date.now() });
  // The first question loads the exchange's code, which may take longer than the deadline here.
  const first = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
  await Promise.all([inverseBinance, linearBinance, inverseBybit].map(first.snapshot));
  await first.close();
  simulator.clearRequests();
});
afterAll(async () => simulator.close());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url, HEDGE_UPSTREAM_TIMEOUT_MS: "600" });
});
afterEach(async () => {
  simulator.setFault(null);
  simulator.clearRequests();
  await app.close();
  vi.useRealTimers();
});

const at = (seconds: number): void => {
  vi.setSystemTime(start + seconds * 1000);
};

/** Asks once an interval from a second on, so many times. */
async function ask(path: string, fromS: number, times: number): Promise<string[]> {
  const codes: string[] = [];
  for (let time = 0; time < times; time += 1) {
    at(fromS + (time * intervalMs) / 1000);
    codes.push((await app.problem(path)).code);
  }
  return codes;
}

async function status(kind: "inverse" | "linear") {
  const body: unknown = await (await app.get("api/v1/venues")).json();
  const { venues } = decode(venuesRoute.answer, body, { code: "service_bad_response", what: "venues" });
  return venues.find(({ venue }) => venue === "binance")?.kinds.find((candidate) => candidate.kind === kind);
}

test.each<[string, Fault, string]>([
  ["unreachable", { kind: "refuse" }, "venue_unavailable"],
  ["broken", { kind: "html" }, "venue_bad_response"],
  ["silent", { kind: "latency", ms: 10_000 }, "venue_timeout"],
])(
  "five failures of a venue that is %s open the circuit: no request leaves for ten seconds",
  async (_, fault, code) => {
    simulator.setFault(fault, dapi);
    expect(await ask(inverseBinance, 0, 5)).toEqual(Array(5).fill(code));
    const requests = simulator.count(dapi);
    expect(await status("inverse")).toMatchObject({ nextTry: start + 25_000, lastProblem: { code } });

    at(25);
    expect(await app.problem(inverseBinance)).toEqual({
      status: 503,
      code: "venue_unavailable",
      detail: pause,
      retryAfter: "5",
    });
    at(29);
    expect((await app.problem(inverseBinance)).detail).toBe(pause);
    expect(simulator.count(dapi)).toBe(requests);
    // What went wrong is passed on; that nothing was asked is no news.
    expect(await status("inverse")).toMatchObject({
      status: "down",
      nextTry: start + 30_000,
      lastProblem: { at: start + 20_000, code },
    });
    expect((await app.snapshot(inverseBybit)).stale, "the other venue").toBe(false);
  },
);

test("each trial that fails doubles the pause, to a minute at most; one that works closes the circuit", async () => {
  simulator.setFault({ kind: "status", status: 500 }, dapi);
  await ask(inverseBinance, 0, 5);
  let trial = 20;
  for (const pauseS of [10, 20, 40, 60, 60]) {
    const before = simulator.count(dapi);
    at(trial + 5);
    expect((await app.problem(inverseBinance)).detail).toBe(pause);
    at(trial + pauseS - 0.1);
    expect((await app.problem(inverseBinance)).detail).toBe(pause);
    expect(simulator.count(dapi), "no request during the pause").toBe(before);
    trial += pauseS;
    at(trial);
    expect((await app.problem(inverseBinance)).detail).not.toBe(pause);
    expect(simulator.count(dapi), "the trial").toBeGreaterThan(before);
  }
  simulator.setFault(null);
  at(trial + 5);
  expect((await app.problem(inverseBinance)).detail).toBe(pause);
  at(trial + 60);
  expect((await app.snapshot(inverseBinance)).asOf).toBe(Date.now());
  expect(await status("inverse")).toMatchObject({ status: "up", nextTry: null });

  // Closed again: four failures are no reason for a pause, and the next pause is short.
  simulator.setFault({ kind: "status", status: 500 }, dapi);
  at(trial + 400);
  expect((await app.problem(inverseBinance)).code).toBe("venue_unavailable");
  await ask(inverseBinance, trial + 405, 4);
  at(trial + 425);
  expect((await app.problem(inverseBinance)).detail).toContain(pause);
  expect(await status("inverse")).toMatchObject({ nextTry: start + (trial + 430) * 1000 });
});

test("one kind's failures do not keep the other back, whether it was asked before or not", async () => {
  simulator.setFault({ kind: "refuse" }, dapi);
  await ask(inverseBinance, 0, 6);
  expect((await app.problem(inverseBinance)).detail).toBe(pause);
  expect((await app.snapshot(linearBinance)).asOf).toBe(Date.now());
  expect(await status("linear")).toMatchObject({ status: "up", lastProblem: null, nextTry: null });
  expect(await status("inverse")).toMatchObject({ status: "down" });
});

test.each<[string, Fault, number]>([
  ["a rate limit", { kind: "status", status: 429, retryAfterS: 5 }, 5],
  ["a refused region", { kind: "status", status: 451 }, 5],
])("%s has a waiting time of its own and opens nothing", async (_, fault, waitS) => {
  simulator.setFault(fault, dapi);
  const codes = await ask(inverseBinance, 0, 8);
  expect(new Set(codes).size).toBe(1);
  expect(codes).not.toContain("venue_unavailable");
  simulator.setFault(null);
  at(40 + waitS);
  expect((await app.snapshot(inverseBinance)).stale).toBe(false);
});

test("during a pause the last good snapshot is served on as stale", async () => {
  const good = await app.snapshot(inverseBinance);
  simulator.setFault({ kind: "cutBody" }, dapi);
  for (let interval = 1; interval <= 6; interval += 1) {
    at(interval * 5);
    expect(await app.snapshot(inverseBinance)).toMatchObject({ stale: true, asOf: good.asOf });
  }
  expect(await app.snapshot(inverseBinance)).toMatchObject({ expires: start + 35_000 });
  simulator.setFault(null);
  at(35);
  expect((await app.snapshot(inverseBinance)).stale).toBe(false);
});
