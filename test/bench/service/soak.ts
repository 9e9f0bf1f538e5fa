import autocannon from "autocannon";
import { venues } from "../../../functions/venues/registry.js";
import { startSimulator } from "../../simulator/simulator.js";
import { startService } from "./childServer.js";

export type Soak = {
  readonly minutes: number;
  readonly requests: number;
  /** MiB resident at the end of each tenth of the time. */
  readonly mebibytes: readonly number[];
};

/** Memory of the service while clients ask for every venue, some histories and wrong addresses, for so long. */
export async function measureSoak(minutes: number): Promise<Soak> {
  const simulator = await startSimulator();
  const service = await startService(simulator.url);
  const paths = [
    ...venues.map(({ id }) => `/api/v1/perpetuals/${id}/linear`),
    "/api/v1/perpetuals/binance/inverse",
    "/api/v1/compare/BTC",
    "/api/v1/candles/binance/inverse/BTC?days=90",
    "/api/v1/funding/bybit/linear/ETH",
    "/api/v1/venues",
    "/api/v1/perpetuals/nowhere/inverse",
  ];
  try {
    const mebibytes: number[] = [];
    let requests = 0;
    for (let part = 0; part < 10; part += 1) {
      const result = await autocannon({
        url: service.url,
        connections: 50,
        duration: minutes * 6,
        // Far below its limit, so that ten minutes are ten minutes of refreshes and not of waiting.
        overallRate: 500,
        requests: paths.map((path) => ({ method: "GET", path, headers: { "accept-encoding": "gzip" } })),
      });
      requests += result.requests.total;
      mebibytes.push(service.residentMebibytes());
    }
    return { minutes, requests, mebibytes };
  } finally {
    await service.close();
    await simulator.close();
  }
}
