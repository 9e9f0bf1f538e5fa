import { describe, expect, it } from "vitest";
import { createLastAnswers, type LastAnswers, type StoredAnswer } from "../../../addin/live/lastAnswers.js";
import { createFeedBench, createMapStorage, silent, snapshotOf, start } from "../../support/feedBench.js";

const key = "api/v1/perpetuals/bybit/inverse";

function storageWith(answer: StoredAnswer): LastAnswers {
  const storage = createMapStorage();
  storage.answers.set(key, answer);
  return storage;
}

const lastValue = snapshotOf("bybit", "inverse", start - 60_000);

describe("the last value of a venue", () => {
  it("is shown at once on open with its true age, until the answer comes", async () => {
    const lastAnswers = storageWith({ value: lastValue, ageMs: 20_000, savedAt: start - 40_000 });
    const { clock, feed, listen, answerAgain, refresh } = createFeedBench({ lastAnswers, service: silent });
    const cell = listen("bybit");
    await clock.advance(1);
    expect(cell.last()).toEqual(lastValue);
    expect(feed.status().channels).toMatchObject([{ asOf: start - 60_000, problem: null }]);
    await clock.advance(10_000);
    answerAgain();
    refresh();
    await clock.advance(2_000);
    expect(cell.last()).toMatchObject({ asOf: start + 10_001 });
  });

  it("turns to #N/A when it becomes too old before there is an answer", async () => {
    const lastAnswers = storageWith({ value: lastValue, ageMs: 290_000, savedAt: start });
    const { clock, listen } = createFeedBench({ lastAnswers, service: silent });
    const cell = listen("bybit");
    await clock.advance(1);
    expect(cell.last()).toEqual(lastValue);
    await clock.advance(10_001);
    expect(cell.last()).toMatchObject({ code: "stale" });
  });

  it.each<[string, StoredAnswer]>([
    ["too old", { value: lastValue, ageMs: 200_000, savedAt: start - 100_001 }],
    ["of a clock that was set back since", { value: lastValue, ageMs: 0, savedAt: start + 1 }],
    ["damaged", { value: { ...lastValue, perpetuals: "none" }, ageMs: 0, savedAt: start }],
    ["another venue's", { value: { ...lastValue, venue: "okx" }, ageMs: 0, savedAt: start }],
  ])("is not shown when it is %s", async (_, stored) => {
    const { clock, listen } = createFeedBench({ lastAnswers: storageWith(stored), service: silent });
    const cell = listen("bybit");
    await clock.advance(9_000);
    expect(cell.heard).toEqual([]);
  });

  it("does not replace an answer that was quicker than the storage", async () => {
    let release: (answer: StoredAnswer) => void = () => undefined;
    const lastAnswers: LastAnswers = {
      load: async () =>
        new Promise((fulfil) => {
          release = fulfil;
        }),
      save: async () => Promise.resolve(),
    };
    const { clock, listen } = createFeedBench({ lastAnswers });
    const cell = listen("bybit");
    await clock.advance(1);
    release({ value: lastValue, ageMs: 0, savedAt: start });
    await clock.advance(2_000);
    expect(cell.heard.map(({ state }) => state)).toMatchObject([{ asOf: start }]);
  });

  it("is kept at most every 30 s, with its age", async () => {
    const storage = createMapStorage();
    const savedAt: number[] = [];
    const lastAnswers: LastAnswers = {
      load: storage.load,
      save: async (address, answer) => {
        savedAt.push(answer.savedAt);
        return storage.save(address, answer);
      },
    };
    const { clock, listen } = createFeedBench({ lastAnswers });
    listen("bybit");
    await clock.advance(120_000);
    expect(savedAt.length).toBeGreaterThanOrEqual(4);
    expect(savedAt.length).toBeLessThanOrEqual(5);
    expect(storage.answers.get(key)).toMatchObject({ ageMs: 0, value: { venue: "bybit" } });
  });

  it("is not missed where the storage is forbidden", async () => {
    const forbidden = async (): Promise<never> => Promise.reject(new Error("SecurityError"));
    const { clock, listen, defects } = createFeedBench({
      lastAnswers: { load: forbidden, save: forbidden },
    });
    const cell = listen("bybit");
    await clock.advance(60_000);
    expect(cell.last()).toMatchObject({ venue: "bybit" });
    expect(defects).toEqual([]);
  });
});

it("is kept per service in the browser's Cache API", async () => {
  const entries = new Map<string, Response>();
  const cache = {
    match: async (address: URL) => Promise.resolve(entries.get(address.href)?.clone()),
    put: async (address: URL, response: Response) => {
      entries.set(address.href, response);
      return Promise.resolve();
    },
  };
  let serviceUrl = "https://one.example/";
  const open = async () => Promise.resolve(cache);
  const answers = createLastAnswers(
    () => ({ open }) as unknown as CacheStorage,
    () => serviceUrl,
  );
  await answers.save(key, { value: lastValue, ageMs: 1_500, savedAt: start });
  expect(await answers.load(key)).toEqual({ value: lastValue, ageMs: 1_500, savedAt: start });
  serviceUrl = "https://two.example/";
  expect(await answers.load(key)).toBeNull();
  entries.set(`https://two.example/hedge-last-answers/${key}`, new Response("{}"));
  expect(await answers.load(key)).toBeNull();
});
