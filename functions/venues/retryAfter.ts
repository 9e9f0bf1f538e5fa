/** The longest time for which a venue is left alone: asking once an hour during a ban harms nobody and notices its end. */
export const longestWaitMs = 3_600_000;

/** How long a Retry-After header asks us to wait, in ms; null when it says nothing we understand. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  // Only HTTP's own form: Date.parse takes "-3" for a date in 2001, and would make a ban of it.
  const date = text.endsWith(" GMT") ? Date.parse(text) : Number.NaN;
  const isSeconds = /^\d{1,9}(\.\d{1,9})?$/.test(text);
  return bounded(isSeconds ? Number(text) * 1000 : date - now);
}

// Far more than any wait in ms, far less than the present moment in seconds.
const longestDuration = 1e9;
// Between the present moment in seconds and in ms.
const leastMomentMs = 1e11;

/**
 * How long a venue's own header asks us to wait, in ms; null when it says nothing we understand. Venues give the same
 * header a duration or a moment, and moments in seconds or in ms; by size they cannot be confused.
 */
export function resetWaitMs(header: string | null, unitMs: number, now: number): number | null {
  const text = header?.trim() ?? "";
  if (!/^\d{1,14}(\.\d{1,9})?$/.test(text)) return null;
  const value = Number(text);
  if (value < longestDuration) return bounded(value * unitMs);
  return bounded((value < leastMomentMs ? value * 1000 : value) - now);
}

/** How long a sentence like "IP banned until 1700000000000" asks us to wait, in ms; null when it names no moment. */
export function saidWaitMs(text: string, now: number): number | null {
  const moment = /\b(?:until|after)\b\D{0,10}(\d{13})\b/i.exec(text)?.[1];
  return moment === undefined ? null : bounded(Number(moment) - now);
}

function bounded(waitMs: number): number | null {
  return waitMs > 0 ? Math.min(Math.ceil(waitMs), longestWaitMs) : null;
}
