import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { compileFunction } from "node:vm";
import { createCoreApi, type Registration } from "./coreApi.js";

/**
 * Runs the built app as Azure's worker does, with `@azure/functions-core` injected into its `require`, and
 * returns what it registers. Each call runs the app afresh, so that two can live in one process.
 * @throws whatever the app throws at its start, a ConfigError for a wrong setting
 */
export function loadApp(mainFile: string): readonly Registration[] {
  const file = resolve(mainFile);
  const requireFromApp = createRequire(file);
  const { api, registrations } = createCoreApi();
  const run = compileFunction(
    readFileSync(file, "utf8"),
    ["module", "exports", "require", "__filename", "__dirname"],
    { filename: file },
  );
  const require = (id: string): unknown => (id === "@azure/functions-core" ? api : requireFromApp(id));
  const module = { exports: {} };
  Reflect.apply(run, undefined, [module, module.exports, require, file, dirname(file)]);
  return registrations;
}
