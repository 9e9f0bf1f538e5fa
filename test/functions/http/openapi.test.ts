import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { problemRules } from "../../../shared/contract/problemRules.js";
import { startSimulator, type Simulator } from "../../simulator/simulator.js";
import { closed, misfitOf } from "../support/jsonSchemaChecker.js";
import { startTestApp, type TestApp } from "../support/testApp.js";

type Described = Record<string, { content?: Record<string, { schema: object }>; headers?: object }>;
type Parameter = { name: string; in: string; required?: boolean; schema: object };
type Operation = {
  operationId: string;
  summary: string;
  parameters: readonly Parameter[];
  responses: Described;
};
type OpenapiDocument = {
  openapi: string;
  info: object;
  servers: readonly { url: string }[];
  paths: Record<string, { get: Operation }>;
  components: { responses: Described };
};

const values: Readonly<Record<string, string>> = { venue: "bybit", kind: "inverse", coin: "BTC" };

let simulator: Simulator;
let app: TestApp;
let description: OpenapiDocument;
/** The same with every reference replaced by what it names. */
let resolved: OpenapiDocument;
let validity: Awaited<ReturnType<Validator["validate"]>>;
beforeAll(async () => {
  simulator = await startSimulator();
  app = await startTestApp({ HEDGE_UPSTREAM_PROXY: simulator.url });
  const response = await app.get("api/openapi.json");
  description = (await response.json()) as OpenapiDocument;
  const validator = new Validator();
  validity = await validator.validate(structuredClone(description));
  resolved = validator.resolveRefs() as OpenapiDocument;
});
afterEach(() => {
  simulator.setFault(null);
});
afterAll(async () => {
  await app.close();
  await simulator.close();
});

const addressOf = (path: string): string =>
  `api${path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The test has no value for {${name}} of ${path}.`);
    return value;
  })}`;

const schemaOf = (operation: Operation, status: number, mediaType: string): object => {
  const schema = operation.responses[String(status)]?.content?.[mediaType]?.schema;
  if (schema === undefined)
    throw new Error(`${operation.operationId} describes no ${String(status)} ${mediaType}.`);
  return schema;
};

test("it is OpenAPI 3.1", () => {
  expect(validity).toEqual({ valid: true });
  expect(description.openapi).toBe("3.1.0");
  expect(description.info).toMatchObject({ title: "HEDGE market data", version: "9.9.9" });
  expect(description.servers).toEqual([{ url: "/api" }]);
});

test("it describes the addresses that an unknown one names, and no others", async () => {
  const { detail } = await app.problem("api/nothing");
  const known = detail.replace(/^.*available: |\.$/g, "").split(", ");
  expect(Object.keys(description.paths).map((path) => `/api${path}`)).toEqual(known);
  expect(known).toContain("/api/openapi.json");
  const names = Object.values(description.paths).map(({ get }) => get.operationId);
  expect(new Set(names).size).toBe(names.length);
});

test("a real answer of every address fits its description, to the last field", async () => {
  for (const [path, { get }] of Object.entries(resolved.paths)) {
    const response = await app.get(addressOf(path));
    expect(response.status, path).toBe(200);
    const schema = closed(schemaOf(get, 200, "application/json")) as object;
    const body: unknown = await response.json();
    // It describes itself in part only: what stands in a description is OpenAPI's affair.
    const described = path === "/openapi.json" ? schemaOf(get, 200, "application/json") : schema;
    expect(misfitOf(described, body), path).toBeNull();
    for (const header of Object.keys(get.responses["200"]?.headers ?? {})) {
      expect(response.headers.has(header), `${path} ${header}`).toBe(true);
    }
  }
});

test("the parameters are those of the address and of the query", () => {
  for (const [path, { get }] of Object.entries(description.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const required = get.parameters.filter(({ required: isRequired }) => isRequired === true);
    expect(required.map(({ name }) => name).sort(), path).toEqual(inPath.sort());
    expect(required.every((parameter) => parameter.in === "path")).toBe(true);
  }
  const kind = description.paths["/v1/compare/{coin}"]?.get.parameters.find(({ name }) => name === "kind");
  expect(kind).toMatchObject({ in: "query", required: false, schema: { enum: ["inverse", "linear"] } });
});

describe("problems", () => {
  test("every code that leaves the service is listed under its status", () => {
    const listed = Object.entries(description.components.responses).flatMap(([, { content }]) => {
      const { properties } = Object.values(content ?? {})[0]?.schema as {
        properties: { status: { const: number }; code: { enum: readonly string[] } };
      };
      return properties.code.enum.map((code) => [code, properties.status.const]);
    });
    const leaving = Object.entries(problemRules).flatMap(([code, { status }]) =>
      status === null ? [] : [[code, status]],
    );
    expect(listed.sort()).toEqual(leaving.sort());
  });

  test.each([
    ["/v1/perpetuals/{venue}/{kind}", "api/v1/perpetuals/binance/spot", 400],
    ["/v1/perpetuals/{venue}/{kind}", "api/v1/perpetuals/nowhere/inverse", 404],
    ["/v1/perpetuals/{venue}/{kind}", "api/v1/perpetuals/okx/linear", 503],
    ["/v1/compare/{coin}", `api/v1/compare/${"A".repeat(3000)}`, 414],
  ])("of %s fit their description", async (path, address, status) => {
    simulator.setFault({ kind: "status", status: 500 }, { venue: "okx" });
    const response = await app.get(address);
    expect(response.status).toBe(status);
    const operation = resolved.paths[path]?.get;
    if (operation === undefined) throw new Error(`${path} is not described`);
    const problem = (await response.json()) as object;
    const schema = schemaOf(operation, status, "application/problem+json");
    expect(misfitOf(schema, problem)).toBeNull();
    expect(misfitOf(schema, { ...problem, code: "unheard_of" })).not.toBeNull();
  });
});
