// npm run fuzz [calls] [seed]: random arguments for every local function of the built bundle.
import { fuzzFunctions } from "../test/fuzz/fuzzFunctions.js";
import { loadFunctionsBundle } from "../test/support/functionsBundle.js";

const calls = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now());

const host = await loadFunctionsBundle("http://127.0.0.1:9/");
const report = fuzzFunctions(host, calls, seed);
console.log(
  `${String(report.calls)} calls with seed ${String(seed)}: ${String(report.numbers)} numbers, ` +
    `${String(report.matrices)} matrices, ${String(report.errors)} errors with a sentence; ` +
    `slowest call ${report.slowestMs.toFixed(1)} ms`,
);
