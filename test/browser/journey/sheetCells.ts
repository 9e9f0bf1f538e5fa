import type { WorkbenchApi } from "../../../addin/workbench/page/workbenchApi.js";
import type { OpenWorkbench } from "../openWorkbench.js";

export const sheetNames = [
  "Hedge",
  "Hedge details",
  "Hedge scenario",
  "Hedge methods",
  "Hedge journal",
] as const;

export type SheetCells = Readonly<Record<(typeof sheetNames)[number], ReturnType<WorkbenchApi["cells"]>>>;

/** All cells of the five sheets at one moment: live cells change while they are read one by one. */
export async function sheetCells({ page }: OpenWorkbench): Promise<SheetCells> {
  return page.evaluate((names) => {
    const { workbench } = window as unknown as { readonly workbench: WorkbenchApi };
    return Object.fromEntries(names.map((name) => [name, workbench.cells(name)])) as SheetCells;
  }, sheetNames);
}
