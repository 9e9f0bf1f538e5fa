import { fixed, onSheet } from "./formulaText.js";

/** The names of the planned sheets; where a workbook has them already, its host numbers the new ones. */
export const deskSheetNames = {
  hedge: "Hedge",
  shorts: "Hedge shorts",
  details: "Hedge details",
  scenario: "Hedge scenario",
  methods: "Hedge methods",
  history: "Hedge history",
  journal: "Hedge journal",
} as const;

/** Where a person types, as formulas on other sheets name it. */
export type DeskRanges = { readonly holdings: string; readonly shorts: string; readonly settings: string };

/** The ranges as a formula of a sheet writes them: on another sheet with that sheet's name. */
export function rangesFor(sheet: string, ranges: DeskRanges): DeskRanges {
  const { hedge, shorts } = deskSheetNames;
  const at = (home: string, range: string): string =>
    home === sheet ? fixed(range) : onSheet(home, fixed(range));
  return {
    holdings: at(hedge, ranges.holdings),
    shorts: at(shorts, ranges.shorts),
    settings: at(hedge, ranges.settings),
  };
}

/** Blank rows that are ready below what is typed. */
const spareRows = 30;
const minRows = 40;

/** Rows of a table that somebody types into. */
export function tableRows(typed: number): number {
  return Math.max(minRows, typed + spareRows);
}

/** Excel refuses a formula with a longer text in it. */
const maxTextLength = 255;

/** A list of fields as PLAN and SHORTS take it, in texts that Excel takes. */
export function fieldList(fields: readonly string[]): string {
  const texts: string[] = [];
  for (const [index, field] of fields.entries()) {
    const part = index === fields.length - 1 ? field : `${field}, `;
    const last = texts.at(-1);
    if (last !== undefined && last.length + part.length <= maxTextLength)
      texts[texts.length - 1] = last + part;
    else texts.push(part);
  }
  return texts.map((text) => `"${text}"`).join("&");
}
