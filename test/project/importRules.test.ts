// Plants wrong imports in a small copy of the layout: the project's import rules must catch each of them.
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const rules = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as IFlattenedRuleSet;

const planted = [
  ["shared-is-a-leaf", "shared/planted1.ts", "../addin/fine.js"],
  ["shared-is-a-leaf", "shared/planted2.ts", "../functions/fine.js"],
  ["shared-runs-anywhere", "shared/planted3.ts", "node:fs"],
  ["one-door-to-decimal", "shared/calc/planted4.ts", "decimal.js"],
  ["addin-never-imports-functions", "addin/planted5.ts", "../functions/fine.js"],
  ["functions-never-import-addin", "functions/planted6.ts", "../addin/fine.js"],
  ["ccxt-only-in-venues", "functions/routes/planted7.ts", "ccxt"],
  ["ccxt-only-in-venues", "addin/planted8.ts", "ccxt"],
  ["schema-library-only-at-borders", "addin/cell/planted9.ts", "zod/mini"],
  ["azure-only-in-functions", "addin/planted10.ts", "@azure/functions"],
  ["calc-knows-no-contract", "shared/calc/planted11.ts", "../contract/fine.js"],
  ["cell-knows-no-live", "addin/cell/planted12.ts", "../live/fine.js"],
  ["venues-know-no-http", "functions/venues/planted13.ts", "../http/fine.js"],
  ["univer-only-in-workbench", "addin/live/planted14.ts", "@univerjs/presets"],
  ["no-dev-dependencies-in-product", "addin/planted15.ts", "fast-check"],
  ["no-circular", "shared/planted16.ts", "./planted17.js"],
  ["not-to-unresolvable", "addin/planted18.ts", "./absent.js"],
  ["only-workbench-imports-workbench", "addin/planted19.ts", "./workbench/fine.js"],
  ["only-workbench-imports-workbench", "addin/taskpane/planted20.ts", "../workbench/fine.js"],
  ["only-workbench-imports-workbench", "addin/functions/planted21.ts", "../workbench/fine.js"],
  ["only-workbench-imports-workbench", "addin/live/planted22.ts", "../workbench/fine.js"],
  ["only-workbench-imports-workbench", "addin/cell/planted23.ts", "../workbench/fine.js"],
  ["only-workbench-imports-workbench", "addin/host/planted24.ts", "../workbench/fine.js"],
  ["only-workbench-imports-workbench", "addin/runtime/planted25.ts", "../workbench/fine.js"],
  ["runtime-stands-alone", "addin/runtime/planted26.ts", "../live/fine.js"],
] as const;

const fine = [
  "addin/fine.ts",
  "functions/fine.ts",
  "shared/contract/fine.ts",
  "addin/live/fine.ts",
  "addin/workbench/fine.ts",
  "functions/http/fine.ts",
];

let folder: string;
let result: ICruiseResult;

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hedge-imports-"));
  await symlink(resolve(projectRoot, "node_modules"), join(folder, "node_modules"));
  await write("package.json", JSON.stringify({ type: "module", devDependencies: { "fast-check": "*" } }));
  for (const file of fine) await write(file, "export const fine = 1;\n");
  await write("shared/planted17.ts", 'export * from "./planted16.js";\n');
  for (const [, file, target] of planted) await write(file, `export * from "${target}";\n`);
  const answer = await cruise(["addin", "functions", "shared"], {
    baseDir: folder,
    ruleSet: rules,
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    preserveSymlinks: true,
  });
  if (typeof answer.output === "string") throw new Error(answer.output);
  result = answer.output;
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

it.each(planted)("%s: %s must not import %s", (rule, file) => {
  const broken = result.summary.violations.filter(({ from }) => from === file).map((each) => each.rule.name);
  expect(broken).toContain(rule);
});
