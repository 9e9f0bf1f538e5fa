// The built add-in and service as one process, as a container runs them.
import { runHost } from "./host/runHost.js";
import { isBuilt } from "./lib/isBuilt.js";
import { orExit } from "./lib/orExit.js";
import { builtFolder } from "./lib/projectRoot.js";

if (!isBuilt(builtFolder)) {
  console.log("There is no whole build yet. Building …");
  // Only here: the bundler takes a second to load.
  const { buildAll } = await import("./lib/buildAll.js");
  await orExit(async () => buildAll(process.env));
}
await runHost(builtFolder);
