import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../lib/projectRoot.js";

type ProgramResult = {
  /** Exit code; NaN when a signal ended it. */
  readonly status: number;
  readonly output: string;
  readonly errors: string;
};

type RunOptions = {
  /** Beside the environment that all programs get. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Takes each line while the program runs. */
  readonly onLine?: (line: string) => void;
};

/** Runs a program of the PATH to its end, in the project's folder; null when there is none of this name. */
export type RunProgram = (
  name: string,
  args: readonly string[],
  options?: RunOptions,
) => Promise<ProgramResult | null>;

export type ProgramRunner = {
  readonly run: RunProgram;
  readonly isInstalled: (name: string) => boolean;
};

/** Runs programs as a terminal with this environment would. */
export function programRunner(environment: NodeJS.ProcessEnv): ProgramRunner {
  const run: RunProgram = async (name, args, { environment: added = {}, onLine = () => undefined } = {}) => {
    const file = findProgram(name, environment);
    if (file === null) return null;
    const child = start(file, args, { ...environment, ...added });
    const [output, errors] = [linesOf(child.stdout, onLine), linesOf(child.stderr, onLine)];
    const status = await new Promise<number>((fulfil, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        fulfil(code ?? Number.NaN);
      });
    });
    return { status, output: output.join("\n"), errors: errors.join("\n") };
  };
  return { run, isInstalled: (name) => findProgram(name, environment) !== null };
}

const isWindows = process.platform === "win32";

/** A missing program has to be distinguished from one that fails, which the shell of Windows does not do. */
function findProgram(name: string, environment: NodeJS.ProcessEnv): string | null {
  const folders = (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter);
  const ends = isWindows ? [".cmd", ".exe"] : [""];
  const files = folders.flatMap((folder) => ends.map((end) => join(folder, `${name}${end}`)));
  return files.find((file) => existsSync(file)) ?? null;
}

function start(file: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const options: SpawnOptions = { cwd: projectRoot, env, stdio: ["ignore", "pipe", "pipe"] };
  if (!file.endsWith(".cmd")) return spawn(file, args, options);
  // Node starts no batch file by itself; no argument of ours holds anything that cmd.exe would read as its own.
  const line = `"${file}" ${args.join(" ")}`;
  return spawn("cmd.exe", ["/d", "/s", "/c", `"${line}"`], { ...options, windowsVerbatimArguments: true });
}

function linesOf(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): readonly string[] {
  const lines: string[] = [];
  if (stream === null) return lines;
  createInterface(stream).on("line", (line) => {
    lines.push(line);
    onLine(line);
  });
  return lines;
}
