const longestSheetName = 31;

/** The name, or the name with the smallest number from 2 on that no sheet has yet. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted.slice(0, longestSheetName) : numberedSheetName(wanted, number);
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** "Hedge 2", no longer than a sheet's name may be. */
export function numberedSheetName(name: string, number: number): string {
  const suffix = ` ${String(number)}`;
  return name.slice(0, longestSheetName - suffix.length) + suffix;
}
