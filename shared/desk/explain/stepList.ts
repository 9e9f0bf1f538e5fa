import type { Decimal } from "../../decimal.js";
import { attempt, HedgeError } from "../../errors.js";
import { planFields, type PlanRow } from "../planFields.js";
import { valueOf, type Expression, type Step } from "./expression.js";

/** A field of PLAN by its name. */
type PlanFieldName = keyof typeof planFields;

type About = Pick<Step, "name" | "label" | "unit" | "measure" | "source">;

/** Collects the steps of a row in the order in which they are computed; each call gives what later steps refer to. */
export type StepList = {
  readonly steps: readonly Step[];
  /** A number that is typed or looked up. */
  readonly input: (about: About, value: Decimal) => Expression;
  /** An input that may be asked for more than once: by its name it is listed once. */
  readonly sharedInput: (about: About, value: Decimal) => Expression;
  /** A step that PLAN does not show. */
  readonly step: (about: About, expression: Expression) => Expression;
  /** A figure of PLAN, with PLAN's value; null where PLAN leaves it blank. */
  readonly figure: (
    about: About & { readonly name: PlanFieldName },
    expression: Expression | null,
  ) => Expression | null;
  /** A figure of PLAN that is looked up; where nobody publishes it, null. */
  readonly lookedUp: (about: About & { readonly name: PlanFieldName }) => Expression | null;
};

function reference(step: Step): Expression {
  return { kind: "step", step };
}

/** An empty list for a row. */
export function stepList(row: PlanRow): StepList {
  const steps: Step[] = [];
  const add = (step: Step): Expression => {
    steps.push(step);
    return reference(step);
  };
  const input: StepList["input"] = (about, value) =>
    add({ ...about, isInput: true, expression: { kind: "number", value }, value });
  return {
    steps,
    input,
    sharedInput: (about, value) => {
      const known = steps.find(({ name }) => name === about.name);
      return known === undefined ? input(about, value) : reference(known);
    },
    step: (about, expression) =>
      add({ ...about, isInput: false, expression, value: attempt(() => valueOf(expression)) }),
    figure: (about, expression) => {
      const value = planFields[about.name].read(row);
      return typeof value === "string" ? null : add({ ...about, isInput: false, expression, value });
    },
    lookedUp: (about) => {
      const value = planFields[about.name].read(row);
      if (typeof value === "string") return null;
      if (!(value instanceof HedgeError)) return input(about, value);
      add({ ...about, isInput: true, expression: null, value });
      return null;
    },
  };
}
