import { language } from "../../language/spoken.js";
import { isCellError, type CellScalar } from "../../runtime/cellResult.js";
import { isDataTypeNumber } from "../../runtime/dataTypeNumber.js";

const dayMs = 86_400_000;
/** Excel counts days from the end of 1899. */
const excelEpochDays = 25_569;

function formatted(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language.tag, options).format(value);
}

function numberText(value: number, format: string | undefined): string {
  if (format !== undefined && /[yh]/.test(format)) {
    const moment = new Date(Math.round((value - excelEpochDays) * dayMs));
    return moment.toISOString().slice(0, 19).replace("T", " ");
  }
  return format?.includes("%") === true
    ? formatted(value, { style: "percent", maximumFractionDigits: 4 })
    : formatted(value, { maximumSignificantDigits: 12 });
}

/** What a cell would show, nearly: the pane knows Excel's formats of times and shares only. */
export function resultText(result: CellScalar): string {
  if (isCellError(result)) return result.code;
  if (isDataTypeNumber(result)) return numberText(result.value, result.format);
  return typeof result === "number" ? numberText(result, undefined) : String(result);
}
