import { expect, test, vi } from "vitest";
import { createCustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import type { FunctionMetadata } from "../../addin/runtime/customFunctionsHost.js";

const cancelable: FunctionMetadata = {
  id: "ASK",
  name: "ASK",
  parameters: [{ name: "key" }],
  options: { cancelable: true },
};

function asking() {
  const asked: { readonly answer: (value: number) => void; readonly canceled: () => void }[] = [];
  const host = createCustomFunctionsHost({ functions: [cancelable] });
  host.runtime.associate({
    ASK: async (_key, invocation) =>
      new Promise<number>((answer) => {
        const canceled = vi.fn();
        (invocation as { onCanceled: () => void }).onCanceled = canceled;
        asked.push({ answer, canceled });
      }),
  });
  return { host, asked };
}

test("cancelable functions are notified once that nobody waits any more, each of a range too", () => {
  const { host, asked } = asking();
  const { cancel } = host.start("ASK", [[["a"], ["b"]]]);
  cancel();
  cancel();
  expect(asked.map(({ canceled }) => vi.mocked(canceled).mock.calls.length)).toEqual([1, 1]);
});

test("cancelable functions are not notified after their answer", async () => {
  const { host, asked } = asking();
  const { answer, cancel } = host.start("ASK", ["a"]);
  asked[0]?.answer(5);
  expect(await answer).toBe(5);
  cancel();
  expect(asked[0]?.canceled).not.toHaveBeenCalled();
});
