import { areaText, parseArea } from "./area.js";
import { clientObject } from "./clientObject.js";
import { refuseProtected } from "./place.js";
import { rangePlace } from "./range.js";
import type { Session } from "./session.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";

/** The notes of a workbook, or its comments. */
export function cellNotes(session: Session, type: "NoteCollection" | "CommentCollection"): object {
  const add = (range: Excel.Range, content: string) => {
    session.queue(() => {
      const { sheet, area } = rangePlace(range);
      refuseProtected(sheet);
      if (area.rows !== 1 || area.columns !== 1) throw invalidArgument("a note is of one cell");
      if (sheet.notes.has(areaText(area)))
        throw new StrictExcelError("InvalidOperation", `${areaText(area)} has a note already`);
      sheet.notes.set(areaText(parseArea(areaText(area))), content);
    }, content);
  };
  return clientObject<Record<string, unknown>>(session, { type, members: { add } });
}
