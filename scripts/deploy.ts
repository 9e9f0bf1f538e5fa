import { setTimeout as wait } from "node:timers/promises";
import { programRunner } from "./deploy/runProgram.js";
import { runDeploy } from "./deploy/runDeploy.js";

process.exitCode = await runDeploy({
  args: process.argv.slice(2),
  environment: process.env,
  ...programRunner(process.env),
  statusOf: async (url) => {
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      // fetch reports with it that nobody answers, or not yet with a certificate for this name.
      if (error instanceof TypeError) return null;
      throw error;
    }
  },
  wait: async (ms) => wait(ms),
  say: (line) => {
    console.log(line);
  },
});
