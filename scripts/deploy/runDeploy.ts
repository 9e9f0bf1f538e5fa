import { ConfigError } from "../../functions/configError.js";
import { addinAddress } from "../manifest/addinAddress.js";
import { DeployError } from "./deployError.js";
import { deployOptions, type DeployOptions } from "./deployOptions.js";
import { regionWarning } from "./regions.js";
import type { ProgramRunner, RunProgram } from "./runProgram.js";
import {
  createApp,
  deploymentToken,
  findApp,
  regionFor,
  removalCommand,
  signedInAccount,
} from "./staticWebApps.js";
import { upload } from "./upload.js";

export type DeployEffects = ProgramRunner & {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** HTTP status of an address; null while nothing answers there. */
  readonly statusOf: (url: string) => Promise<number | null>;
  readonly wait: (ms: number) => Promise<void>;
  readonly say: (line: string) => void;
};

type Target = {
  /** Where the pages will be, without a slash at the end. */
  readonly address: string;
  readonly token: string;
  readonly removal: string | null;
};

/** Puts HEDGE on Azure Static Web Apps, or updates it there; the exit code. */
export async function runDeploy(effects: DeployEffects): Promise<number> {
  const { args, environment, run, isInstalled, say } = effects;
  try {
    // The upload comes last: without this its tool would be missed only after everything else.
    if (!isInstalled("swa")) throw new DeployError("swa is not installed. Run npm ci, then run this again.");
    const options = deployOptions(args);
    const ownAddress = environment["HEDGE_ADDIN_URL"];
    const ownDomain = ownAddress === undefined ? null : addinAddress(ownAddress);
    const givenToken = uploadToken(environment);
    const target =
      givenToken === null
        ? await targetByAzure(effects, options, ownDomain)
        : targetByToken(givenToken, ownDomain);
    say(`Building for ${target.address} …`);
    await build(run, target.address);
    say("Uploading …");
    await upload(run, target.token, say);
    say("Checking …");
    await check(effects, target.address);
    sayDone(target, say);
    return 0;
  } catch (error) {
    if (!(error instanceof DeployError || error instanceof ConfigError)) throw error;
    say(error.message);
    return 1;
  }
}

async function targetByAzure(
  { run, say }: DeployEffects,
  options: DeployOptions,
  ownDomain: string | null,
): Promise<Target> {
  const { subscription, user } = await signedInAccount(run);
  say(`Azure subscription ${subscription}, signed in as ${user}.`);
  const found = await findApp(run, options);
  if (found === null) {
    const warning = regionWarning(regionFor(options));
    if (warning !== null) say(warning);
    say(`Creating a static web app in ${regionFor(options)}, on the free plan …`);
  }
  const app = found ?? (await createApp(run, options));
  say(`${found === null ? "Created" : "Updating"} ${app.name} in resource group ${app.resourceGroup}.`);
  return {
    address: ownDomain ?? `https://${app.hostname}`,
    token: await deploymentToken(run, app),
    removal: removalCommand(app),
  };
}

/**
 * The deployment token that the environment holds; null: Azure has to be asked for one.
 * @throws ConfigError when a workflow hands one over that is blank, as GitHub does for a secret that is missing
 */
function uploadToken(environment: NodeJS.ProcessEnv): string | null {
  const token = environment["SWA_CLI_DEPLOYMENT_TOKEN"]?.trim();
  if (token === undefined) return null;
  if (token !== "") return token;
  if (environment["CI"] === undefined && environment["HEDGE_ADDIN_URL"] === undefined) return null;
  throw new ConfigError(
    "SWA_CLI_DEPLOYMENT_TOKEN is empty. On GitHub, add the deployment token as the secret " +
      "AZURE_STATIC_WEB_APPS_API_TOKEN; elsewhere, set the variable to the token or unset it.",
  );
}

function targetByToken(token: string, ownDomain: string | null): Target {
  if (ownDomain !== null) return { address: ownDomain, token, removal: null };
  throw new ConfigError(
    "SWA_CLI_DEPLOYMENT_TOKEN is set, but not HEDGE_ADDIN_URL: set it to the address of the static web app.",
  );
}

async function build(run: RunProgram, address: string): Promise<void> {
  const result = await run("npm", ["run", "build"], { environment: { HEDGE_ADDIN_URL: address } });
  if (result?.status === 0) return;
  throw new DeployError(`npm run build failed:\n${result?.errors ?? "npm is not installed"}`);
}

// A new app's certificate and the first start of its service take some minutes.
const attempts = 30;
const pauseMs = 10_000;

async function check({ statusOf, wait }: DeployEffects, address: string): Promise<void> {
  for (const path of ["manifest.xml", "api/health"]) {
    let status: number | null = null;
    for (let attempt = 0; attempt < attempts && status !== 200; attempt += 1) {
      if (attempt > 0) await wait(pauseMs);
      status = await statusOf(`${address}/${path}`);
    }
    if (status !== 200)
      throw new DeployError(
        `Uploaded, but ${address}/${path} ${status === null ? "does not answer" : `answers ${String(status)}`}.`,
      );
  }
}

function sayDone({ address, removal }: Target, say: (line: string) => void): void {
  say(`HEDGE runs at ${address}.`);
  say(`  Manifest for Excel: ${address}/manifest.xml`);
  say(`  Workbench:          ${address}/workbench.html`);
  if (removal !== null) say(`  To remove it:       ${removal}`);
}
