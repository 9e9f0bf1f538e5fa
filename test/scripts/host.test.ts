// The one-machine host as a container runs it: the built file, in a process of its own, with nothing but dist/ beside it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { listen } from "../../functions/dev/listen.js";
import { isSystemError } from "../../scripts/lib/isSystemError.js";
import { builtFolder } from "../../scripts/lib/projectRoot.js";
import { startSimulator, type Simulator } from "../simulator/simulator.js";

let simulator: Simulator;
let running: ChildProcess[] = [];
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running = [];
  simulator.setFault(null);
});
afterAll(async () => simulator.close());

type Host = { readonly child: ChildProcess; readonly url: string; readonly output: () => string };

function run(
  file: string,
  settings: Readonly<Record<string, string>>,
  dist = builtFolder,
): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [resolve(dist, "host", file)], {
    cwd: "/",
    env: { PATH: process.env["PATH"], HEDGE_UPSTREAM_PROXY: simulator.url, ...settings },
  });
  running.push(child);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function startHost(settings: Readonly<Record<string, string>> = {}): Promise<Host> {
  const { child, output } = run("main.js", { PORT: "0", ...settings });
  for (;;) {
    const url = /HEDGE answers at (http:\S+)\/ and/.exec(output())?.[1];
    if (url !== undefined) return { child, url, output };
    if (child.exitCode !== null)
      throw new Error(`ended with ${String(child.exitCode)}: ${output().slice(-500)}`);
    await wait(20);
  }
}

async function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  return child.exitCode ?? child.signalCode;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(50);
}

/** Whether nobody listens there any more. */
async function isRefused(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  try {
    await once(socket, "connect");
    return false;
  } catch (error) {
    return isSystemError(error, "ECONNREFUSED");
  } finally {
    socket.destroy();
  }
}

test("pages and data come from one address, each with its own headers", async () => {
  const { url } = await startHost({ HEDGE_METRICS_KEY: "sixteen-letters-" });
  const workbench = await fetch(`${url}/workbench.html`);
  expect(workbench.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await workbench.text()).toContain("<title>");
  const metadata = await fetch(`${url}/functions.json`);
  expect(metadata.headers.get("access-control-allow-origin")).toBe("*");
  await metadata.arrayBuffer();
  const snapshot = await fetch(`${url}/api/v1/perpetuals/bybit/inverse`);
  expect(await snapshot.json()).toMatchObject({ source: "simulated", stale: false });
  // Repeated by the answer cache, which is in another bundle than what counts it.
  await (await fetch(`${url}/api/v1/perpetuals/bybit/inverse`)).arrayBuffer();
  const metrics = await fetch(`${url}/api/metrics`, {
    headers: { authorization: "Bearer sixteen-letters-" },
  });
  expect(await metrics.text()).toMatch(/^hedge_kept_answers_total\{status="200"\} 1$/m);
  for (const path of ["/nothing.html", "/package.json", "/api/nothing"])
    expect((await fetch(`${url}${path}`)).status, path).toBe(404);
});

test("SIGTERM lets the open request be answered, refuses new ones, and ends with 0", async () => {
  const { child, url } = await startHost();
  const idle = new Agent({ keepAlive: true });
  await new Promise((fulfil, reject) => {
    get(`${url}/api/health`, { agent: idle }, (answer) => answer.resume().on("end", fulfil)).on(
      "error",
      reject,
    );
  });
  simulator.clearRequests();
  simulator.setFault({ kind: "latency", ms: 3000 });
  const open = fetch(`${url}/api/v1/perpetuals/bybit/inverse`);
  await until(async () => Promise.resolve(simulator.count({ venue: "bybit" }) > 0));
  child.kill("SIGTERM");
  await until(async () => isRefused(url));
  const answer = await open;
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ venue: "bybit" });
  const answeredAt = performance.now();
  expect(await ended(child)).toBe(0);
  // Neither the kept-alive connection of that answer nor the idle one holds the end back.
  expect(performance.now() - answeredAt).toBeLessThan(3000);
  idle.destroy();
});

test("the health check ends with 0 while the host answers and with 1 when it does not", async () => {
  const free = await listen(createServer(), { port: 0 });
  const { port } = new URL(free.url);
  await free.close(0);
  const settings = { PORT: port, HOST: "0.0.0.0" };
  const early = run("healthCheck.js", settings);
  expect(await ended(early.child)).toBe(1);
  expect(early.output()).toContain(`http://127.0.0.1:${port}/api/health did not answer`);
  const { url } = await startHost(settings);
  expect(url).toBe(`http://0.0.0.0:${port}`);
  expect(await ended(run("healthCheck.js", settings).child)).toBe(0);
});

test.each([
  [
    { HOST: "hedge.example" },
    /^HOST must be an IP address such as 127\.0\.0\.1, or 0\.0\.0\.0 .*, was "hedge\.example"$/,
  ],
  [{ HOST: "203.0.113.7" }, /^HOST is no address of this machine\.$/],
  [{ PORT: "http" }, /^PORT must be a whole number/],
  [{ HEDGE_HOST: "0.0.0.0" }, /^HEDGE_HOST is not a setting/],
  [{ HEDGE_METRICS_KEY: "short" }, /^HEDGE_METRICS_KEY must be at least 16/],
])("%j ends the start with one line", async (settings, line) => {
  const { child, output } = run("main.js", { PORT: "0", ...settings });
  expect(await ended(child)).toBe(1);
  expect(output().trim()).toMatch(line);
});

test("without the service beside it, it ends with one line", async () => {
  const dist = mkdtempSync(join(tmpdir(), "hedge-host-"));
  onTestFinished(() => {
    rmSync(dist, { recursive: true });
  });
  cpSync(resolve(builtFolder, "host"), join(dist, "host"), { recursive: true });
  const { child, output } = run("main.js", { PORT: "0" }, dist);
  expect(await ended(child)).toBe(1);
  expect(output()).toMatch(/^There is no built service at \S+main\.js: run npm run build first\.\n$/u);
});

test("whoever sets Application Insights here is informed where it is read", async () => {
  const { output } = await startHost({ APPLICATIONINSIGHTS_CONNECTION_STRING: "InstrumentationKey=secret" });
  expect(output()).toContain("APPLICATIONINSIGHTS_CONNECTION_STRING is read on Azure only");
  expect(output()).not.toContain("secret");
});
