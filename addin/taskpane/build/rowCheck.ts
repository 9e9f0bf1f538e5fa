import { instrumentText } from "../../../shared/instrument.js";
import type { HedgeChoice, HedgeRefusal } from "../../../shared/sheet/chooseHedge.js";
import { sentence } from "../sentence.js";
import { chosenText } from "../texts.js";
import type { RowCheck } from "./HoldingLine.js";
import { rowProblem, type TypedHolding } from "./holdingRows.js";

/** What is told of a row: what is wrong with it, else what is to be shorted; null while that is not known. */
export function rowCheck(row: TypedHolding, choice: HedgeChoice | HedgeRefusal | null): RowCheck | null {
  const problem = rowProblem(row);
  if (problem !== null) return { state: "bad", text: problem };
  if (choice === null) return null;
  if (choice.status === "refused") return { state: "bad", text: sentence(choice.problem) };
  const isObvious =
    choice.method === "inverse" && choice.isOnVenue && choice.coin === row.coin.trim().toUpperCase();
  const text = chosenText(instrumentText(choice.instrument), isObvious ? null : choice.reason);
  return { state: choice.method === "proxy" ? "warning" : "good", text };
}
