import { expect, test } from "vitest";
import { venues } from "../../../functions/venues/registry.js";
import { createRequestBudget } from "../../../functions/venues/requestBudget.js";
import { knownRequestLimits } from "../../../functions/venues/requestLimits.js";

const limit = { points: 100, perMs: 300, cost: 10 };
const patient = (): number => performance.now() + 10_000;

test("no window holds more requests than the share allows, wherever it begins", async () => {
  const budget = createRequestBudget(limit, 0.5);
  const begun: number[] = [];
  await Promise.all(
    Array.from({ length: 18 }, async () => {
      expect(await budget.turn(patient())).toBe(true);
      begun.push(performance.now());
    }),
  );
  expect(begun).toHaveLength(18);
  // The sixth after each begins no earlier than the window is over, but for the delays of a busy machine.
  for (const [place, time] of begun.slice(5).entries()) {
    expect(time - (begun[place] ?? 0)).toBeGreaterThan(limit.perMs / 2);
  }
});

test("whoever could not wait for a turn is refused at once, and takes nobody's", async () => {
  const budget = createRequestBudget(limit, 0.1);
  expect(await budget.turn(patient())).toBe(true);
  const asked = performance.now();
  const impatient = Array.from({ length: 50 }, async () => budget.turn(asked + 60));
  expect(new Set(await Promise.all(impatient))).toEqual(new Set([false]));
  expect(performance.now() - asked).toBeLessThan(60);
  expect(await budget.turn(patient())).toBe(true);
  expect(performance.now() - asked).toBeLessThan(2 * limit.perMs);
});

test("a share below one request still lets one through at a time", async () => {
  const budget = createRequestBudget({ points: 1, perMs: 30, cost: 5 }, 0.01);
  expect(await budget.turn(patient())).toBe(true);
  expect(await budget.turn(performance.now())).toBe(false);
});

test("every venue has its limits", () => {
  expect(venues.filter(({ name }) => knownRequestLimits(name) === undefined)).toEqual([]);
});
