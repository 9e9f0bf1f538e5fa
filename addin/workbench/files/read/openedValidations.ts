import type { DataValidation } from "hucre";
import { constantLimit } from "../constantLimit.js";
import { openedFormula } from "../formula/openedFormula.js";
import { parseRanges } from "../ranges.js";

type Rule = Readonly<Record<string, unknown>>;

const errorNumbers = { information: 0, stop: 1, warning: 2 } as const;
/** The arrow of a list beside its cell. */
const arrow = 1;

/** What may be entered into the cells of a sheet, as the grid keeps it. */
export function openedValidations(rules: readonly DataValidation[], sheetId: string): readonly Rule[] {
  return rules.flatMap((rule, index) => {
    const ranges = parseRanges(rule.range);
    const body = rule.type === "list" ? listBody(rule) : plainBody(rule);
    if (ranges.length === 0 || body === undefined) return [];
    const { allowBlank, errorTitle, errorMessage, inputTitle, inputMessage } = rule;
    return [
      {
        uid: `${sheetId}-${String(index)}`,
        ranges,
        ...body,
        allowBlank: allowBlank === true,
        // Without a message Excel lets everything in: the list is an offer.
        errorStyle:
          rule.showErrorMessage === true ? errorNumbers[rule.errorStyle ?? "stop"] : errorNumbers.warning,
        ...(errorTitle === undefined ? {} : { errorTitle }),
        ...(errorMessage === undefined ? {} : { error: errorMessage, showErrorMessage: true }),
        ...(inputTitle === undefined ? {} : { promptTitle: inputTitle }),
        ...(inputMessage === undefined ? {} : { prompt: inputMessage, showInputMessage: true }),
      },
    ];
  });
}

function listBody({ values, formula1 }: DataValidation): Rule | undefined {
  const common = { type: "list", showDropDown: true, renderMode: arrow };
  if (values !== undefined) {
    const words = values.map((word) => word.trim().replaceAll('""', '"')).filter((word) => word !== "");
    return { ...common, formula1: JSON.stringify(words) };
  }
  return formula1 === undefined ? undefined : { ...common, formula1: openedFormula(formula1) };
}

function plainBody({ type, operator, formula1, formula2 }: DataValidation): Rule | undefined {
  if (formula1 === undefined) return undefined;
  return {
    type,
    ...(type === "custom" ? {} : { operator: operator ?? "between" }),
    formula1: limit(formula1, type),
    ...(formula2 === undefined ? {} : { formula2: limit(formula2, type) }),
  };
}

/** A limit is a constant, or a formula. Some programs, and older workbenches, write a date as 2026-01-01. */
function limit(formula: string, type: string): string {
  const number = constantLimit(formula, type);
  return number === null ? openedFormula(formula) : String(number);
}
