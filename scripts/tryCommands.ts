// Runs the README's commands that start something, as a person would, and takes them down again.
import { spawn } from "node:child_process";
import { projectRoot } from "./lib/projectRoot.js";

type Trial = {
  readonly command: string;
  /** What it must print; a first group is an address that must answer. */
  readonly prints: RegExp;
  readonly exitCode: number;
};

const hasExcel = process.platform !== "linux";
const trials: readonly Trial[] = [
  { command: "demo", prints: /workbench is at (http:\S+)/, exitCode: 0 },
  { command: "serve", prints: /answers at (http:\S+)\. /, exitCode: 0 },
  // Without a folder it has only its help to print: no prices are kept in the repository.
  { command: "evidence", prints: /npm run evidence -- FOLDER/, exitCode: 1 },
  { command: "bench", prints: /functions\.js: .*limit/, exitCode: 0 },
  ...(hasExcel ? [] : [{ command: "start", prints: /npm run demo/, exitCode: 1 }]),
];

async function tryCommand({ command, prints, exitCode }: Trial): Promise<void> {
  // npm itself would swallow the signal, so the script is started the way package.json starts it.
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${command}.ts`], { cwd: projectRoot });
  let output = "";
  let visited: Promise<void> | undefined;
  const listen = (chunk: Buffer): void => {
    output += chunk.toString();
    const address = prints.exec(output)?.[1];
    if (address === undefined || visited !== undefined) return;
    visited = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${address} answered ${String(response.status)}`);
      child.kill("SIGTERM");
    });
    visited.catch(() => child.kill("SIGKILL"));
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const code = await new Promise<number | null>((fulfil) => child.once("close", fulfil));
  await visited;
  if (!prints.test(output) || code !== exitCode) {
    throw new Error(`npm run ${command} ended with ${String(code)} and printed:\n${output}`);
  }
  console.log(`npm run ${command}: as the README says`);
}

for (const trial of trials) await tryCommand(trial);
