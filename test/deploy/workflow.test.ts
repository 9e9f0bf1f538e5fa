import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const workflow = readFileSync(resolve(projectRoot, ".github/workflows/deploy.yml"), "utf8");

const allOf = (pattern: RegExp): string[] =>
  [...workflow.matchAll(pattern)].map(([, found]) => found ?? "").sort();

it("runs no action that its owner could change under the same name", () => {
  const actions = allOf(/uses: (.*)/gu);
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d/u);
});

it("may only read the repository, runs scripts that exist, and needs one secret", () => {
  expect(workflow).toMatch(/^permissions:\n {2}contents: read\n[a-z#]/mu);
  for (const script of allOf(/npm run (\S+)/gu)) expect(packageFile.scripts).toHaveProperty(script);
  expect(allOf(/secrets\.(\w+)/gu)).toEqual(["AZURE_STATIC_WEB_APPS_API_TOKEN"]);
});
