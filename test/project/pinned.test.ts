// What others could change under us: the actions of the workflows, and the versions of packages.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/lib/projectRoot.js";

const folder = resolve(projectRoot, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(resolve(folder, name), "utf8"),
}));

describe.each(workflows)("$name", ({ text }) => {
  test("every action is pinned by its commit and says its version", () => {
    const used = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(used.length).toBeGreaterThan(0);
    for (const line of used) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("the token may read only, unless a job asks for more", () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  });

  test("no text of a stranger gets into a command", () => {
    const commands = text.split("\n").filter((line) => line.includes("${{") && !/^\s*(\w|-)+: /.test(line));
    expect(commands).toEqual([]);
    expect(text).not.toContain("pull_request_target");
  });
});

test("only the job that runs no package may sign and publish a release", () => {
  const release = workflows.find(({ name }) => name === "release.yml")?.text ?? "";
  const [, text = ""] = release.split("\njobs:\n");
  const jobs = new Map(
    [...text.matchAll(/^ {2}(\w+):\n((?: {4}.*\n)+)/gmu)].map(([, name = "", body = ""]) => [name, body]),
  );
  const granted = [...jobs].filter(([, body]) => /\bwrite$/mu.test(body)).map(([name]) => name);
  expect([...jobs.keys()]).toEqual(["build", "publish"]);
  expect(granted).toEqual(["publish"]);
  expect(jobs.get("build")).toContain("npm ci");
  expect(jobs.get("publish")).not.toMatch(/\b(?:npm|npx|node|git)\b|actions\/checkout/u);
});

test("Dependabot waits a week with every update", () => {
  const [, ...ecosystems] = readFileSync(resolve(projectRoot, ".github/dependabot.yml"), "utf8").split(
    "- package-ecosystem: ",
  );
  expect(ecosystems).toHaveLength(3);
  for (const ecosystem of ecosystems) expect(ecosystem).toContain("cooldown:\n      default-days: 7\n");
});

test("what CI installs outside of the lock file has an exact version", () => {
  const installed = readFileSync(resolve(projectRoot, ".ci/run"), "utf8").match(/^npm install .*$/gmu) ?? [];
  expect(installed).toHaveLength(1);
  for (const line of installed) expect(line).toMatch(/ [a-z0-9-]+@\d+\.\d+\.\d+$/u);
});

test("packages are asked for in exact versions", () => {
  const { dependencies, devDependencies } = packageFile;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});
