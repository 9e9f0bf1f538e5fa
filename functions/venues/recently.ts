import { setTimeout as wait } from "node:timers/promises";

/** A question whose answer changes seldom, beside others that are asked every few seconds. */
export type Recent<Value> = {
  /** An answer that is not old, asked for where there is none. @throws what the question throws */
  readonly ask: () => Promise<Value>;
  /** The latest answer; null before the first one. A question that fails or hangs leaves it as it was. */
  readonly latest: () => Promise<Value | null>;
};

type RecentOptions = {
  /** How long an answer is not old. */
  readonly keptForMs: number;
  /** How long {@link Recent.latest} waits for a newer one. */
  readonly waitMs: number;
};

/** Asks no oftener than it must, and once for all who ask at the same time. */
export function recently<Value>(
  question: () => Promise<Value>,
  { keptForMs, waitMs }: RecentOptions,
): Recent<Value> {
  let answer: { readonly value: Value; readonly until: number } | null = null;
  let nextTry = 0;
  let asking: Promise<Value> | null = null;

  async function askNow(): Promise<Value> {
    try {
      const value = await question();
      answer = { value, until: Date.now() + keptForMs };
      return value;
    } finally {
      asking = null;
    }
  }

  async function ask(): Promise<Value> {
    if (answer !== null && Date.now() < answer.until) return answer.value;
    asking ??= askNow();
    return asking;
  }

  return {
    ask,
    latest: async () => {
      const now = Date.now();
      if (now >= nextTry) {
        nextTry = now + keptForMs;
        // allSettled: the next try is soon enough, and what was told last holds until then.
        await Promise.race([Promise.allSettled([ask()]), wait(waitMs, undefined, { ref: false })]);
      }
      return answer?.value ?? null;
    },
  };
}
