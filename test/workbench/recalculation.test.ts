import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CellPosition } from "../../addin/workbench/grid/cellPosition.js";
import { createRecalculation } from "../../addin/workbench/grid/recalculation.js";
import type { CellRun } from "../../addin/workbench/grid/recalculation.js";

const at = (row: number, column: number): CellPosition => ({ unitId: "book", sheetId: "sheet", row, column });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a column of new values is one range, and nothing is calculated while a calculation runs", async () => {
  const finish: (() => void)[] = [];
  const calculate = vi.fn(
    async (_runs: readonly CellRun[]) => new Promise<void>((resolve) => finish.push(resolve)),
  );
  const { mark } = createRecalculation(calculate, vi.fn());
  for (const row of [12, 10, 11, 10, 30]) mark(at(row, 2));
  mark(at(11, 3));
  await vi.advanceTimersByTimeAsync(1000);
  expect(calculate.mock.calls).toEqual([
    [
      [
        { unitId: "book", sheetId: "sheet", column: 2, startRow: 10, endRow: 12 },
        { unitId: "book", sheetId: "sheet", column: 2, startRow: 30, endRow: 30 },
        { unitId: "book", sheetId: "sheet", column: 3, startRow: 11, endRow: 11 },
      ],
    ],
  ]);

  mark(at(1, 1));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calculate).toHaveBeenCalledOnce();
  finish[0]?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(calculate).toHaveBeenCalledTimes(2);
});

test("a calculation that fails is reported, and the next one takes its cells along", async () => {
  const failure = new Error("the engine failed");
  const calculate = vi
    .fn(async (_runs: readonly CellRun[]) => Promise.resolve())
    .mockRejectedValueOnce(failure);
  const report = vi.fn();
  const { mark } = createRecalculation(calculate, report);
  mark(at(5, 2));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(report.mock.calls).toEqual([[failure]]);
  expect(calculate).toHaveBeenCalledOnce();

  mark(at(6, 2));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calculate.mock.calls[1]).toEqual([
    [{ unitId: "book", sheetId: "sheet", column: 2, startRow: 5, endRow: 6 }],
  ]);
  expect(calculate).toHaveBeenCalledTimes(2);
});
