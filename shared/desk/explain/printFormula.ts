import type { Decimal } from "../../decimal.js";
import { HedgeError } from "../../errors.js";
import type { Expression, Operator, Step } from "./expression.js";

/** Excel keeps no more digits of a number that is typed. */
const typedDigits = 15;

/** A number as a cell takes it. */
export function typedNumber(value: Decimal): Decimal {
  return value.toSignificantDigits(typedDigits);
}

/** How a step is written where another step uses it. */
type WriteStep = (step: Step) => Written;
/** A text of a formula and how tightly it holds together: a sum stands in brackets within a product. */
type Written = { readonly text: string; readonly strength: number };

const atom = 3;
/** Less than a sum: what has a sign stands in brackets within one. */
const signed = 0;
const strengths: Readonly<Record<Operator, number>> = { "+": 1, "-": 1, "*": 2, "/": 2 };

function writtenNumber(value: Decimal): Written {
  return { text: typedNumber(value).toFixed(), strength: value.lt(0) ? signed : atom };
}

function inBrackets({ text, strength }: Written, least: number): string {
  return strength >= least ? text : `(${text})`;
}

function write(expression: Expression, writeStep: WriteStep): Written {
  switch (expression.kind) {
    case "number":
      return writtenNumber(expression.value);
    case "step":
      return writeStep(expression.step);
    case "negative":
      return { text: `-${inBrackets(write(expression.of, writeStep), atom)}`, strength: signed };
    case "call": {
      const given = expression.given.map((argument) =>
        typeof argument === "string" ? `"${argument}"` : write(argument, writeStep).text,
      );
      return { text: `${expression.name}(${given.join(",")})`, strength: atom };
    }
    case "operation": {
      const { operator, left, right } = expression;
      const strength = strengths[operator];
      // What stands to the right of − or ÷ is taken together, also where it is as weak as the operator.
      const isOrdered = operator === "-" || operator === "/";
      const first = inBrackets(write(left, writeStep), strength);
      const second = inBrackets(write(right, writeStep), isOrdered ? strength + 1 : strength);
      return { text: `${first}${operator}${second}`, strength };
    }
  }
}

/** A step's result; where it has none, how it would be computed, so that the formula fails in the same way. */
function writtenValue({ value, expression }: Step): Written {
  if (!(value instanceof HedgeError)) return writtenNumber(value);
  return expression === null ? { text: "NA()", strength: atom } : write(expression, writtenValue);
}

/** How a step is computed, with the numbers put in: `=HEDGE.CONTRACTS(400000,10,1,"down")`; "" where it is not. */
export function formulaOf({ expression }: Pick<Step, "expression">): string {
  if (expression === null) return "";
  // "The same as another" is that other's formula: a number alone would explain nothing.
  return expression.kind === "step" ? formulaOf(expression.step) : `=${write(expression, writtenValue).text}`;
}

/** The same with other steps as references to their cells. */
export function cellFormulaOf(expression: Expression, cellOf: (step: Step) => string): string {
  return `=${write(expression, (step) => ({ text: cellOf(step), strength: atom })).text}`;
}
