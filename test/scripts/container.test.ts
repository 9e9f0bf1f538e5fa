// The steps of deploy/host/Containerfile, carried out without a container engine: each stage is an empty folder. Two steps
// are not run here but replaced by what they made elsewhere: `npm ci` by this checkout's packages, after a look that its
// lock file is the same, and `npm run build` by the build that the tests run on. Both run in full in a bare clone in .ci/run.
// What an engine adds (its file system, its network, the image) is not tried.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtFolder, projectRoot } from "../../scripts/lib/projectRoot.js";
import { startSimulator, type Simulator } from "../simulator/simulator.js";
import { assignments, containerStages, execWords, only, type Stage } from "./support/containerSteps.js";

const file = (path: string): string => readFileSync(resolve(projectRoot, path), "utf8");
const stages = containerStages(file("deploy/host/Containerfile"));
const [build, final] = stages as [Stage, Stage];
const ignored = file(".dockerignore").trim().split("\n");

let root: string;
let simulator: Simulator;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "hedge-container-"));
  chmodSync(root, 0o755);
  simulator = await startSimulator();
  for (const stage of stages) carryOut(stage);
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true, force: true });
});

/** Where the folder that a stage works in lies. */
const workdir = (stage: Stage): string => join(root, stage.name, only(stage, "WORKDIR"));

function carryOut(stage: Stage): void {
  mkdirSync(workdir(stage), { recursive: true });
  for (const { word, rest } of stage.steps) {
    if (word === "COPY") copy(stage, rest.split(/ +/));
    if (word === "RUN") run(stage, rest);
  }
}

function copy(stage: Stage, words: readonly string[]): void {
  const from = words[0]?.startsWith("--from=") === true ? words[0].slice("--from=".length) : null;
  const sources = words.slice(from === null ? 0 : 1, -1);
  const target = resolve(workdir(stage), words.at(-1) ?? "");
  for (const source of sources) {
    const files = from === null ? contextFiles(source) : [source];
    const base = from === null ? projectRoot : join(root, from);
    for (const path of files) {
      const into = from === null ? join(target, path) : target;
      mkdirSync(dirname(into), { recursive: true });
      cpSync(join(base, path), into, { recursive: true });
    }
  }
}

/** What Git keeps of a path: with .dockerignore, which names what Git ignores, that is what an engine is sent. */
function contextFiles(path: string): readonly string[] {
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--", path], {
    cwd: projectRoot,
    maxBuffer: 2 ** 26,
  });
  const files = stdout
    .toString()
    .split("\0")
    .filter((each) => each !== "");
  if (files.length === 0) throw new Error(`COPY ${path}: Git keeps nothing of that name`);
  return files;
}

function run(stage: Stage, command: string): void {
  const folder = workdir(stage);
  if (command === "npm ci") {
    expect(readFileSync(join(folder, "package-lock.json"), "utf8")).toBe(file("package-lock.json"));
    symlinkSync(resolve(projectRoot, "node_modules"), join(folder, "node_modules"));
  } else if (command === "npm run build") {
    expect(readFileSync(join(folder, "webpack.config.js"), "utf8")).toBe(file("webpack.config.js"));
    cpSync(builtFolder, join(folder, "dist"), { recursive: true });
  } else {
    throw new Error(`RUN ${command} is a step that this test cannot carry out`);
  }
}

test("the context holds what Git keeps and nothing that Git ignores", () => {
  const everywhere: Readonly<Record<string, string>> = {
    ".tsbuild/": "**/.tsbuild/",
    "*.tsbuildinfo": "**/*.tsbuildinfo",
  };
  const ofGit = file(".gitignore").trim().split("\n");
  expect(new Set(ignored)).toEqual(new Set([".git/", ...ofGit.map((line) => everywhere[line] ?? line)]));
});

test("the image holds the build and its licence, and neither sources nor packages", () => {
  expect(readdirSync(workdir(final)).sort()).toEqual(["LICENSE", "dist"]);
  expect(readdirSync(join(workdir(final), "dist")).sort()).toEqual(["addin", "functions", "host"]);
  expect(build.image).toBe(final.image);
});

test("it runs without rights, says when it is well, and ends in good order", async () => {
  expect(only(final, "USER")).toBe("node");
  const env = { PATH: process.env["PATH"], ...assignments(only(final, "ENV")), PORT: "0" };
  const port = String(20_000 + (process.pid % 20_000));
  const settings = { ...env, HOST: "127.0.0.1", PORT: port, HEDGE_UPSTREAM_PROXY: simulator.url };
  // Nobody, where the test itself may do everything.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const start = (rest: string): ChildProcess => {
    const [command, ...words] = execWords(rest);
    expect(command).toBe("node");
    return spawn(process.execPath, words, { cwd: workdir(final), env: settings, stdio: "ignore", ...user });
  };
  const check = async (): Promise<unknown> => (await once(start(only(final, "HEALTHCHECK")), "close"))[0];

  expect(await check()).toBe(1);
  const host = start(only(final, "CMD"));
  const closed = once(host, "close");
  const deadline = performance.now() + 10_000;
  while ((await check()) !== 0) {
    expect(performance.now()).toBeLessThan(deadline);
    await wait(100);
  }
  const page = await fetch(`http://127.0.0.1:${port}/taskpane.html`);
  expect(page.status).toBe(200);
  const prices = await fetch(`http://127.0.0.1:${port}/api/v1/perpetuals/okx/linear`);
  expect(await prices.json()).toMatchObject({ venue: "okx", source: "simulated" });
  host.kill("SIGTERM");
  expect((await closed)[0]).toBe(0);
});

test("the documented command brings the health check that Podman drops from the image", () => {
  const [, command] =
    /podman run [^`]* --health-cmd "([^"]+)"/.exec(file("docs/how-to/one-machine.md")) ?? [];
  expect(command?.split(" ")).toEqual(execWords(only(final, "HEALTHCHECK")));
});

test("the port that is published is the one it listens on, and the proxy is counted", () => {
  const env = assignments(only(final, "ENV"));
  expect(env).toMatchObject({ HOST: "0.0.0.0", HEDGE_PROXY_HOPS: "2" });
  expect(only(final, "EXPOSE")).toBe(env["PORT"]);
});

test("the systemd unit starts the same file, behind the proxy that the Caddyfile sets up", () => {
  const unit = file("deploy/host/hedge.service");
  expect(unit).toContain(`ExecStart=/usr/bin/node /opt/hedge/${execWords(only(final, "CMD"))[1] ?? "?"}\n`);
  const env = assignments(/^Environment=(.*)$/m.exec(unit)?.[1] ?? "");
  expect(env).toMatchObject({ HOST: "127.0.0.1", HEDGE_PROXY_HOPS: "2" });
  expect(file("deploy/host/Caddyfile")).toContain(`reverse_proxy 127.0.0.1:${env["PORT"] ?? "?"}\n`);
  // Longer than open requests get, or systemd would cut them.
  const graceMs = Number(/const graceMs = (\d+);/.exec(file("scripts/host/runHost.ts"))?.[1]);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) * 1000).toBeGreaterThan(graceMs);
  const { status, stderr, error } = spawnSync("systemd-analyze", [
    "verify",
    resolve(projectRoot, "deploy/host/hedge.service"),
  ]);
  // Not every machine that runs the tests has systemd.
  if (error !== undefined) return;
  const own = stderr
    .toString()
    .split("\n")
    .filter((line) => line.includes("hedge.service") && !/not executable|No such file/.test(line));
  expect(own, `status ${String(status)}`).toEqual([]);
});
