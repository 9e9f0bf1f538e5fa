import { describe, expect, it } from "vitest";
import { HedgeError } from "../../../shared/errors.js";
import {
  answerOf,
  createFeedBench,
  down,
  intervalMs,
  silent,
  snapshotOf,
  start,
} from "../../support/feedBench.js";

const pausedText = "live data is paused; press Resume in the HEDGE pane";

describe("a paused feed", () => {
  it("asks nothing, keeps values until they are too old, then says why, and comes back", async () => {
    const { clock, feed, listen, requests } = createFeedBench();
    const cell = listen("bybit");
    await clock.advance(1);
    feed.pause();
    const late = listen("binance");
    await clock.advance(299_000);
    expect(requests).toEqual(["bybit/inverse"]);
    expect(feed.status()).toMatchObject({ paused: true, channels: [{ nextRequestAt: null }, {}] });
    expect(cell.last()).toMatchObject({ asOf: start });
    expect(late.last()).toMatchObject({ code: "no_answer", message: pausedText });
    await clock.advance(2_000);
    expect(cell.last()).toMatchObject({
      code: "stale",
      message: `the last value of bybit inverse is 5 minutes old: ${pausedText}`,
    });
    feed.resume();
    await clock.advance(1_001);
    for (const { last } of [cell, late]) expect(last()).toMatchObject({ asOf: start + 301_001 });
  });

  it("settles cells that wait for their first answer, and takes none that comes afterwards", async () => {
    let release = (): void => undefined;
    const { clock, feed, listen } = createFeedBench({
      service: async () =>
        new Promise((fulfil) => {
          release = () => {
            fulfil(answerOf(snapshotOf("bybit", "inverse", start)));
          };
        }),
    });
    const cell = listen("bybit");
    await clock.advance(500);
    feed.pause();
    expect(cell.last()).toMatchObject({ code: "no_answer" });
    release();
    await clock.advance(5_000);
    expect(cell.heard.length).toBe(1);
  });

  it("notices at the next minute that the computer has slept", async () => {
    const { clock, feed, listen, setClock } = createFeedBench();
    const cell = listen("bybit");
    await clock.advance(1);
    feed.pause();
    setClock(8 * 3_600_000);
    await clock.advance(60_000);
    expect(cell.last()).toMatchObject({ code: "stale" });
  });

  it("can be how it starts", async () => {
    const { clock, feed, listen, requests } = createFeedBench({ startPaused: true });
    const cell = listen("bybit");
    await clock.advance(10_000);
    expect(requests).toEqual([]);
    expect(cell.last()).toMatchObject({ message: pausedText });
    feed.resume();
    await clock.advance(1);
    expect(requests).toEqual(["bybit/inverse"]);
  });
});

describe("refreshing now", () => {
  it("asks every channel at once, but once a second only and not while paused", async () => {
    const { clock, feed, listen, requests, refresh } = createFeedBench();
    listen("bybit");
    listen("binance");
    await clock.advance(2_000);
    expect(refresh()).toEqual({ asked: 2, heldBack: 0, refused: null });
    expect(refresh()).toEqual({ asked: 0, heldBack: 0, refused: "too soon" });
    await clock.advance(999);
    expect(refresh().refused).toBe("too soon");
    expect(requests.length).toBe(4);
    await clock.advance(1);
    expect(refresh().asked).toBe(2);
    await clock.advance(1);
    expect(requests.length).toBe(6);
    feed.pause();
    await clock.advance(5_000);
    expect(refresh()).toEqual({ asked: 0, heldBack: 0, refused: "paused" });
    await clock.advance(5_000);
    expect(requests.length).toBe(6);
  });

  it("never asks sooner than a venue demanded, also after the connection came back", async () => {
    const { clock, listen, requests, refresh, goOnline } = createFeedBench({
      service: async () =>
        Promise.reject(
          new HedgeError({ code: "venue_rate_limited", message: "too many", retryAfterMs: 120_000 }),
        ),
    });
    listen("bybit");
    await clock.advance(1_000);
    expect(refresh()).toEqual({ asked: 0, heldBack: 1, refused: null });
    goOnline(false);
    goOnline(true);
    await clock.advance(118_000);
    expect(requests.length).toBe(1);
    await clock.advance(2_000);
    expect(requests.length).toBe(2);
  });

  it("shortens a back-off that nobody demanded", async () => {
    const { clock, listen, requests, refresh, answerAgain } = createFeedBench({ service: down });
    const cell = listen("bybit");
    await clock.advance(100_000);
    const count = requests.length;
    answerAgain();
    refresh();
    await clock.advance(1);
    expect(requests.length).toBe(count + 1);
    expect(cell.last()).toMatchObject({ venue: "bybit" });
  });
});

describe("a cell", () => {
  it("hears at most one state a second and never misses the last", async () => {
    let version = 0;
    const bench = createFeedBench({
      service: async (venue, kind) => {
        version += 1;
        return Promise.resolve(answerOf(snapshotOf(venue, kind, start + version)));
      },
    });
    const { clock, listen, refresh, feed } = bench;
    const cells = [listen("bybit")];
    for (let step = 0; step < 200; step += 1) {
      await clock.advance(90);
      if (step % 7 === 0) refresh();
      if (step % 13 === 0) cells.push(listen("bybit"));
      if (step % 31 === 0) feed.pause();
      if (step % 31 === 2) feed.resume();
    }
    feed.resume();
    await clock.advance(1_000);
    feed.pause();
    await clock.advance(1_000);
    expect(version).toBeGreaterThan(15);
    for (const { heard, last } of cells) {
      const gaps = heard.slice(1).map(({ at }, index) => at - (heard[index]?.at ?? at));
      expect(Math.min(...gaps, 1_000)).toBeGreaterThanOrEqual(1_000);
      expect(last()).toMatchObject({ asOf: start + version });
    }
  });

  it("is not sent again what it shows already", async () => {
    const { clock, listen, requests } = createFeedBench({
      service: async (venue, kind) => Promise.resolve(answerOf(snapshotOf(venue, kind, start))),
    });
    const cell = listen("bybit");
    await clock.advance(10 * intervalMs);
    expect(requests.length).toBeGreaterThan(5);
    expect(cell.heard.length).toBe(1);
  });
});

describe("a computer that goes offline", () => {
  it("keeps its values, says so, and asks at once when it is back", async () => {
    const { clock, feed, listen, goOnline, answerWith, answerAgain } = createFeedBench();
    const cell = listen("bybit");
    await clock.advance(1);
    answerWith(down);
    goOnline(false);
    expect(cell.last()).toMatchObject({ asOf: start });
    expect(feed.status().channels).toMatchObject([
      { problem: "this computer is offline; retrying automatically", stale: true },
    ]);
    await clock.advance(60_000);
    answerAgain();
    goOnline(true);
    await clock.advance(1_001);
    expect(cell.last()).toMatchObject({ asOf: start + 60_001 });
    expect(feed.status().channels).toMatchObject([{ problem: null, stale: false }]);
  });

  it("settles cells that wait for their first answer", () => {
    const { listen, goOnline } = createFeedBench({ service: silent });
    const cell = listen("bybit");
    goOnline(false);
    expect(cell.last()).toMatchObject({ code: "service_unreachable" });
  });
});

it("reports what the last request took and when the next is due", async () => {
  const { clock, feed, listen } = createFeedBench();
  listen("bybit");
  await clock.advance(1);
  expect(feed.status().channels).toMatchObject([
    { nextRequestAt: start + intervalMs + 125, lastRequest: { durationMs: 0, bodyLength: 1_234 } },
  ]);
});

it("asks no sooner than the user chose, and does not empty the cells in between", async () => {
  const { clock, listen, requests, limits } = createFeedBench();
  Object.assign(limits, { refreshMs: 3_600_000, staleLimitMs: 7_200_000 });
  const cell = listen("bybit");
  await clock.advance(3_500_000);
  expect(requests.length).toBe(1);
  expect(cell.last()).toMatchObject({ asOf: start });
  await clock.advance(200_000);
  expect(requests.length).toBe(2);
});
