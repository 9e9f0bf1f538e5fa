import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openVenues, type OpenVenue } from "../../../functions/venues/openVenues.js";
import { venues } from "../../../functions/venues/registry.js";
import { createVenuePause } from "../../../functions/venues/venuePause.js";
import type { PerpetualReader } from "../../../functions/venues/venue.js";
import { HedgeError } from "../../../shared/errors.js";
import type { Fault } from "../../simulator/fault.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp } from "../support/testApp.js";

const dayMs = 86_400_000;
const waitMs = 50_000;

let now = Date.UTC(2026, 0, 15, 9, 30, 1);
let simulator: Simulator;
let open: readonly OpenVenue[];
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  simulator = await startSimulator({ now: () => Date.now() });
  open = openVenues(venues, { proxyUrl: simulator.url, timeoutMs: 20_000 });
});
beforeEach(() => {
  now += dayMs / 24;
  vi.setSystemTime(now);
});
afterEach(() => {
  simulator.setFault(null);
});
afterAll(async () => {
  await simulator.close();
  vi.useRealTimers();
});

function venueOf(id: string): OpenVenue {
  const found = open.find((venue) => venue.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

type Question = () => Promise<unknown>;

/** Everything a reader can be asked. */
async function questionsOf(reader: PerpetualReader): Promise<Question[]> {
  const [contract] = await reader.readContracts();
  if (contract === undefined) throw new Error("no contract");
  const span = { from: now - 10 * dayMs, before: now, page: 1 };
  const { readCloses, readFundingRates } = reader;
  return [
    async () => reader.readContracts(),
    async () => reader.readQuotes(),
    ...(readCloses === undefined ? [] : [async () => readCloses(contract, span)]),
    ...(readFundingRates === undefined ? [] : [async () => readFundingRates(contract, span)]),
  ];
}

const outcomeOf = async (question: Question): Promise<unknown> =>
  question().then(
    () => "an answer",
    (thrown: unknown) => (thrown instanceof HedgeError ? [thrown.code, thrown.retryAfterMs] : thrown),
  );

async function expectPause(id: string, fault: Fault): Promise<void> {
  const readers = Object.values(venueOf(id).readers);
  const questions = (await Promise.all(readers.map(questionsOf))).flat();
  const refused = ["venue_rate_limited", waitMs];

  for (const first of questions) {
    now += waitMs;
    vi.setSystemTime(now);
    simulator.setFault(fault, { venue: id });
    expect(await outcomeOf(first)).toEqual(refused);
    simulator.setFault(null);
    simulator.clearRequests();
    vi.setSystemTime(now + waitMs - 1);
    const outcomes = await Promise.all(questions.map(outcomeOf));
    expect(new Set(outcomes.map(String))).toEqual(new Set(["venue_rate_limited,1"]));
    expect(simulator.count({})).toBe(0);
  }

  const other = venueOf(id === "okx" ? "bybit" : "okx");
  expect(await outcomeOf(async () => other.readers.linear?.readQuotes())).toBe("an answer");
  vi.setSystemTime(now + waitMs);
  expect(await Promise.all(questions.map(outcomeOf))).toEqual(questions.map(() => "an answer"));
}

describe("after a refusal of any question, no question of any reader leaves before its end", () => {
  test.each(venues)("$name, by status 429", async ({ id }) => {
    await expectPause(id, { kind: "status", status: 429, retryAfterS: waitMs / 1000 });
  });

  test.each([
    [
      "htx",
      { status: "error", err_code: 1032, err_msg: "The number of access exceeded the limit." },
      "ratelimit-reset",
    ],
    ["kucoin", { code: "429000", msg: "Too Many Requests" }, "gw-ratelimit-reset"],
  ] as const)("%s, by a code within status 200", async (id, body, header) => {
    const headers = { [header]: String(waitMs) };
    await expectPause(id, { kind: "said", status: 200, text: JSON.stringify(body), headers });
  });

  test("Bybit, by 403 with its own sentence", async () => {
    await venueOf("bybit").readers.linear?.readQuotes();
    simulator.setFault({ kind: "said", status: 403, text: "403, access too frequent" }, { venue: "bybit" });
    const { inverse, linear } = venueOf("bybit").readers;
    expect(await outcomeOf(async () => inverse?.readQuotes())).toEqual(["venue_rate_limited", 600_000]);
    simulator.clearRequests();
    vi.setSystemTime(now + 599_000);
    expect(await outcomeOf(async () => linear?.readQuotes())).toEqual(["venue_rate_limited", 1000]);
    expect(simulator.count({})).toBe(0);
  });
});

test("of many histories only those that are on their way already see the refusal", async () => {
  const app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
  const { perpetuals } = await app.snapshot("api/v1/perpetuals/okx/linear");
  const coins = [...new Set(perpetuals.map(({ coin }) => coin))].slice(0, 12);
  expect(coins).toHaveLength(12);
  simulator.clearRequests();
  simulator.setFault({ kind: "status", status: 429, retryAfterS: 50 }, { venue: "okx" });
  const histories = coins.map(async (coin) => app.problem(`api/v1/funding/okx/linear/${coin}?days=730`));
  for (const { code } of await Promise.all(histories)) expect(code).toBe("venue_rate_limited");
  // Three are read at once.
  expect(simulator.count({ venue: "okx" })).toBeLessThanOrEqual(3);
  simulator.clearRequests();
  expect(await app.problem("api/v1/perpetuals/okx/inverse")).toMatchObject({ code: "venue_rate_limited" });
  expect(simulator.count({ venue: "okx" })).toBe(0);
  await app.close();
});

test("a pause never gets shorter, ends by itself, and not later than an hour after it began", () => {
  let time = 1000;
  const pause = createVenuePause(() => time);
  expect(pause.leftMs()).toBe(0);
  pause.hold(5000);
  pause.hold(2000);
  expect(pause.leftMs()).toBe(5000);
  time = 6000;
  expect(pause.leftMs()).toBe(0);
  pause.hold(86_400_000);
  expect(pause.leftMs()).toBe(3_600_000);
  // A clock that is set back must not keep a venue away until it has caught up.
  time = -86_400_000;
  expect(pause.leftMs()).toBe(0);
});
