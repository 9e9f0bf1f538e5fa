import { decodeConfig } from "../functions/config.js";
import { buildAll } from "./lib/buildAll.js";
import { closeOnSignal } from "./lib/closeOnSignal.js";
import { isSystemError } from "./lib/isSystemError.js";
import { logToConsole } from "./lib/logToConsole.js";
import { orExit } from "./lib/orExit.js";
import { startDemo, type Demo } from "./lib/startDemo.js";

const defaultPort = 3100;

async function startSomewhere(wantedPort: number | null): Promise<Demo> {
  const options = { log: logToConsole };
  if (wantedPort !== null) return startDemo({ ...options, port: wantedPort });
  try {
    return await startDemo({ ...options, port: defaultPort });
  } catch (error) {
    if (isSystemError(error, "EADDRINUSE")) return startDemo({ ...options, port: 0 });
    throw error;
  }
}

// Before the build: a wrong setting should not take a minute to be found.
const { port } = await orExit(() => decodeConfig(process.env));
const isPortGiven = (process.env["PORT"] ?? "").trim() !== "";

console.log("Building …");
const demo = await orExit(async () => {
  await buildAll(process.env);
  return startSomewhere(isPortGiven ? port : null);
});
// A browser keeps workbooks for each address: at another one they would seem to be lost.
const elsewhere =
  isPortGiven || demo.url.endsWith(`:${String(defaultPort)}`)
    ? ""
    : `\nPort ${String(defaultPort)} is in use: workbooks saved at http://127.0.0.1:${String(defaultPort)} are not seen there.`;
console.log(`
The workbench is at ${demo.url}/workbench.html${elsewhere}
Prices are simulated; the simulator's controls are at ${demo.simulator.url}control
Ctrl-C ends it.`);
closeOnSignal(demo.close);
