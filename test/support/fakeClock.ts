type Timer = { readonly at: number; readonly callback: () => void };

export type FakeClock = {
  readonly now: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** Lets time pass, running each timer at its moment and the promises that follow from it. */
  readonly advance: (ms: number) => Promise<void>;
  /** How many timers wait; a feed without cells must leave none. */
  readonly waiting: () => number;
};

async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function createFakeClock(startMs: number): FakeClock {
  let nowMs = startMs;
  const timers = new Set<Timer>();
  const nextBefore = (end: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => nowMs,
    setTimer: (callback, delayMs) => {
      const timer = { at: nowMs + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (ms) => {
      const end = nowMs + ms;
      await settlePromises();
      for (let timer = nextBefore(end); timer !== undefined; timer = nextBefore(end)) {
        timers.delete(timer);
        nowMs = timer.at;
        timer.callback();
        await settlePromises();
      }
      nowMs = end;
      await settlePromises();
    },
    waiting: () => timers.size,
  };
}
