import { nothingToDo } from "../desk/summary.js";
import type { PlanCondition } from "./sheetPlan.js";

/** Colours a column of sentences of PLAN or SHORTS by how they begin: to do, fine, and what is wrong or missing. */
export function actionLooks(range: string): PlanCondition {
  return {
    range,
    cases: [
      { when: { beginsWith: ["Sell", "Buy back", "Add", "Delisting", "Funding", "Leverage"] }, look: "act" },
      { when: { beginsWith: ["Fine", "Cash", "Hedged together"] }, look: "calm" },
      { when: { beginsWith: ["Waiting", "Too small", "Enter the margin"] }, look: null },
      { when: { filled: true }, look: "wrong" },
    ],
  };
}

/** Turns the summary of PLAN or SHORTS green where it says that nothing is left to do. */
export function summaryLooks(cell: string): PlanCondition {
  return { range: cell, cases: [{ when: { contains: nothingToDo }, look: "calm" }] };
}
