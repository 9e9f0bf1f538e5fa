import type { ZipParts } from "../zip/readZip.js";

/** Counts what of a file is not shown, by what it is called. */
export type LeftOut = {
  readonly add: (thing: Thing, count?: number) => void;
  /** "2 pictures and a pivot table were left out."; "" for nothing. */
  readonly sentence: () => string;
};

const things = {
  picture: ["a picture", "pictures"],
  pivot: ["a pivot table", "pivot tables"],
  slicer: ["a slicer", "slicers"],
  chart: ["a chart", "charts"],
  chartSheet: ["a chart sheet", "chart sheets"],
  condition: ["a conditional format", "conditional formats"],
  validation: ["a data validation", "data validations"],
  name: ["a name", "names"],
  thread: ["a conversation", "conversations"],
  link: ["a hyperlink", "hyperlinks"],
  sparkline: ["a sparkline", "sparklines"],
  control: ["a control", "controls"],
  object: ["an embedded object", "embedded objects"],
  connection: ["a data connection", "data connections"],
  protection: ["the protection of a sheet", "protections of sheets"],
  filter: ["a filter", "filters"],
  textLook: ["the formatting within a text", "formats within texts"],
} as const;

type Thing = keyof typeof things;

const partsOf: readonly (readonly [Thing, RegExp])[] = [
  ["picture", /^xl\/media\/[^/]+$/],
  ["pivot", /^xl\/pivotTables\/[^/]+\.xml$/],
  ["slicer", /^xl\/(?:slicers|timelines)\/[^/]+\.xml$/],
  ["chartSheet", /^xl\/chartsheets\/[^/]+\.xml$/],
  ["thread", /^xl\/threadedComments\/[^/]+\.xml$/],
  ["control", /^xl\/(?:ctrlProps|activeX)\/[^/]+\.xml$/],
  ["object", /^xl\/embeddings\/[^/]+$/],
  ["connection", /^xl\/(?:connections|queryTables\/[^/]+)\.xml$/],
];

/** Begins with what whole parts of the file are for. */
export function createLeftOut(parts: ZipParts): LeftOut {
  const counts = new Map<Thing, number>();
  const add: LeftOut["add"] = (thing, count = 1) => {
    if (count > 0) counts.set(thing, (counts.get(thing) ?? 0) + count);
  };
  for (const name of parts.keys()) {
    const [thing] = partsOf.find(([, pattern]) => pattern.test(name)) ?? [];
    if (thing !== undefined) add(thing);
  }
  return {
    add,
    sentence() {
      const texts = [...counts].map(([thing, count]) =>
        count === 1 ? things[thing][0] : `${String(count)} ${things[thing][1]}`,
      );
      const last = texts.pop();
      if (last === undefined) return "";
      const isOne = texts.length === 0 && [...counts.values()].every((count) => count === 1);
      const all = texts.length === 0 ? last : `${texts.join(", ")} and ${last}`;
      return `${all.charAt(0).toUpperCase()}${all.slice(1)} ${isOne ? "was" : "were"} left out.`;
    },
  };
}
