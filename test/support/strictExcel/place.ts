import type { Area } from "./area.js";
import { StrictExcelError } from "./strictError.js";
import type { SheetModel } from "./workbookModel.js";

/** Where a range is; found out at a sync, because its sheet may only be made by then. */
export type Place = () => { readonly sheet: SheetModel; readonly area: Area };

/** @throws StrictExcelError AccessDenied where the sheet is protected */
export function refuseProtected({ isProtected, name }: SheetModel): void {
  if (isProtected) throw new StrictExcelError("AccessDenied", `the sheet "${name}" is protected`);
}
