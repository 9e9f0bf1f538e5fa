import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

type Cost = { readonly ms: number; readonly mebibytes: number };

export type ImportCost = {
  readonly bare: Cost;
  readonly ccxt: Cost;
  readonly app: Cost;
};

const rounds = 7;

const report = `
  const ms = performance.now() - start;
  process.stdout.write(JSON.stringify({ ms, mebibytes: process.memoryUsage.rss() / 2 ** 20 }));
`;

const programs = {
  bare: `const start = performance.now(); ${report}`,
  ccxt: `const start = performance.now(); await import("ccxt"); ${report}`,
  app: `
    const { createRequire } = await import("node:module");
    const Module = (await import("node:module")).default;
    const load = Module._load;
    // As Azure's worker does, so that the app registers its routes instead of only warning.
    Module._load = (id, ...rest) =>
      id === "@azure/functions-core" ? { setProgrammingModel() {}, registerFunction() {} } : load(id, ...rest);
    const require = createRequire(${JSON.stringify(resolve(projectRoot, "package.json"))});
    const start = performance.now(); require("./dist/functions/main.js"); ${report}`,
};

function measure(program: string): Cost {
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: projectRoot,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output) as Cost;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * What importing costs in a new process: the built functions app, all of ccxt, and nothing. Taken in turn, so
 * that a busy machine slows all three; the medians are reported.
 */
export function measureImportCost(): ImportCost {
  const costs: Record<keyof typeof programs, Cost[]> = { bare: [], ccxt: [], app: [] };
  for (let round = 0; round < rounds; round += 1) {
    costs.bare.push(measure(programs.bare));
    costs.ccxt.push(measure(programs.ccxt));
    costs.app.push(measure(programs.app));
  }
  const summary = (list: readonly Cost[]): Cost => ({
    ms: median(list.map(({ ms }) => ms)),
    mebibytes: median(list.map(({ mebibytes }) => mebibytes)),
  });
  return { bare: summary(costs.bare), ccxt: summary(costs.ccxt), app: summary(costs.app) };
}
