// What the list of venues reports of each: what it lists and publishes, how fresh its prices are, and when it limits us.
import { beforeEach, expect, test, vi } from "vitest";
import { decode } from "../../../shared/contract/route.js";
import { venuesRoute, type Venues } from "../../../shared/contract/venues.js";
import { useStillMarket, stillNow } from "../support/useStillMarket.js";

const still = useStillMarket();
beforeEach(() => {
  vi.setSystemTime(stillNow);
});

async function servedVenues(): Promise<Venues> {
  const body: unknown = await (await still.app.get("api/v1/venues")).json();
  return decode(venuesRoute.answer, body, { code: "service_bad_response", what: "venues" });
}

async function venue(id: string): Promise<Venues["venues"][number]> {
  const found = (await servedVenues()).venues.find((each) => each.venue === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

test("before a venue is asked, what can be asked of it is reported and of its contracts nothing", async () => {
  expect((await servedVenues()).quoteIntervalMs).toBe(5000);
  expect((await venue("weex")).kinds).toMatchObject([
    { kind: "linear", status: "idle", contents: null, closes: true, fundingHistory: true, tiers: false },
  ]);
});

test("classes are counted as the contracts have them, and what closes", async () => {
  const { perpetuals } = await still.app.snapshot("api/v1/perpetuals/okx/linear");
  const linear = (await venue("okx")).kinds.find(({ kind }) => kind === "linear");
  // META, BB, ON and QNT are shares; GMT is delisted and GALA suspended.
  expect(linear?.contents).toMatchObject({
    classes: { stock: 4, prelaunch: 1, unclassified: 0 },
    closing: 2,
  });
  expect(linear?.contents?.classes.crypto).toBe(perpetuals.length - 5);
  expect(linear?.contents?.published).toEqual(expect.arrayContaining(["mark", "fundingCap", "assetClass"]));
  expect(linear).toMatchObject({ tiers: true, publishedEveryMs: null });
});

test("what no contract has is not reported as published", async () => {
  await still.app.snapshot("api/v1/perpetuals/htx/linear");
  const linear = (await venue("htx")).kinds.find(({ kind }) => kind === "linear");
  expect(linear?.contents?.published).not.toContain("mark");
  expect(linear?.contents?.published).toContain("index");
});

test("prices that the venue renews every few seconds say so", async () => {
  expect((await venue("hyperliquid")).kinds).toMatchObject([{ publishedEveryMs: 3000 }]);
  expect((await venue("deribit")).kinds).toMatchObject([
    { publishedEveryMs: null },
    { publishedEveryMs: 2000 },
  ]);
});

test("limits are the documented ones, and a ban shows until when nothing is sent", async () => {
  // bybit-exchange.github.io/docs/v5/rate-limit: ten minutes at least.
  expect((await venue("bybit")).limits).toMatchObject({ bannedWaitMs: 600_000, pausedUntil: null });
  still.simulator.setFault({ kind: "status", status: 429, retryAfterS: 60 }, { venue: "kucoin" });
  await still.app.get("api/v1/perpetuals/kucoin/linear");
  still.simulator.setFault(null);
  expect((await venue("kucoin")).limits.pausedUntil).toBe(stillNow + 60_000);
});
