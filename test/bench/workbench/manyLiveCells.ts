import type { RequestListener } from "node:http";
import type { Page } from "playwright-core";
import { openWorkbench } from "../../browser/openWorkbench.js";
import type { OpenWorkbench } from "../../browser/openWorkbench.js";
import { longestOf, longTasks, pageTime, watchLongTasks, type Task } from "./longTasks.js";

export type ManyLiveCells = {
  readonly cells: number;
  readonly ms: number;
  /** Of the page's main thread, in ms. */
  readonly longestTask: number;
  /** Cells that showed another text at the end than at the start. */
  readonly changedCells: number;
  /** Bytes after garbage collection, first after a fifth of the time. */
  readonly heap: readonly number[];
  /** For the prices of one venue and kind, by "venue/kind". */
  readonly requests: ReadonlyMap<string, number>;
};

const firstColumn = "F";
const columns = 12;
const firstRow = 20;
const heapSamples = 5;
const collections = 3;
const collectionPauseMs = 130;
/** Several venues and kinds, so that one request per venue and kind differs from one per cell. */
const instruments = [
  ...["BTC", "ETH", "SOL", "XRP"].map((coin) => `binance:${coin}`),
  ...["BTC", "ETH", "SOL", "XRP"].map((coin) => `bybit:${coin}-USDT`),
];
const measured = ["MARK", "INDEX", "FUNDINGRATE"];

/** The seconds in which the service gives new prices. */
export const loadIntervalSeconds = 5;

/**
 * Fills a sheet of the workbench with live cells and watches the page for some time.
 * @param watchMs once every cell has a number
 */
export async function measureManyLiveCells(cells: number, watchMs: number): Promise<ManyLiveCells> {
  process.env["HEDGE_QUOTE_INTERVAL_S"] = String(loadIntervalSeconds);
  const requests = new Map<string, number>();
  const bench = await openWorkbench({ guardService: counting(requests) });
  try {
    const addresses = await fill(bench, cells);
    const before = await texts(bench, addresses);
    await watchLongTasks(bench.page);
    const since = await pageTime(bench.page);
    requests.clear();
    const heap: number[] = [];
    const own: Task[] = [];
    const start = performance.now();
    for (let sample = 0; sample < heapSamples; sample += 1) {
      await bench.page.waitForTimeout(watchMs / heapSamples);
      const from = await pageTime(bench.page);
      heap.push(await heapAfterCollection(bench.page));
      own.push({ from, to: await pageTime(bench.page) });
    }
    const ms = performance.now() - start;
    const longestTask = longestOf(withoutOwn(await longTasks(bench.page, since), own));
    const after = await texts(bench, addresses);
    return {
      cells,
      ms,
      longestTask,
      changedCells: after.filter((text, index) => text !== before[index]).length,
      heap,
      requests: new Map(requests),
    };
  } finally {
    await bench.close();
  }
}

function counting(requests: Map<string, number>): (service: RequestListener) => RequestListener {
  return (service) => (request, response) => {
    const key = /\/perpetuals\/(\w+\/\w+)/.exec(request.url ?? "")?.[1];
    if (key !== undefined) requests.set(key, (requests.get(key) ?? 0) + 1);
    service(request, response);
  };
}

async function fill(bench: OpenWorkbench, cells: number): Promise<readonly string[]> {
  await bench.call("activate", "Try it");
  const formulas = Array.from({ length: cells }, (_cell, index) => ({
    address: `${String.fromCharCode(firstColumn.charCodeAt(0) + (index % columns))}${String(firstRow + Math.floor(index / columns))}`,
    formula: `=HEDGE.${measured[index % measured.length] ?? ""}("${instruments[index % instruments.length] ?? ""}")`,
  }));
  await bench.page.evaluate(async (all) => {
    const { workbench } = window as unknown as { workbench: { write(a: string, f: string): Promise<void> } };
    await Promise.all(all.map(async ({ address, formula }) => workbench.write(address, formula)));
  }, formulas);
  const addresses = formulas.map(({ address }) => address);
  const deadline = performance.now() + 60_000;
  while ((await texts(bench, addresses)).some((text) => text === "" || text.startsWith("#"))) {
    if (performance.now() > deadline) throw new Error("Not every live cell has a number within a minute");
    await bench.page.waitForTimeout(500);
  }
  return addresses;
}

async function texts({ page }: OpenWorkbench, addresses: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((all) => {
    const { workbench } = window as unknown as { workbench: { read(address: string): string } };
    return all.map((address) => workbench.read(address));
  }, addresses);
}

/** Without the garbage collection that the measurement asks for. */
function withoutOwn(tasks: readonly Task[], own: readonly Task[]): readonly Task[] {
  return tasks.filter((task) => !own.some(({ from, to }) => task.from < to && from < task.to));
}

/** The least of some: a collection within a calculation finds all that the calculation holds. */
async function heapAfterCollection(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const sizes: number[] = [];
  for (let turn = 0; turn < collections; turn += 1) {
    await devtools.send("HeapProfiler.collectGarbage");
    sizes.push((await devtools.send("Runtime.getHeapUsage")).usedSize);
    await page.waitForTimeout(collectionPauseMs);
  }
  await devtools.detach();
  return Math.min(...sizes);
}
