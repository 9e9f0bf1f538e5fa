import { describe, expect, test, vi } from "vitest";
import { venuesRoute } from "../../../shared/contract/venues.js";
import { decode } from "../../../shared/contract/route.js";
import type { Fault } from "../../simulator/fault.js";
import { halves, useFaults } from "../support/faultSetup.js";
import type { VenueSubject } from "../support/venueSubjects.js";

const intervalMs = 5000;
const { simulator, app, start, truth } = useFaults(Date.UTC(2026, 0, 15, 9, 30, 1), 720_000);

const status = (code: 403 | 418 | 429 | 451 | 500, retryAfterS?: number): Fault =>
  retryAfterS === undefined
    ? { kind: "status", status: code }
    : { kind: "status", status: code, retryAfterS };

// What each venue documents for a limit whose end it does not name; 30 s where the windows are shorter.
const unreportedWaitS: Readonly<Record<string, number>> = {
  binance: 60,
  bingx: 300,
  bitget: 60,
  hyperliquid: 60,
  phemex: 300,
};
const longestUnreportedS = 300;

type Wait = number | "unreported";

const waitOf = ({ id }: VenueSubject, wait: Wait): number =>
  wait === "unreported" ? (unreportedWaitS[id] ?? 30) : wait;

const failures: readonly (readonly [name: string, fault: Fault, code: string, wait: Wait])[] = [
  ["refused connection", { kind: "refuse" }, "venue_unavailable", 5],
  ["ten seconds of silence", { kind: "latency", ms: 10_000 }, "venue_timeout", 5],
  ["429 with Retry-After", status(429, 12), "venue_rate_limited", 12],
  ["429 without", status(429), "venue_rate_limited", "unreported"],
  ["418", status(418, 20), "venue_rate_limited", 20],
  ["451", status(451), "venue_geo_blocked", 5],
  ["403", status(403), "venue_geo_blocked", 5],
  ["500", status(500), "venue_unavailable", 5],
  ["a web page", { kind: "html" }, "venue_bad_response", 5],
  ["a cut body", { kind: "cutBody" }, "venue_bad_response", 5],
  ["an empty list", { kind: "emptyList" }, "venue_bad_response", 5],
  ["prices of nought", { kind: "zeroPrice" }, "venue_bad_response", 5],
  ["prices below nought", { kind: "negativePrice" }, "venue_bad_response", 5],
];

/** The outcome of every subject, asked all at once, each by its path. */
async function forEach<Outcome>(
  subjects: readonly VenueSubject[],
  ask: (subject: VenueSubject) => Promise<Outcome>,
): Promise<(readonly [VenueSubject, Outcome])[]> {
  return Promise.all(subjects.map(async (subject) => [subject, await ask(subject)] as const));
}

const snapshotOf = async ({ path }: VenueSubject) => app().snapshot(path);
const problemOf = async ({ path }: VenueSubject) => app().problem(path);

async function kindStatuses() {
  const body: unknown = await (await app().get("api/v1/venues")).json();
  const { venues } = decode(venuesRoute.answer, body, { code: "service_bad_response", what: "venues" });
  return venues;
}

describe.each(halves)("$half", ({ failing, healthy }) => {
  const setFault = (fault: Fault): void => {
    for (const { id } of failing) simulator().setFault(fault, { venue: id });
  };
  const countFailing = (): number =>
    [...new Set(failing.map(({ id }) => id))].reduce((sum, venue) => sum + simulator().count({ venue }), 0);
  const expectHealthy = async (): Promise<void> => {
    for (const [subject, snapshot] of await forEach(healthy, snapshotOf)) {
      expect(snapshot, subject.path).toEqual(await truth(subject));
    }
  };
  const expectRecovered = async (): Promise<void> => {
    for (const [subject, snapshot] of await forEach(failing, snapshotOf)) {
      expect(snapshot, subject.path).toEqual(await truth(subject));
    }
  };

  test.each(failures)("%s: cold", async (_, fault, code, wait) => {
    const longestS = wait === "unreported" ? longestUnreportedS : wait;
    setFault(fault);
    const asked = performance.now();
    const [problems] = await Promise.all([forEach(failing, problemOf), expectHealthy()]);
    expect(performance.now() - asked).toBeLessThan(5000);
    for (const [subject, problem] of problems) {
      const { name, path } = subject;
      const waitS = waitOf(subject, wait);
      expect(problem.code, path).toBe(code);
      expect(problem.detail.startsWith(name), problem.detail).toBe(true);
      expect(problem.detail).toMatch(/^[A-Za-z ]+('s)? [a-z ;]+\.$/);
      expect(problem.detail).not.toMatch(/html|http/i);
      expect(Number(problem.retryAfter), path).toBeGreaterThanOrEqual(waitS - 1);
      expect(Number(problem.retryAfter), path).toBeLessThanOrEqual(waitS);
    }

    const requests = countFailing();
    await forEach(failing, problemOf);
    expect(countFailing(), "a failed refresh is not repeated").toBe(requests);

    simulator().setFault(null);
    vi.setSystemTime(start() + longestS * 1000 + intervalMs);
    await expectRecovered();
  });

  test.each(failures)("%s: warm", async (_, fault, code, wait) => {
    const longestS = wait === "unreported" ? longestUnreportedS : wait;
    const before = new Map(await forEach(failing, snapshotOf));
    setFault(fault);
    vi.setSystemTime(start() + intervalMs);
    const asked = performance.now();
    const [stale] = await Promise.all([forEach(failing, snapshotOf), expectHealthy()]);
    expect(performance.now() - asked).toBeLessThan(4000);
    for (const [subject, snapshot] of stale) {
      const { asOf, perpetuals } = before.get(subject) ?? {};
      expect(snapshot, subject.path).toMatchObject({ stale: true, asOf, perpetuals });
      expect(snapshot.expires).toBeGreaterThan(Date.now());
    }

    await vi.waitFor(async () => {
      const statuses = await kindStatuses();
      for (const { id, kind } of failing) {
        const kinds = statuses.find(({ venue }) => venue === id)?.kinds;
        const found = kinds?.find((candidate) => candidate.kind === kind);
        expect(found, `${id} ${kind}`).toMatchObject({
          status: "down",
          lastSuccess: start(),
          lastProblem: { code },
          source: "simulated",
        });
        expect(found?.nextTry).toBeGreaterThan(Date.now());
      }
    }, 6000);

    const past = start() + Math.max(31, longestS + 6) * 1000;
    vi.setSystemTime(past);
    for (const [{ path }, problem] of await forEach(failing, problemOf)) {
      expect(problem, path).toMatchObject({ code });
      expect(problem.detail).toContain("s old");
    }

    simulator().setFault(null);
    vi.setSystemTime(past + longestS * 1000 + intervalMs);
    await expectRecovered();
  });
});
