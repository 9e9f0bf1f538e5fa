// Builds what users' Excel loads, for an address that is not this machine's, and reads every file of it.
// Runs the documented command: npm run build
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildAddresses } from "../../scripts/lib/buildAddresses.js";
import { finishAddin } from "../../scripts/lib/finishAddin.js";
import { runWebpack } from "../../scripts/lib/runWebpack.js";
import packageFile from "../../package.json" with { type: "json" };
import { lintManifest } from "../../scripts/manifest/lintManifest.js";

const environment = {
  HEDGE_ADDIN_URL: "https://hedge.example/addin",
  HEDGE_SERVICE_URL: "https://api.hedge.example",
  HEDGE_SUPPORT_URL: "https://code.example/hedge/issues",
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hedge-production-"));
  // The configuration reads them when it is loaded.
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { default: configurations } = await import("../../webpack.config.js");
  const addin = configurations.find(({ name }) => name === "addin");
  // The workbench is not part of what Excel loads, and its spreadsheet takes a minute to bundle.
  const entry = Object.fromEntries(
    Object.entries((addin?.entry ?? {}) as Record<string, string>).filter(([name]) => name !== "workbench"),
  );
  await runWebpack([{ ...addin, entry, output: { ...addin?.output, path: folder } }]);
  await finishAddin(folder, buildAddresses(environment));
}, 300_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const textFiles = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.(?:html|json|js|css|xml)$/u.test(file) && !file.startsWith("workbench"),
  );

describe("the build for users", () => {
  it("passes the lint with its own files: every address is https and exists", () => {
    const readFile = (path: string): Uint8Array | undefined =>
      existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined;
    expect(lintManifest(readFileSync(join(folder, "manifest.xml"), "utf8"), readFile)).toEqual([]);
  });

  it("is whole once it has a manifest, which is written after everything else", () => {
    const written = (file: string): number => statSync(join(folder, file)).mtimeMs;
    const manifest = written("manifest.xml");
    const later = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (file) => statSync(join(folder, file)).isFile() && written(file) > manifest,
    );
    expect(later).toEqual([]);
  });

  it("names this machine in no file", () => {
    const files = textFiles();
    for (const file of [
      "manifest.xml",
      "taskpane.html",
      "functions.json",
      "functions.js",
      "help/support.html",
    ])
      expect(files).toContain(file);
    const naming = files.filter((file) =>
      /localhost|127\.0\.0\.1/u.test(readFileSync(join(folder, file), "utf8")),
    );
    expect(naming).toEqual([]);
  });

  it("has the version of the package in the manifest and in VERSION()", () => {
    expect(readFileSync(join(folder, "manifest.xml"), "utf8")).toContain(
      `<Version>${packageFile.version}.0</Version>`,
    );
    expect(readFileSync(join(folder, "functions.js"), "utf8")).toContain(
      `HEDGE ${packageFile.version} (build `,
    );
  });

  it("reaches its service, and leads to its help and its list of issues", () => {
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    expect(read("taskpane.html")).toContain("connect-src 'self' https://api.hedge.example https:;");
    expect(read("functions.json")).toContain('"https://hedge.example/addin/help/qty.html"');
    expect(read("manifest.xml")).toContain(
      '<SupportUrl DefaultValue="https://hedge.example/addin/help/support.html">',
    );
    expect(read("help/support.html")).toContain('href="https://code.example/hedge/issues"');
  });
});
