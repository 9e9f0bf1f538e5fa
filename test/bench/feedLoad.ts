import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Script } from "node:vm";
import { createCustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { decodeFunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";
import { startSimulator } from "../simulator/simulator.js";
import { startService } from "./service/childServer.js";

export type FeedLoad = {
  readonly cells: number;
  readonly channels: number;
  readonly ticks: number;
  /** Per tick of all channels. */
  readonly requests: number;
  readonly bytes: number;
  /** From the end of an answer's body to the last cell it set, the longest of all ticks, ms. */
  readonly longestMs: number;
  /** The same number of figures when every cell asks for itself, all of one tick, ms and bytes. */
  readonly eachAsksMs: number;
  readonly eachAsksBytes: number;
};

const quoteIntervalS = 2;
const listed = ["BTC", "ETH", "SOL", "XRP"];
const measured = ["MARK", "INDEX", "FUNDINGRATE", "NEXTFUNDING", "ASOF"];

/** What all live cells of a runtime cost per tick, and what they would if each asked for itself. */
export async function measureFeed(cells: number, ticks: number): Promise<FeedLoad> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url, { HEDGE_QUOTE_INTERVAL_S: String(quoteIntervalS) });
  const watch = watchFetch();
  const host = await loadFunctionsBundle(`${service.url}/`);
  const stops = Array.from({ length: cells }, (_, cell) => {
    const id = measured[cell % measured.length] ?? "";
    const place = Math.floor(cell / measured.length);
    const { instrument, path } = subjects[place % subjects.length] ?? { instrument: "", path: "" };
    // Spaces around a name make the calls differ, as calls of as many other coins would: equal ones share a stream.
    const spaces = " ".repeat(Math.floor(place / subjects.length));
    return host.stream(id, [`${instrument}${spaces}`], () => {
      watch.cellIsSet(path);
    });
  });
  await watch.until(ticks);
  for (const stop of stops) stop();
  const each = await eachAsks(service.url, cells, watch.plain);
  await service.close();
  await simulator.close();
  return { cells, ticks, ...watch.summary(), ...each };
}

/** What cells ask for, of the venues that offer both kinds. */
const subjects = ["binance", "bybit", "okx", "bitget"].flatMap((venue) =>
  listed.flatMap((coin) => [
    { instrument: `${venue}:${coin}`, path: `/api/v1/perpetuals/${venue}/inverse` },
    { instrument: `${venue}:${coin}-USDT`, path: `/api/v1/perpetuals/${venue}/linear` },
  ]),
);

type Tick = { readonly bodyAt: number; readonly bytes: number; lastSetAt: number };

type Watch = {
  readonly plain: typeof fetch;
  readonly cellIsSet: (path: string) => void;
  readonly until: (ticks: number) => Promise<void>;
  readonly summary: () => Pick<FeedLoad, "channels" | "requests" | "bytes" | "longestMs">;
};

/** Stands in for fetch and notes when each body has come, what it weighed, and when its last cell was set. */
function watchFetch(): Watch {
  const plain = globalThis.fetch;
  const ticksOf = new Map<string, Tick[]>();
  globalThis.fetch = async (input, init) => {
    const response = await plain(input, init);
    const body = await response.arrayBuffer();
    const path = new URL(input instanceof Request ? input.url : input).pathname;
    const bytes = Number(response.headers.get("content-length") ?? body.byteLength);
    const ticks = ticksOf.get(path) ?? [];
    ticksOf.set(path, ticks);
    const bodyAt = performance.now();
    ticks.push({ bodyAt, bytes, lastSetAt: bodyAt });
    const { status, headers } = response;
    return new Response(status === 304 ? null : body, { status, headers });
  };
  return {
    plain,
    cellIsSet: (path) => {
      const tick = ticksOf.get(path)?.at(-1);
      if (tick !== undefined) tick.lastSetAt = performance.now();
    },
    until: async (ticks) => {
      const reached = (): number => Math.min(...[...ticksOf.values()].map(({ length }) => length));
      while (ticksOf.size === 0 || reached() < ticks) await new Promise((fulfil) => setTimeout(fulfil, 50));
    },
    summary: () => {
      const channels = [...ticksOf.values()];
      // The first tick is the opening of the workbook, not a tick like those after it.
      const ticks = channels.flatMap((each) => each.slice(1));
      const perTick = Math.max(...channels.map(({ length }) => length - 1));
      return {
        channels: channels.length,
        requests: ticks.length / perTick,
        bytes: ticks.reduce((sum, { bytes }) => sum + bytes, 0) / perTick,
        longestMs: Math.max(...ticks.map(({ bodyAt, lastSetAt }) => lastSetAt - bodyAt)),
      };
    },
  };
}

const atOnce = 200;

async function eachAsks(
  url: string,
  cells: number,
  plain: typeof fetch,
): Promise<{ readonly eachAsksMs: number; readonly eachAsksBytes: number }> {
  const begun = performance.now();
  let left = cells;
  let bytes = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const response = await plain(`${url}${subjects[left % subjects.length]?.path ?? ""}`);
        await response.arrayBuffer();
        bytes += Number(response.headers.get("content-length"));
      }
    }),
  );
  return { eachAsksMs: performance.now() - begun, eachAsksBytes: bytes };
}

/** Milliseconds to parse functions.js and to run it until everything is associated, the median of some rounds. */
export function measureAssociate(): { readonly ms: number } {
  const folder = resolve(projectRoot, "dist/addin");
  const source = readFileSync(resolve(folder, "functions.js"), "utf8");
  const metadata: unknown = JSON.parse(readFileSync(resolve(folder, "functions.json"), "utf8"));
  const rounds = Array.from({ length: 9 }, (_, round) => {
    const host = createCustomFunctionsHost(decodeFunctionsMetadata(metadata));
    Object.assign(globalThis, { CustomFunctions: host.runtime, location: { href: "http://127.0.0.1:9/" } });
    const begun = performance.now();
    // Another text each round: V8 remembers the code of a text it has compiled.
    new Script(`${source}\n// ${String(round)}`, { filename: "functions.js" }).runInThisContext();
    return performance.now() - begun;
  });
  return { ms: rounds.sort((one, other) => one - other)[Math.floor(rounds.length / 2)] ?? Number.NaN };
}
