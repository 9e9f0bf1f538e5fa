import { resolve } from "node:path";
import { projectRoot } from "../../../scripts/lib/projectRoot.js";
import { cell, type Print } from "../print.js";
import { measureKeyLatency } from "./keyLatency.js";
import { loadIntervalSeconds, measureManyLiveCells } from "./manyLiveCells.js";
import { openAlone, type Opening } from "./openAlone.js";

type Measured = { readonly openings: Opening[]; readonly keys: number[] };

const rounds = 3;
const deskMs = 60_000;
const manyCells = 2_000;
const manyCellsMs = 600_000;

/** How soon the workbench is there, how it answers while prices stream, and whether its memory stays flat. */
export async function reportWorkbench(print: Print): Promise<void> {
  process.env["HEDGE_QUOTE_INTERVAL_S"] = String(loadIntervalSeconds);
  const before = process.env["BENCH_BEFORE"];
  const folders = [...(before === undefined ? [] : [resolve(before)]), resolve(projectRoot, "dist/addin")];
  const builds = folders.map((folder): Measured & { readonly folder: string } => ({
    folder,
    openings: [],
    keys: [],
  }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { folder, openings, keys } of builds) {
      openings.push(await openAlone(folder, deskMs));
      keys.push(...(await measureKeyLatency(folder)));
    }
  }
  print(
    `The sample desk, medians of ${String(rounds)} openings${before === undefined ? "" : ", before and now"}`,
  );
  const row = (name: string, read: (measured: Measured) => number, digits = 0) => {
    print(`  ${name.padEnd(50)} ${builds.map((build) => cell(read(build), digits)).join(" ")}`);
  };
  const median =
    (read: (opening: Opening) => number) =>
    ({ openings }: Measured) =>
      percentile(openings.map(read), 0.5);
  row(
    "page ready, first visit, ms",
    median(({ ready }) => ready),
  );
  row(
    "page ready, later visits, ms (limit 2,000)",
    median(({ readyAgain }) => readyAgain),
  );
  row(
    "longest task until the first visit was ready, ms",
    median(({ longestAtStart }) => longestAtStart),
  );
  row(
    "long tasks while prices stream, % (limit 5)",
    median(({ longTaskShare }) => 100 * longTaskShare),
    1,
  );
  row(
    "longest task, ms",
    median(({ longestTask }) => longestTask),
  );
  row("key to glyph while prices stream, p50, ms", ({ keys }) => percentile(keys, 0.5));
  row("key to glyph while prices stream, p99, ms", ({ keys }) => percentile(keys, 0.99));

  const { cells, ms, longestTask, changedCells, heap, requests } = await measureManyLiveCells(
    manyCells,
    manyCellsMs,
  );
  print(`${String(cells)} live cells for ${(ms / 60_000).toFixed(1)} min: longest task \
${longestTask.toFixed(0)} ms (limit 200), ${String(changedCells)} cells changed
  heap after collection, MB: ${heap.map((bytes) => (bytes / 1e6).toFixed(2)).join(" ")}
  requests: ${[...requests].map(([key, count]) => `${key} ${String(count)}`).join(", ")}`);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
