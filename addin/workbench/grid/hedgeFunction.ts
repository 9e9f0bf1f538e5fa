import { BaseFunction } from "@univerjs/presets/preset-sheets-core";
import type { BaseValueObject } from "@univerjs/presets/preset-sheets-core";
import type { CellResult, FunctionMetadata } from "../../runtime/customFunctionsHost.js";
import type { CellPosition } from "./cellPosition.js";
import { toEngineValue, toHostArgument } from "./engineValues.js";

export type EvaluateCall = (
  entry: FunctionMetadata,
  given: readonly unknown[],
  cell: CellPosition,
) => CellResult;

/** A custom function as the calculation engine sees it. */
export class HedgeFunction extends BaseFunction {
  readonly #entry: FunctionMetadata;
  readonly #evaluate: EvaluateCall;

  constructor(name: string, entry: FunctionMetadata, evaluate: EvaluateCall) {
    super(name);
    this.#entry = entry;
    this.#evaluate = evaluate;
  }

  override calculate(...values: BaseValueObject[]): BaseValueObject {
    const cell = {
      unitId: this.unitId ?? "",
      sheetId: this.subUnitId ?? "",
      row: this.row,
      column: this.column,
    };
    return toEngineValue(this.#evaluate(this.#entry, values.map(toHostArgument), cell), cell);
  }
}
