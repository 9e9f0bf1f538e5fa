import type { Venues } from "../../../shared/contract/venues.js";
import { count, fill } from "../../language/fill.js";
import { texts } from "../../language/spoken.js";

type Venue = Venues["venues"][number];
type Kind = Venue["kinds"][number];
type Contents = NonNullable<Kind["contents"]>;

function contentsText(kind: string, { classes, closing }: Contents): string {
  const words = texts.venues.states.classes;
  const names = Object.keys(words).filter((name): name is keyof Contents["classes"] => name in words);
  const contents = names
    .filter((name) => classes[name] > 0)
    .map((name) => count(words[name], classes[name], {}))
    .join(", ");
  return closing === 0
    ? fill(texts.venues.states.contents, { kind, contents })
    : fill(texts.venues.states.contentsClosing, { kind, contents, count: closing });
}

function freshnessText({ publishedEveryMs }: Kind, quoteIntervalMs: number): string {
  const seconds = quoteIntervalMs / 1000;
  return publishedEveryMs === null
    ? fill(texts.venues.states.fresh, { seconds })
    : fill(texts.venues.states.freshAged, { seconds, age: publishedEveryMs / 1000 });
}

function publishedText({ contents, closes, fundingHistory, tiers }: Kind): readonly string[] {
  const words = texts.venues.states.published;
  const published = [
    contents?.published.includes("fundingCap") === true ? words.fundingCap : null,
    contents?.published.includes("maxLeverage") === true ? words.maxLeverage : null,
    closes ? words.closes : null,
    fundingHistory ? words.fundingHistory : null,
    tiers ? words.tiers : null,
  ].filter((what) => what !== null);
  return published.length === 0 ? [] : [fill(texts.venues.states.publishes, { what: published.join(", ") })];
}

/** What a venue's contracts of one kind are, how fresh their prices, and what else it publishes. */
export function kindText(kind: Kind, quoteIntervalMs: number): string {
  const { contents, status, lastProblem } = kind;
  const listed =
    contents === null
      ? fill(texts.venues.states.noData, { kind: kind.kind })
      : contentsText(kind.kind, contents);
  const isDown = status === "down" && lastProblem !== null;
  return [
    listed,
    ...(isDown ? [fill(texts.venues.states.down, { reason: lastProblem.detail })] : []),
    freshnessText(kind, quoteIntervalMs),
    ...publishedText(kind),
  ].join(" ");
}

/** Until when a venue that limits us is left alone; null where it does not. */
export function pauseText({ limits: { pausedUntil } }: Venue): string | null {
  if (pausedUntil === null) return null;
  return fill(texts.venues.states.paused, { time: new Date(pausedUntil).toISOString().slice(11, 16) });
}
