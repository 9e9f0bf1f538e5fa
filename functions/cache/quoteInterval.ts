/**
 * The end of the quote interval that a value arriving now belongs to. Intervals are cut from 1970 on, so that
 * every instance has the same. A value that arrives in an interval's last tenth is kept through the next one:
 * otherwise it would be out of date before those who waited for it have it, and the first of them would ask again.
 */
export function intervalEnd(now: number, intervalMs: number): number {
  return (Math.floor((now + intervalMs / 10) / intervalMs) + 1) * intervalMs;
}
