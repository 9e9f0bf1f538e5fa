/** When a workbook looked so, in milliseconds, and how much is kept of it. */
export type VersionSize = {
  readonly at: number;
  readonly bytes: number;
  /** Made at a person's request, such as before going back to another: never thinned for one close to it. */
  readonly isChosen: boolean;
};

const versionStepMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;
/** Today and the fortnight before. */
const maxDays = 15;
const maxVersions = 200;
const maxBytes = 40_000_000;

/**
 * Whether a state of that time becomes a version, given when the others are of. Those of later come from a clock that was
 * ahead for a while; waiting for them, none would be kept until then.
 */
export function isVersionDue(changedAt: number, others: readonly number[]): boolean {
  return others.every((at) => at > changedAt || changedAt - at >= versionStepMs);
}

/**
 * The versions to let go: of the last day one is left for every ten minutes, of the fortnight before one for every day
 * (UTC), and never more than so many of so many bytes. Days without versions do not count: neither a workbook that rested
 * for a month nor one whose computer had its clock a month ahead loses its past.
 */
export function thinVersions<Version extends VersionSize>(
  versions: readonly Version[],
  now: number,
): readonly Version[] {
  const newestFirst = [...versions].sort((one, other) => other.at - one.at);
  const [slots, days] = [new Set<string>(), new Set<number>()];
  let bytes = 0;
  const kept = newestFirst.filter((version) => {
    const slot = slotOf(version, now);
    const isFirst = version.isChosen || !slots.has(slot);
    // What was left for a version must not push that version out.
    if (!version.isChosen) slots.add(slot);
    days.add(dayOf(version));
    return isFirst && days.size <= maxDays;
  });
  const fitting = new Set(
    kept.filter((version, index) => {
      bytes += version.bytes;
      return index === 0 || (index < maxVersions && bytes <= maxBytes);
    }),
  );
  return newestFirst.filter((version) => !fitting.has(version));
}

function dayOf({ at }: VersionSize): number {
  return Math.floor(at / dayMs);
}

function slotOf(version: VersionSize, now: number): string {
  return now - version.at <= dayMs
    ? `step ${String(Math.floor(version.at / versionStepMs))}`
    : `day ${String(dayOf(version))}`;
}
