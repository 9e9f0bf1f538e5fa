const hourMs = 3_600_000;

/** The full hour after `now`, ms since 1970: when venues that settle on every full hour settle next. */
export function nextFullHour(now: number): number {
  return (Math.floor(now / hourMs) + 1) * hourMs;
}
