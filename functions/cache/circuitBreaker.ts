import { circuitBreaker, ConsecutiveBreaker, handleWhen, isBrokenCircuitError } from "cockatiel";
import { HedgeError, type ErrorCode } from "../../shared/errors.js";

const failuresInARow = 5;
const firstPauseMs = 10_000;
const longestPauseMs = 60_000;

// A rate limit names its own waiting time and a refused region is reported at once; what is no HedgeError is our defect.
const countedCodes: readonly ErrorCode[] = ["venue_unavailable", "venue_timeout", "venue_bad_response"];

/** Stands before the refreshes of one kind of one venue, and after several failures in a row keeps them back. */
export type CircuitBreaker = {
  /** The answer. @throws HedgeError what `ask` throws, or venue_unavailable without asking during a pause */
  readonly guard: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
};

type Pause = { readonly duration: number; readonly next: () => Pause };

/**
 * Opens a breaker: five failures in a row bring a pause of 10 s, then one refresh is tried, and each trial that
 * fails doubles the pause up to 60 s. Without it every refresh of a dead venue would hold its callers for a whole
 * deadline. One for each kind, because a venue's kinds are reported at different addresses: what breaks one of them
 * must not keep the other back.
 */
export function createCircuitBreaker(venueName: string): CircuitBreaker {
  let nextTry = 0;
  // Called at the moment the circuit opens.
  const pause = (duration: number): Pause => {
    nextTry = Date.now() + duration;
    return { duration, next: () => pause(Math.min(2 * duration, longestPauseMs)) };
  };
  const policy = circuitBreaker(
    handleWhen((thrown) => thrown instanceof HedgeError && countedCodes.includes(thrown.code)),
    {
      breaker: new ConsecutiveBreaker(failuresInARow),
      halfOpenAfter: { next: () => pause(firstPauseMs) },
    },
  );

  return {
    guard: async (ask) => {
      try {
        return await policy.execute(ask);
      } catch (thrown) {
        if (!isBrokenCircuitError(thrown)) throw thrown;
        throw new HedgeError({
          code: "venue_unavailable",
          message: `${venueName} failed several times in a row.`,
          retryAfterMs: Math.max(0, nextTry - Date.now()),
          cause: thrown,
        });
      }
    },
  };
}

/** Whether an error only says that a venue was not asked: then the failure before it is still its latest. */
export function isPause(thrown: unknown): boolean {
  return thrown instanceof HedgeError && isBrokenCircuitError(thrown.cause);
}
