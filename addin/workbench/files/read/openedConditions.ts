import type { ConditionalRule } from "hucre";
import { areaAddress } from "../../../host/area.js";
import { openedFormula } from "../formula/openedFormula.js";
import { parseRanges } from "../ranges.js";
import type { GridRange } from "../ranges.js";
import { openedColor } from "./openedColor.js";
import { openedStyles } from "./openedStyle.js";

type Body = Readonly<Record<string, unknown>>;

/** The conditional formats of a sheet as the grid keeps them, the first one first; those it does not know are left out. */
export function openedConditions(
  rules: readonly ConditionalRule[],
  sheetId: string,
  themeColors: readonly string[],
): readonly Body[] {
  return [...rules]
    .sort((one, other) => one.priority - other.priority)
    .flatMap((rule, index) => {
      const ranges = parseRanges(rule.range);
      const [first] = ranges;
      const body = first && (scale(rule, themeColors) ?? highlight(rule, first, themeColors));
      if (body === undefined) return [];
      return [
        { rule: body, ranges, cfId: `${sheetId}-${String(index)}`, stopIfTrue: rule.stopIfTrue === true },
      ];
    });
}

function highlight(
  rule: ConditionalRule,
  first: GridRange,
  themeColors: readonly string[],
): Body | undefined {
  const corner = areaAddress({ row: first.startRow, column: first.startColumn, rows: 1, columns: 1 });
  const test = rule.type === "cellIs" ? comparison(rule, corner) : cellTest(rule);
  if (test === undefined || rule.style === undefined) return undefined;
  return { type: "highlightCell", ...test, style: openedStyles(themeColors, "condition")(rule.style) ?? {} };
}

const textTypes: ReadonlySet<string> = new Set(["beginsWith", "endsWith", "containsText", "notContainsText"]);

function cellTest({ type, text, formula }: ConditionalRule): Body | undefined {
  if (type === "duplicateValues" || type === "uniqueValues") return { subType: type };
  if (type === "containsBlanks" || type === "notContainsBlanks") return { subType: "text", operator: type };
  const isText = textTypes.has(type);
  if (isText && text !== undefined) return { subType: "text", operator: type, value: text };
  const [only] = formulasOf(formula);
  if (only === undefined || (type !== "expression" && !isText)) return undefined;
  return { subType: "formula", value: openedFormula(only) };
}

const signs = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
} as const;

/** A comparison with a number or a text; one with another cell becomes a formula. */
function comparison({ operator, formula }: ConditionalRule, corner: string): Body | undefined {
  const formulas = formulasOf(formula);
  const [first, second] = formulas;
  if (operator === undefined || first === undefined) return undefined;
  if (operator === "between" || operator === "notBetween") {
    if (second === undefined) return undefined;
    const [low, high] = [numberOf(first), numberOf(second)];
    if (low !== null && high !== null) return { subType: "number", operator, value: [low, high] };
    const inside = `AND(${corner}>=${first},${corner}<=${second})`;
    return { subType: "formula", value: openedFormula(operator === "between" ? inside : `NOT(${inside})`) };
  }
  return (
    constantTest(operator, first) ?? {
      subType: "formula",
      value: openedFormula(`${corner}${signs[operator]}(${first})`),
    }
  );
}

function constantTest(operator: keyof typeof signs, formula: string): Body | undefined {
  const number = numberOf(formula);
  if (number !== null) return { subType: "number", operator, value: number };
  const quoted = /^"((?:[^"]|"")*)"$/.exec(formula)?.[1];
  if (quoted === undefined || (operator !== "equal" && operator !== "notEqual")) return undefined;
  return { subType: "text", operator, value: quoted.replaceAll('""', '"') };
}

function numberOf(formula: string): number | null {
  const number = formula.trim() === "" ? NaN : Number(formula);
  return Number.isFinite(number) ? number : null;
}

function scale({ colorScale, dataBar }: ConditionalRule, themeColors: readonly string[]): Body | undefined {
  const toColor = (rgb: string) => openedColor({ rgb }, themeColors);
  if (colorScale !== undefined) {
    const config = colorScale.cfvo.map((step, index) => ({
      index,
      color: toColor(colorScale.colors[index] ?? ""),
      value: stop(step),
    }));
    return config.every(({ color, value }) => color !== undefined && value !== undefined)
      ? { type: "colorScale", config }
      : undefined;
  }
  const [min, max] = (dataBar?.cfvo ?? []).map(stop);
  const color = dataBar && toColor(dataBar.color);
  if (min === undefined || max === undefined || color === undefined) return undefined;
  return {
    type: "dataBar",
    isShowValue: true,
    config: { min, max, isGradient: false, positiveColor: color, nativeColor: color },
  };
}

function stop({ type, value }: { readonly type: string; readonly value?: string }): Body | undefined {
  if (type === "min" || type === "max") return { type };
  const number = Number(value);
  return value === undefined || !Number.isFinite(number) ? undefined : { type, value: number };
}

function formulasOf(formula: ConditionalRule["formula"]): readonly string[] {
  if (formula === undefined) return [];
  return Array.isArray(formula) ? formula : [formula];
}
