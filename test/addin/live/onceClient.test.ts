import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createOnceClient, ofInstrument, untilRecalculated } from "../../../addin/live/onceClient.js";
import { createServiceClient } from "../../../addin/live/serviceClient.js";
import { candlesResource, fundingResource, historySchema } from "../../../shared/contract/history.js";
import { parseInstrument } from "../../../shared/listing/instrument.js";
import { createFakeClock } from "../../support/fakeClock.js";

const start = Date.UTC(2026, 10, 22, 12);
const history = [
  [start - 86_400_000, "3000.5"],
  [start, "3100"],
];

function answer(maxAgeS: number): Response {
  return Response.json(history, { headers: { "cache-control": `public, max-age=${String(maxAgeS)}` } });
}

function problem(code: string, detail: string, retryAfterS: number): Response {
  const body = { type: `urn:hedge:problem:${code}`, title: "", status: 503, detail, code };
  const headers = { "content-type": "application/problem+json", "retry-after": String(retryAfterS) };
  return new Response(JSON.stringify(body), { status: 503, headers });
}

/** A real Response needs turns of the event loop, which no fake clock gives. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
}

type Fetch = (url: string, signal: AbortSignal) => Promise<Response>;

function setUp(fetchUrl: Fetch, refusedMs = 0) {
  const clock = createFakeClock(start);
  const asked: string[] = [];
  let running = 0;
  let maxRunning = 0;
  const askService = createServiceClient(
    () => ({ serviceUrl: "https://service.example/", functionKey: null }),
    async (url, init) => {
      const path = url instanceof URL ? url.pathname + url.search : "";
      asked.push(path);
      running += 1;
      maxRunning = Math.max(maxRunning, running);
      try {
        return await fetchUrl(path, init?.signal ?? new AbortController().signal);
      } finally {
        running -= 1;
      }
    },
    () => true,
  );
  const requestHistory = createOnceClient(
    {
      ...{ askService, now: clock.now, elapsed: clock.now, setTimer: clock.setTimer },
      serviceKey: () => "https://service.example/",
    },
    {
      ...{ answer: historySchema, failureOf: untilRecalculated },
      ...{ deadlineMs: 25_000, settleMs: 60_000, refusedMs },
    },
  );
  const outcomes: unknown[] = [];
  const request = (
    text: string,
    days = 90,
    resource: typeof candlesResource | typeof fundingResource = candlesResource,
  ) => {
    const instrument = parseInstrument(text, "binance");
    const { answer: response, leave } = requestHistory(
      ofInstrument(resource.path, instrument, `days=${String(days)}`),
    );
    void response.then(
      (value) => outcomes.push(value),
      (error: unknown) => outcomes.push(error),
    );
    return leave;
  };
  const pass = async (ms: number): Promise<void> => {
    await turns();
    await clock.advance(ms);
    await turns();
  };
  return { clock, pass, asked, request, outcomes, maxRunning: () => maxRunning };
}

/** Answers only when it is aborted, as a real fetch does. */
const hanging: Fetch = async (_, signal) =>
  new Promise((_fulfil, reject) => {
    signal.addEventListener("abort", () => {
      reject(new DOMException("aborted", "AbortError"));
    });
  });

it("sends identical requests once until the answer's max-age is over", async () => {
  const { pass, asked, request, outcomes } = setUp(async () => Promise.resolve(answer(60)));
  for (let row = 0; row < 200; row += 1) request("bybit:eth");
  await pass(59_000);
  request("bybit:ETH-usd");
  await pass(500);
  expect(asked).toEqual(["/api/v1/candles/bybit/inverse/ETH?days=90"]);
  expect(outcomes).toEqual(Array.from({ length: 201 }, () => history));
  await pass(500);
  request("bybit:eth");
  await pass(1);
  expect(asked.length).toBe(2);
});

it.each([
  ["a refusal that stays is kept as long as is said", "not_published", 3_600_000, 1],
  ["one that may pass is not", "venue_unavailable", 3_600_000, 2],
  ["nor is any where nothing is said", "not_published", 0, 2],
])("%s", async (_, code, refusedMs, requests) => {
  const refused = new Response(
    JSON.stringify({ type: `urn:hedge:problem:${code}`, title: "", status: 503, code, detail: "no" }),
    {
      status: 503,
      headers: { "content-type": "application/problem+json" },
    },
  );
  const { pass, asked, request } = setUp(async () => Promise.resolve(refused.clone()), refusedMs);
  request("bybit:eth");
  await pass(60_000);
  request("bybit:eth");
  await pass(1);
  expect(asked.length).toBe(requests);
});

it("asks for each instrument, length and kind of history by itself", async () => {
  const { pass, asked, request } = setUp(async () => Promise.resolve(answer(60)));
  request("bybit:eth", 30);
  request("bybit:eth-usdc", 30);
  request("eth", 30, fundingResource);
  await pass(1);
  expect(asked).toEqual([
    "/api/v1/candles/bybit/inverse/ETH?days=30",
    "/api/v1/candles/bybit/linear/ETH?days=30&quote=USDC",
    "/api/v1/funding/binance/inverse/ETH?days=30",
  ]);
});

it("keeps at most six requests running and answers all of 200", async () => {
  const { clock, pass, request, outcomes, maxRunning } = setUp(
    async () =>
      new Promise((fulfil) => {
        clock.setTimer(() => {
          fulfil(answer(60));
        }, 500);
      }),
  );
  for (let row = 0; row < 200; row += 1) request(`C${String(row)}`);
  for (let round = 0; round < 40; round += 1) await pass(500);
  expect(outcomes).toEqual(Array.from({ length: 200 }, () => history));
  expect(maxRunning()).toBe(6);
});

it("settles everything that waits for a venue when the service hangs, within one deadline", async () => {
  const { pass, asked, request, outcomes } = setUp(hanging);
  for (let row = 0; row < 50; row += 1) request(`C${String(row)}`);
  await pass(24_900);
  expect(outcomes).toEqual([]);
  await pass(200);
  expect(outcomes.length).toBe(50);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({
      code: "service_unreachable",
      message: "the HEDGE service did not respond within 25 s; recalculate the cell to retry",
    });
  }
  expect(asked.length).toBe(6);
  request("C0");
  await pass(1);
  expect(asked.length).toBe(7);
});

it("settles every call within a minute, however many wait before it", async () => {
  const { clock, pass, request, outcomes } = setUp(
    async () =>
      new Promise((fulfil) => {
        clock.setTimer(() => {
          fulfil(answer(600));
        }, 12_000);
      }),
  );
  for (let row = 0; row < 200; row += 1) request(`C${String(row)}`);
  for (let second = 0; second < 61; second += 1) await pass(1_000);
  const histories = outcomes.filter((outcome) => Array.isArray(outcome));
  expect(histories.length).toBeGreaterThanOrEqual(24);
  expect(outcomes.length).toBe(200);
  const late = outcomes.find((outcome) => !Array.isArray(outcome));
  expect(late).toMatchObject({
    code: "service_unreachable",
    message: "the HEDGE service did not respond within 60 s; recalculate the cell to retry",
  });
  for (let second = 0; second < 30; second += 1) await pass(1_000);
  expect(clock.waiting()).toBe(0);
});

it("reports a problem once, and waits as long as it demands before it asks again", async () => {
  const { pass, asked, request, outcomes } = setUp(async () =>
    Promise.resolve(problem("venue_rate_limited", "Binance limits our requests.", 30)),
  );
  request("eth");
  await pass(29_000);
  request("eth");
  await pass(1);
  expect(asked.length).toBe(1);
  expect(outcomes).toMatchObject([
    {
      code: "venue_rate_limited",
      message: "Binance limits our requests; recalculate the cell to retry",
    },
    { code: "venue_rate_limited" },
  ]);
  await pass(1_000);
  request("eth");
  await pass(1);
  expect(asked.length).toBe(2);
});

it("ends a request when the last cell that waits for it is cancelled, and not before", async () => {
  let aborted = 0;
  const { clock, pass, asked, request, outcomes } = setUp(async (url, signal) => {
    signal.addEventListener("abort", () => (aborted += 1));
    return hanging(url, signal);
  });
  const leaves = [request("eth"), request("eth")];
  const other = request("btc");
  await pass(1);
  leaves[0]?.();
  leaves[0]?.();
  expect(aborted).toBe(0);
  leaves[1]?.();
  expect(aborted).toBe(1);
  await pass(1);
  expect(outcomes.length).toBe(2);
  request("eth");
  await pass(1);
  expect(asked.length).toBe(3);
  expect(outcomes.length).toBe(2);
  other();
  await pass(30_000);
  expect(clock.waiting()).toBe(0);
});
