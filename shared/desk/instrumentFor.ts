import { HedgeError } from "../errors.js";
import type { Desk } from "./openDesk.js";

/**
 * The instrument that hedges the one coin of a desk.
 * @throws HedgeError where there is none, or not yet
 */
export function instrumentFor({ rows, settingsProblem }: Desk): string {
  if (settingsProblem !== null) throw settingsProblem;
  const [row] = rows;
  if (row?.state === "hedged") return row.contract.text;
  if (row?.state === "wrong") throw row.problem;
  if (row?.state === "cash") {
    throw new HedgeError({ code: "no_answer", message: `${row.coin} is cash: nothing to hedge` });
  }
  if (row?.state === "waiting") {
    throw new HedgeError({ code: "no_answer", message: `waiting for ${row.problem}` });
  }
  throw new HedgeError({ code: "invalid_input", message: "coin must be entered, was blank" });
}
