import type { SheetPlan } from "./sheetPlan.js";

/** How the sentences of PLAN and SHORTS begin that ask for something now. */
const calls = ["Sell", "Buy back", "Add", "Funding", "Leverage"];
const calm = ["Fine", "Cash", "Carried"];
const patient = ["Waiting", "Too small", "Type the margin"];

/** Colours a column of actions: to do, fine, and what is wrong or missing. */
export function actionLooks(
  range: string,
  letter: string,
  firstRow: number,
): SheetPlan["conditionalFormats"] {
  const cell = `$${letter}${String(firstRow)}`;
  const begins = (words: readonly string[]): string =>
    `OR(${words.map((word) => `LEFT(${cell},${String(word.length)})="${word}"`).join(",")})`;
  return [
    { range, formula: `=${begins(calls)}`, look: "act" },
    { range, formula: `=${begins(calm)}`, look: "calm" },
    { range, formula: `=AND(${cell}<>"",NOT(${begins([...calls, ...calm, ...patient])}))`, look: "wrong" },
  ];
}
