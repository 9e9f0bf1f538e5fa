import { createServer } from "node:http";
import { createApp } from "../../../functions/app.js";
import { decodeConfig, type Environment } from "../../../functions/config.js";
import { backgroundLog } from "../../../functions/log.js";
import { createListener } from "../../../functions/dev/functionsListener.js";
import { listen } from "../../../functions/dev/listen.js";
import { venues } from "../../../functions/venues/registry.js";
import { problemSchema } from "../../../shared/contract/problem.js";
import { snapshotSchema, type Snapshot } from "../../../shared/contract/perpetuals.js";
import { decode } from "../../../shared/contract/route.js";

export type TestApp = {
  readonly url: string;
  /** The lines of the log. */
  readonly logged: readonly string[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** The snapshot at a path; fails when the answer is anything else. */
  readonly snapshot: (path: string) => Promise<Snapshot>;
  /** The problem at a path, with its HTTP status and Retry-After. */
  readonly problem: (
    path: string,
  ) => Promise<{ status: number; code: string; detail: string; retryAfter: string | null }>;
  readonly close: () => Promise<void>;
};

/** The app with all its handlers on a real port, asking the venues through the simulator. */
export async function startTestApp(environment: Environment): Promise<TestApp> {
  const logged: string[] = [];
  // The tests ask more often than anybody may; the limit has its own tests.
  const decoded = decodeConfig({ HEDGE_RATE_LIMIT_PER_MINUTE: "0", ...environment });
  // Nor do they wait as the venues' limits demand, unless they say so.
  const isLimited = environment["HEDGE_HISTORY_SHARE_PERCENT"] !== undefined;
  const config = isLimited ? decoded : { ...decoded, historyShare: 1000 };
  const write = (line: string): number => logged.push(line);
  const { functions, close } = createApp({ config, venues, version: "9.9.9", log: backgroundLog(write) });
  const registrations = functions.map(({ path, ...rest }) => ({ ...rest, route: path }));
  const listener = createListener(registrations, { config, write });
  const server = await listen(createServer(listener), { port: 0 });
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/${path}`, { headers });
  return {
    url: server.url,
    logged,
    get,
    snapshot: async (path) => {
      const response = await get(path);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${String(response.status)}: ${text}`);
      return decode(snapshotSchema, JSON.parse(text), { code: "service_bad_response", what: path });
    },
    problem: async (path) => {
      const response = await get(path);
      const body: unknown = await response.json();
      const { code, detail, status } = decode(problemSchema, body, {
        code: "service_bad_response",
        what: path,
      });
      if (status !== response.status) throw new Error(`body says ${String(status)}`);
      return { status, code, detail, retryAfter: response.headers.get("retry-after") };
    },
    close: async () => {
      await server.close(50);
      await close();
    },
  };
}

export const inverseBinance = "api/v1/perpetuals/binance/inverse";
export const linearBinance = "api/v1/perpetuals/binance/linear";
export const inverseBybit = "api/v1/perpetuals/bybit/inverse";
export const linearBybit = "api/v1/perpetuals/bybit/linear";
