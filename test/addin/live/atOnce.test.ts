import { expect, it } from "vitest";
import { atOnce } from "../../../addin/live/atOnce.js";

type Task = { readonly name: number; readonly end: () => void; readonly fail: () => void };

function setUp(max: number, count: number) {
  const limit = atOnce(max);
  const started: Task[] = [];
  const outcomes = Array.from({ length: count }, async (_none, name) =>
    limit(
      async () =>
        new Promise<number>((resolve, reject) => {
          started.push({
            name,
            end: () => {
              resolve(name);
            },
            fail: () => {
              reject(new Error(String(name)));
            },
          });
        }),
    ),
  );
  const names = async (): Promise<readonly number[]> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    return started.map(({ name }) => name);
  };
  return { limit, started, outcomes, names };
}

it("starts as many as it may, and the others in their order as places come free", async () => {
  const { started, outcomes, names } = setUp(2, 5);
  expect(await names()).toEqual([0, 1]);
  started[1]?.end();
  expect(await names()).toEqual([0, 1, 2]);
  started[0]?.end();
  started[2]?.end();
  expect(await names()).toEqual([0, 1, 2, 3, 4]);
  started[3]?.end();
  started[4]?.end();
  expect(await Promise.all(outcomes)).toEqual([0, 1, 2, 3, 4]);
});

it("gives the place of one that failed to the next, and a later one no place twice", async () => {
  const { limit, started, outcomes, names } = setUp(1, 2);
  const failed = expect(outcomes[0]).rejects.toThrow("0");
  await names();
  started[0]?.fail();
  await failed;
  expect(await names()).toEqual([0, 1]);
  let isLateStarted = false;
  const late = limit(async () => {
    isLateStarted = true;
    return Promise.resolve("late");
  });
  await names();
  expect(isLateStarted).toBe(false);
  started[1]?.end();
  expect(await late).toBe("late");
});
