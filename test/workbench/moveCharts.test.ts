import { expect, it } from "vitest";
import { createChartMoves } from "../../addin/workbench/spreadsheet/chartMoves.js";
import type { SheetMove } from "../../addin/workbench/spreadsheet/moveCharts.js";
import type { PlanChart } from "../../shared/sheet/sheetPlan.js";

const chart: PlanChart = {
  title: "Value",
  kind: "line",
  categories: "A8:A20",
  series: [
    { name: "Unhedged", range: "B8:B20" },
    { name: "Hedged", range: "C8:C20", onRight: "value" },
  ],
  place: { cell: "E4", width: 300, height: 200 },
};

type Lines = "rows" | "columns";

function move(id: string, lines: Lines, first: number, last: number): SheetMove {
  const all = { startRow: 0, endRow: 999, startColumn: 0, endColumn: 25 };
  const range =
    lines === "rows"
      ? { ...all, startRow: first - 1, endRow: last - 1 }
      : { ...all, startColumn: first - 1, endColumn: last - 1 };
  return { id: `sheet.mutation.${id}`, params: { unitId: "book", subUnitId: "sheet", range } };
}

const insertRows = (first: number, last: number) => move("insert-row", "rows", first, last);
const removeRows = (first: number, last: number) => move("remove-rows", "rows", first, last);
const removeColumns = (first: number, last: number) => move("remove-col", "columns", first, last);

function placesOf([moved]: readonly PlanChart[]): string {
  return moved === undefined
    ? "none"
    : [moved.categories, ...moved.series.map(({ range }) => range), moved.place.cell].join(" ");
}

// What Excel does to the ranges of a chart's series, and to a chart that moves with its cells.
it.each([
  ["rows inserted above all", insertRows(2, 4), "A11:A23 B11:B23 C11:C23 E7"],
  ["a row inserted above the first of the values", insertRows(8, 8), "A9:A21 B9:B21 C9:C21 E4"],
  ["rows inserted among the values", insertRows(10, 11), "A8:A22 B8:B22 C8:C22 E4"],
  ["rows inserted below the values", insertRows(21, 25), "A8:A20 B8:B20 C8:C20 E4"],
  ["rows removed above all", removeRows(1, 2), "A6:A18 B6:B18 C6:C18 E2"],
  ["rows removed at the upper end of the values", removeRows(7, 9), "A7:A17 B7:B17 C7:C17 E4"],
  ["rows removed at the lower end of the values", removeRows(19, 30), "A8:A18 B8:B18 C8:C18 E4"],
  ["the row of the chart's corner removed", removeRows(3, 5), "A5:A17 B5:B17 C5:C17 E3"],
  ["all values removed", removeRows(8, 20), "none"],
  [
    "a column inserted before the second series",
    move("insert-col", "columns", 3, 3),
    "A8:A20 B8:B20 D8:D20 F4",
  ],
  ["the column of a series removed", removeColumns(2, 2), "A8:A20 B8:B20 D4"],
  ["the column of the categories removed", removeColumns(1, 1), "none"],
])("%s", (_what, moved, expected) => {
  expect(placesOf(createChartMoves()("sheet", [chart], moved))).toBe(expected);
});

it("has the charts of before when a removal is undone, whatever it had cut off", () => {
  const apply = createChartMoves();
  const first = apply("sheet", [chart], removeRows(19, 30));
  const second = apply("sheet", first, removeRows(8, 18));
  expect(placesOf(second)).toBe("none");
  const undone = apply("sheet", second, insertRows(8, 18));
  expect(placesOf(undone)).toBe(placesOf(first));
  expect(placesOf(apply("sheet", undone, insertRows(19, 30)))).toBe(placesOf([chart]));
});
