import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import type { Perpetual, Snapshot } from "../../../shared/contract/perpetuals.js";
import type { Fault } from "../../simulator/fault.js";
import { expectNothingWrong, halves, useFaults } from "../support/faultSetup.js";
import { venueSubjects, type VenueSubject } from "../support/venueSubjects.js";

// Five minutes before settlements of every interval: where a clock that is off names another one.
const day = 86_400_000;
const { simulator, app, start, truth } = useFaults(Date.UTC(2026, 0, 15, 15, 55, 1), day);
const minuteMs = 60_000;
const hourMs = 3_600_000;
// When a list of contracts with gaps is read again.
const contractsRepairedMs = 301_000;
const maxTries = 8;

const dataFaults: readonly (readonly [name: string, fault: Fault])[] = [
  ["wrong types", { kind: "wrongTypes" }],
  ["prices of nought", { kind: "zeroPrice" }],
  ["prices below nought", { kind: "negativePrice" }],
  ["an empty list", { kind: "emptyList" }],
  ["a clock ten minutes ahead", { kind: "clockSkew", ms: 10 * minuteMs }],
  ["a clock ten minutes behind", { kind: "clockSkew", ms: -10 * minuteMs }],
  ["a clock nine hours ahead", { kind: "clockSkew", ms: 9 * hourMs }],
  ["a clock nine hours behind", { kind: "clockSkew", ms: -9 * hourMs }],
];

/** The answer for a subject whose venue may send anything: a snapshot, or null where it was refused as unusable. */
async function usable({ path, name }: VenueSubject): Promise<Snapshot | null> {
  const response = await app().get(path);
  if (response.status === 200) return app().snapshot(path);
  const problem = await app().problem(path);
  expect(problem.code, path).toBe("venue_bad_response");
  expect(problem.detail.startsWith(name), problem.detail).toBe(true);
  return null;
}

/** Tries interval after interval: on a busy machine the new list may come too late for the first. */
async function recovered(check: () => Promise<void>): Promise<void> {
  // Not vi.waitFor, which moves the faked clock at each try, also while answers are under way.
  for (let interval = 0; ; interval += 1) {
    vi.setSystemTime(start() + contractsRepairedMs + interval * 5000);
    try {
      await check();
      return;
    } catch (error) {
      if (interval === maxTries) throw error;
      await wait(200);
    }
  }
}

describe.each(halves)("$half", ({ failing, healthy }) => {
  const setFault = (fault: Fault): void => {
    for (const { id } of failing) simulator().setFault(fault, { venue: id });
  };
  const expectRight = async (subjects: readonly VenueSubject[]): Promise<void> => {
    // Everything is awaited before anything is compared: an answer under way must not outlive a failed try.
    const compared = await Promise.all(
      subjects.map(async (subject) => [await app().snapshot(subject.path), await truth(subject)] as const),
    );
    for (const [served, right] of compared) expect(served).toEqual(right);
  };

  test.each(dataFaults)(
    "%s from the start: nothing wrong is served, and gaps are filled in minutes",
    async (_, fault) => {
      setFault(fault);
      await Promise.all([
        expectRight(healthy),
        ...failing.map(async (subject) => {
          const served = await usable(subject);
          if (served !== null) expectNothingWrong(served.perpetuals, await truth(subject));
        }),
      ]);

      simulator().setFault(null);
      await recovered(async () => expectRight(failing));
    },
  );

  test.each(dataFaults)("%s all at once: the old is served as old, the new is right", async (_, fault) => {
    await expectRight(failing);
    const before = new Map(
      await Promise.all(failing.map(async (subject) => [subject.path, await truth(subject)] as const)),
    );
    setFault(fault);
    vi.setSystemTime(start() + 5000);
    await Promise.all([
      expectRight(healthy),
      ...failing.map(async (subject) => {
        const { stale, asOf, perpetuals } = await app().snapshot(subject.path);
        const then = before.get(subject.path);
        if (stale) expect({ asOf, perpetuals }).toEqual({ asOf: start(), perpetuals: then?.perpetuals });
        else {
          const now = await truth(subject);
          expect(asOf).toBe(start() + 5000);
          expect(perpetuals.map(({ symbol }) => symbol)).toEqual(now.perpetuals.map(({ symbol }) => symbol));
          expectNothingWrong(perpetuals, now);
        }
      }),
    ]);

    simulator().setFault(null);
    vi.setSystemTime(start() + 10_000);
    await expectRight(failing);
  });
});

// Deribit's two inverse contracts are asked one at a time: no list of theirs can lose a row.
const inLists = venueSubjects.filter(({ id, kind }) => id !== "deribit" || kind !== "inverse");

test.each(inLists)(
  "$id $kind: a contract that loses its row keeps its place with nulls, the others their values",
  async (subject) => {
    const { id, kind, path, simulated } = subject;
    const listed = simulated.perpetuals(kind, start());
    const [lost] = listed;
    await app().snapshot(path);
    simulator().setFault({ kind: "missingSymbol", symbol: lost?.symbol ?? "" }, { venue: id });
    vi.setSystemTime(start() + 5000);
    const { perpetuals, stale } = await app().snapshot(path);
    // Where names and prices are two lists, a gap makes all of it unusable; and so it is when nothing is left.
    expect(stale).toBe(id === "hyperliquid" || listed.length === 1);
    if (stale) return;
    const isLost = ({ coin, quote }: Perpetual): boolean => coin === lost?.coin && quote === lost.quote;
    const right = (await truth(subject)).perpetuals;
    expect(perpetuals.find(isLost)).toMatchObject({ mark: null, fundingRate: null });
    // An index may be reported beside the contract, by its own name.
    expect([null, right.find(isLost)?.index]).toContain(perpetuals.find(isLost)?.index);
    expect(perpetuals.filter((perpetual) => !isLost(perpetual))).toEqual(
      right.filter((perpetual) => !isLost(perpetual)),
    );
  },
);
