import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  createCustomFunctionsHost,
  type CustomFunctionsHost,
} from "../../addin/runtime/customFunctionsHost.js";
import { decodeFunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";
import { readFunctionDocs } from "../../scripts/lib/functionDocs.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { parseFormula } from "../support/parseFormula.js";
import { plainDoubles } from "./plainDoubles.js";

type Speed = { readonly id: string; readonly callsPerSecond: number; readonly ratio: number | null };

function callsPerSecond(host: CustomFunctionsHost, id: string, given: readonly unknown[]): number {
  const calls = 2_000;
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) void host.invoke(id, given);
  return (1000 * calls) / (performance.now() - start);
}

/** The host of the same metadata whose functions are the plain doubles. */
function plainHost(): CustomFunctionsHost {
  const text = readFileSync(resolve(projectRoot, "dist/addin/functions.json"), "utf8");
  const host = createCustomFunctionsHost(decodeFunctionsMetadata(JSON.parse(text)));
  for (const [id, formula] of Object.entries(plainDoubles)) {
    host.runtime.associate(id, (...given) =>
      formula(...given.map((cell) => (typeof cell === "number" ? cell : Number.NaN)).filter(Number.isFinite)),
    );
  }
  return host;
}

/**
 * Calls per second of each local function with its first example, and how many times faster plain doubles are
 * through the same host, both taken in turn.
 */
export function measureLocalFunctions(host: CustomFunctionsHost): readonly Speed[] {
  const plain = plainHost();
  return readFunctionDocs()
    .filter(({ streaming }) => !streaming)
    .map(({ id, examples }) => {
      const { given } = parseFormula(examples[0]?.formula ?? "");
      const has = plainDoubles[id] !== undefined;
      callsPerSecond(host, id, given);
      if (has) callsPerSecond(plain, id, given);
      const ours = callsPerSecond(host, id, given);
      return { id, callsPerSecond: ours, ratio: has ? callsPerSecond(plain, id, given) / ours : null };
    });
}

/** Milliseconds to recalculate a sheet of rows with six local functions each. */
export function measureSheet(host: CustomFunctionsHost, rows: number): number {
  const start = performance.now();
  for (let row = 0; row < rows; row += 1) {
    const price = 4000 + row / 10;
    void host.invoke("QTY", [100 * price, price]);
    void host.invoke("CONTRACTS", [100 * price, 10]);
    void host.invoke("NOTIONAL", [100, price, 20]);
    void host.invoke("FUNDINGCOST", [100 * price, 0.0001, 30]);
    void host.invoke("LIQPRICE", [100 * price, price, 20, 0.005]);
    void host.invoke("PNL", [100 * price, price, 3500]);
  }
  return performance.now() - start;
}

function walk(points: number, step: number): readonly (readonly number[])[] {
  return Array.from({ length: points }, (_, index) => [
    100 + 20 * Math.sin(index * step) + 5 * Math.sin(index * 7.3),
  ]);
}

function medianMs(run: () => unknown): number {
  const rounds = 15;
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** Milliseconds, median of fifteen: BETA on 1,000 and BACKTEST on 2,000 points; two years of days and of settlements. */
export function measureSeries(
  host: CustomFunctionsHost,
): Readonly<Record<"beta" | "backtest" | "rise" | "survival" | "fundingStress", number>> {
  const [asset, proxy] = [walk(2000, 0.3), walk(2000, 0.31)];
  const [shortAsset, shortProxy] = [asset.slice(0, 1000), proxy.slice(0, 1000)];
  const [closes, highs] = [asset.slice(0, 730), proxy.slice(0, 730)];
  const times = Array.from({ length: 2190 }, (_, index) => [45_000 + index / 3]);
  const rates = walk(2190, 0.3).map(([value = 0]) => [value / 1e6]);
  return {
    rise: medianMs(async () => host.invoke("RISE", [closes, 30, 0.95, highs])),
    survival: medianMs(async () => host.invoke("SURVIVAL", [closes, 30, 0.5, highs])),
    fundingStress: medianMs(async () => host.invoke("FUNDINGSTRESS", [times, rates, 30, 0.95])),
    beta: medianMs(async () => host.invoke("BETA", [shortAsset, shortProxy])),
    backtest: medianMs(async () => host.invoke("BACKTEST", [asset, proxy, 1])),
  };
}
