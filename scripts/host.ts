// The built add-in and service as one process, as a container runs them.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { runHost } from "./host/runHost.js";
import { orExit } from "./lib/orExit.js";
import { builtFolder } from "./lib/projectRoot.js";

if (!existsSync(resolve(builtFolder, "host/main.js"))) {
  console.log("There is nothing built yet. Building …");
  // Only here: the bundler takes a second to load.
  const { buildAll } = await import("./lib/buildAll.js");
  await orExit(async () => buildAll(process.env));
}
await runHost(builtFolder);
