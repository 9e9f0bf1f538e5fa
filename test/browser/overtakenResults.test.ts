import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkbenchApi } from "../../addin/workbench/page/workbenchApi.js";
import { openWorkbench, type OpenWorkbench } from "./openWorkbench.js";

/** Below the tables of the sample desk, whose sheets make a calculation long enough to type meanwhile. */
const rows = Array.from({ length: 60 }, (_, index) => 60 + index);
/** The grid waits 100 ms for more edits before it calculates. */
const pauseMs = 130;

let bench: OpenWorkbench;
beforeAll(async () => {
  bench = await openWorkbench();
  const { page } = bench;
  await bench.call("activate", "Hedge");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 3 });
});
afterAll(async () => bench.close());

test("a number typed over a live formula stays, and nothing that the formula spilled stays beside it", async () => {
  const contents = async () =>
    Promise.all(
      rows.map(async (row) =>
        Promise.all([bench.call("number", `B${String(row)}`), bench.call("read", `C${String(row)}`)]),
      ),
    );
  await bench.page.evaluate((places) => {
    const { workbench } = window as unknown as { workbench: WorkbenchApi };
    for (const row of places)
      void workbench.write(`B${String(row)}`, '=HEDGE.QUOTES("bybit:BTC","mark,index")');
  }, rows);
  await expect
    .poll(async () => (await contents()).every(([mark, index]) => Number(mark) > 0 && index !== ""))
    .toBe(true);

  await bench.page.evaluate(
    async ([places, pause]) => {
      const { workbench } = window as unknown as { workbench: WorkbenchApi };
      for (const row of places) {
        // Not waited for: a person types while the grid calculates.
        void workbench.write(`B${String(row)}`, row);
        await new Promise((resolve) => {
          setTimeout(resolve, pause);
        });
      }
    },
    [rows, pauseMs] as const,
  );
  await bench.call("write", "B59", "=1+1");
  await expect.poll(async () => bench.call("read", "B59")).toBe("2");
  expect(await contents()).toEqual(rows.map((row) => [row, ""]));
  expect(bench.problems).toEqual([]);
});

test("what is typed while the sheet calculates is calculated, one set of changes after another", async () => {
  // The engine pauses after 500 formulas: then another calculation could begin.
  const dependents = Array.from({ length: 700 }, (_, index) => 60 + index);
  const typed = rows.slice(0, 30);
  const seen = await bench.page.evaluate(
    async ([places, entries]) => {
      const { workbench } = window as unknown as { workbench: WorkbenchApi };
      const api = workbench.grid();
      const formulas = places.map((row) => [`=$D$59+${String(row)}`]);
      api
        .getActiveWorkbook()
        ?.getActiveSheet()
        .getRange(`H60:H${String(59 + places.length)}`)
        .setFormulas(formulas);
      let [running, mostRunning, stopped] = [0, 0, 0];
      const watch = api.addEvent(api.Event.CommandExecuted, ({ id, params }) => {
        if (id === "formula.mutation.set-formula-calculation-start")
          mostRunning = Math.max(mostRunning, (running += 1));
        if (id === "formula.mutation.set-formula-calculation-stop") stopped += 1;
        if (id !== "formula.mutation.set-formula-calculation-notification") return;
        const { functionsExecutedState } = params as { readonly functionsExecutedState?: number };
        if (functionsExecutedState !== undefined) running = 0;
      });
      for (const row of entries) {
        void workbench.write("D59", 1000 + row);
        // Between the beginning of a calculation and some time after its end.
        await new Promise((resolve) => setTimeout(resolve, 100 + ((row * 37) % 150)));
        void workbench.write(`E${String(row)}`, `=${String(row)}+1`);
        await new Promise((resolve) => setTimeout(resolve, (row * 53) % 150));
      }
      watch.dispose();
      return { mostRunning, stopped };
    },
    [dependents, typed] as const,
  );
  const numbers = async () => {
    const cells = await bench.call("cells", "Hedge");
    const numberIn = (address: string) => cells[address]?.number;
    return [
      typed.map((row) => numberIn(`E${String(row)}`)),
      dependents.map((row) => numberIn(`H${String(row)}`)),
    ];
  };
  const last = 1000 + Math.max(...typed);
  await expect
    .poll(numbers, { timeout: 20_000, interval: 1000 })
    .toEqual([typed.map((row) => row + 1), dependents.map((row) => last + row)]);
  expect(seen).toEqual({ mostRunning: 1, stopped: 0 });
  expect(bench.problems).toEqual([]);
});
