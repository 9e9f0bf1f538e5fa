/** More than any column holds. */
const maxHashes = 255;
const plainDecimal = /^-?\d+\.(\d+)$/;

/**
 * A number in a cell that is too narrow for it, as Excel shows it: with fewer decimal places where it has no other format
 * than its digits, and as #### where that does not help. Cut off, 12345678901 would read as a tenth of it.
 * @param fits whether a text has room in the cell
 */
export function narrowNumber(text: string, fits: (text: string) => boolean): string {
  const places = plainDecimal.exec(text)?.[1]?.length ?? 0;
  for (let kept = Math.min(places, 20) - 1; kept >= 0; kept -= 1) {
    const rounded = Number(text).toFixed(kept);
    const shown = (kept === 0 ? rounded : rounded.replace(/\.?0+$/, "")).replace(/^-0$/, "0");
    if (fits(shown)) return shown;
  }
  let hashes = "#";
  while (hashes.length < maxHashes && fits(`${hashes}#`)) hashes += "#";
  return hashes;
}
