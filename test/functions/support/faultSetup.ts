import { isDeepStrictEqual } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { Perpetual, Snapshot } from "../../../shared/contract/perpetuals.js";
import { Decimal } from "../../../shared/decimal.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startTestApp, type TestApp } from "./testApp.js";
import { venueSubjects, type VenueSubject } from "./venueSubjects.js";

type FaultSetup = {
  /** Plays the venues of the app, faults and all. */
  readonly simulator: () => Simulator;
  readonly app: () => TestApp;
  /** When the running test starts, ms since 1970. */
  readonly start: () => number;
  /** What the app would say now if no venue had a fault. */
  readonly truth: (subject: VenueSubject) => Promise<Snapshot>;
};

// Far more than a busy machine needs for two dozen refreshes at once: what is late is served as old.
const settings = {
  HEDGE_UPSTREAM_TIMEOUT_MS: "2500",
  HEDGE_SLOW_AFTER_MS: "2000",
  HEDGE_STALE_LIMIT_S: "30",
} as const;

const patience = { HEDGE_UPSTREAM_TIMEOUT_MS: "30000", HEDGE_SLOW_AFTER_MS: "30000" } as const;

/**
 * A new app before every test, and beside it one whose venues never fail. Each test starts so much later than the
 * one before it: the honest app lives through all of them, and time does not run backwards for it.
 */
export function useFaults(firstStart: number, laterMs: number): FaultSetup {
  let start = firstStart;
  const started: { simulator?: Simulator; honest?: Simulator; honestApp?: TestApp; app?: TestApp } = {};
  const present = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error("not started yet");
    return value;
  };

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    started.simulator = await startSimulator({ now: () => Date.now() });
    started.honest = await startSimulator({ now: () => Date.now() });
    started.honestApp = await startTestApp({ ...patience, HEDGE_UPSTREAM_PROXY: started.honest.url });
    const { honestApp } = started;
    // The first question loads the exchange's code, which may take longer than the deadlines here.
    await Promise.all(venueSubjects.map(async ({ path }) => honestApp.snapshot(path)));
  });
  beforeEach(async () => {
    start += laterMs;
    vi.setSystemTime(start);
    const { simulator } = started;
    started.app = await startTestApp({ ...settings, HEDGE_UPSTREAM_PROXY: present(simulator).url });
  });
  afterEach(async () => {
    started.simulator?.setFault(null);
    started.simulator?.clearRequests();
    await started.app?.close();
  });
  afterAll(async () => {
    await started.honestApp?.close();
    await started.honest?.close();
    await started.simulator?.close();
    vi.useRealTimers();
  });

  return {
    simulator: () => present(started.simulator),
    app: () => present(started.app),
    start: () => start,
    truth: async ({ path }) => present(started.honestApp).snapshot(path),
  };
}

/** Two halves of the venues: while one fails, the other must not notice. */
export const halves = [0, 1].map((half) => {
  const ids = [...new Set(venueSubjects.map(({ id }) => id))];
  const isFailing = ({ id }: VenueSubject): boolean => ids.indexOf(id) % 2 === half;
  return {
    half: half === 0 ? "every first of two venues" : "every second of two venues",
    failing: venueSubjects.filter(isFailing),
    healthy: venueSubjects.filter((subject) => !isFailing(subject)),
  };
});

/** Fails unless every value that is served is right or null. */
export function expectNothingWrong(served: readonly Perpetual[], truth: Snapshot): void {
  const rightBySymbol = new Map(truth.perpetuals.map((perpetual) => [perpetual.symbol, perpetual]));
  for (const perpetual of served) {
    const right = rightBySymbol.get(perpetual.symbol);
    expect(right, `${truth.venue} lists no ${perpetual.symbol}`).toBeDefined();
    for (const [name, value] of Object.entries(perpetual)) {
      const expected = right?.[name as keyof Perpetual];
      const isRight = value === null || isDeepStrictEqual(value, expected) || isSameNumber(value, expected);
      expect(isRight, `${truth.venue} ${perpetual.symbol} ${name} ${JSON.stringify(value)}`).toBe(true);
    }
  }
}

// A fault that makes numbers of texts takes the digits beyond those of a double.
const doublePrecision = 1e-15;

function isSameNumber(value: unknown, expected: unknown): boolean {
  const numeric = /^-?\d+(\.\d+)?$/;
  if (!numeric.test(String(value)) || !numeric.test(String(expected))) return false;
  const right = new Decimal(String(expected));
  return new Decimal(String(value)).minus(right).abs().lte(right.abs().times(doublePrecision));
}
