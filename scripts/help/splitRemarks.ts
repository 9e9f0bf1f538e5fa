type Remarks = {
  /** The formula, where the remarks open with one; else empty. */
  readonly formula: string;
  readonly rest: string;
};

const arithmetic = /[×/Σ√·]| = /;

/** Takes the formula off the remarks: by habit it is their first sentence. */
export function splitRemarks(remarks: string): Remarks {
  const end = /\.(?= [A-Z0-9"#|])|\.$/.exec(remarks)?.index ?? remarks.length;
  const first = remarks.slice(0, end);
  if (!arithmetic.test(first.replaceAll("#N/A", ""))) return { formula: "", rest: remarks };
  return { formula: first, rest: remarks.slice(end + 1).trim() };
}
