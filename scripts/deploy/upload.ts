import { managedRuntime } from "../lib/staticWebAppConfig.js";
import { DeployError } from "./deployError.js";
import type { RunProgram } from "./runProgram.js";

const pages = "dist/addin";
const service = "dist/functions";

/**
 * Uploads the built pages and the built service.
 * @throws DeployError when the upload did not end well: Azure then keeps serving what it served before
 */
export async function upload(run: RunProgram, token: string, say: (line: string) => void): Promise<void> {
  const { language, version } = managedRuntime;
  const folders = [pages, "--app-location", pages, "--api-location", service, "--swa-config-location", pages];
  const runtime = ["--api-language", language, "--api-version", version, "--env", "production"];
  const result = await run("swa", ["deploy", ...folders, ...runtime], {
    // Not an argument, which every user of the machine can read.
    environment: { SWA_CLI_DEPLOYMENT_TOKEN: token, NO_UPDATE_NOTIFIER: "1" },
    onLine: (line) => {
      if (line.trim() !== "") say(`  ${line.trim().replaceAll(token, "***")}`);
    },
  });
  // It ends some failures with status 0.
  const isDone = `${result?.output ?? ""}\n${result?.errors ?? ""}`.includes("Project deployed to");
  if (result?.status === 0 && isDone) return;
  throw new DeployError("The upload failed; what was online before still is. Run this again to continue.");
}
