import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { AppType, startDebugging, stopDebugging } from "office-addin-debugging";
import { getHttpsServerOptions } from "office-addin-dev-certs";
import { loadFunctionsListener } from "../functions/dev/functionsListener.js";
import { startAddinServer } from "./lib/addinServer.js";
import type { AddinServer } from "./lib/addinServer.js";
import { buildAll } from "./lib/buildAll.js";
import { builtFolder } from "./lib/projectRoot.js";
import { findExcel } from "./start/findExcel.js";
import { runStart } from "./start/runStart.js";

/** The manifest of the repository names this port. */
const port = 3000;
const manifest = resolve(builtFolder, "addin/manifest.xml");

async function serve(): Promise<AddinServer> {
  // Asks for consent, once, to trust a certificate for localhost: Office loads nothing without.
  const { key, cert } = await getHttpsServerOptions();
  const apiListener = loadFunctionsListener(resolve(builtFolder, "functions/main.js"), console.error);
  try {
    const addinFolder = resolve(builtFolder, "addin");
    return await startAddinServer({ port, tls: { key, cert }, addinFolder, apiListener });
  } catch (error) {
    throw new Error(`Port ${String(port)}, which the manifest names, cannot be used: ${String(error)}`, {
      cause: error,
    });
  }
}

const stopped = new Promise<void>((fulfil) => {
  process.once("SIGINT", () => {
    fulfil();
  });
  process.once("SIGTERM", () => {
    fulfil();
  });
});

const exitCode = await runStart({
  environment: process.env,
  hasExcel: () =>
    findExcel({
      platform: process.platform,
      homeFolder: homedir(),
      hasFolder: existsSync,
      hasRegistryKey: (key) => spawnSync("reg", ["query", key], { stdio: "ignore" }).status === 0,
    }),
  build: async () => buildAll(process.env),
  serve,
  sideload: async () => startDebugging(manifest, { appType: AppType.Desktop, enableDebugging: false }),
  removeSideload: async () => stopDebugging(manifest),
  untilStopped: async () => stopped,
  say: (line) => {
    console.log(line);
  },
});
// The functions app keeps timers that would hold the process.
process.exit(exitCode);
