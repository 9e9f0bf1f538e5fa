import { jsonSchemaOf, type JsonSchema } from "../../shared/contract/jsonSchema.js";
import { problemMediaType, problemSchema } from "../../shared/contract/problem.js";
import { problemRules } from "../../shared/contract/problemRules.js";
import { errorCodes, type ErrorCode } from "../../shared/errors.js";

const nameOf = (status: number): string => `Problem${String(status)}`;

/** The codes that leave the service, by their HTTP status. */
const codesByStatus: ReadonlyMap<number, readonly ErrorCode[]> = errorCodes.reduce((byStatus, code) => {
  const { status } = problemRules[code];
  return status === null ? byStatus : byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
}, new Map<number, readonly ErrorCode[]>());

/** The problem's schema, for `components.schemas`. */
export function problemSchemas(): JsonSchema {
  return { Problem: jsonSchemaOf(problemSchema) };
}

/** One response for each status, which lists its codes, for `components.responses`. */
export function problemResponses(headers: JsonSchema): JsonSchema {
  return Object.fromEntries(
    [...codesByStatus].map(([status, codes]) => [
      nameOf(status),
      {
        description: codes.map((code) => `${code}: ${problemRules[code].title}.`).join(" "),
        headers,
        content: {
          [problemMediaType]: {
            schema: {
              allOf: [{ $ref: "#/components/schemas/Problem" }],
              properties: { status: { const: status }, code: { enum: codes } },
            },
          },
        },
      },
    ]),
  );
}

/** References to all of them, for an operation's `responses`. */
export function problemReferences(): JsonSchema {
  return Object.fromEntries(
    [...codesByStatus.keys()].map((status) => [
      String(status),
      { $ref: `#/components/responses/${nameOf(status)}` },
    ]),
  );
}
