import type { FunctionMetadata } from "../../runtime/functionsMetadata.js";
import { fill } from "../../language/fill.js";
import { texts } from "../texts.js";
import { readArgument, type ArgumentDraft } from "./argumentDraft.js";

/** What was given for the parameters, by their names. */
export type Drafts = Readonly<Record<string, ArgumentDraft>>;

/** A formula as far as it is filled in. */
export type ReadCall = {
  /** "=HEDGE.QTY(1,2)", also while arguments are missing. */
  readonly formula: string;
  /** The arguments by value; null while one is missing or known to the sheet alone. */
  readonly values: readonly unknown[] | null;
  /** Why there is no result yet; null where there is one. */
  readonly hint: string | null;
  /** Whether the formula can stand in a cell. */
  readonly isComplete: boolean;
};

export const blankDraft: ArgumentDraft = { text: "", taken: null };

/** Reads the formula that the drafts make. */
export function readCall(
  { name, parameters }: FunctionMetadata,
  drafts: Drafts,
  activeSheet: string | null,
): ReadCall {
  const given = parameters.map((parameter) => ({
    parameter,
    read: readArgument(drafts[parameter.name] ?? blankDraft, activeSheet),
  }));
  const lastGiven = given.map(({ read }) => read.status !== "blank").lastIndexOf(true);
  const used = given.slice(0, lastGiven + 1);
  const written = used.map(({ read }) => ("written" in read ? read.written : ""));
  const formula = `=HEDGE.${name}(${written.join(",")})`;
  const wrong = given.find(({ read }) => read.status === "wrong");
  const missing = given.find(({ parameter, read }) => parameter.optional !== true && read.status === "blank");
  if (wrong?.read.status === "wrong") {
    const hint = `${wrong.parameter.name}: ${wrong.read.problem}`;
    return { formula, values: null, hint, isComplete: false };
  }
  if (missing !== undefined) {
    return {
      formula,
      values: null,
      hint: fill(texts.formula.required, { name: missing.parameter.name }),
      isComplete: false,
    };
  }
  if (given.some(({ read }) => read.status === "unknown")) {
    return { formula, values: null, hint: texts.formula.afterInsert, isComplete: true };
  }
  const values = used.map(({ read }) => (read.status === "value" ? read.value : null));
  return { formula, values, hint: null, isComplete: true };
}
