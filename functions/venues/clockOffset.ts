/** How this machine's clock compares with the venues'. */
export type ClockOffset = {
  /** Reads the time of a venue's answer that has just arrived. */
  readonly note: (venueName: string, headers: Headers) => void;
  /** How far this clock is ahead, to the second, ms; negative: behind; null before the first answer. */
  readonly aheadMs: () => number | null;
};

const secondMs = 1000;

/**
 * Opens a comparison. It goes by the middle of all venues: one of them, or a cache before it, may itself be wrong, and a
 * slow answer makes this clock look ahead.
 */
export function createClockOffset(now: () => number = () => Date.now()): ClockOffset {
  const offsets = new Map<string, number>();
  return {
    note: (venueName, headers) => {
      const date = Date.parse(headers.get("date") ?? "");
      if (Number.isNaN(date)) return;
      const ageMs = Number(headers.get("age") ?? 0) * secondMs;
      // Date is cut to whole seconds: in the middle it is half a second early.
      const offset = now() - (date + ageMs + secondMs / 2);
      if (Number.isFinite(offset)) offsets.set(venueName, offset);
    },
    aheadMs: () => {
      const sorted = [...offsets.values()].sort((one, other) => one - other);
      const middle = sorted[Math.floor((sorted.length - 1) / 2)];
      return middle === undefined ? null : Math.round(middle / secondMs) * secondMs;
    },
  };
}
