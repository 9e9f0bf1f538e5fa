import * as z from "zod/mini";
import { DeployError } from "./deployError.js";
import type { DeployOptions } from "./deployOptions.js";
import { defaultRegion, regionOf, type Region } from "./regions.js";
import type { RunProgram } from "./runProgram.js";

export type StaticWebApp = {
  readonly name: string;
  readonly resourceGroup: string;
  /** Without scheme: "gentle-sea-0123.3.azurestaticapps.net". */
  readonly hostname: string;
};

export type Account = { readonly subscription: string; readonly user: string };

/** Marks what this program created, so that a later run finds it and touches nothing else. */
const tag = { name: "hedge", value: "free-cloud" };
const defaultName = "hedge";

const accountSchema = z.object({ name: z.string(), user: z.object({ name: z.string() }) });
const appSchema = z.object({
  name: z.string(),
  resourceGroup: z.string(),
  location: z.string(),
  defaultHostname: z.string(),
  tags: z.nullish(z.record(z.string(), z.string())),
});
type ListedApp = z.infer<typeof appSchema>;

/**
 * The account that the Azure CLI is signed in to.
 * @throws DeployError when the CLI is missing or nobody is signed in
 */
export async function signedInAccount(run: RunProgram): Promise<Account> {
  const result = await run("az", ["account", "show", "--output", "json"]);
  if (result === null)
    throw new DeployError(
      "The Azure CLI (az) is not installed. Install it from https://aka.ms/azure-cli and run this again.",
    );
  if (result.status !== 0)
    throw new DeployError("Not signed in to Azure. Run az login, then run this again.");
  const { name, user } = decoded(accountSchema, result.output);
  return { subscription: name, user: user.name };
}

/**
 * The app that an earlier run created and the options mean, null where there is none yet.
 * @throws DeployError when several fit, when the name belongs to something else, or when the app lies in another region
 */
export async function findApp(run: RunProgram, options: DeployOptions): Promise<StaticWebApp | null> {
  const output = await runAz(run, ["staticwebapp", "list", "--output", "json"]);
  const apps = decoded(z.array(appSchema), output).filter((app) => isMeant(app, options));
  const ours = apps.filter(({ tags }) => tags?.[tag.name] === tag.value);
  const [app, second] = ours;
  if (second !== undefined)
    throw new DeployError(
      `There are several: ${ours.map(({ name }) => name).join(", ")}. Choose one with --name.`,
    );
  if (app !== undefined) return checkedRegion(app, options.region);
  const taken = apps.find(
    ({ name, resourceGroup }) =>
      name === nameOf(options) && resourceGroup.toLowerCase() === groupOf(options).toLowerCase(),
  );
  if (taken === undefined) return null;
  throw new DeployError(
    `${taken.name} in resource group ${taken.resourceGroup} was not created by this program. ` +
      "Choose another name with --name.",
  );
}

/**
 * Creates the app on the free plan, with its resource group where there is none.
 * @throws DeployError with what Azure says
 */
export async function createApp(run: RunProgram, options: DeployOptions): Promise<StaticWebApp> {
  const [name, resourceGroup, region] = [nameOf(options), groupOf(options), regionFor(options)];
  const exists = await runAz(run, ["group", "exists", "--name", resourceGroup]);
  if (exists.trim() !== "true")
    await runAz(run, ["group", "create", "--name", resourceGroup, "--location", region]);
  const place = ["--name", name, "--resource-group", resourceGroup, "--location", region];
  const tags = ["--tags", `${tag.name}=${tag.value}`];
  const output = await runAz(run, [
    ...["staticwebapp", "create", ...place, "--sku", "Free", ...tags, "--output", "json"],
  ]);
  const { defaultHostname } = decoded(z.object({ defaultHostname: z.string() }), output);
  return { name, resourceGroup, hostname: defaultHostname };
}

/** The region that a new app gets. */
export function regionFor({ region }: DeployOptions): Region {
  return region ?? defaultRegion;
}

/** The secret that may upload to an app, and nothing else. */
export async function deploymentToken(run: RunProgram, app: StaticWebApp): Promise<string> {
  const place = ["--name", app.name, "--resource-group", app.resourceGroup];
  const query = ["--query", "properties.apiKey", "--output", "tsv"];
  const token = (await runAz(run, ["staticwebapp", "secrets", "list", ...place, ...query])).trim();
  if (token !== "") return token;
  throw new DeployError(`Azure returned no deployment token for ${app.name}. Run this again in a minute.`);
}

/** The command that removes an app; never its group, which may hold others by the time somebody runs this. */
export function removalCommand({ name, resourceGroup }: StaticWebApp): string {
  return `az staticwebapp delete --name ${name} --resource-group ${resourceGroup}`;
}

const nameOf = ({ name }: DeployOptions): string => name ?? defaultName;
const groupOf = ({ resourceGroup }: DeployOptions): string => resourceGroup ?? defaultName;

function isMeant(app: ListedApp, { name, resourceGroup }: DeployOptions): boolean {
  const isGroup = resourceGroup === null || app.resourceGroup.toLowerCase() === resourceGroup.toLowerCase();
  return isGroup && (name === null || app.name === name);
}

function checkedRegion(app: ListedApp, region: Region | null): StaticWebApp {
  const { name, resourceGroup, location, defaultHostname } = app;
  if (region !== null && regionOf(location) !== region)
    throw new DeployError(
      `${name} runs in ${location} and cannot move. Leave --region out, or create a second one with --name.`,
    );
  return { name, resourceGroup, hostname: defaultHostname };
}

async function runAz(run: RunProgram, args: readonly string[]): Promise<string> {
  const result = await run("az", args);
  if (result?.status === 0) return result.output;
  throw new DeployError(`az ${args.join(" ")} failed:\n${result?.errors ?? "az is gone"}`);
}

function decoded<Schema extends z.core.$ZodType>(schema: Schema, text: string): z.output<Schema> {
  const result = z.safeParse(schema, parsedJson(text));
  if (result.success) return result.data;
  throw new DeployError(`az returned an unexpected response: ${text.slice(0, 200)}`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
