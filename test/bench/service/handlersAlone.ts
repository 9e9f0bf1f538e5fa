// The built service without the local answer cache, so that every request reaches its handler.
import { createServer } from "node:http";
import { resolve } from "node:path";
import { decodeConfig } from "../../../functions/config.js";
import { createListener } from "../../../functions/dev/functionsListener.js";
import { listen } from "../../../functions/dev/listen.js";
import { loadApp } from "../../../functions/dev/loadApp.js";
import { builtFolder } from "../../../scripts/lib/projectRoot.js";

const registrations = loadApp(resolve(builtFolder, "functions/main.js"));
const listener = createListener(registrations, {
  config: decodeConfig(process.env),
  write: (line) => process.stderr.write(`${line}\n`),
  repeatsAnswers: false,
});
const { url } = await listen(createServer(listener), { port: 0 });
process.stdout.write(`Listening at ${url}\n`);
process.once("SIGTERM", () => process.exit(0));
