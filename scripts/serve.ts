// The built functions app alone, as the cloud runs it but without Azure's tools.
import { createServer } from "node:http";
import { decodeConfig } from "../functions/config.js";
import { loadFunctionsListener } from "../functions/dev/functionsListener.js";
import { listen } from "../functions/dev/listen.js";
import { listenHost } from "../functions/dev/listenHost.js";
import { builtService } from "./lib/builtService.js";
import { closeOnSignal } from "./lib/closeOnSignal.js";
import { logToConsole } from "./lib/logToConsole.js";
import { orExit } from "./lib/orExit.js";
import { builtFolder } from "./lib/projectRoot.js";

const mainFile = builtService(builtFolder);
const server = await orExit(async () => {
  const { port } = decodeConfig(process.env);
  const host = listenHost(process.env);
  return listen(createServer(loadFunctionsListener(mainFile, logToConsole)), { port, host });
});
console.log(`The service answers at ${server.url}/api/health. Ctrl-C ends it.`);
closeOnSignal(server.close);
