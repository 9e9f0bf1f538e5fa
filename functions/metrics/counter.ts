import type { Labels, Sample } from "./openMetricsText.js";

/** Counts events by their labels. */
export type Counter = { readonly add: (labels: Labels) => void; readonly samples: () => readonly Sample[] };

/** Opens an empty counter; what it is given must have few different labels, as it forgets none. */
export function createCounter(): Counter {
  const counts = new Map<string, { readonly labels: Labels; count: number }>();
  return {
    add: (labels) => {
      const key = JSON.stringify(labels);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { labels, count: 1 });
      else known.count += 1;
    },
    samples: () =>
      [...counts.values()].map(({ labels, count }) => ({ ending: "_total", labels, value: count })),
  };
}
