import { setTimeout as wait } from "node:timers/promises";

/** A question whose answer changes seldom, beside others that are asked every few seconds. */
export type Recent<Value> = {
  /**
   * The latest answer; null before the first one. A question that fails or hangs leaves it as it was.
   * @param waitMs how long a newer one is waited for
   */
  readonly latest: (waitMs: number) => Promise<Value | null>;
};

// Who has no answer at all asks again soon, and then ever less often: the question may share an allowance with others.
const firstRetryMs = 2000;

/**
 * Asks no oftener than it must, and once for all who ask at the same time.
 * @param keptForMs how long an answer is not old
 */
export function recently<Value>(question: () => Promise<Value>, keptForMs: number): Recent<Value> {
  let answer: { readonly value: Value } | null = null;
  let nextTry = 0;
  let retryMs = firstRetryMs;
  let asking: Promise<void> | null = null;

  async function askNow(now: number): Promise<void> {
    try {
      answer = { value: await question() };
      nextTry = now + keptForMs;
    } catch (thrown) {
      nextTry = now + (answer === null ? retryMs : keptForMs);
      retryMs = Math.min(2 * retryMs, keptForMs);
      throw thrown;
    } finally {
      asking = null;
    }
  }

  return {
    latest: async (waitMs) => {
      const now = Date.now();
      const isDue = now >= nextTry && asking === null;
      if (isDue) asking = askNow(now);
      // Who finds an answer of before does not wait for a question that others have asked.
      if (asking !== null && (isDue || answer === null)) {
        // allSettled: the next try is soon enough, and what was told last holds until then.
        await Promise.race([Promise.allSettled([asking]), wait(waitMs, undefined, { ref: false })]);
      }
      return answer?.value ?? null;
    },
  };
}
