import type { PublishedRuntime } from "../../live/feedStatus.js";

type Feed = PublishedRuntime["feed"];

/** The feed that functions.js publishes as HEDGE.feed, if it does. */
export function findFeed(): Feed | undefined {
  const published: unknown = Reflect.get(globalThis, "HEDGE");
  const feed: unknown = isObject(published) ? Reflect.get(published, "feed") : undefined;
  return isFeed(feed) ? feed : undefined;
}

function isFeed(value: unknown): value is Feed {
  return (
    isObject(value) &&
    typeof Reflect.get(value, "status") === "function" &&
    typeof Reflect.get(value, "onChange") === "function"
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
