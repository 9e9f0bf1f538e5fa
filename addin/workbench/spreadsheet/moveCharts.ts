import type { ICommandInfo, IMutationInfo, IRange } from "@univerjs/presets";
import {
  adjustRangeOnMutation,
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
} from "@univerjs/presets/preset-sheets-core";
import type { MutationsAffectRange } from "@univerjs/presets/preset-sheets-core";
import type { PlanChart } from "../../../shared/sheet/sheetPlan.js";
import { areaAddress, parseArea } from "../../host/area.js";

/** A change of the places of a sheet's cells. */
export type SheetMove = IMutationInfo<MutationsAffectRange>;

const removals: ReadonlySet<string> = new Set([RemoveColMutation.id, RemoveRowMutation.id]);
const moves: ReadonlySet<string> = new Set([
  ...removals,
  ...[InsertColMutation, InsertRowMutation, MoveColsMutation, MoveRangeMutation, MoveRowsMutation].map(
    ({ id }) => id,
  ),
]);

export function isSheetMove(command: ICommandInfo): command is SheetMove {
  return moves.has(command.id) && command.params !== undefined;
}

export function isRemoval({ id }: SheetMove): boolean {
  return removals.has(id);
}

/** The sheet whose cells move; undefined where they leave it for another. */
export function movedSheet({ params }: SheetMove): string | undefined {
  if ("subUnitId" in params) return params.subUnitId;
  return "from" in params && params.from.subUnitId === params.to.subUnitId
    ? params.from.subUnitId
    : undefined;
}

/** The chart after its sheet's cells have moved, as Excel has it; undefined where nothing is left to draw. */
export function moveChart(chart: PlanChart, move: SheetMove): PlanChart | undefined {
  const categories = moveRange(chart.categories, move);
  const [first, ...others] = chart.series.flatMap((series) => {
    const range = moveRange(series.range, move);
    return range === undefined ? [] : [{ ...series, range }];
  });
  if (categories === undefined || first === undefined) return undefined;
  return { ...chart, categories, series: [first, ...others], place: movePlace(chart.place, move) };
}

function moveRange(address: string, move: SheetMove): string | undefined {
  const moved = adjustRangeOnMutation(toRange(address), move);
  return moved ? toAddress(moved) : undefined;
}

/** A chart lies over its cell, and not in it: it stays where the cell is cut out, or its row deleted. */
function movePlace(place: PlanChart["place"], move: SheetMove): PlanChart["place"] {
  if (move.id === MoveRangeMutation.id) return place;
  const cell = toRange(place.cell);
  const moved = adjustRangeOnMutation(cell, move);
  if (moved) return { ...place, cell: toAddress(moved) };
  const { range } = { range: cell, ...move.params };
  const first = move.id === RemoveRowMutation.id ? { row: range.startRow } : { column: range.startColumn };
  return { ...place, cell: areaAddress({ ...parseArea(place.cell), ...first }) };
}

function toRange(address: string): IRange {
  const { row, column, rows, columns } = parseArea(address);
  return { startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 };
}

function toAddress({ startRow, endRow, startColumn, endColumn }: IRange): string {
  const [rows, columns] = [endRow - startRow + 1, endColumn - startColumn + 1];
  return areaAddress({ row: startRow, column: startColumn, rows, columns });
}
