/** "2026-11-30 12:34 UTC" */
export function utcText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The same moment by the clock of this computer, as its owner writes times; "" where that is UTC. */
export function localText(at: number): string {
  if (new Date(at).getTimezoneOffset() === 0) return "";
  return new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

/** "340 kB" */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${String(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "1 workbook", "2 workbooks" */
export function countText(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
