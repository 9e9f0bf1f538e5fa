import { priceWindows, rise, type PriceWindow } from "../../shared/calc/rise.js";
import { dayMs } from "../../shared/desk/pricePast.js";
import { priceData } from "./dataLine.js";
import type { Group } from "./groups.js";
import { percent, table } from "./table.js";

const yearDays = 365;
const weekDays = 7;

/** How margin is set at a start: by a quantile of the rises of the past year, but at least for a rise. */
type Rule = { readonly name: string; readonly quantile: number; readonly least: number };

const rules: readonly Rule[] = [
  { name: "95 % rise", quantile: 0.95, least: 0 },
  { name: "99 % rise", quantile: 0.99, least: 0 },
  { name: "largest rise", quantile: 1, least: 0 },
  { name: "95 % rise, at least +100 %", quantile: 0.95, least: 1 },
  { name: "95 % rise, at least +200 %", quantile: 0.95, least: 2 },
];

type Test = { readonly past: readonly PriceWindow[]; readonly rise: number; readonly year: number };

/** Weekly starts that have a year before them, each with the windows that were over by then. */
function testsOf({ coins }: Group, days: number): readonly Test[] {
  return coins.flatMap(({ past }) => {
    const windows = priceWindows(past, days);
    return windows
      .filter(({ start }) => start >= yearDays && (start - yearDays) % weekDays === 0)
      .map(({ start, close, highest }) => ({
        past: windows.filter((each) => each.start >= start - yearDays && each.start + days <= start),
        rise: highest / close - 1,
        year: new Date(past.begins + start * dayMs).getUTCFullYear(),
      }))
      .filter((test) => test.past.length > 0);
  });
}

function isLiquidated({ past, rise: next }: Test, { quantile, least }: Rule): boolean {
  return next >= Math.max(least, rise(past, quantile).toNumber());
}

function share(tests: readonly Test[], rule: Rule): string {
  return tests.length === 0
    ? ""
    : percent(tests.filter((test) => isLiquidated(test, rule)).length / tests.length);
}

/** The first rule by the year of the start: where the years before were quiet it fails most. */
function byYear(rule: Rule, tests: readonly (readonly Test[])[]): string {
  const years = [...new Set(tests.flat().map(({ year }) => year))].sort();
  const rows = tests.map((ofHorizon, index) => [
    `${index === 0 ? "30" : "90"} days`,
    ...years.map((year) =>
      share(
        ofHorizon.filter((test) => test.year === year),
        rule,
      ),
    ),
  ]);
  return `The first row by the year of the start, all coins of the table together:

${table(["", ...years.map(String)], rows)}`;
}

/** Margin by the rises of the past year, tried on the days after it. */
export function ruleSection(groups: readonly Group[]): string {
  const tests = groups.map((group) => [30, 90].map((days) => testsOf(group, days)));
  const rows = rules.map((rule) => [
    rule.name,
    ...tests.map((ofGroup) => ofGroup.map((each) => share(each, rule)).join(" / ")),
  ]);
  const [first] = rules;
  const counts = groups.map(
    ({ name }, index) => `${name} ${(tests[index] ?? []).map(({ length }) => String(length)).join("/")}`,
  );
  return `### Margin by the rise of the past year, out of sample

${priceData(groups.flatMap(({ coins }) => coins))}

Share of shorts in % that were liquidated within the next 30 / 90 days although their margin survived that rise, taken from
the windows of the same length that lay within the 365 days before (weekly starts: ${counts.join(", ")}).
Had the rule kept what its name says, the first row would read 5 or less.

${table(["margin for", ...groups.map(({ name }) => `${name} 30/90`)], rows)}

${
  first === undefined
    ? ""
    : byYear(
        first,
        [0, 1].map((horizon) => tests.flatMap((ofGroup) => ofGroup[horizon] ?? [])),
      )
}`;
}
