import { expect, test, vi } from "vitest";
import { createCellCalls } from "../../addin/workbench/grid/cellCalls.js";
import type { CellPosition } from "../../addin/workbench/grid/cellPosition.js";
import { createCustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import type { FunctionMetadata } from "../../addin/runtime/customFunctionsHost.js";

const stream: FunctionMetadata = {
  id: "LIVE",
  name: "LIVE",
  parameters: [{ name: "key" }],
  options: { stream: true },
};
const ordinary: FunctionMetadata = {
  id: "ASK",
  name: "ASK",
  parameters: [{ name: "key" }],
  options: { cancelable: true },
};
const cell: CellPosition = { unitId: "book", sheetId: "sheet", row: 3, column: 2 };
const busy = { kind: "error", code: "#BUSY!", message: "" };
const everyCell = () => true;
const settled = async () => new Promise<void>((resolve) => setTimeout(resolve));

function openCell() {
  const live = new Map<unknown, (value: unknown) => void>();
  const answers: ((value: number) => void)[] = [];
  const canceled: unknown[] = [];
  const host = createCustomFunctionsHost({ functions: [stream, ordinary] });
  host.runtime.associate({
    LIVE: (key, given) => {
      const invocation = given as { setResult: (value: unknown) => void; onCanceled: () => void };
      live.set(key, invocation.setResult);
      invocation.onCanceled = () => live.delete(key);
    },
    ASK: async (key, given) => {
      const invocation = given as { onCanceled: () => void };
      invocation.onCanceled = () => canceled.push(key);
      return new Promise<number>((resolve) => answers.push(resolve));
    },
  });
  const onNewValue = vi.fn();
  const calls = createCellCalls(host, onNewValue);
  const calculate = (...formula: readonly (readonly [FunctionMetadata, string])[]) => {
    const results = formula.map(([entry, key]) => calls.evaluate(entry, [key], cell));
    calls.afterCalculation(everyCell);
    return results;
  };
  return { live, answers, canceled, onNewValue, calls, calculate };
}

test("a stream shows #BUSY! until its first value, then notifies the cell of changed values only", () => {
  const { live, onNewValue, calculate } = openCell();
  expect(calculate([stream, "ETH"])).toEqual([busy]);
  live.get("ETH")?.(4000);
  live.get("ETH")?.(4000);
  expect(onNewValue).toHaveBeenCalledExactlyOnceWith(cell);
  expect(calculate([stream, "ETH"])).toEqual([4000]);
  live.get("ETH")?.(4001);
  expect(onNewValue).toHaveBeenCalledTimes(2);
});

test("a changed formula ends the old stream, a cleared cell ends all", () => {
  const { live, calls, calculate } = openCell();
  calculate([stream, "ETH"], [stream, "BTC"]);
  calculate([stream, "SOL"], [stream, "BTC"]);
  expect([...live.keys()].sort()).toEqual(["BTC", "SOL"]);
  calls.releaseWhere(everyCell);
  expect([...live.keys()]).toEqual([]);
});

test("two answers in one formula arrive one after the other without asking twice", async () => {
  const { answers, calculate } = openCell();
  expect(calculate([ordinary, "a"], [ordinary, "b"])).toEqual([busy, busy]);
  answers[0]?.(1);
  await settled();
  expect(calculate([ordinary, "a"], [ordinary, "b"])).toEqual([1, busy]);
  answers[1]?.(2);
  await settled();
  expect(calculate([ordinary, "b"], [ordinary, "a"])).toEqual([2, 1]);
  expect(answers).toHaveLength(2);

  expect(calculate([ordinary, "a"], [ordinary, "b"])).toEqual([busy, busy]);
  expect(answers).toHaveLength(4);
});

test("a call whose formula is replaced before its answer is cancelled, and its answer is not shown", async () => {
  const { answers, canceled, onNewValue, calculate } = openCell();
  calculate([ordinary, "a"], [ordinary, "b"]);
  calculate([ordinary, "c"], [ordinary, "b"]);
  expect(canceled).toEqual(["a"]);
  answers[0]?.(1);
  await settled();
  expect(onNewValue).not.toHaveBeenCalled();
  answers[2]?.(3);
  await settled();
  expect(calculate([ordinary, "c"], [ordinary, "b"])).toEqual([3, busy]);
  calculate([stream, "ETH"]);
  expect(canceled).toEqual(["a", "b"]);
});
