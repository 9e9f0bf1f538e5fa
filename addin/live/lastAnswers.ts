/** A value as it was kept, and how old it was by then. */
export type StoredAnswer = {
  readonly value: unknown;
  readonly ageMs: number;
  /** This computer's clock when it was kept, ms since 1970. */
  readonly savedAt: number;
};

/** Keeps the last answer of each topic for the next time the workbook is opened. */
export type LastAnswers = {
  readonly load: (key: string) => Promise<StoredAnswer | null>;
  readonly save: (key: string, answer: StoredAnswer) => Promise<void>;
};

const cacheName = "hedge-last-answers";
const ageHeader = "x-hedge-age-ms";
const savedAtHeader = "x-hedge-saved-at";

function numberIn(headers: Headers, name: string): number | null {
  const value = Number(headers.get(name) ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/**
 * Keeps answers in the browser's Cache API, which unlike localStorage writes in the background and has room
 * for a venue's 300 kB. Answers of one service are never shown as those of another. Without a Cache API, as on a
 * page that came by plain http, both functions reject.
 * @param caches gives the Cache API when it is needed
 * @param serviceUrl the address of the service at this moment
 */
export function createLastAnswers(caches: () => CacheStorage, serviceUrl: () => string): LastAnswers {
  const addressOf = (key: string): URL => new URL(`hedge-last-answers/${key}`, serviceUrl());
  return {
    load: async (key) => {
      const response = await (await caches().open(cacheName)).match(addressOf(key));
      if (response === undefined) return null;
      const ageMs = numberIn(response.headers, ageHeader);
      const savedAt = numberIn(response.headers, savedAtHeader);
      if (ageMs === null || savedAt === null) return null;
      const value: unknown = await response.json();
      return { value, ageMs, savedAt };
    },
    save: async (key, { value, ageMs, savedAt }) => {
      const headers = { [ageHeader]: String(ageMs), [savedAtHeader]: String(savedAt) };
      const address = addressOf(key);
      const cache = await caches().open(cacheName);
      await cache.put(address, new Response(JSON.stringify(value), { headers }));
    },
  };
}
