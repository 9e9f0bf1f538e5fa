import { Ajv2020 } from "ajv/dist/2020.js";

/** What of a value does not fit a JSON Schema 2020-12; null when all of it does. */
export function misfitOf(schema: object, value: unknown): unknown {
  // OpenAPI puts keywords of its own beside those of JSON Schema.
  const check = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  return check(value) ? null : check.errors;
}

/** The schema with unknown fields forbidden, so that what is sent but not described is found too. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in schema && !("additionalProperties" in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
}
