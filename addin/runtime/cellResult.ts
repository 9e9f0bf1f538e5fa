import { errorCodes } from "./customFunctionsError.js";
import type { CustomFunctionsError, ErrorCode } from "./customFunctionsError.js";
import { toDataTypeNumber } from "./dataTypeNumber.js";
import type { DataTypeNumber } from "./dataTypeNumber.js";

export type CellErrorCode = ErrorCode | "#BUSY!";
export type CellError = {
  readonly kind: "error";
  readonly code: CellErrorCode;
  readonly message: string;
};
export type CellScalar = number | string | boolean | CellError | DataTypeNumber;
export type CellMatrix = readonly (readonly CellScalar[])[];
export type CellResult = CellScalar | CellMatrix;

const codesWithMessage: ReadonlySet<string> = new Set([errorCodes.invalidValue, errorCodes.notAvailable]);
// A function may receive these two, but Excel does not accept them from one.
const inputOnlyCodes: ReadonlySet<string> = new Set([errorCodes.invalidName, errorCodes.invalidReference]);
const knownCodes = new Map<string, ErrorCode>(Object.values(errorCodes).map((code) => [code, code]));

/** Makes the value that a cell shows for an error. */
export function cellError(code: CellErrorCode, message = ""): CellError {
  return { kind: "error", code, message };
}

export function isCellError(value: unknown): value is CellError {
  return isRecord(value) && value["kind"] === "error" && typeof value["code"] === "string";
}

export function isCellMatrix(value: CellResult): value is CellMatrix {
  return Array.isArray(value);
}

/** Turns what a function returned into what the cell shows, by Excel's rules. */
export function toCellResult(value: unknown): CellResult {
  if (!Array.isArray(value)) return toCellScalar(value);
  const rows: readonly unknown[] = value;
  const matrix = rows.map((row) => (Array.isArray(row) ? row.map(toCellScalar) : []));
  const width = matrix[0]?.length ?? 0;
  const isRectangle = width > 0 && matrix.every((row) => row.length === width);
  return isRectangle ? matrix : cellError(errorCodes.invalidValue);
}

/** Turns what a function threw into what the cell shows: only CustomFunctions.Error keeps its text. */
export function thrownToCellError(thrown: unknown): CellError {
  return isCustomFunctionsError(thrown)
    ? fromCustomFunctionsError(thrown)
    : cellError(errorCodes.invalidValue);
}

function toCellScalar(value: unknown): CellScalar {
  if (value === null || value === undefined) return 0;
  if (typeof value === "number") return Number.isFinite(value) ? value : cellError(errorCodes.invalidNumber);
  if (typeof value === "string" || typeof value === "boolean") return value;
  return typeof value === "object" ? fromObject(value) : cellError(errorCodes.invalidValue);
}

function fromObject(value: object): CellScalar {
  if (isCustomFunctionsError(value)) return fromCustomFunctionsError(value);
  if (!("basicValue" in value)) return cellError(errorCodes.invalidValue);
  const { basicValue } = value;
  if ("type" in value && value.type === "Error") {
    return cellError(knownCodes.get(String(basicValue)) ?? errorCodes.invalidValue);
  }
  if (typeof basicValue === "object") return cellError(errorCodes.invalidValue);
  const plain = toCellScalar(basicValue);
  return typeof plain === "number" ? (toDataTypeNumber(plain, value) ?? plain) : plain;
}

/** By its form, because in Excel the functions throw Excel's class, when the pane calls them. */
function isCustomFunctionsError(value: unknown): value is CustomFunctionsError {
  return isRecord(value) && knownCodes.has(String(value["code"]));
}

function fromCustomFunctionsError(error: CustomFunctionsError): CellError {
  if (inputOnlyCodes.has(error.code)) return cellError(errorCodes.invalidValue);
  return cellError(error.code, codesWithMessage.has(error.code) ? (error.message ?? "") : "");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
