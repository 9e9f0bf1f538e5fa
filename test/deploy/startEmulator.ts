import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { freePort } from "../support/freePort.js";

export type Emulator = {
  readonly url: string;
  /** What it printed until now. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
};

/** Starts Microsoft's emulator of Azure Static Web Apps on a folder of pages, with a running service under /api. */
export async function startEmulator(pages: string, serviceUrl: string): Promise<Emulator> {
  const port = await freePort();
  const program = resolve(projectRoot, "node_modules/@azure/static-web-apps-cli/dist/cli/bin.js");
  const options = ["--app-location", pages, "--api-devserver-url", serviceUrl];
  const address = ["--host", "127.0.0.1", "--port", String(port)];
  // It starts a child of its own, which only the end of the whole group ends.
  const child = spawn(process.execPath, [program, "start", pages, ...options, ...address], {
    env: { ...process.env, NO_UPDATE_NOTIFIER: "1" },
    detached: true,
  });
  const ended = once(child, "exit");
  let output = "";
  const started = new Promise<void>((fulfil, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("emulator started")) fulfil();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", () => {
      reject(new Error(output));
    });
  });
  const close = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
    await ended;
  };
  await started;
  return { url: `http://127.0.0.1:${String(port)}`, output: () => output, close };
}
