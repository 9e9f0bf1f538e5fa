import type { Labels, Sample } from "./openMetricsText.js";

/** Counts values up to each of some bounds, by one label. */
export type Histogram = {
  readonly observe: (labels: Labels, value: number) => void;
  readonly samples: () => readonly Sample[];
};

type Series = { readonly labels: Labels; readonly counts: number[]; sum: number };

/** Opens an empty histogram. @param bounds ascending; infinity is added */
export function createHistogram(bounds: readonly number[]): Histogram {
  const series = new Map<string, Series>();
  const all = [...bounds, Infinity];
  return {
    observe: (labels, value) => {
      const key = JSON.stringify(labels);
      const known = series.get(key) ?? { labels, counts: all.map(() => 0), sum: 0 };
      series.set(key, known);
      const first = all.findIndex((bound) => value <= bound);
      known.counts.forEach((count, index) => {
        if (index >= first) known.counts[index] = count + 1;
      });
      known.sum += value;
    },
    samples: () =>
      [...series.values()].flatMap(({ labels, counts, sum }) => [
        ...counts.map((value, index) => ({
          ending: "_bucket",
          labels: { ...labels, le: boundText(all[index] ?? Infinity) },
          value,
        })),
        { ending: "_count", labels, value: counts.at(-1) ?? 0 },
        { ending: "_sum", labels, value: sum },
      ]),
  };
}

/** As the specification writes numbers in a label, so that every scraper takes them for the same. */
function boundText(bound: number): string {
  if (bound === Infinity) return "+Inf";
  return Number.isInteger(bound) ? `${String(bound)}.0` : String(bound);
}
