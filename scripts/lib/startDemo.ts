import type { RequestListener } from "node:http";
import { resolve } from "node:path";
import { loadFunctionsListener } from "../../functions/dev/functionsListener.js";
import type { Market } from "../../test/simulator/market.js";
import { startSimulator, type Simulator } from "../../test/simulator/simulator.js";
import { startAddinServer } from "./addinServer.js";
import { builtFolder } from "./projectRoot.js";

export type Demo = {
  /** Where the built add-in is served; the workbench is /workbench.html. Without a slash at the end. */
  readonly url: string;
  readonly simulator: Simulator;
  readonly close: () => Promise<void>;
};

type DemoOptions = {
  /** Of the add-in server; 0 takes a free one. */
  readonly port: number;
  /** Takes the service's log lines. */
  readonly log?: (line: string) => void;
  /** Stands between the pages and the service: to count what arrives, or to pull its plug. */
  readonly guardService?: (service: RequestListener) => RequestListener;
  /** Simulated instead of the usual one. */
  readonly market?: Market;
  /** Another build than dist/addin, to compare the two. */
  readonly addinFolder?: string;
};

/**
 * Starts simulator, functions app and add-in server together. The functions app is the built one and
 * reads its settings from the environment, so a process can hold one demo at a time.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const {
    port,
    log = () => undefined,
    guardService = (service: RequestListener): RequestListener => service,
    market,
    addinFolder = resolve(builtFolder, "addin"),
  } = options;
  const simulator = await startSimulator(market === undefined ? {} : { market });
  process.env["HEDGE_UPSTREAM_PROXY"] = simulator.url;
  const service = loadFunctionsListener(resolve(builtFolder, "functions/main.js"), log);
  const server = await startAddinServer({
    port,
    apiListener: guardService(service),
    isSimulated: true,
    addinFolder,
  }).catch(async (error: unknown) => {
    await simulator.close();
    throw error;
  });
  return {
    url: server.url,
    simulator,
    close: async () => {
      await server.close();
      await simulator.close();
    },
  };
}
