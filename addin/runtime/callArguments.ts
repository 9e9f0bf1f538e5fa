import { isCellError } from "./cellResult.js";
import type { CellError } from "./cellResult.js";
import { CustomFunctionsError } from "./customFunctionsError.js";
import type { FunctionMetadata, ParameterMetadata } from "./functionsMetadata.js";

/** Gives a function its declared arguments: absent ones as null, a matrix only where one is declared. */
export function declaredArguments(metadata: FunctionMetadata, given: readonly unknown[]): readonly unknown[] {
  return metadata.parameters.map((parameter, index) => shapeArgument(parameter, given[index]));
}

/**
 * The first error cell among the arguments that makes a call needless, in the order Excel reads them: of those that
 * take anything only one that still waits for its value, where the file of the functions lets errors through.
 */
export function firstArgumentError(
  { parameters }: FunctionMetadata,
  given: readonly unknown[],
  allowErrorForDataTypeAny: boolean,
): CellError | undefined {
  for (const [index, argument] of given.entries()) {
    const isAny = (parameters[index]?.type ?? "any") === "any";
    const prevents = isAny && allowErrorForDataTypeAny ? isBusy : isCellError;
    const error = isMatrix(argument) ? firstInMatrix(argument, prevents) : argument;
    if (prevents(error)) return error;
  }
  return undefined;
}

function isBusy(cell: unknown): cell is CellError {
  return isCellError(cell) && cell.code === "#BUSY!";
}

// Loops, where flat and find would copy each range: a series may have thousands of cells, at every calculation.
function firstInMatrix(
  matrix: readonly (readonly unknown[])[],
  prevents: (cell: unknown) => cell is CellError,
): CellError | undefined {
  for (const row of matrix) {
    const error = row.find(prevents);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** Why a function cannot be called with these arguments, as a sentence; undefined where it can. */
export function argumentProblem(
  { name, parameters, options }: FunctionMetadata,
  given: readonly unknown[],
): string | undefined {
  if (given.length > parameters.length)
    return `${name} takes at most ${String(parameters.length)} arguments, was given ${String(given.length)}`;
  if (options?.stream !== true) return undefined;
  const ranged = parameters.find(
    ({ dimensionality }, index) => dimensionality !== "matrix" && isRange(given[index]),
  );
  if (ranged === undefined) return undefined;
  return `${ranged.name} must be one cell, was a range: enter ${name} for one cell and fill the formula down`;
}

/** True where a range was given for a parameter that takes one cell: Excel then calls once per cell. */
export function needsOneCallPerCell(metadata: FunctionMetadata, given: readonly unknown[]): boolean {
  return metadata.parameters.some(
    (parameter, index) => parameter.dimensionality !== "matrix" && isRange(given[index]),
  );
}

/** The argument lists of the single calls that Excel makes for a function given ranges, row by row. */
export function argumentsPerCell(
  metadata: FunctionMetadata,
  given: readonly unknown[],
): readonly (readonly (readonly unknown[])[])[] {
  const ranges = metadata.parameters
    .map((parameter, index) => (parameter.dimensionality === "matrix" ? undefined : given[index]))
    .filter(isRange);
  const height = Math.max(...ranges.map((range) => range.length));
  const width = Math.max(...ranges.map((range) => range[0]?.length ?? 0));
  return Array.from({ length: height }, (_row, row) =>
    Array.from({ length: width }, (_column, column) =>
      metadata.parameters.map((parameter, index) =>
        parameter.dimensionality === "matrix" ? given[index] : cellOf(given[index], row, column),
      ),
    ),
  );
}

function shapeArgument(parameter: ParameterMetadata, value: unknown): unknown {
  if (parameter.dimensionality !== "matrix")
    return toArgument(isMatrix(value) ? (value[0]?.[0] ?? null) : (value ?? null));
  if (value === undefined || value === null) return null;
  if (!isMatrix(value)) return [[toArgument(value)]];
  return value.some((row) => row.some(isCellError)) ? value.map((row) => row.map(toArgument)) : value;
}

/** What a function is given for a cell: an error arrives in Microsoft's class, without its sentence. */
function toArgument(cell: unknown): unknown {
  return isCellError(cell) && cell.code !== "#BUSY!" ? new CustomFunctionsError(cell.code) : cell;
}

function cellOf(value: unknown, row: number, column: number): unknown {
  if (!isMatrix(value)) return value;
  const cells = value[value.length === 1 ? 0 : row] ?? [];
  return cells[cells.length === 1 ? 0 : column] ?? null;
}

function isRange(value: unknown): value is readonly (readonly unknown[])[] {
  return isMatrix(value) && (value.length > 1 || (value[0]?.length ?? 0) > 1);
}

function isMatrix(value: unknown): value is readonly (readonly unknown[])[] {
  return Array.isArray(value) && value.every((row) => Array.isArray(row));
}
