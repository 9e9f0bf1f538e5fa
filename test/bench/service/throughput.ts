import autocannon from "autocannon";
import { startSimulator } from "../../simulator/simulator.js";
import { startChildServer, startService, type ChildServer } from "./childServer.js";

const path = "/api/v1/perpetuals/binance/inverse";
const rounds = 3;
const seconds = 5;

type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number };

export type Throughput = {
  readonly bytes: number;
  readonly bare: Load;
  readonly service: Load;
  readonly notModified: Load;
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
  const first = await fetch(`${service.url}${path}`, { headers: { "accept-encoding": "gzip" } });
  await first.arrayBuffer();
  const bare = await startChildServer([
    "--import",
    "tsx",
    "test/bench/service/bareServer.ts",
    `${service.url}${path}`,
  ]);
  try {
    const loads: Record<"bare" | "service" | "notModified", Load[]> = {
      bare: [],
      service: [],
      notModified: [],
    };
    for (let round = 0; round < rounds; round += 1) {
      loads.bare.push(await load(bare, connections));
      loads.service.push(await load(service, connections));
      loads.notModified.push(await load(service, connections, { "if-none-match": "*" }));
    }
    return {
      bytes: Number(first.headers.get("content-length")),
      bare: median(loads.bare),
      service: median(loads.service),
      notModified: median(loads.notModified),
    };
  } finally {
    await bare.close();
    await service.close();
    await simulator.close();
  }
}
