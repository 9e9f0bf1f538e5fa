import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { startService, type ChildServer } from "./childServer.js";

const path = "/api/v1/perpetuals/binance/inverse";
const upstreamPath = "/dapi/v1/premiumIndex";
const intervalMs = 1000;

export type RefreshCount = {
  readonly clients: number;
  readonly instances: number;
  readonly answers: number;
  readonly intervals: number;
  readonly refreshes: number;
  /** The most refreshes within one interval. */
  readonly most: number;
};

async function ask({ url }: ChildServer): Promise<void> {
  const response = await fetch(`${url}${path}`);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`answered ${String(response.status)}`);
}

function countOf(simulator: Simulator): Pick<RefreshCount, "refreshes" | "most" | "intervals"> {
  const byInterval = new Map<number, number>();
  const refreshes = simulator.requests().filter((request) => request.path === upstreamPath);
  for (const { time } of refreshes) {
    const interval = Math.floor(time / intervalMs);
    byInterval.set(interval, (byInterval.get(interval) ?? 0) + 1);
  }
  const times = refreshes.map(({ time }) => Math.floor(time / intervalMs));
  return {
    refreshes: refreshes.length,
    most: Math.max(...byInterval.values()),
    intervals: Math.max(...times) - Math.min(...times) + 1,
  };
}

/** How often a venue is asked while so many clients, each asking again and again, are served for some seconds. */
export async function countRefreshes(
  clients: number,
  instances: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<RefreshCount> {
  const simulator = await startSimulator();
  const services = await Promise.all(
    Array.from({ length: instances }, async () =>
      startService(simulator.url, { HEDGE_QUOTE_INTERVAL_S: "1", HEDGE_SLOW_AFTER_MS: "8000", ...settings }),
    ),
  );
  try {
    for (const service of services) await ask(service);
    simulator.clearRequests();
    const end = performance.now() + 6 * intervalMs;
    let answers = 0;
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const service = services[client % services.length];
        while (service !== undefined && performance.now() < end) {
          await ask(service);
          answers += 1;
        }
      }),
    );
    return { clients, instances, answers, ...countOf(simulator) };
  } finally {
    await Promise.all(services.map(async (service) => service.close()));
    await simulator.close();
  }
}
