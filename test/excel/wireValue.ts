import { cellError, type CellResult, type CellScalar } from "../../addin/runtime/cellResult.js";
import type { ParameterMetadata } from "../../addin/runtime/functionsMetadata.js";
import type { Arrival } from "./microsoftRuntime.js";

const errorsByCode = new Map([
  [1, "#N/A"],
  [7, "#VALUE!"],
] as const);

function scalar(value: unknown): CellScalar {
  if (value === null) return 0;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "object") throw new Error(`Excel knows no cell of ${typeof value}.`);
  const { valueType, code, message, basicValue } = value as Readonly<Record<string, unknown>>;
  if (valueType === "CustomFunctionError") {
    if (code !== "#N/A" && code !== "#VALUE!") throw new Error(`${String(code)} shows no message.`);
    return cellError(code, String(message));
  }
  return scalar(basicValue);
}

/** What a cell shows for a result on the wire, with the numbers of data types as plain ones. */
export function wireResult({ isSuccess, value, errorCode }: Arrival): CellResult {
  if (!isSuccess) {
    const code = errorsByCode.get(errorCode as 1 | 7);
    if (code === undefined) throw new Error(`Error ${String(errorCode)} shows no message.`);
    return cellError(code, String(value));
  }
  return Array.isArray(value) ? value.map((row: readonly unknown[]) => row.map(scalar)) : scalar(value);
}

/** Arguments as Excel sends them: as many as are declared, ranges as rows, absent ones as null. */
export function wireArguments(
  parameters: readonly ParameterMetadata[],
  given: readonly unknown[],
): readonly unknown[] {
  return parameters.map(({ dimensionality }, index) => {
    const value = given[index] ?? null;
    return dimensionality === "matrix" && value !== null && !Array.isArray(value) ? [[value]] : value;
  });
}
