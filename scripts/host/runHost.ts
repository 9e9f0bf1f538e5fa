import { resolve } from "node:path";
import { decodeConfig } from "../../functions/config.js";
import { loadFunctionsListener } from "../../functions/dev/functionsListener.js";
import { listenHost } from "../../functions/dev/listenHost.js";
import { startAddinServer } from "../lib/addinServer.js";
import { builtService } from "../lib/builtService.js";
import { closeOnSignal } from "../lib/closeOnSignal.js";
import { logToConsole } from "../lib/logToConsole.js";
import { orExit } from "../lib/orExit.js";

// Container engines kill ten seconds after they have asked.
const graceMs = 9000;

/**
 * Serves the built add-in and the service as one process, on HOST:PORT, behind whatever speaks TLS. A signal lets open
 * requests be answered and then ends the process with 0.
 * @param dist what npm run build made
 */
export async function runHost(dist: string): Promise<void> {
  const server = await orExit(async () => {
    const { port } = decodeConfig(process.env);
    return startAddinServer({
      ...{ port, host: listenHost(process.env) },
      addinFolder: resolve(dist, "addin"),
      apiListener: loadFunctionsListener(builtService(dist), logToConsole),
    });
  });
  closeOnSignal(async () => server.close(graceMs));
  if ((process.env["APPLICATIONINSIGHTS_CONNECTION_STRING"] ?? "") !== "") {
    console.log(
      "APPLICATIONINSIGHTS_CONNECTION_STRING is read on Azure only; here HEDGE_METRICS_KEY turns metrics on.",
    );
  }
  console.log(`HEDGE answers at ${server.url}/ and ${server.url}/api/health. Ctrl-C ends it.`);
}
