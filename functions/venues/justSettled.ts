const hourMs = 3_600_000;

/**
 * How long the rates of some venues are those of the settlement just past, under the time of the next one: Gate's until
 * 63 s and KuCoin's until 75 s after it, as far as seen.
 */
const settlingMs = 90_000;

/**
 * Whether a settlement is so recent that a rate reported now may be the one it charged.
 * @param nextFunding as the venue reports it: the settlement just past itself, where it names the next one late
 */
export function isJustSettled(
  nextFunding: number | null,
  intervalHours: number | null,
  now: number,
): boolean {
  const settled = lastSettlement(nextFunding, intervalHours, now);
  return settled !== null && now >= settled && now < settled + settlingMs;
}

function lastSettlement(
  nextFunding: number | null,
  intervalHours: number | null,
  now: number,
): number | null {
  if (nextFunding === null || nextFunding <= now) return nextFunding;
  return intervalHours === null ? null : nextFunding - intervalHours * hourMs;
}
