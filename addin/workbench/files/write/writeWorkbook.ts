import type { PlainWorkbook } from "../plainGrid.js";
import { writeXlsx } from "hucre/xlsx";
import type { NamedRange, WriteSheet } from "hucre";
import { isWellFormed } from "../formula/isWellFormed.js";
import { storedFormula } from "../formula/storedFormula.js";
import { usualFont } from "../sheetSizes.js";
import { readZip } from "../zip/readZip.js";
import { writeZip } from "../zip/writeZip.js";
import { definedNames, fileNames, singleNames } from "./fileNames.js";
import { fileFilter } from "./fileFilter.js";
import { fileSheet } from "./fileSheet.js";
import { fileSheetNames, sheetRenaming } from "./fileSheetNames.js";
import { frozenSpills } from "./frozenSpills.js";
import { finishParts } from "./finishParts.js";
import { createSaveNotes } from "./saveNotes.js";
import type { SavedWorkbook, SaveOptions } from "./savedWorkbook.js";

/** Longer formulas Excel refuses, and the whole file with them. */
const maxFormula = 8192;

export type WrittenWorkbook = {
  readonly bytes: Uint8Array;
  /** What the file does not hold, in sentences. */
  readonly notes: readonly string[];
};

/** Writes a workbook as an Excel file. */
export async function writeWorkbook(saved: SavedWorkbook, options: SaveOptions): Promise<WrittenWorkbook> {
  const { snapshot } = saved.document;
  const notes = createSaveNotes();
  const sheetNames = fileSheetNames(snapshot);
  const rename = sheetRenaming(snapshot, sheetNames);
  const toStored = (formula: string) => {
    const stored = isWellFormed(formula) ? storedFormula(rename(formula)) : undefined;
    return stored === undefined || stored.length > maxFormula ? undefined : stored;
  };
  const names = definedNames(snapshot);
  const isSingleName = singleNames(names);
  const ids = snapshot.sheetOrder.filter((id) => snapshot.sheets[id] !== undefined);
  const unspill = options.isFrozen ? frozenSpills(saved) : (formula: string) => formula;
  const sheets: WriteSheet[] = ids.map((id) =>
    fileSheet({
      saved,
      sheetId: id,
      name: sheetNames.get(id) ?? id,
      isFrozen: options.isFrozen,
      toStored: (formula) => toStored(unspill(formula, snapshot.sheets[id]?.name ?? "")),
      isSingleName,
      notes,
    }),
  );
  const namedRanges: NamedRange[] = fileNames(names, sheetNames, {
    isFrozen: options.isFrozen,
    toStored,
    notes,
  });
  const written = await writeXlsx({
    sheets,
    namedRanges,
    defaultFont: usualFont,
    activeSheet: frontIndex(snapshot, ids, saved.frontSheetId),
    properties: properties(saved, options),
  });
  const parts = finishParts(
    await readZip(written),
    ids.map((id) => ({
      sheet: snapshot.sheets[id] ?? {},
      charts: saved.document.charts[id] ?? [],
      filterColumns: fileFilter(snapshot, id)?.columns ?? "",
    })),
  );
  return { bytes: await writeZip(parts), notes: notes.all() };
}

/** The sheet in front must be one that is seen. */
function frontIndex(snapshot: PlainWorkbook, ids: readonly string[], front: string): number {
  const isSeen = (id: string) => snapshot.sheets[id]?.hidden !== 1;
  const wanted = ids.indexOf(front);
  return wanted !== -1 && isSeen(front) ? wanted : Math.max(0, ids.findIndex(isSeen));
}

function properties({ document }: SavedWorkbook, { isFrozen, asOf }: SaveOptions) {
  const moment = `${asOf.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return {
    title: document.name,
    creator: "HEDGE",
    created: asOf,
    modified: asOf,
    ...(isFrozen ? { description: `Frozen copy: values as of ${moment}.` } : {}),
  };
}
