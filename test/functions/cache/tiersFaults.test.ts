import { expect, test, vi } from "vitest";
import { decode } from "../../../shared/contract/route.js";
import { riskTiersSchema, type RiskTiers } from "../../../shared/contract/tiers.js";
import type { Fault } from "../../simulator/fault.js";
import { useFaults } from "../support/faultSetup.js";
import { withTiers } from "../support/tierSubjects.js";

const hourMs = 3_600_000;
const { simulator, app, start } = useFaults(Date.UTC(2026, 0, 15, 9, 30, 1), 600_000);

async function tiersAt(path: string): Promise<RiskTiers> {
  const response = await app().get(path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${String(response.status)}: ${text}`);
  return decode(riskTiersSchema, JSON.parse(text), { code: "service_bad_response", what: path });
}

/** The contracts are read, so that only the tiers can fail. */
async function readContracts(): Promise<void> {
  await Promise.all(
    withTiers.map(async ({ venue, kind }) => app().snapshot(`api/v1/perpetuals/${venue}/${kind}`)),
  );
}

const said = (text: string): Fault => ({ kind: "said", status: 200, text });

test.each<[string, Fault, RegExp]>([
  ["is unreachable", { kind: "refuse" }, /^venue_unavailable$/],
  ["is silent", { kind: "latency", ms: 10_000 }, /^venue_timeout$/],
  ["limits us", { kind: "status", status: 429 }, /^venue_rate_limited$/],
  ["blocks the region", { kind: "status", status: 403 }, /^venue_geo_blocked$/],
  ["sends a page", { kind: "html" }, /^venue_bad_response$/],
  ["breaks off", { kind: "cutBody" }, /^venue_bad_response$/],
  // Some venues say of a failure no more than that.
  ["sends an empty list", said("[]"), /^venue_(bad_response|unavailable)$/],
])("a venue that %s: its own problem, nothing made up, and tiers when it is back", async (_, fault, code) => {
  await readContracts();
  simulator().setFault(fault);
  const problems = await Promise.all(withTiers.map(async ({ path }) => app().problem(path)));
  problems.forEach((problem, place) => {
    expect(problem.code, withTiers[place]?.path).toMatch(code);
    expect(Number(problem.retryAfter)).toBeGreaterThan(0);
  });
  simulator().setFault(null);
  vi.setSystemTime(start() + 11 * 60_000);
  const served = await Promise.all(withTiers.map(async ({ path }) => tiersAt(path)));
  expect(served.map(({ stale }) => stale)).toEqual(withTiers.map(() => false));
});

test("numbers of another kind are refused or read alike, and never as other tiers", async () => {
  const right = await Promise.all(withTiers.map(async ({ path }) => tiersAt(path)));
  simulator().setFault({ kind: "wrongTypes" });
  vi.setSystemTime(start() + 2 * hourMs);
  const answers = await Promise.all(withTiers.map(async ({ path }) => tiersAt(path)));
  expect(answers.map(({ tiers }) => tiers)).toEqual(right.map(({ tiers }) => tiers));
});

test("while a venue fails its last tiers serve for a day, and say that they are old", async () => {
  const fresh = await Promise.all(withTiers.map(async ({ path }) => tiersAt(path)));
  simulator().setFault({ kind: "refuse" });
  vi.setSystemTime(start() + 23 * hourMs);
  const old = await Promise.all(withTiers.map(async ({ path }) => tiersAt(path)));
  expect(old).toEqual(
    fresh.map((tiers) => ({ ...tiers, stale: true, expires: start() + 23 * hourMs + 30_000 })),
  );
  vi.setSystemTime(start() + 25 * hourMs);
  for (const { path } of withTiers)
    expect(await app().problem(path), path).toMatchObject({ status: 503, code: "venue_unavailable" });
});

test("a failing venue is not asked again for half a minute", async () => {
  await readContracts();
  simulator().setFault({ kind: "refuse" });
  const path = "api/v1/tiers/bybit/linear/btc";
  const asked = (): number => simulator().count({ path: "/v5/market/risk-limit" });
  await Promise.all([path, path, path].map(async (each) => app().problem(each)));
  vi.setSystemTime(start() + 29_000);
  expect(await app().problem(path)).toMatchObject({ code: "venue_unavailable", retryAfter: "1" });
  expect(asked()).toBe(1);
  vi.setSystemTime(start() + 31_000);
  await app().problem(path);
  expect(asked()).toBe(2);
});
