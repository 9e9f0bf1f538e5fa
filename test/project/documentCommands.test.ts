// Every command that a document asks a reader to type is run by CI, or says what it needs that CI does not have.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandTrials } from "../../scripts/lib/commandTrials.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import packageFile from "../../package.json" with { type: "json" };
import { filesIn } from "./support/projectFiles.js";
import { partDocument, readDocuments, type Document } from "./support/readDocuments.js";

/** The line above a block whose commands CI cannot run. */
const needs = ["Excel", "an Azure account", "a domain", "a server"].map((thing) => `Needs ${thing}.`);

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");

/** A test that runs a command names it so. */
const declared = /^\/\/ Runs the documented command: (.+)$/gmu;

const runByCi = new Set([
  ...read(".ci/run").split("\n"),
  ...commandTrials.map(({ command }) => `npm run ${command}`),
  ...filesIn("test")
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [...read(file).matchAll(declared)].map(([, command = ""]) => command)),
]);

/** Every test is run by npm test; one of them alone is the same. */
function isTest(command: string): boolean {
  const file = /^npx vitest run --project (?:parts|browser) (test\/\S+\.test\.ts)(?: |$)/u.exec(command)?.[1];
  return file !== undefined && existsSync(join(projectRoot, file));
}

/** The commands of a block as they are typed, without settings in front and remarks. */
function commandsIn(text: string): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/gu, "")
    .split(/\n|&&/u)
    .map((line) =>
      line
        .replace(/(?:^|\s)#.*$/u, "")
        .replace(/^\s*(?:[A-Z_]+=\S+\s+)*/u, "")
        .trim(),
    )
    .filter((command) => command !== "");
}

function faultsOf({ path, fences }: Document): readonly string[] {
  return fences.flatMap(({ language, text, before }) => {
    if (language === "") return [`${path}: a block without a language`];
    if (["bash", "shell", "console", "powershell"].includes(language))
      return [`${path}: ${language} instead of sh`];
    if (language !== "sh" || needs.includes(before)) return [];
    return commandsIn(text)
      .filter((command) => !runByCi.has(command) && !isTest(command))
      .map((command) => `${path}: ${command}`);
  });
}

const documents = readDocuments();

it.each([
  ["a command that nothing runs", "Then:\n\n```sh\nnpm run absent\n```\n"],
  ["one beside others", "```sh\nnpm ci\nnpm run absent\n```\n"],
  ["one behind a setting", "```sh\nHEDGE_ADDIN_URL=https://hedge.example npm run absent\n```\n"],
  ["a test that does not exist", "```sh\nnpx vitest run --project parts test/absent.test.ts\n```\n"],
  ["another kind of shell", "```bash\nnpm ci\n```\n"],
])("finds %s", (_, text) => {
  expect(faultsOf(partDocument("planted.md", text))).toHaveLength(1);
});

it.each(["```sh\nnpm ci && npm test\n```\n", "Needs an Azure account.\n\n```sh\naz login\n```\n"])(
  "finds nothing in %j",
  (text) => {
    expect(faultsOf(partDocument("planted.md", text))).toEqual([]);
  },
);

it("every command of every document is run by CI or marked", () => {
  expect(documents.flatMap(faultsOf)).toEqual([]);
});

it("every npm script that a document names exists", () => {
  const named = documents.flatMap(({ path, prose, fences }) =>
    [...[...prose, ...fences.map(({ text }) => text)].join("\n").matchAll(/\bnpm run ([\w:-]+)/gu)].map(
      ([, name = ""]) => ({ path, name }),
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !(name in packageFile.scripts))).toEqual([]);
});

it("CONTRIBUTING.md lists every npm script", () => {
  const listed = new Set(read("CONTRIBUTING.md").match(/`npm (?:run )?[\w:-]+`/gu));
  // npm has words of its own for these.
  const short = new Set(["start", "stop", "test"]);
  const commands = Object.keys(packageFile.scripts).map(
    (name) => `\`npm ${short.has(name) ? "" : "run "}${name}\``,
  );
  expect(commands.filter((command) => !listed.has(command))).toEqual([]);
});

it("every setting that a document names is read somewhere", () => {
  const sources = ["functions", "scripts", "test"].flatMap((folder) =>
    filesIn(folder).filter((file) => file.endsWith(".ts") && !file.endsWith("documentCommands.test.ts")),
  );
  const known = new Set(sources.flatMap((file) => read(file).match(/\bHEDGE_[A-Z_]+\b/gu) ?? []));
  const unknown = documents.flatMap(({ path, prose, fences }) =>
    ([...prose, ...fences.map(({ text }) => text)].join("\n").match(/\bHEDGE_[A-Z_]+[A-Z]\b/gu) ?? [])
      .filter((name) => !known.has(name))
      .map((name) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});
