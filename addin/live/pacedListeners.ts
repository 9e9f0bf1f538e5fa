/** What paced listeners need from outside. */
export type PaceEnvironment = {
  /** ms since some moment; never set back. */
  readonly elapsed: () => number;
  /** Runs a callback later; the returned function cancels it. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** Receives what a cell throws when it is written; that is a defect, ours or the host's. */
  readonly reportDefect: (error: unknown) => void;
};

/** Listeners that hear each state once, and at most one state a second. */
export type PacedListeners<State> = {
  /** Adds a listener and notifies it of the state there is; the returned function removes it. */
  readonly add: (listener: (state: State) => void, current: State | null) => () => void;
  /** Notifies every listener of a state, those that heard one within the last second when it is over. */
  readonly notify: (state: State) => void;
  readonly size: () => number;
};

/** Excel itself passes on no more than two values of a stream a second, and each recalculates what depends on it. */
const paceMs = 1_000;

type Heard<State> = { state: State | null; at: number };

/** Builds an empty set of listeners; it holds a timer only while one of them has to hear something. */
export function createPacedListeners<State>(environment: PaceEnvironment): PacedListeners<State> {
  const { elapsed, setTimer, reportDefect } = environment;
  const listeners = new Map<(state: State) => void, Heard<State>>();
  let latest: State | null = null;
  let cancelTimer: (() => void) | null = null;

  const pass = (listener: (state: State) => void, heard: Heard<State>, state: State): void => {
    heard.state = state;
    heard.at = elapsed();
    try {
      listener(state);
    } catch (error) {
      // One cell that cannot be written must not keep the others from their value.
      reportDefect(error);
    }
  };

  const notifyDue = (): void => {
    cancelTimer?.();
    cancelTimer = null;
    if (latest === null) return;
    const state = latest;
    let nextInMs = Number.POSITIVE_INFINITY;
    for (const [listener, heard] of listeners) {
      if (heard.state === state) continue;
      const waitMs = heard.at + paceMs - elapsed();
      if (waitMs <= 0) pass(listener, heard, state);
      else nextInMs = Math.min(nextInMs, waitMs);
    }
    if (Number.isFinite(nextInMs)) cancelTimer = setTimer(notifyDue, Math.ceil(nextInMs));
  };

  return {
    add: (listener, current) => {
      // A wrapper, because the same function may listen twice and leave once.
      const own = (state: State): void => {
        listener(state);
      };
      const heard: Heard<State> = { state: null, at: Number.NEGATIVE_INFINITY };
      listeners.set(own, heard);
      if (current !== null) {
        // What waits to be passed on is then out of date for all.
        latest = current;
        pass(own, heard, current);
      }
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        cancelTimer?.();
        cancelTimer = null;
        latest = null;
      };
    },
    notify: (state) => {
      latest = state;
      notifyDue();
    },
    size: () => listeners.size,
  };
}
