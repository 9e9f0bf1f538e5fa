import * as z from "zod/mini";
import type { Schema } from "./route.js";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A description as JSON Schema 2020-12: of what is sent, where sending and decoded value differ. */
export function jsonSchemaOf(schema: Schema): JsonSchema {
  // As sent: a reader must tolerate fields that a newer service adds, and the output form forbids them.
  const { $schema: _dialect, ...description } = z.toJSONSchema(schema, { io: "input" });
  return description;
}

type Property = { readonly name: string; readonly schema: JsonSchema; readonly isRequired: boolean };

/** The fields of an object's description, each as JSON Schema. */
export function propertiesOf(schema: Schema): readonly Property[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    schema: typeof property === "object" ? { ...property } : {},
    isRequired: required.includes(name),
  }));
}
