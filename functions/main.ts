import { app } from "@azure/functions";
import { createApp } from "./app.js";
import { decodeConfig } from "./config.js";
import { backgroundLog } from "./log.js";
import { venues } from "./venues/registry.js";

const config = decodeConfig(process.env);
const version = process.env["HEDGE_VERSION"] ?? "development";

// No invocation's log is at hand; Azure's host logs what its worker writes here.
const log = backgroundLog((line) => process.stderr.write(`${line}\n`));

const { functions } = createApp({ config, venues, version, log });
for (const { name, path, methods, authLevel, handler } of functions) {
  app.http(name, { route: path, methods: [...methods], authLevel, handler });
}
