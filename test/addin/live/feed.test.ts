import { describe, expect, it } from "vitest";
import type { Answer } from "../../../addin/live/topic.js";
import type { Snapshot } from "../../../shared/contract/perpetuals.js";
import { HedgeError } from "../../../shared/errors.js";
import {
  answerOf,
  createFeedBench,
  down,
  intervalMs,
  silent,
  snapshotOf,
  start,
  type Service,
} from "../../support/feedBench.js";

const setUp = (service?: Service) => createFeedBench(service === undefined ? {} : { service });

describe("feed", () => {
  it("asks once per venue, kind and tick, however many cells listen", async () => {
    const { clock, listen, requests } = setUp();
    const cells = Array.from({ length: 500 }, (_, index) => listen(index % 2 === 0 ? "binance" : "bybit"));
    await clock.advance(1);
    expect(requests).toEqual(["binance/inverse", "bybit/inverse"]);
    await clock.advance(6 * intervalMs);
    const perVenue = requests.filter((each) => each === "binance/inverse").length;
    expect(perVenue).toBeGreaterThanOrEqual(6);
    expect(perVenue).toBeLessThanOrEqual(7);
    expect(requests.length).toBe(2 * perVenue);
    expect(cells.every(({ heard }) => heard.length === perVenue)).toBe(true);
  });

  it("settles every cell when the service never answers, and recovers by itself", async () => {
    const { clock, listen, answerAgain } = setUp(silent);
    const cells = [listen("binance"), listen("binance")];
    await clock.advance(9_999);
    expect(cells.map(({ last }) => last())).toEqual([undefined, undefined]);
    await clock.advance(2);
    for (const { last } of cells) expect(last()).toMatchObject({ code: "service_unreachable" });
    answerAgain();
    await clock.advance(5_000);
    for (const { last } of cells) expect(last()).toMatchObject({ venue: "binance" });
  });

  it("keeps the last value while a venue fails, says so, and drops it past the stale limit", async () => {
    const { clock, feed, listen, answerWith, answerAgain } = setUp();
    const cell = listen("bybit");
    await clock.advance(1);
    answerWith(down);
    await clock.advance(290_000);
    expect(cell.last()).toMatchObject({ asOf: start });
    expect(feed.status().channels).toMatchObject([
      { stale: true, problem: "the venue is down; retrying automatically", asOf: start },
    ]);
    await clock.advance(10_002);
    expect(cell.last()).toMatchObject({
      code: "stale",
      message: "the last value of bybit inverse is 5 minutes old: the venue is down; retrying automatically",
    });
    answerAgain();
    await clock.advance(70_000);
    expect(cell.last()).toMatchObject({ venue: "bybit" });
    expect(feed.status().channels).toMatchObject([{ stale: false, problem: null }]);
  });

  it("backs off from a failing service and obeys the wait it asks for", async () => {
    const { clock, listen, requests } = setUp(down);
    listen("binance");
    await clock.advance(600_000);
    expect(requests.length).toBeGreaterThan(8);
    expect(requests.length).toBeLessThan(20);
    const limited = setUp(async () =>
      Promise.reject(
        new HedgeError({ code: "venue_rate_limited", message: "too many requests", retryAfterMs: 120_000 }),
      ),
    );
    limited.listen("binance");
    await limited.clock.advance(119_000);
    expect(limited.requests.length).toBe(1);
    await limited.clock.advance(2_000);
    expect(limited.requests.length).toBe(2);
  });

  it("lets one dead venue disturb no other", async () => {
    const { clock, listen } = setUp(async (venue, kind, index) =>
      venue === "bybit" ? down() : answerOf(snapshotOf(venue, kind, start + index)),
    );
    const dead = listen("bybit");
    const alive = listen("binance");
    await clock.advance(10);
    expect(dead.last()).toMatchObject({ code: "venue_unavailable" });
    expect(alive.last()).toMatchObject({ venue: "binance" });
  });

  it("does not care whether a cell's cancel comes before or after its new call", async () => {
    const { clock, listen, requests, feed } = setUp();
    const first = listen("binance");
    await clock.advance(1);
    first.leave();
    const second = listen("binance");
    expect(second.last()).toMatchObject({ venue: "binance" });
    const third = listen("binance");
    second.leave();
    second.leave();
    await clock.advance(1);
    expect(third.last()).toMatchObject({ venue: "binance" });
    expect(requests.length).toBe(1);
    expect(feed.status().channels).toMatchObject([{ cells: 1 }]);
  });

  it("falls silent and forgets everything when the last cell has gone", async () => {
    const { clock, listen, requests, feed } = setUp();
    const cells = [listen("binance"), listen("binance"), listen("bybit", "linear")];
    await clock.advance(1);
    for (const { leave } of cells) leave();
    await clock.advance(60_000);
    expect(requests.length).toBe(2);
    expect(feed.status().channels).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it("does not let an answer that comes after the last cell left start anything again", async () => {
    let release: (answer: Answer<Snapshot>) => void = () => undefined;
    const { clock, listen, feed } = setUp(
      async () =>
        new Promise((fulfil) => {
          release = fulfil;
        }),
    );
    const cell = listen("binance");
    await clock.advance(1);
    cell.leave();
    await clock.advance(6_000);
    release(answerOf(snapshotOf("binance", "inverse", start)));
    await clock.advance(60_000);
    expect(cell.heard).toEqual([]);
    expect(feed.status().channels).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it.each([-600_000, -2_000, -500, 250, 500, 1_000, 2_000, 600_000])(
    "asks once an interval with a clock that is %i ms off",
    async (offsetMs) => {
      const { clock, listen, requests, setClock } = setUp(async (venue, kind) => {
        const asOf = Math.floor(clock.now() / intervalMs) * intervalMs + 40;
        const snapshot = { ...snapshotOf(venue, kind, asOf), expires: asOf - 40 + intervalMs };
        // A Date header has whole seconds.
        return Promise.resolve(answerOf(snapshot, Math.floor(clock.now() / 1000) * 1000));
      });
      setClock(offsetMs);
      const cell = listen("binance");
      await clock.advance(20 * intervalMs);
      expect(requests.length).toBeGreaterThanOrEqual(17);
      expect(requests.length).toBeLessThanOrEqual(21);
      expect(cell.last()).toMatchObject({ venue: "binance" });
    },
  );

  it("goes on asking, and drops what is too old, when the computer's clock is set back an hour", async () => {
    const { clock, listen, requests, setClock, answerWith } = setUp();
    const cell = listen("binance");
    await clock.advance(1);
    setClock(-3_600_000);
    cell.leave();
    const again = listen("binance");
    await clock.advance(4 * intervalMs);
    expect(requests.length).toBeGreaterThanOrEqual(4);
    answerWith(down);
    await clock.advance(400_000);
    expect(again.last()).toMatchObject({ code: "stale" });
  });

  it("takes a price for old after a sleep in which its own clock stood still", async () => {
    const { clock, feed, listen, setClock, answerWith } = setUp();
    const cell = listen("binance");
    await clock.advance(1);
    answerWith(down);
    setClock(3_600_000);
    await clock.advance(intervalMs + 1_000);
    expect(cell.last()).toMatchObject({ code: "stale" });
    expect(feed.status().channels).toMatchObject([{ stale: true }]);
  });

  it("does not jump back to the older price of another server, but takes it when there is no better one", async () => {
    const { clock, listen, answerWith } = setUp();
    const cell = listen("binance");
    await clock.advance(2 * intervalMs + 1_000);
    const newest = cell.last();
    const older = { ...snapshotOf("binance", "inverse", start - 200_000), stale: true };
    answerWith(async () =>
      Promise.resolve(answerOf({ ...older, expires: clock.now() + intervalMs }, clock.now())),
    );
    await clock.advance(2 * intervalMs);
    expect(cell.last()).toBe(newest);
    const fresher = snapshotOf("binance", "inverse", start - 1_000);
    answerWith(async () =>
      Promise.resolve(answerOf({ ...fresher, expires: clock.now() + intervalMs }, start)),
    );
    await clock.advance(400_000);
    expect(cell.last()).toMatchObject({ asOf: start - 1_000 });
  });

  it("asks seldom for what only the user can put right", async () => {
    const { clock, listen, requests } = setUp(async () =>
      Promise.reject(new HedgeError({ code: "unknown_venue", message: "there is no such venue" })),
    );
    listen("nowhere");
    await clock.advance(50_000);
    expect(requests.length).toBe(1);
  });

  it("updates the other cells when one cannot be written", async () => {
    const { clock, listen, defects } = setUp();
    listen("binance", "inverse", () => {
      throw new Error("the host refused the value");
    });
    const other = listen("binance");
    await clock.advance(2 * intervalMs);
    expect(other.heard.length).toBeGreaterThanOrEqual(2);
    expect(defects.length).toBe(other.heard.length);
  });
});
