import { expect, test, vi } from "vitest";
import { venuesRoute } from "../../../shared/contract/venues.js";
import { decode } from "../../../shared/contract/route.js";
import type { Fault } from "../../simulator/fault.js";
import { useFaults } from "../support/faultSetup.js";
import { venueSubjects } from "../support/venueSubjects.js";

const { simulator, app, start, truth } = useFaults(Date.UTC(2026, 0, 15, 9, 30, 1), 600_000);

async function kinds() {
  const body: unknown = await (await app().get("api/v1/venues")).json();
  const { venues } = decode(venuesRoute.answer, body, { code: "service_bad_response", what: "venues" });
  return venues.flatMap((venue) => venue.kinds);
}

async function expectAllRight(): Promise<void> {
  await Promise.all(
    venueSubjects.map(async (subject) => {
      expect(await app().snapshot(subject.path), subject.path).toEqual(await truth(subject));
    }),
  );
}

async function downAtHealth(): Promise<string[]> {
  const { down } = (await (await app().get("api/health")).json()) as { down: string[] };
  return down.sort();
}

test.each<[string, Fault, string]>([
  ["unreachable", { kind: "refuse" }, "venue_unavailable"],
  ["silent", { kind: "latency", ms: 10_000 }, "venue_timeout"],
])(
  "all venues %s at once: every address answers in time, the status reports it, all come back",
  async (_, fault, code) => {
    simulator().setFault(fault);
    const asked = performance.now();
    const [problems, comparison, health] = await Promise.all([
      Promise.all(venueSubjects.map(async ({ path }) => app().problem(path))),
      app().get("api/v1/compare/BTC"),
      app().get("api/health"),
    ]);
    expect(performance.now() - asked).toBeLessThan(5000);
    for (const problem of problems) expect(problem.code).toBe(code);
    expect(comparison.status).toBe(200);
    const { offers, failed } = (await comparison.json()) as { offers: object[]; failed: { code: string }[] };
    expect(offers).toEqual([]);
    expect(new Set(failed.map((venue) => venue.code))).toEqual(new Set([code]));
    expect(health.status).toBe(200);

    const down = await kinds();
    expect(down).toHaveLength(venueSubjects.length);
    expect(await downAtHealth()).toEqual(venueSubjects.map(({ id, kind }) => `${id}/${kind}`).sort());
    for (const kind of down) {
      expect(kind).toMatchObject({ status: "down", lastSuccess: null, lastProblem: { code } });
      expect(kind.nextTry).toBe(start() + 4000);
    }

    simulator().setFault(null);
    vi.setSystemTime(start() + 4000);
    await expectAllRight();
    for (const kind of await kinds()) {
      expect(kind).toMatchObject({ status: "up", lastSuccess: start() + 4000, nextTry: null });
    }
    expect(await downAtHealth()).toEqual([]);
  },
);

test("our own clock is set to and fro: every venue is answered for, and all is right again afterwards", async () => {
  await expectAllRight();
  const minuteMs = 60_000;
  const dayMs = 1440 * minuteMs;
  for (const offMs of [10 * minuteMs, -10 * minuteMs, dayMs, -dayMs]) {
    vi.setSystemTime(start() + offMs);
    const snapshots = await Promise.all(venueSubjects.map(async ({ path }) => app().snapshot(path)));
    for (const { perpetuals } of snapshots) expect(perpetuals).not.toHaveLength(0);
  }
  vi.setSystemTime(start() + dayMs + minuteMs);
  await expectAllRight();
});
