/** When a workbook looked so, in milliseconds, and how much is kept of it. */
export type VersionSize = {
  readonly at: number;
  readonly bytes: number;
  /** Made at a person's request, such as before going back to another: never thinned for one close to it. */
  readonly isChosen: boolean;
};

export const versionStepMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;
const oldestDays = 14;
/** However old: a workbook that rested for a month still has a past. */
const leastVersions = 5;
const maxVersions = 200;
const maxBytes = 40_000_000;

/**
 * The versions to let go: of the last day one is left for every ten minutes, of the fortnight before one for every day
 * (UTC), and never more than so many of so many bytes.
 */
export function thinVersions<Version extends VersionSize>(
  versions: readonly Version[],
  now: number,
): readonly Version[] {
  const newestFirst = [...versions].sort((one, other) => other.at - one.at);
  const slots = new Set<string>();
  let bytes = 0;
  const kept = newestFirst.filter((version, index) => {
    const slot = slotOf(version, now);
    const isFirst = version.isChosen || !slots.has(slot);
    // What was left for a version must not push that version out.
    if (!version.isChosen) slots.add(slot);
    return isFirst && (index < leastVersions || now - version.at <= oldestDays * dayMs);
  });
  const fitting = new Set(
    kept.filter((version, index) => {
      bytes += version.bytes;
      return index === 0 || (index < maxVersions && bytes <= maxBytes);
    }),
  );
  return newestFirst.filter((version) => !fitting.has(version));
}

function slotOf({ at }: VersionSize, now: number): string {
  return now - at <= dayMs
    ? `step ${String(Math.floor(at / versionStepMs))}`
    : `day ${String(Math.floor(at / dayMs))}`;
}
