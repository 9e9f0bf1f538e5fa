import type { Venues } from "../../../shared/contract/venues.js";

type Venue = Venues["venues"][number];
type Kind = Venue["kinds"][number];
type Contents = NonNullable<Kind["contents"]>;

const classWords: Readonly<Record<keyof Contents["classes"], readonly [one: string, several: string]>> = {
  crypto: ["coin", "coins"],
  stock: ["stock", "stocks"],
  commodity: ["commodity", "commodities"],
  currency: ["currency", "currencies"],
  index: ["index", "indices"],
  prelaunch: ["pre-launch contract", "pre-launch contracts"],
  untold: ["unclassified contract", "unclassified contracts"],
};

function counted(count: number, [one, several]: readonly [string, string]): string {
  return `${String(count)} ${count === 1 ? one : several}`;
}

const classNames = Object.keys(classWords).filter(
  (name): name is keyof Contents["classes"] => name in classWords,
);

function contentsText({ classes, closing }: Contents): string {
  const counts = classNames
    .filter((name) => classes[name] > 0)
    .map((name) => counted(classes[name], classWords[name]));
  const closed = closing === 0 ? "" : `; ${String(closing)} closing or halted`;
  return `${counts.join(", ")}${closed}.`;
}

function seconds(ms: number): string {
  return `${String(ms / 1000)} s`;
}

function freshnessText({ publishedEveryMs }: Kind, quoteIntervalMs: number): string {
  const age = publishedEveryMs === null ? "" : ` and may be up to ${seconds(publishedEveryMs)} old`;
  return `Prices are read every ${seconds(quoteIntervalMs)}${age}.`;
}

function publishedText({ contents, closes, fundingHistory, tiers }: Kind): string {
  const told = [
    contents?.published.includes("fundingCap") === true ? "funding rate caps" : null,
    contents?.published.includes("maxLeverage") === true ? "maximum leverage" : null,
    closes ? "daily closes" : null,
    fundingHistory ? "settled rates" : null,
    tiers ? "risk tiers" : null,
  ].filter((what) => what !== null);
  return told.length === 0 ? "" : ` Publishes ${told.join(", ")}.`;
}

/** What a venue's contracts of one kind are, how fresh their prices, and what else it publishes. */
export function kindText(kind: Kind, quoteIntervalMs: number): string {
  const { contents, status, lastProblem } = kind;
  const listed = contents === null ? "no data yet." : contentsText(contents);
  const down = status === "down" && lastProblem !== null ? ` Down: ${lastProblem.detail}` : "";
  return `${kind.kind}: ${listed}${down} ${freshnessText(kind, quoteIntervalMs)}${publishedText(kind)}`;
}

/** Until when a venue that limits us is left alone; null where it does not. */
export function pauseText({ limits: { pausedUntil } }: Venue): string | null {
  if (pausedUntil === null) return null;
  const time = new Date(pausedUntil).toISOString().slice(11, 16);
  return `Rate-limited: paused until ${time} UTC.`;
}
