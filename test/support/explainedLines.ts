import { expect } from "vitest";
import { explainRow } from "../../shared/desk/explain/explainRow.js";
import { memoryDesk, type TypedDesk } from "./memoryDesk.js";

/** Looked up in histories, which the usual desk does not have. */
const ofThePast: ReadonlySet<string> = new Set(["apr7", "survival", "worstRise", "fundingStress"]);

/** What Explain shows of the first row, a line a figure: field, heading, formula, unit, input or computed. */
export function explainedLines(typed: TypedDesk): readonly string[] {
  const [action, ...figures] = explainRow(memoryDesk().open(typed), 0);
  expect(action).toMatchObject({ field: "action", heading: "Action", formula: "", unit: "", isInput: false });
  return figures
    .filter(({ field }) => !ofThePast.has(field))
    .map(({ field, heading, formula, unit, isInput }) =>
      [field, heading, formula, unit, isInput ? "input" : "computed"].join(" | "),
    );
}
