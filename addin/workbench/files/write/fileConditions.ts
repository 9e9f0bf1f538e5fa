import type { ConditionalRule, ConditionalRuleType } from "hucre";
import { areaAddress } from "../../../host/area.js";
import { field, listField, numberField, textField } from "../jsonFields.js";
import { rangesOf, rangesText } from "../ranges.js";
import { comparisonOf } from "./comparison.js";
import type { SaveNotes, ToStored } from "./fileCells.js";
import { conditionStyle, toArgb } from "./conditionStyle.js";

type RuleBody = Omit<ConditionalRule, "priority" | "range">;

/** The conditional formats of a sheet as files hold them, the first one first. */
export function fileConditions(rules: unknown, toStored: ToStored, notes: SaveNotes): ConditionalRule[] {
  const list: readonly unknown[] = Array.isArray(rules) ? rules : [];
  return list.flatMap((each, index) => {
    const range = rangesText(each);
    const body = range === "" ? undefined : ruleBody(each, toStored);
    if (body === undefined) {
      notes.add("A conditional format of a kind that is not written to files was left out.");
      return [];
    }
    return [
      {
        ...body,
        ...(field(each, "stopIfTrue") === true ? { stopIfTrue: true } : {}),
        range,
        priority: index + 1,
      },
    ];
  });
}

function ruleBody(each: unknown, toStored: ToStored): RuleBody | undefined {
  const rule = field(each, "rule");
  switch (textField(rule, "type")) {
    case "highlightCell": {
      const [first] = rangesOf(each);
      if (first === undefined) return undefined;
      const corner = areaAddress({ row: first.startRow, column: first.startColumn, rows: 1, columns: 1 });
      const test = cellTest(rule, corner, toStored);
      return test && { ...test, style: conditionStyle(field(rule, "style")) };
    }
    case "colorScale":
      return colorScale(rule);
    case "dataBar":
      return dataBar(rule);
    case undefined:
    default:
      return undefined;
  }
}

function cellTest(rule: unknown, corner: string, toStored: ToStored): RuleBody | undefined {
  const kind = textField(rule, "subType");
  if (kind === "duplicateValues" || kind === "uniqueValues") return { type: kind };
  if (kind === "number") return numberTest(rule);
  const value = textField(rule, "value") ?? "";
  if (kind === "text") return textTest(textField(rule, "operator") ?? "", value, corner);
  const formula = kind === "formula" ? toStored(value) : undefined;
  return formula === undefined ? undefined : { type: "expression", formula };
}

function numberTest(rule: unknown): RuleBody | undefined {
  const operator = comparisonOf(rule);
  const value = field(rule, "value");
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const formula = values.filter((each) => typeof each === "number").map(String);
  const wanted = operator === "between" || operator === "notBetween" ? 2 : 1;
  return operator === undefined || formula.length !== wanted
    ? undefined
    : { type: "cellIs", operator, formula };
}

/** Excel looks at the formula; the text beside it is what its own window shows. */
function textTest(operator: string, text: string, corner: string): RuleBody | undefined {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  const formulas: Readonly<Record<string, readonly [type: ConditionalRuleType, formula: string]>> = {
    beginsWith: ["beginsWith", `LEFT(${corner},LEN(${quoted}))=${quoted}`],
    endsWith: ["endsWith", `RIGHT(${corner},LEN(${quoted}))=${quoted}`],
    containsText: ["containsText", `NOT(ISERROR(SEARCH(${quoted},${corner})))`],
    notContainsText: ["notContainsText", `ISERROR(SEARCH(${quoted},${corner}))`],
    containsBlanks: ["containsBlanks", `LEN(TRIM(${corner}))=0`],
    notContainsBlanks: ["notContainsBlanks", `LEN(TRIM(${corner}))>0`],
    containsErrors: ["expression", `ISERROR(${corner})`],
    notContainsErrors: ["expression", `NOT(ISERROR(${corner}))`],
  };
  if (operator === "equal" || operator === "notEqual") return { type: "cellIs", operator, formula: quoted };
  const [type, formula] = formulas[operator] ?? [];
  if (type === undefined || formula === undefined) return undefined;
  return { type, formula, ...(/Text$|With$/.test(type) ? { text } : {}) };
}

const stopTypes = ["min", "max", "num", "percent", "percentile"] as const;

function stop(value: unknown): { type: (typeof stopTypes)[number]; value?: string } | undefined {
  const type = stopTypes.find((each) => each === textField(value, "type"));
  const number = numberField(value, "value");
  if (type === undefined) return undefined;
  if (type === "min" || type === "max") return { type };
  return number === undefined ? undefined : { type, value: String(number) };
}

function colorScale(rule: unknown): RuleBody | undefined {
  const steps = listField(rule, "config").map((step) => ({
    cfvo: stop(field(step, "value")),
    color: toArgb(textField(step, "color")),
  }));
  const cfvo = steps.flatMap((step) => step.cfvo ?? []);
  const colors = steps.flatMap(({ color }) => color ?? []);
  const isWhole = steps.length >= 2 && cfvo.length === steps.length && colors.length === steps.length;
  return isWhole && steps.length <= 3 ? { type: "colorScale", colorScale: { cfvo, colors } } : undefined;
}

function dataBar(rule: unknown): RuleBody | undefined {
  const config = field(rule, "config");
  const [min, max] = [stop(field(config, "min")), stop(field(config, "max"))];
  const color = toArgb(textField(config, "positiveColor"));
  return min === undefined || max === undefined || color === undefined
    ? undefined
    : { type: "dataBar", dataBar: { cfvo: [min, max], color } };
}
