import { parseCLI, startVitest } from "vitest/node";
import { buildAll } from "./lib/buildAll.js";
import { findChromium } from "./lib/findChromium.js";

findChromium(process.env);
console.log("Building what the tests run on …");
await buildAll(process.env);

const { filter, options } = parseCLI(["vitest", ...process.argv.slice(2)]);
const vitest = await startVitest("test", filter, { ...options, watch: false });
const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
for (const module of vitest.state.getTestModules()) {
  for (const test of module.children.allTests()) counts[test.result().state] += 1;
}
const broken = vitest.state.getUnhandledErrors().length > 0 || process.exitCode === 1;
await vitest.close();

const left = counts.skipped + counts.pending;
if (process.env["CI"] === "true" && left > 0) {
  console.error(`${String(left)} tests did not run; nothing may be skipped here.`);
  process.exitCode = 1;
}
if (broken || counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
console.log(`${String(counts.passed)} passed, ${String(counts.failed)} failed`);
process.exit();
