const longestWaitMs = 3_600_000;

/**
 * How long a Retry-After header asks us to wait, in ms; null when it says nothing we understand.
 * Bans can last for days: asking once an hour during one harms nobody and notices its end.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  // Only HTTP's own form: Date.parse takes "-3" for a date in 2001, and would make a ban of it.
  const date = text.endsWith(" GMT") ? Date.parse(text) : Number.NaN;
  const waitMs = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) * 1000 : date - now;
  return waitMs > 0 ? Math.min(Math.ceil(waitMs), longestWaitMs) : null;
}
