const forbidden = /[<>:"/\\|?*\p{Cc}]+/gu;
const longest = 120;

/** The name of a file for a workbook, without what some systems refuse in names. */
export function fileName(name: string, ending: string): string {
  const bare = name
    .replaceAll(forbidden, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/[. ]+$/, "")
    .trim();
  return `${bare === "" ? "Workbook" : bare.slice(0, longest)}${ending}`;
}

/** " frozen 2026-11-30 1345 UTC.xlsx": the moment of the values is seen wherever the file is. */
export function frozenEnding(asOf: Date): string {
  const text = asOf.toISOString();
  return ` frozen ${text.slice(0, 10)} ${text.slice(11, 13)}${text.slice(14, 16)} UTC.xlsx`;
}
