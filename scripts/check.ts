import { spawnSync } from "node:child_process";
import { projectRoot } from "./lib/projectRoot.js";

const checks = [
  ["format", "prettier --check ."],
  ["types", "tsc -b"],
  ["lint", "eslint . --max-warnings 0"],
  ["imports", "depcruise --config .dependency-cruiser.cjs addin functions shared scripts test"],
  ["dead code", "knip"],
  ["generated files", "tsx --tsconfig test/tsconfig.json scripts/generate.ts --check"],
] as const;

const failed: string[] = [];
for (const [name, command] of checks) {
  console.log(`\n> ${name}: ${command}`);
  // A shell finds the package's command on Windows too, where it is a .cmd file.
  const { status } = spawnSync(`npx --no-install ${command}`, {
    cwd: projectRoot,
    stdio: "inherit",
    shell: true,
  });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nNot clean: ${failed.join(", ")}.`);
  process.exitCode = 1;
} else {
  console.log("\nClean.");
}
