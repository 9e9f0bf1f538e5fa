// The built functions app alone, as the cloud runs it but without Azure's tools.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { decodeConfig } from "../functions/config.js";
import { loadFunctionsListener } from "../functions/dev/functionsListener.js";
import { listen } from "../functions/dev/listen.js";
import { listenHost } from "../functions/dev/listenHost.js";
import { closeOnSignal } from "./lib/closeOnSignal.js";
import { logToConsole } from "./lib/logToConsole.js";
import { endWith, orExit } from "./lib/orExit.js";
import { builtFolder } from "./lib/projectRoot.js";

const mainFile = resolve(builtFolder, "functions/main.js");
if (!existsSync(mainFile)) endWith("There is no built service: run npm run build first.");

const server = await orExit(async () => {
  const { port } = decodeConfig(process.env);
  const host = listenHost(process.env);
  return listen(createServer(loadFunctionsListener(mainFile, logToConsole)), { port, host });
});
console.log(`The service answers at ${server.url}/api/health. Ctrl-C ends it.`);
closeOnSignal(server.close);
