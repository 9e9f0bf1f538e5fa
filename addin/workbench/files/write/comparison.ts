import { textField } from "../jsonFields.js";

const comparisons = [
  "between",
  "notBetween",
  "equal",
  "notEqual",
  "greaterThan",
  "lessThan",
  "greaterThanOrEqual",
  "lessThanOrEqual",
] as const;

/** How a rule compares a cell with one number, or with two. */
type Comparison = (typeof comparisons)[number];

/** The comparison of a rule of the grid, which has the same word in files; undefined where it has none. */
export function comparisonOf(rule: unknown): Comparison | undefined {
  return comparisons.find((each) => each === textField(rule, "operator"));
}
