const longestHours = 24;

/**
 * A funding interval in hours; null where it is none. Every known one is a whole number of hours, at most a day: another
 * is in another unit or broken (0.133 h was 8 hours read as minutes), and an annual rate made from it is as wrong.
 */
export function plausibleHours(hours: number | null): number | null {
  return hours !== null && Number.isInteger(hours) && hours >= 1 && hours <= longestHours ? hours : null;
}
