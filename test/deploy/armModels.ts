// Microsoft's own models of its resource manager: the clients of their APIs read a resource and write it again.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createSerializer, type Mapper } from "@azure/core-client";
import { projectRoot } from "../../scripts/lib/projectRoot.js";

/** A resource as a request to the resource manager holds it. */
export type ResourceBody = Readonly<Record<string, unknown>>;

type Functions = Readonly<Record<string, (item: unknown) => unknown>>;
type Mappers = Readonly<Record<string, Mapper>>;

// The models are no public part of the packages.
async function load(path: string): Promise<unknown> {
  return import(pathToFileURL(resolve(projectRoot, "node_modules/@azure", path)).href);
}

/** Of a client with functions that read and write a model. */
function byFunctions(path: string, model: string) {
  return async (body: ResourceBody): Promise<unknown> => {
    const functions = (await load(path)) as Functions;
    const [read, write] = [functions[`${model}Deserializer`], functions[`${model}Serializer`]];
    if (read === undefined || write === undefined) throw new Error(`${path} has no ${model}`);
    const item = read(body);
    refuseAdditional(item);
    return write(item);
  };
}

/** Some models keep what they do not know aside, and write it again. */
function refuseAdditional(item: unknown): void {
  if (typeof item !== "object" || item === null) return;
  for (const [name, value] of Object.entries(item)) {
    if (name === "additionalProperties" && Object.keys(value as object).length > 0)
      throw new Error(`unknown: ${JSON.stringify(value)}`);
    refuseAdditional(value);
  }
}

/** Of an older client, with tables that describe its models. */
function byMappers(path: string, model: string) {
  return async (body: ResourceBody): Promise<unknown> => {
    const mappers = (await load(path)) as Mappers;
    const mapper = mappers[model];
    if (mapper === undefined) throw new Error(`${path} has no ${model}`);
    const serializer = createSerializer(mappers, false);
    return serializer.serialize(mapper, serializer.deserialize(mapper, body, model), model);
  };
}

/** Of a resource that no client of today describes. */
function byNames(known: readonly string[]) {
  return async ({ properties, ...rest }: ResourceBody): Promise<unknown> => {
    const entries = Object.entries(properties as ResourceBody).filter(([name]) => known.includes(name));
    return Promise.resolve({ ...rest, properties: Object.fromEntries(entries) });
  };
}

const web = "arm-appservice/dist/esm/models/models.js";
const storage = "arm-storage/dist/esm/models/models.js";
const monitor = "arm-monitor/dist/esm/models";
const cdn = "arm-cdn/dist-esm/src/models/mappers.js";
const redis = "arm-redisenterprisecache/dist-esm/src/models/mappers.js";

/** What each type of resource becomes when Microsoft's client has read and written it: what it does not know is gone. */
export const armModels: Readonly<Record<string, (body: ResourceBody) => Promise<unknown>>> = {
  "Microsoft.OperationalInsights/workspaces": byFunctions(
    "arm-operationalinsights/dist/esm/models/models.js",
    "workspace",
  ),
  // The client on npm is of 2015; these are what Microsoft's template function-app-flex-managed-identities gives.
  "Microsoft.Insights/components": byNames(["Application_Type", "WorkspaceResourceId"]),
  "Microsoft.Storage/storageAccounts": async (body) => {
    // Read and written by two models: what is created and what there is.
    const models = (await load(storage)) as Functions;
    return models["storageAccountCreateParametersSerializer"]?.(models["storageAccountDeserializer"]?.(body));
  },
  "Microsoft.Storage/storageAccounts/blobServices": byFunctions(storage, "blobServiceProperties"),
  "Microsoft.Storage/storageAccounts/blobServices/containers": byFunctions(storage, "blobContainer"),
  "Microsoft.Cache/redisEnterprise": byMappers(redis, "Cluster"),
  "Microsoft.Cache/redisEnterprise/databases": byMappers(redis, "Database"),
  "Microsoft.Web/serverfarms": byFunctions(web, "appServicePlan"),
  "Microsoft.Web/sites": byFunctions(web, "site"),
  "Microsoft.Web/sites/config": byFunctions(web, "stringDictionary"),
  "Microsoft.Web/staticSites": byFunctions(web, "staticSiteARMResource"),
  "Microsoft.Authorization/roleAssignments": byMappers(
    "arm-authorization/dist-esm/src/models/mappers.js",
    "RoleAssignmentCreateParameters",
  ),
  "Microsoft.Cdn/profiles": byMappers(cdn, "Profile"),
  "Microsoft.Cdn/profiles/afdEndpoints": byMappers(cdn, "AFDEndpoint"),
  "Microsoft.Cdn/profiles/originGroups": byMappers(cdn, "AFDOriginGroup"),
  "Microsoft.Cdn/profiles/originGroups/origins": byMappers(cdn, "AFDOrigin"),
  "Microsoft.Cdn/profiles/ruleSets": byMappers(cdn, "RuleSet"),
  "Microsoft.Cdn/profiles/ruleSets/rules": byMappers(cdn, "Rule"),
  "Microsoft.Cdn/profiles/afdEndpoints/routes": byMappers(cdn, "Route"),
  "Microsoft.Insights/actionGroups": byFunctions(
    `${monitor}/actionGroupsApi/models.js`,
    "actionGroupResource",
  ),
  "Microsoft.Insights/metricAlerts": byFunctions(
    `${monitor}/metricAlertApi/models.js`,
    "metricAlertResource",
  ),
  "Microsoft.Insights/scheduledQueryRules": byFunctions(
    `${monitor}/scheduledQueryRuleApi/models.js`,
    "scheduledQueryRuleResource",
  ),
};
