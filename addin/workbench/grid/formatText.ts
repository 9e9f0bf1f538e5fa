import { getPatternPreview } from "@univerjs/presets/preset-sheets-core";

/** A value as a cell with that format code shows it; as it is where there is none. */
export function formatText(value: number | string | boolean, format: string | undefined): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" && format !== undefined
    ? getPatternPreview(format, value).result
    : String(value);
}
