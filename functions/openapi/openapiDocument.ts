import { jsonSchemaOf, propertiesOf, type JsonSchema } from "../../shared/contract/jsonSchema.js";
import type { Route, Schema } from "../../shared/contract/route.js";
import type { AuthLevel } from "../config.js";
import { problemReferences, problemResponses, problemSchemas } from "./problemResponses.js";

type DocumentOptions = {
  readonly routes: readonly Route<Schema, Schema>[];
  readonly version: string;
  readonly authLevel: AuthLevel;
};

const headers = {
  ETag: { description: "Identifies the response body, for If-None-Match.", schema: { type: "string" } },
  "Cache-Control": { description: "How long the response may be cached.", schema: { type: "string" } },
  "Retry-After": {
    description: "Seconds to wait before retrying.",
    schema: { type: "integer", minimum: 1 },
  },
  "X-Request-Id": { description: "Identifies the request in the service's log.", schema: { type: "string" } },
};

const securitySchemes = {
  functionKey: { type: "apiKey", in: "header", name: "x-functions-key" },
  functionKeyInAddress: { type: "apiKey", in: "query", name: "code" },
};

const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  description: "ETags of the responses that the caller has.",
  schema: { type: "string" },
};

/** Describes routes in OpenAPI 3.1, all of it derived from their contract. */
export function openapiDocument({ routes, version, authLevel }: DocumentOptions): JsonSchema {
  const isKeyed = authLevel === "function";
  return {
    openapi: "3.1.0",
    info: {
      title: "HEDGE market data",
      version,
      description:
        "Perpetual futures of many exchanges. Decimals are strings, so that no digit is lost; times are milliseconds since 1970; what an exchange does not publish is null.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api" }],
    paths: Object.fromEntries(
      routes.map((route) => [
        `/${route.path}`,
        { get: { ...operationOf(route), security: isKeyed && route.isProbe !== true ? keys : [] } },
      ]),
    ),
    components: {
      headers,
      schemas: problemSchemas(),
      responses: problemResponses(headerReferences(["Cache-Control", "X-Request-Id", "Retry-After"])),
      ...(isKeyed ? { securitySchemes } : {}),
    },
  };
}

const keys = Object.keys(securitySchemes).map((scheme) => ({ [scheme]: [] }));

function operationOf(route: Route<Schema, Schema>): JsonSchema {
  const isKept = route.cache === "interval";
  const common = headerReferences(["Cache-Control", "X-Request-Id", ...(isKept ? (["ETag"] as const) : [])]);
  return {
    operationId: route.name,
    summary: route.summary,
    parameters: [...parametersOf(route), ...(isKept ? [ifNoneMatch] : [])],
    responses: {
      200: {
        description: route.summary,
        headers: common,
        content: { "application/json": { schema: jsonSchemaOf(route.answer) } },
      },
      ...(isKept ? { 304: { description: "The caller has the latest response.", headers: common } } : {}),
      ...problemReferences(),
    },
  };
}

function parametersOf({ path, parameters }: Route<Schema, Schema>): readonly JsonSchema[] {
  return propertiesOf(parameters).map(({ name, schema, isRequired }) =>
    path.includes(`{${name}}`)
      ? { name, in: "path", required: true, schema }
      : { name, in: "query", required: isRequired, schema },
  );
}

function headerReferences(names: readonly (keyof typeof headers)[]): JsonSchema {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
