import { Decimal } from "../../decimal.js";
import { HedgeError } from "../../errors.js";

const operations = {
  "+": (left: Decimal, right: Decimal) => left.plus(right),
  "-": (left: Decimal, right: Decimal) => left.minus(right),
  "*": (left: Decimal, right: Decimal) => left.times(right),
  "/": (left: Decimal, right: Decimal) => left.div(right),
} as const;

export type Operator = keyof typeof operations;

/** What a step is computed from. */
export type Expression =
  | { readonly kind: "number"; readonly value: Decimal }
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "negative"; readonly of: Expression }
  | {
      readonly kind: "call";
      /** As a formula writes it: "HEDGE.CONTRACTS", "MAX". */
      readonly name: string;
      /** A text stands for itself, in quotes. */
      readonly given: readonly (Expression | string)[];
      readonly compute: () => Decimal;
    }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** What a step's value is measured in, from which its number format follows. */
export type Measure = "usd" | "coins" | "price" | "contracts" | "fraction" | "rate" | "other";

/** A figure on the way to a row of PLAN: typed, looked up, or computed from steps before it. */
export type Step = {
  /** The field of PLAN, or a name of its own; no two steps of a row share one. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly measure: Measure;
  /** Typed or looked up, and not computed. */
  readonly isInput: boolean;
  /** Of a figure of the past the formula that gives it anew; left out where there is none. */
  readonly source?: string;
  /** Null where nothing can be computed: the value says why. */
  readonly expression: Expression | null;
  readonly value: Decimal | HedgeError;
};

export function number(value: Decimal | number): Expression {
  return { kind: "number", value: new Decimal(value) };
}

export function negative(of: Expression): Expression {
  return { kind: "negative", of };
}

function operation(operator: Operator) {
  return (left: Expression, right: Expression): Expression => ({ kind: "operation", operator, left, right });
}

export const plus = operation("+");
export const minus = operation("-");
export const times = operation("*");
export const over = operation("/");

/** The sum of all, 0 of none. */
export function sumOf([first, ...others]: readonly Expression[]): Expression {
  return first === undefined ? number(0) : others.reduce(plus, first);
}

/** The number that an expression gives. @throws HedgeError where a step of it has none */
export function valueOf(expression: Expression): Decimal {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "step": {
      const { value } = expression.step;
      if (value instanceof HedgeError) throw value;
      return value;
    }
    case "negative":
      return valueOf(expression.of).neg();
    case "call":
      return expression.compute();
    case "operation":
      return operations[expression.operator](valueOf(expression.left), valueOf(expression.right));
  }
}
