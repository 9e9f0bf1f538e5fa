import { BooleanNumber } from "@univerjs/presets";
import { FunctionType } from "@univerjs/presets/preset-sheets-core";
import type { IFunctionInfo } from "@univerjs/presets/preset-sheets-core";
import type { FunctionMetadata } from "../../runtime/customFunctionsHost.js";

/** What AutoComplete and the argument help show for a function. */
export function functionHelp(name: string, entry: FunctionMetadata): IFunctionInfo {
  const description = entry.description ?? "";
  return {
    functionName: name,
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: entry.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? "",
      example: parameter.name,
      require: parameter.optional === true ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: BooleanNumber.FALSE,
    })),
  };
}
