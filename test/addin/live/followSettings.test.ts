import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followSettings } from "../../../addin/live/followSettings.js";
import { defaultSettings } from "../../../addin/settings.js";
import { createSettingsStore, type SettingsStore } from "../../../addin/settingsStore.js";
import {
  answerOf,
  createFeedBench,
  createMapStorage,
  down,
  silent,
  snapshotOf,
  start,
} from "../../support/feedBench.js";

beforeEach(() => {
  vi.stubGlobal("HEDGE_SERVICE_URL", null);
  vi.stubGlobal("HEDGE_OWN_HOSTS", ["localhost", "127.0.0.1"]);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

let stored: string | null = null;
function createStore(): SettingsStore {
  stored = null;
  const storage = {
    read: () => stored,
    write: (text: string | null) => {
      stored = text;
      return true;
    },
    onChange: () => undefined,
  };
  return createSettingsStore(storage, "https://addin.example/");
}

it.each([{ serviceUrl: "https://other.example" }, { functionKey: "s3cret" }])(
  "asks anew at once after a change of %j, with nothing left of the service before",
  async (change) => {
    const { clock, feed, listen, requests, answerWith } = createFeedBench({
      lastAnswers: { ...createMapStorage(), load: async () => Promise.resolve(null) },
    });
    const store = createStore();
    followSettings(store, feed);
    const cell = listen("bybit");
    await clock.advance(2_000);
    const older = snapshotOf("bybit", "inverse", start - 60_000);
    answerWith(async () => Promise.resolve(answerOf(older)));
    store.save({ ...defaultSettings, ...change });
    await clock.advance(1);
    expect(requests.length).toBe(2);
    expect(cell.last()).toEqual(older);
    answerWith(down);
    store.reset();
    await clock.advance(1_500);
    expect(cell.last()).toMatchObject({ code: "venue_unavailable" });
  },
);

it("takes no late answer of the service before", async () => {
  let release = (): void => undefined;
  const { clock, feed, listen, answerWith } = createFeedBench({
    service: async (venue, kind) =>
      new Promise((fulfil) => {
        release = () => {
          fulfil(answerOf(snapshotOf(venue, kind, start)));
        };
      }),
  });
  const store = createStore();
  followSettings(store, feed);
  const cell = listen("bybit");
  await clock.advance(100);
  answerWith(silent);
  store.save({ ...defaultSettings, serviceUrl: "https://other.example" });
  release();
  await clock.advance(9_000);
  expect(cell.heard).toEqual([]);
});

it("lets a quicker pace hold from now on", async () => {
  const { clock, feed, listen, requests, limits } = createFeedBench();
  limits.refreshMs = 600_000;
  const store = createStore();
  store.save({ ...defaultSettings, refreshSeconds: 600 });
  followSettings(store, feed);
  listen("bybit");
  await clock.advance(60_000);
  expect(requests.length).toBe(1);
  limits.refreshMs = 1_000;
  store.save(defaultSettings);
  await clock.advance(20_000);
  expect(requests.length).toBeGreaterThanOrEqual(4);
});

it("pauses when Office, once ready, names a part of the storage that says not to start live", async () => {
  const { clock, feed } = createFeedBench();
  const store = createStore();
  let notifyReady = (): void => undefined;
  const onReady = async () =>
    new Promise<void>((fulfil) => {
      notifyReady = fulfil;
    });
  vi.stubGlobal("Office", { onReady });
  followSettings(store, feed);
  stored = JSON.stringify({ ...defaultSettings, startLive: false });
  await clock.advance(1);
  expect(feed.status().paused).toBe(false);
  notifyReady();
  await clock.advance(1);
  expect(feed.status().paused).toBe(true);
});
