import {
  ArrayValueObject,
  BooleanValueObject,
  ERROR_TYPE_SET,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/presets/preset-sheets-core";
import type { BaseValueObject } from "@univerjs/presets/preset-sheets-core";
import { cellError, isCellMatrix } from "../../runtime/cellResult.js";
import type { CellError, CellResult, CellScalar } from "../../runtime/customFunctionsHost.js";
import { errorCodes } from "../../runtime/customFunctionsError.js";
import { isDataTypeNumber } from "../../runtime/dataTypeNumber.js";

const engineErrors: Set<string> = ERROR_TYPE_SET;
// The engine does not know #BUSY!; in its set of error texts it spreads to dependent cells like any other error.
engineErrors.add("#BUSY!");

const hostErrors = new Map<string, CellError>(
  [...Object.values(errorCodes), "#BUSY!" as const].map((code) => [code, cellError(code)]),
);

/** The value a custom function is given for an argument of the calculation engine. */
export function toHostArgument(value: BaseValueObject): unknown {
  if (!isArrayValue(value)) return toHostScalar(value);
  return value.getArrayValue().map((row) => row.map((cell) => (cell ? toHostScalar(cell) : null)));
}

/** The calculation engine's value for the result of a custom function. */
export function toEngineValue(result: CellResult, origin: { row: number; column: number }): BaseValueObject {
  if (!isCellMatrix(result)) return toEngineScalar(result);
  return ArrayValueObject.create({
    calculateValueList: result.map((row) => row.map(toEngineScalar)),
    rowCount: result.length,
    columnCount: result[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: origin.row,
    column: origin.column,
  });
}

function toHostScalar(value: BaseValueObject): unknown {
  if (value.isNull()) return null;
  if (value.isError()) return hostErrors.get(String(value.getValue())) ?? cellError(errorCodes.invalidValue);
  return value.getValue();
}

function toEngineScalar(value: CellScalar): BaseValueObject {
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "string") return StringValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  // Without its format: the engine would write that into the cell for good, where it belongs to the value.
  if (isDataTypeNumber(value)) return NumberValueObject.create(value.value);
  return ErrorValueObject.create(isEngineError(value.code) ? value.code : ErrorType.VALUE);
}

function isEngineError(code: string): code is ErrorType {
  return engineErrors.has(code);
}

function isArrayValue(value: BaseValueObject): value is ArrayValueObject {
  return value.isArray();
}
