import undoSupport from "../../fixtures/undoSupport.json" with { type: "json" };
import type { ExcelKind } from "./excelKind.js";
import { StrictExcelError } from "./strictError.js";

export type UndoOptions = { readonly mergeUndoGroup?: boolean; readonly delayForCellEdit?: boolean };

const refused: Readonly<Record<string, { readonly web: boolean; readonly desktop: boolean } | undefined>> =
  undoSupport.refused;

/** A block of 40 by 40 formulas is the smallest that was reported. */
const maxFormulas = 40 * 40;

/**
 * @throws StrictExcelError UndoNotSupported where Excel does not take this change into an undo group: by Microsoft's
 * table, on the web beside delayForCellEdit (office-js #6711), and for a large block of formulas (#6491)
 */
export function refuseInGroup(
  { platform }: ExcelKind,
  options: UndoOptions,
  change: string,
  value?: unknown,
): void {
  if (options.mergeUndoGroup !== true) return;
  const isRefused =
    refused[change]?.[platform] === true ||
    (platform === "web" && options.delayForCellEdit === true) ||
    (change === "Range.formulas" && countFormulas(value) >= maxFormulas);
  if (isRefused) throw new StrictExcelError("UndoNotSupported", `${change} cannot be part of an undo group`);
}

function countFormulas(matrix: unknown): number {
  if (!Array.isArray(matrix)) return 0;
  return matrix.flat().filter((each) => typeof each === "string" && each.startsWith("=")).length;
}
