import type { IResources, IWorkbookData } from "@univerjs/presets";

type Opened = Pick<IWorkbookData, "name" | "locale" | "sheets" | "sheetOrder"> & {
  /** Notes, rules and names, as the grid's parts keep them. */
  readonly resources: IResources;
};

/** The workbook of a file as the grid opens it; its cells hold their looks themselves. */
export function openedSnapshot({ name, locale, sheets, sheetOrder, resources }: Opened): IWorkbookData {
  return {
    id: "workbench",
    name,
    appVersion: "",
    locale,
    styles: {},
    sheetOrder,
    sheets,
    resources,
  };
}
