import { expect, it } from "vitest";
import { kindText, pauseText } from "../../addin/taskpane/venues/venueStateText.js";
import type { Venues } from "../../shared/contract/venues.js";

type Venue = Venues["venues"][number];
type Kind = Venue["kinds"][number];

const classes = { crypto: 23, stock: 4, commodity: 1, currency: 0, index: 0, prelaunch: 1, unclassified: 0 };
const linear: Kind = {
  ...{ kind: "linear", status: "up", lastSuccess: 1, lastProblem: null, nextTry: null, source: "exchange" },
  ...{ publishedEveryMs: 3000, closes: true, fundingHistory: true, tiers: false },
  contents: { classes, closing: 2, published: ["mark", "fundingCap"] },
};

it("a kind says what it lists, how fresh its prices are, and what it publishes", () => {
  expect(kindText(linear, 5000)).toBe(
    "linear: 23 coins, 4 stocks, 1 commodity, 1 pre-launch contract; 2 closing or halted. Prices are read every 5 s and may be up to 3 s old. Publishes funding rate caps, daily closes, settled rates.",
  );
});

it("what was not asked yet, and what failed, says so", () => {
  const nothing = { closes: false, fundingHistory: false, publishedEveryMs: null, contents: null };
  expect(kindText({ ...linear, ...nothing, status: "idle" }, 5000)).toBe(
    "linear: no data yet. Prices are read every 5 s.",
  );
  const lastProblem = { at: 1, code: "venue_timeout", detail: "OKX took too long." } as const;
  expect(kindText({ ...linear, status: "down", lastProblem }, 5000)).toContain(
    "Down: OKX took too long. Prices",
  );
});

it("a venue that limits the service says until when it is left alone", () => {
  const limits = {
    limitedWaitMs: 30_000,
    bannedWaitMs: 120_000,
    pausedUntil: Date.UTC(2026, 0, 1, 12, 5, 30),
  };
  const venue = { venue: "okx", name: "OKX", kinds: [], limits };
  expect(pauseText(venue)).toBe("Rate-limited: paused until 12:05 UTC.");
  expect(pauseText({ ...venue, limits: { ...limits, pausedUntil: null } })).toBeNull();
});
