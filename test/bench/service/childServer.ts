import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { projectRoot } from "../../../scripts/lib/projectRoot.js";

/** A server in a process of its own, so that its time and memory are its own. */
export type ChildServer = {
  readonly url: string;
  /** From the start of the process to its first line. */
  readonly startedMs: number;
  /** MiB resident now; NaN where the system does not publish it in /proc. */
  readonly residentMebibytes: () => number;
  readonly close: () => Promise<void>;
};

const patienceMs = 30_000;

/** Runs a Node program that prints a line with its address once it listens. */
export async function startChildServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${args.join(" ")} did not say where it listens`));
    }, patienceMs);
    createInterface(child.stdout).on("line", (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`${args.join(" ")} ended with ${String(code)}`));
    });
  });
  const startedMs = performance.now() - begun;
  return {
    url,
    startedMs,
    residentMebibytes: () => residentMebibytes(child.pid),
    close: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function residentMebibytes(pid: number | undefined): number {
  if (process.platform !== "linux" || pid === undefined) return Number.NaN;
  const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** The one-machine host as it ships, with its answer cache, asking a simulator. */
export async function startService(
  simulatorUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  return startWith(["dist/host/main.js"], simulatorUrl, settings);
}

/** The built handlers without an answer cache before them: what each request costs that a content network passes on. */
export async function startHandlersAlone(simulatorUrl: string): Promise<ChildServer> {
  return startWith(["--import", "tsx", "test/bench/service/handlersAlone.ts"], simulatorUrl, {});
}

async function startWith(
  args: readonly string[],
  simulatorUrl: string,
  settings: Readonly<Record<string, string>>,
): Promise<ChildServer> {
  return startChildServer(args, {
    PORT: "0",
    HEDGE_UPSTREAM_PROXY: simulatorUrl,
    // All load comes from one address here.
    HEDGE_RATE_LIMIT_PER_MINUTE: "0",
    ...settings,
  });
}
