// The infrastructure of docs/how-to/cloud-for-many.md, as far as it can be checked without an Azure account.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeConfig } from "../../functions/config.js";
import { projectRoot } from "../../scripts/lib/projectRoot.js";
import { armModels, type ResourceBody } from "./armModels.js";
import { readTemplate } from "./readTemplate.js";

const { text, parameters, variables, resources } = readTemplate();

const without = (body: ResourceBody, names: readonly string[]): ResourceBody =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

/** What a newer version of the API knows, and the newest client on npm does not. */
const newerThanClient: Readonly<Record<string, readonly string[]>> = {
  "Microsoft.Cache/redisEnterprise": ["highAvailability"],
  "Microsoft.Cache/redisEnterprise/databases": ["accessKeysAuthentication"],
};

describe("a resource of the template", () => {
  it.each(resources.map((resource) => [resource.type, resource.name, resource] as const))(
    "%s %s holds nothing that Microsoft's own model does not know",
    async (type, _name, resource) => {
      const own = ["type", "apiVersion", "name", "dependsOn", "comments", "scope", "properties"];
      // The settings are an expression, of which a test below takes care: here is what it begins with.
      const isExpression = typeof resource["properties"] === "string";
      const all = isExpression ? variables.settings : ((resource["properties"] ?? {}) as ResourceBody);
      const properties = without(all, newerThanClient[type] ?? []);
      // Microsoft's writers leave out what is empty.
      const isEmpty = Object.keys(properties).length === 0;
      const body = { ...without(resource, own), ...(isEmpty ? {} : { properties }) };
      const model = armModels[type];
      expect(model).toBeDefined();
      // They also add defaults, and keys without a value, which JSON leaves out.
      const written: unknown = JSON.parse(JSON.stringify((await model?.(body)) ?? {}));
      expect(written).toMatchObject(body);
    },
  );

  it("would be caught with a wrong name or in a wrong place", async () => {
    const site = resources.find(({ type }) => type === "Microsoft.Web/sites");
    const wrong = { properties: { httpOnly: true, functionAppConfig: { instanceMemoryMB: 512 } } };
    expect(site).toBeDefined();
    expect(await armModels["Microsoft.Web/sites"]?.(wrong)).not.toMatchObject(wrong);
    const rule = { properties: { order: 1, action: [] } };
    expect(await armModels["Microsoft.Cdn/profiles/ruleSets/rules"]?.(rule)).not.toMatchObject(rule);
  });
});

/** A parameter's default as one would type it. */
function defaultOf(name: string): string {
  const value = parameters[name]?.defaultValue;
  return typeof value === "string" ? value : JSON.stringify(value);
}

describe("the template", () => {
  const allOf = (pattern: RegExp): Set<string> =>
    new Set([...text.matchAll(pattern)].map(([, found]) => found ?? ""));

  it("uses the parameters and variables that it declares, and no other", () => {
    expect([...allOf(/parameters\('(\w+)'\)/gu)].sort()).toEqual(Object.keys(parameters).sort());
    expect([...allOf(/variables\('(\w+)'\)/gu)].sort()).toEqual(Object.keys(variables).sort());
  });

  it("refers only to resources that are in it", () => {
    const types = new Set(resources.map(({ type }) => type));
    for (const type of allOf(/ ?resourceId\('([\w./]+)'/gu)) expect([...types]).toContain(type);
  });

  it("has as many names for a resource as its type has parts", () => {
    for (const { type, name } of resources) {
      const parts = name.startsWith("[format('{0}/") ? (name.match(/\{\d\}/gu)?.length ?? 0) : 1;
      expect(parts, `${type} ${name}`).toBe(type.split("/").length - 1);
    }
  });

  it("closes every bracket of an expression", () => {
    const expressions = [...text.matchAll(/"(\[(?:[^"\\]|\\.)*\])"/gu)].map(([, found]) => found ?? "");
    expect(expressions.length).toBeGreaterThan(50);
    for (const expression of expressions) {
      const bare = expression.replace(/'[^']*'/gu, "");
      expect(bare.split("(").length, expression).toBe(bare.split(")").length);
    }
  });

  it("waits for every resource that it asks for something", () => {
    for (const resource of resources) {
      const { dependsOn = [], ...rest } = resource;
      const asked = JSON.stringify(rest).matchAll(
        /(?:reference|listKeys)\((resourceId\((?:[^()]|\([^()]*\))*\))/gu,
      );
      for (const [, id] of asked) expect(dependsOn, resource.name).toContain(`[${id ?? ""}]`);
    }
  });

  it("sets only settings that the service takes, and lets whoever deploys add to them", () => {
    const joined = resources.find(({ type }) => type === "Microsoft.Web/sites/config")?.["properties"];
    // Each of the last arguments wins over those before it.
    const [, created] =
      /^\[union\(variables\('settings'\), createObject\((.*)\), parameters\('settings'\)\)\]$/u.exec(
        String(joined),
      ) ?? [];
    const names = [...(created ?? "").matchAll(/'([A-Z_]+)', /gu)].map(([, name]) => name);
    expect(names).toEqual(["APPLICATIONINSIGHTS_CONNECTION_STRING", "HEDGE_REDIS_URL"]);
    const computed: Readonly<Record<string, string>> = {
      HEDGE_QUOTE_INTERVAL_S: defaultOf("quoteIntervalSeconds"),
      HEDGE_HISTORY_SHARE_PERCENT: defaultOf("historySharePercent"),
      HEDGE_ALLOWED_ORIGINS: defaultOf("allowedOrigins"),
    };
    const settings = Object.entries(variables.settings).filter(([name]) => name.startsWith("HEDGE_"));
    const environment = Object.fromEntries(
      settings.map(([name, value]) => [name, value.startsWith("[") ? computed[name] : value]),
    );
    expect(Object.values(environment)).not.toContain(undefined);
    const redis = { HEDGE_REDIS_URL: "rediss://:a%2Bb%3D@hedge.westeurope.redis.azure.net:10000" };
    expect(decodeConfig({ ...environment, ...redis })).toMatchObject({
      proxyHops: 2,
      historyShare: 0.05,
      authLevel: "anonymous",
    });
  });

  it("has each parameter in the document, with its default", () => {
    const document = readFileSync(resolve(projectRoot, "docs/how-to/cloud-for-many.md"), "utf8");
    for (const [name, { defaultValue, metadata }] of Object.entries(parameters)) {
      expect(metadata.description.length, name).toBeGreaterThan(10);
      const shown = defaultValue === undefined ? "" : `\`${defaultOf(name)}\``;
      expect(document).toMatch(
        new RegExp(`\\| \`${name}\` +\\| ${shown.replaceAll(/[*{}]/gu, "\\$&")} *\\|`, "u"),
      );
    }
  });
});
