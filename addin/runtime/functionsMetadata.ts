import * as z from "zod/mini";

const parameterSchema = z.object({
  name: z.string(),
  description: z.optional(z.string()),
  type: z.optional(z.string()),
  optional: z.optional(z.boolean()),
  dimensionality: z.optional(z.enum(["scalar", "matrix"])),
  customEnumId: z.optional(z.string()),
});

const functionSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.optional(z.string()),
  helpUrl: z.optional(z.string()),
  parameters: z.array(parameterSchema),
  result: z.optional(
    z.object({ type: z.optional(z.string()), dimensionality: z.optional(z.enum(["scalar", "matrix"])) }),
  ),
  options: z.optional(
    z.object({
      stream: z.optional(z.boolean()),
      cancelable: z.optional(z.boolean()),
      requiresAddress: z.optional(z.boolean()),
      requiresStreamAddress: z.optional(z.boolean()),
    }),
  ),
});

const enumSchema = z.object({
  id: z.string(),
  type: z.literal("string"),
  values: z.array(z.object({ name: z.string(), stringValue: z.string(), tooltip: z.optional(z.string()) })),
});

const metadataSchema = z.object({
  /** Whether parameters of type "any" are given errors; of the whole file, because Excel knows it of no function alone. */
  allowErrorForDataTypeAny: z.optional(z.boolean()),
  functions: z.array(functionSchema),
  enums: z.optional(z.array(enumSchema)),
});

export type ParameterMetadata = z.infer<typeof parameterSchema>;
export type FunctionMetadata = z.infer<typeof functionSchema>;
export type EnumMetadata = z.infer<typeof enumSchema>;

/** The part of functions.json that a host needs. */
export type FunctionsMetadata = z.infer<typeof metadataSchema>;

/** Decodes the parsed text of functions.json; throws where it is not valid metadata. */
export function decodeFunctionsMetadata(json: unknown): FunctionsMetadata {
  return z.parse(metadataSchema, json);
}
