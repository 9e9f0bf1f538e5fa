// Workbooks of the workbench for tests, written by hand as the grid keeps them.
import type { IWorkbookData } from "@univerjs/presets";
import type { SavedWorkbook } from "../../../addin/workbench/files/write/savedWorkbook.js";

type Sheets = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, unknown>>;

const names = {
  notes: "SHEET_NOTE_PLUGIN",
  conditions: "SHEET_CONDITIONAL_FORMATTING_PLUGIN",
  validations: "SHEET_DATA_VALIDATION_PLUGIN",
  names: "SHEET_DEFINED_NAME_PLUGIN",
  filters: "SHEET_FILTER_PLUGIN",
};

/** The grid's own name for the language of its page. */
export const locale = "enUS" as unknown as IWorkbookData["locale"];

export function openDocument(
  sheets: Sheets,
  resources: Partial<Record<keyof typeof names, Resources>> = {},
  more: Partial<SavedWorkbook> = {},
): SavedWorkbook {
  const ids = Object.keys(sheets);
  const snapshot = {
    id: "workbench",
    name: "Desk",
    appVersion: "",
    locale,
    styles: {},
    sheetOrder: ids,
    sheets,
    resources: Object.entries(resources).map(([kind, data]) => ({
      name: names[kind as keyof typeof names],
      data: JSON.stringify(data),
    })),
  } as unknown as IWorkbookData;
  return {
    document: { name: "Desk", snapshot, charts: {} },
    frontSheetId: ids[0] ?? "",
    spills: {},
    shownFormat: () => undefined,
    ...more,
  };
}

type Sheet = IWorkbookData["sheets"][string] | undefined;
type SheetCell = NonNullable<NonNullable<NonNullable<Sheet>["cellData"]>[number]>[number];

/** A cell of a sheet, an empty one where there is none. */
export function cellIn(sheet: Sheet, row: number, column: number): SheetCell {
  return sheet?.cellData?.[row]?.[column] ?? {};
}

/** What a workbook keeps of a kind apart from its cells. */
export function resourceOf({ resources = [] }: IWorkbookData, kind: keyof typeof names): unknown {
  return JSON.parse(resources.find(({ name }) => name === names[kind])?.data ?? "{}");
}
