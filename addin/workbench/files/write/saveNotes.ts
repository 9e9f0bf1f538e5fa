import type { SaveNotes } from "./fileCells.js";

/** Collects what a file does not hold; the same sentence is said once, with its count. */
export function createSaveNotes(): SaveNotes & { readonly all: () => readonly string[] } {
  const counts = new Map<string, number>();
  return {
    add(sentence) {
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    },
    all: () =>
      [...counts].map(([sentence, count]) =>
        count === 1 ? sentence : `${sentence} (${String(count)} times)`,
      ),
  };
}
