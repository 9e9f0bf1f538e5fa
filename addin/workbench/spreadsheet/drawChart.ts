import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";
import { chartScale } from "./chartScale.js";
import type { Scale } from "./chartScale.js";

/** What a chart's cells hold; undefined where a cell has no number. */
export type ChartData = {
  readonly categories: readonly string[];
  readonly series: readonly SeriesData[];
};

type SeriesData = {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** In Excel's notation; "" where they have none. */
  readonly format: string;
  readonly onRight: PlanChart["series"][number]["onRight"];
};

/** Named in the style sheet, which has them for light and for dark pages. */
const colors = ["1", "2", "3", "4", "5"].map((number) => `var(--series-${number})`);
const margin = { top: 34, right: 16, bottom: 44, left: 64 };
/** Where labels of a scale stand on the right. */
const rightMargin = 52;
const mostLabels = 8;
/** Of the letters of a label, and between two. */
const letterWidth = 6.5;
const labelGap = 14;
const columnFill = 0.7;

/** The scale of the series on one side; null where there are none, on the right also where they have no numbers. */
function scaleOf(series: readonly SeriesData[], height: number): Scale | null {
  const [first] = series;
  if (first === undefined) return null;
  const numbers = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  if (first.onRight !== undefined && numbers.length === 0) return null;
  const rules = { format: first.format, isCount: first.onRight === "count" };
  return chartScale(numbers, { top: margin.top, bottom: height - margin.bottom }, rules);
}

/** Draws a chart of the cells' values as they are now. */
export function drawChart(
  { title, kind, place }: PlanChart,
  { categories, series }: ChartData,
): SVGSVGElement {
  const { width, height } = place;
  const onLeft = series.filter(({ onRight }) => onRight === undefined);
  const left = scaleOf(onLeft, height);
  const right = scaleOf(
    series.filter(({ onRight }) => onRight !== undefined),
    height,
  );
  const end = width - (right === null ? margin.right : rightMargin);
  const step = (end - margin.left) / Math.max(1, categories.length);
  const x = (index: number) => margin.left + (index + 0.5) * step;

  const svg = element("svg", { viewBox: `0 0 ${String(width)} ${String(height)}`, role: "img" });
  svg.append(text(title, { x: width / 2, y: 20, "text-anchor": "middle", class: "title" }));
  if (left !== null) svg.append(...axis(left, end));
  if (right !== null) svg.append(...rightLabels(right, end));
  svg.append(...labels(categories, x, { y: height - margin.bottom + 16, width: end - margin.left }));
  series.forEach(({ name, values, onRight }, index) => {
    const color = colors[index % colors.length] ?? "currentColor";
    const points = values.flatMap((value, at) => (value === undefined ? [] : [{ at, value }]));
    const scale = onRight === undefined ? left : right;
    if (scale !== null && (onRight !== undefined || kind === "line"))
      svg.append(line(points, x, scale, color));
    else if (scale !== null) {
      const barWidth = (step * columnFill) / onLeft.length;
      const from = (at: number) => x(at) - (step * columnFill) / 2 + index * barWidth;
      svg.append(...points.map(({ at, value }) => bar(from(at), value, barWidth, scale, color)));
    }
    svg.append(...legend(onRight === undefined ? name : `${name} (right)`, index, color, height));
  });
  return svg;
}

type Point = { readonly at: number; readonly value: number };

function line(points: readonly Point[], x: (at: number) => number, { y }: Scale, stroke: string): SVGElement {
  // A cell without a number breaks the line.
  const path = points
    .map(({ at, value }, index) => {
      const isJoined = points[index - 1]?.at === at - 1;
      return `${isJoined ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
  return element("path", { d: path, fill: "none", stroke, "stroke-width": 2, "stroke-linejoin": "round" });
}

function bar(left: number, value: number, width: number, { y, zero }: Scale, fill: string): SVGElement {
  const [top, bottom] = [Math.min(y(value), zero), Math.max(y(value), zero)];
  return element("rect", { x: left, y: top, width, height: Math.max(0.5, bottom - top), fill });
}

function axis({ ticks, y, zero }: Scale, end: number): readonly SVGElement[] {
  const across = (at: number, name: string) =>
    element("line", { x1: margin.left, x2: end, y1: at, y2: at, class: name });
  return [
    ...ticks.flatMap(({ value, label }) => [
      across(y(value), "tick"),
      text(label, { x: margin.left - 8, y: y(value) + 4, "text-anchor": "end" }),
    ]),
    across(zero, "zero"),
  ];
}

function rightLabels({ ticks, y }: Scale, end: number): readonly SVGElement[] {
  return ticks.map(({ value, label }) => text(label, { x: end + 8, y: y(value) + 4 }));
}

/** Every so many categories, as many as have room beside each other. */
function labels(
  categories: readonly string[],
  x: (at: number) => number,
  { y, width }: { readonly y: number; readonly width: number },
): readonly SVGElement[] {
  const longest = Math.max(1, ...categories.map(({ length }) => length));
  const room = Math.max(1, Math.floor(width / (longest * letterWidth + labelGap)));
  const every = Math.ceil(categories.length / Math.min(mostLabels, room));
  return categories.flatMap((category, at) =>
    at % every === 0 ? [text(category, { x: x(at), y, "text-anchor": "middle" })] : [],
  );
}

function legend(name: string, index: number, fill: string, height: number): readonly SVGElement[] {
  const x = margin.left + index * 120;
  return [
    element("rect", { x, y: height - 16, width: 10, height: 10, fill }),
    text(name, { x: x + 16, y: height - 7 }),
  ];
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = element("text", attributes);
  made.textContent = content;
  return made;
}

function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
