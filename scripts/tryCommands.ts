// Runs the documented commands that start something, as a person would, and takes them down again.
import { spawn } from "node:child_process";
import { commandTrials, type CommandTrial } from "./lib/commandTrials.js";
import { projectRoot } from "./lib/projectRoot.js";

async function tryCommand({ command, prints, exitCode }: CommandTrial): Promise<void> {
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
  console.log(`npm run ${command}: as documented`);
}

for (const trial of commandTrials) await tryCommand(trial);
