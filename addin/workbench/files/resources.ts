import type { IWorkbookData } from "@univerjs/presets";
import { field, parseJson } from "./jsonFields.js";

/** What a workbook of the grid keeps apart from its cells, each under the name of the grid's part that reads it. */
export const resourceNames = {
  notes: "SHEET_NOTE_PLUGIN",
  conditions: "SHEET_CONDITIONAL_FORMATTING_PLUGIN",
  validations: "SHEET_DATA_VALIDATION_PLUGIN",
  names: "SHEET_DEFINED_NAME_PLUGIN",
  filters: "SHEET_FILTER_PLUGIN",
} as const;

export type ResourceKind = keyof typeof resourceNames;

/** One of a workbook's resources, as data; undefined where it has none. */
export function readResource({ resources }: IWorkbookData, kind: ResourceKind): unknown {
  const found = resources?.find(({ name }) => name === resourceNames[kind]);
  return found === undefined ? undefined : parseJson(found.data);
}

/** One sheet's part of a resource that is kept by sheet. */
export function sheetResource(snapshot: IWorkbookData, kind: ResourceKind, sheetId: string): unknown {
  return field(readResource(snapshot, kind), sheetId);
}
