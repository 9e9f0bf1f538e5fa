import autocannon from "autocannon";
import { startSimulator } from "../../simulator/simulator.js";
import { startChildServer, startHandlersAlone, startService, type ChildServer } from "./childServer.js";

const path = "/api/v1/perpetuals/binance/inverse";
const rounds = 3;
const seconds = 5;

export type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number };

export type Throughput = {
  readonly bytes: number;
  readonly bare: Load;
  /** The host as it ships, which repeats kept answers. */
  readonly host: Load;
  readonly notModified: Load;
  /** Without the answer cache: each request reaches its handler. */
  readonly handlers: Load;
};

async function load(
  { url }: ChildServer,
  connections: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Load> {
  const result = await autocannon({
    url: `${url}${path}`,
    connections,
    duration: seconds,
    headers: { "accept-encoding": "gzip", ...headers },
  });
  if (result.errors > 0 || result["5xx"] > 0 || result["4xx"] > 0)
    throw new Error(`${String(result.errors)} errors, ${String(result.non2xx)} refusals under load`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

function median(loads: readonly Load[]): Load {
  const middle = (read: (load: Load) => number): number =>
    loads.map(read).sort((one, other) => one - other)[Math.floor(loads.length / 2)] ?? Number.NaN;
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
  };
}

/**
 * Requests per second for a cached snapshot, next to a bare node:http server that answers the same bytes, the two
 * in turn so that a busy machine slows both. Every answer counts, also those that wait for a refresh.
 */
export async function measureThroughput(connections: number): Promise<Throughput> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url);
  const alone = await startHandlersAlone(simulator.url);
  const first = await fetch(`${service.url}${path}`, { headers: { "accept-encoding": "gzip" } });
  await first.arrayBuffer();
  const bare = await startChildServer([
    "--import",
    "tsx",
    "test/bench/service/bareServer.ts",
    `${service.url}${path}`,
  ]);
  try {
    const loads: Record<"bare" | "host" | "notModified" | "handlers", Load[]> = {
      bare: [],
      host: [],
      notModified: [],
      handlers: [],
    };
    for (let round = 0; round < rounds; round += 1) {
      loads.bare.push(await load(bare, connections));
      loads.host.push(await load(service, connections));
      loads.notModified.push(await load(service, connections, { "if-none-match": "*" }));
      loads.handlers.push(await load(alone, connections));
    }
    return {
      bytes: Number(first.headers.get("content-length")),
      bare: median(loads.bare),
      host: median(loads.host),
      notModified: median(loads.notModified),
      handlers: median(loads.handlers),
    };
  } finally {
    await bare.close();
    await alone.close();
    await service.close();
    await simulator.close();
  }
}
