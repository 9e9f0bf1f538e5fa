import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";
import { toPoints } from "./points.js";

const types = { line: "Line", column: "ColumnClustered" } as const;

/** Adds a chart beside the cells. */
export function paintChart(
  sheet: Excel.Worksheet,
  { title, kind, categories, series, place }: PlanChart,
): void {
  const [first, ...others] = series;
  const chart = sheet.charts.add(types[kind], sheet.getRange(first.range), "Columns");
  chart.title.text = title;
  chart.setPosition(place.cell);
  chart.width = toPoints(place.width);
  chart.height = toPoints(place.height);
  chart.legend.position = "Bottom";
  const made = [
    chart.series.getItemAt(0),
    ...others.map(({ name, range, onRight }) => {
      const added = chart.series.add(name);
      added.setValues(sheet.getRange(range));
      if (onRight !== undefined) {
        added.chartType = "Line";
        added.axisGroup = "Secondary";
      }
      return added;
    }),
  ];
  made.forEach((each) => {
    each.setXAxisValues(sheet.getRange(categories));
  });
  const [firstMade] = made;
  if (firstMade !== undefined) firstMade.name = first.name;
  if (others.some(({ onRight }) => onRight === "count")) {
    chart.axes.getItem("Value", "Secondary").majorUnit = 1;
  }
}
