import { expect, it } from "vitest";
import { HedgeError } from "../../../shared/errors.js";
import { answerOf, createFeedBench, snapshotOf } from "../../support/feedBench.js";

/** Mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const dayMs = 24 * 3_600_000;
const venues = ["binance", "bybit", "okx", "nowhere"];

it("has nothing left over after 24 hours of subscribing, cancelling, pausing and failing", async () => {
  const random = seeded(20261124);
  const bench = createFeedBench({
    random,
    service: async (venue, kind) => {
      const luck = random();
      if (luck < 0.05) return new Promise(() => undefined);
      if (venue === "nowhere") throw new HedgeError({ code: "unknown_venue", message: "no such venue" });
      if (luck < 0.15) {
        throw new HedgeError({ code: "venue_rate_limited", message: "wait", retryAfterMs: luck * 200_000 });
      }
      const asOf = bench.clock.now() - Math.floor(random() * 20_000);
      return Promise.resolve(answerOf(snapshotOf(venue, kind, asOf), bench.clock.now()));
    },
  });
  const { clock, feed, listen, goOnline, setClock, refresh, defects } = bench;
  const leaves: (() => void)[] = [];
  const actions = [
    () => {
      for (let added = 0; added < 5; added += 1) {
        const venue = venues[Math.floor(random() * venues.length)] ?? "binance";
        leaves.push(listen(venue, random() < 0.5 ? "inverse" : "linear").leave);
      }
    },
    () => {
      for (const leave of leaves.splice(Math.floor(random() * leaves.length), 6)) leave();
    },
    feed.pause,
    feed.resume,
    feed.resume,
    refresh,
    () => {
      goOnline(random() < 0.5);
    },
    () => {
      setClock(Math.floor((random() - 0.5) * 7_200_000));
    },
    feed.restart,
  ];
  const end = clock.now() + dayMs;
  let maxTimers = 0;
  while (clock.now() < end) {
    actions[Math.floor(random() * actions.length)]?.();
    await clock.advance(Math.floor(random() * 60_000));
    const { channels } = feed.status();
    expect(channels.reduce((sum, { cells }) => sum + cells, 0)).toBe(leaves.length);
    maxTimers = Math.max(maxTimers, clock.waiting());
  }
  // A channel has at most a timer for itself, one for its pace, one for its request and one for its release.
  expect(maxTimers).toBeLessThanOrEqual(4 * 2 * venues.length);
  for (const leave of leaves) leave();
  await clock.advance(60_000);
  expect(feed.status().channels).toEqual([]);
  expect(clock.waiting()).toBe(0);
  expect(defects).toEqual([]);
});
