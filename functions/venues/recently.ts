import { setTimeout as wait } from "node:timers/promises";

/** A question whose answer changes seldom, beside others that are asked every few seconds. */
export type Recent<Value> = {
  /** An answer that is not old, asked for where there is none. @throws what the question throws */
  readonly ask: () => Promise<Value>;
  /**
   * The latest answer; undefined before the first one. A question that fails or hangs leaves it as it was for
   * {@link oldestMs}; after that it is null, or what is dead for days would look live.
   * @param waitMs how long a newer one is waited for, in the place of the usual time
   */
  readonly latest: (waitMs?: number) => Promise<Value | null | undefined>;
};

type RecentOptions = {
  /** How long an answer is not old. */
  readonly keptForMs: number;
  /** How long {@link Recent.latest} waits for a newer one. */
  readonly waitMs: number;
};

// Who has no answer at all asks again soon, and then ever less often: the question may share an allowance with others.
const firstRetryMs = 2000;

/** The age from which an answer no longer says anything about the present. */
const oldestMs = 900_000;

/** Asks no oftener than it must, and once for all who ask at the same time. */
export function recently<Value>(
  question: () => Promise<Value>,
  { keptForMs, waitMs: defaultWaitMs }: RecentOptions,
): Recent<Value> {
  let answer: { readonly value: Value; readonly askedAt: number; readonly until: number } | null = null;
  let nextTry = 0;
  let retryMs = firstRetryMs;
  let asking: Promise<Value> | null = null;

  async function askNow(now: number): Promise<Value> {
    try {
      const value = await question();
      nextTry = now + keptForMs;
      answer = { value, askedAt: now, until: nextTry };
      return value;
    } catch (thrown) {
      nextTry = now + (answer === null ? retryMs : keptForMs);
      retryMs = Math.min(2 * retryMs, keptForMs);
      throw thrown;
    } finally {
      asking = null;
    }
  }

  return {
    ask: async () => {
      const now = Date.now();
      if (answer !== null && now < answer.until) return answer.value;
      asking ??= askNow(now);
      return asking;
    },
    latest: async (waitMs = defaultWaitMs) => {
      const now = Date.now();
      const isDue = now >= nextTry && asking === null;
      if (isDue) asking = askNow(now);
      // Who finds an answer of before does not wait for a question that others have asked.
      if (asking !== null && (isDue || answer === null)) {
        // allSettled: the next try is soon enough, and what was reported last holds until then.
        await Promise.race([Promise.allSettled([asking]), wait(waitMs, undefined, { ref: false })]);
      }
      if (answer === null) return undefined;
      return Date.now() - answer.askedAt > oldestMs ? null : answer.value;
    },
  };
}
