import { longestWaitMs } from "./retryAfter.js";

/** The time for which a venue is not asked at all, because it limits or bans us. */
export type VenuePause = {
  /** How long the pause still lasts, ms; 0 outside one. */
  readonly leftMs: () => number;
  /** Begins a pause, or makes the present one longer; it never gets shorter. */
  readonly hold: (waitMs: number) => void;
};

/** A pause that has not begun. */
export function createVenuePause(now: () => number = () => Date.now()): VenuePause {
  let end = 0;
  return {
    leftMs: () => {
      const left = end - now();
      // Longer than any pause: the clock was set back, and the venue must not wait until it has caught up.
      if (left > longestWaitMs) end = 0;
      return left > longestWaitMs ? 0 : Math.max(0, left);
    },
    hold: (waitMs) => {
      end = Math.max(end, now() + Math.min(waitMs, longestWaitMs));
    },
  };
}

const pausesBySettings = new WeakMap<object, Map<string, VenuePause>>();

/**
 * The one pause of all lines to a venue that were opened with the same settings: venues ban an address, and every line
 * leaves from the same one, whether it asks for quotes, contracts or history.
 */
export function sharedPause(settings: object, venueName: string): VenuePause {
  const pauses = pausesBySettings.get(settings) ?? new Map<string, VenuePause>();
  pausesBySettings.set(settings, pauses);
  const pause = pauses.get(venueName) ?? createVenuePause();
  pauses.set(venueName, pause);
  return pause;
}
