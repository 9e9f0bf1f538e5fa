import { existsSync, readFileSync } from "node:fs";
import type { CustomFunctionsHost } from "../../../addin/runtime/customFunctionsHost.js";
import type { PerpetualKind } from "../../../shared/contract/perpetuals.js";
import { createFakeClock, type FakeClock } from "../../support/fakeClock.js";
import { loadFunctionsBundle } from "../../support/functionsBundle.js";
import { deskCoins, deskMarket, otherVenue, ownVenue, type DeskCoin } from "./deskMarket.js";
import { typedDesk } from "./typedDesk.js";

/** One PLAN whose updates are measured. */
export type MeasuredPlan = {
  readonly coins: number;
  /** Of the holdings; those behind the coins are blank. */
  readonly rows: number;
  /** As they are typed; "" takes those of the first screen. */
  readonly fields: string;
};

export type UpdateTimes = {
  readonly updates: number;
  /** Processor time from the moment an update is due until its table is set, ms. */
  readonly median: number;
  readonly p95: number;
  /** The same to parse the JSON of the snapshots that the update stands on, median: it stands beside it as a measure. */
  readonly parsing: number;
};

/** Where Linux reports what the thread that runs the functions has used so far, ns first. */
const threadTimes = "/proc/self/schedstat";
const hasThreadTimes = existsSync(threadTimes);

/** Processor time so far, ms: on a busy machine the clock counts the work of others too. Elsewhere that of the process. */
function processorMs(): number {
  // Asking for the one brings the other up to this moment.
  const { user, system } = process.cpuUsage();
  return hasThreadTimes
    ? Number(readFileSync(threadTimes, "utf8").split(" ")[0]) / 1e6
    : (user + system) / 1000;
}

const startMs = Date.UTC(2026, 10, 22, 12);
const updates = 40;
/** The first ones run before the machine knows the code. */
const warmUps = 15;

/** Time that passes as reported, for a bundle that takes it from globals; the returned function restores them. */
function installClock(clock: FakeClock, onTimer: (run: () => void) => void): () => void {
  const { setTimeout, clearTimeout, performance, Date: RealDate } = globalThis;
  const timers = new Map<number, () => void>();
  let last = 0;
  class FakeDate extends RealDate {
    static override now(): number {
      return clock.now();
    }
  }
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, delayMs: number) => {
      last += 1;
      const run = (): void => {
        onTimer(callback);
      };
      timers.set(last, clock.setTimer(run, delayMs));
      return last;
    },
    clearTimeout: (id: number) => timers.get(id)?.(),
    performance: { now: () => clock.now() },
    Date: FakeDate,
  });
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout, performance, Date: RealDate });
  };
}

function answerTo(url: URL, coins: readonly DeskCoin[], tick: number, now: number): Response {
  const market = deskMarket(coins, tick);
  const [, , , route, first = "", kind = ""] = url.pathname.split("/");
  const asked = (text: string): PerpetualKind => (text === "linear" ? "linear" : "inverse");
  const answer =
    route === "compare"
      ? market.comparison(first, asked(url.searchParams.get("kind") ?? ""), now)
      : market.snapshot(first, asked(kind), now);
  if (answer !== null) return Response.json(answer);
  const problem = {
    type: "urn:hedge:problem:unknown_coin",
    title: "Coin not listed",
    status: 404,
    detail: `no venue lists ${first}`,
    code: "unknown_coin",
  };
  return Response.json(problem, { status: 404, headers: { "content-type": "application/problem+json" } });
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((fulfil) => setImmediate(fulfil));
}

/**
 * The updates of one PLAN of the built functions on a service that answers at once with other prices each second. Time
 * is the bench's own: no update waits, and what counts is its work.
 */
export async function measureUpdates({ coins: count, rows, fields }: MeasuredPlan): Promise<UpdateTimes> {
  const coins = deskCoins(count);
  const { fetch } = globalThis;
  const clock = createFakeClock(startMs);
  const samples: number[] = [];
  const parsings: number[] = [];
  let tick = 0;
  let sets = 0;
  const restore = installClock(clock, (callback) => {
    const before = sets;
    const begun = processorMs();
    callback();
    if (sets > before) samples.push(processorMs() - begun);
  });
  Object.assign(globalThis, {
    Office: {
      context: { requirements: { isSetSupported: () => true } },
      onReady: async () => Promise.resolve(),
    },
    fetch: async (url: URL) => Promise.resolve(answerTo(url, coins, tick, clock.now())),
  });
  let host: CustomFunctionsHost;
  try {
    host = await loadFunctionsBundle("http://127.0.0.1:9/");
    const { holdings, shorts, settings } = typedDesk(coins, rows);
    const leave = host.stream("PLAN", [holdings, shorts, settings, fields], () => {
      sets += 1;
    });
    while (samples.length < warmUps + updates) {
      tick += 1;
      for (let step = 0; step < 10; step += 1) {
        await clock.advance(110);
        await turns(2);
      }
      parsings.push(parseSnapshots(coins, tick));
    }
    leave();
  } finally {
    restore();
    Object.assign(globalThis, { fetch });
    Reflect.deleteProperty(globalThis, "Office");
  }
  const sorted = samples.slice(warmUps).sort((one, other) => one - other);
  return {
    updates: sorted.length,
    median: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    parsing: at(
      [...parsings].sort((one, other) => one - other),
      0.5,
    ),
  };
}

function parseSnapshots(coins: readonly DeskCoin[], tick: number): number {
  const market = deskMarket(coins, tick);
  const texts = [ownVenue, otherVenue].flatMap((venue) =>
    (["inverse", "linear"] as const).map((kind) => JSON.stringify(market.snapshot(venue, kind, startMs))),
  );
  const begun = processorMs();
  for (const text of texts) JSON.parse(text);
  return processorMs() - begun;
}
