/** Runs a callback later; the returned function cancels it. */
export type SetTimer = (callback: () => void, delayMs: number) => () => void;

/** What is said to the timer worker: start a timer, or forget it where the delay is null. */
export type TimerOrder = { readonly id: number; readonly delayMs: number | null };

type Waiting = {
  readonly callback: () => void;
  readonly dueAt: number;
  /** Ends the watch over the worker for this timer. */
  readonly unwatch: () => void;
};

/** A worker this much late has fallen silent: browsers end workers without a word, to save memory. */
const silenceMs = 5_000;

function pageTimer(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => {
    clearTimeout(timer);
  };
}

/**
 * Timers that run in a worker, because browsers slow down those of a page that is hidden, as the runtime is
 * while the pane is closed. Where there is no worker, or it fails, the page's own timers take over; one that worked
 * and fell silent is started anew first.
 * @param startWorker gives the one worker that holds all timers, running timerWorker.js
 */
export function createTimers(startWorker: () => Worker): SetTimer {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let hasFired = false;
  let worker = started();

  function run(id: number): void {
    const timer = waiting.get(id);
    waiting.delete(id);
    timer?.unwatch();
    timer?.callback();
  }

  function started(): Worker | null {
    hasFired = false;
    try {
      const fresh = startWorker();
      fresh.addEventListener("message", ({ data }: MessageEvent<number>) => {
        hasFired = true;
        run(data);
      });
      fresh.addEventListener("error", () => {
        fresh.terminate();
        if (worker === fresh) moveTo(null);
      });
      return fresh;
    } catch {
      // Workers are missing or the page's policy forbids them: the page's own timers still work.
      return null;
    }
  }

  function moveTo(next: Worker | null): void {
    worker = next;
    const moved = [...waiting];
    waiting.clear();
    for (const [id, { callback, dueAt, unwatch }] of moved) {
      unwatch();
      start(id, callback, dueAt - performance.now());
    }
  }

  function replaceSilent(): void {
    worker?.terminate();
    moveTo(hasFired ? started() : null);
  }

  function start(id: number, callback: () => void, delayMs: number): void {
    const fire = (): void => {
      run(id);
    };
    const unwatch =
      worker === null ? pageTimer(fire, delayMs) : pageTimer(replaceSilent, Math.max(0, delayMs) + silenceMs);
    waiting.set(id, { callback, dueAt: performance.now() + delayMs, unwatch });
    const order: TimerOrder = { id, delayMs };
    worker?.postMessage(order);
  }

  return (callback, delayMs) => {
    lastId += 1;
    const id = lastId;
    start(id, callback, delayMs);
    return () => {
      const timer = waiting.get(id);
      if (timer === undefined) return;
      waiting.delete(id);
      timer.unwatch();
      const order: TimerOrder = { id, delayMs: null };
      worker?.postMessage(order);
    };
  };
}
