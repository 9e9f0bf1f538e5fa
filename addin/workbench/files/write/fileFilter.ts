import type { IWorkbookData } from "@univerjs/presets";
import { field, listField, numberField, textField } from "../jsonFields.js";
import { rangesOf, rangesText } from "../ranges.js";
import { sheetResource } from "../resources.js";
import { attributeText } from "./attributeText.js";

type FileFilter = {
  readonly range: string;
  /** The conditions of its columns, as the file's part holds them: the library writes lists of values alone. */
  readonly columns: string;
  /** The rows that do not meet them. */
  readonly hiddenRows: readonly number[];
  /** Whether the file holds conditions of every kind that the filter has. */
  readonly isWhole: boolean;
};

/** The filter of a sheet as files hold it; undefined where it has none. */
export function fileFilter(snapshot: IWorkbookData, sheetId: string): FileFilter | undefined {
  const kept = sheetResource(snapshot, "filters", sheetId);
  const ref = { ranges: [field(kept, "ref")] };
  const [area] = rangesOf(ref);
  if (area === undefined) return undefined;
  const columns = listField(kept, "filterColumns").map((column) => columnXml(column, area.startColumn));
  const range = rangesText(ref);
  // Rows that are hidden for a condition which is not in the file could not be shown again by clearing its filter.
  if (columns.includes(undefined)) return { range, columns: "", hiddenRows: [], isWhole: false };
  const hiddenRows = listField(kept, "cachedFilteredOut").filter(
    (row) => typeof row === "number" && row > area.startRow && row <= area.endRow,
  );
  return { range, columns: columns.join(""), hiddenRows: hiddenRows.map(Number), isWhole: true };
}

/** Undefined for a condition that is not written: one by colour. */
function columnXml(column: unknown, start: number): string | undefined {
  const index = numberField(column, "colId");
  const conditions = valuesXml(field(column, "filters")) ?? comparisonsXml(field(column, "customFilters"));
  if (index === undefined || index < start || conditions === undefined) return undefined;
  return `<filterColumn colId="${String(index - start)}">${conditions}</filterColumn>`;
}

function valuesXml(filters: unknown): string | undefined {
  if (filters === undefined) return undefined;
  const blank = field(filters, "blank") === true ? ' blank="1"' : "";
  const values = listField(filters, "filters").map(
    (value) => `<filter val="${attributeText(String(value))}"/>`,
  );
  return `<filters${blank}>${values.join("")}</filters>`;
}

const operators: ReadonlySet<string> = new Set([
  "equal",
  "lessThan",
  "lessThanOrEqual",
  "notEqual",
  "greaterThanOrEqual",
  "greaterThan",
]);

function comparisonsXml(custom: unknown): string | undefined {
  const comparisons = listField(custom, "customFilters").map(comparisonXml);
  const isWhole = comparisons.length > 0 && comparisons.length <= 2 && !comparisons.includes(undefined);
  if (!isWhole) return undefined;
  const both = field(custom, "and") === 1 ? ' and="1"' : "";
  return `<customFilters${both}>${comparisons.join("")}</customFilters>`;
}

function comparisonXml(comparison: unknown): string | undefined {
  const operator = textField(comparison, "operator") ?? "equal";
  const value = textField(comparison, "val") ?? numberField(comparison, "val");
  if (value === undefined || !operators.has(operator)) return undefined;
  // Excel writes a blank cell as a space.
  const text = value === "" ? " " : String(value);
  return `<customFilter operator="${operator}" val="${attributeText(text)}"/>`;
}
