import { areaText, parseArea } from "./area.js";
import { clientObject } from "./clientObject.js";
import { refuseProtected } from "./place.js";
import { rangePlace } from "./range.js";
import type { Session } from "./session.js";
import { invalidArgument, StrictExcelError } from "./strictError.js";

const longestNote = 32_767;

/** The notes of a workbook; comments, which are a person's own and stand in a thread, are not for an add-in's help. */
export function cellNotes(session: Session): object {
  const add = (range: Excel.Range, content: string) => {
    if (typeof content !== "string" || content === "" || content.length > longestNote)
      throw invalidArgument("a note is a text");
    session.queue(() => {
      const { sheet, area } = rangePlace(range);
      refuseProtected(sheet);
      if (area.rows !== 1 || area.columns !== 1) throw invalidArgument("a note is of one cell");
      if (sheet.notes.has(areaText(area)))
        throw new StrictExcelError("InvalidOperation", `${areaText(area)} has a note already`);
      sheet.notes.set(areaText(parseArea(areaText(area))), content);
    });
  };
  return clientObject<Record<string, unknown>>(session, { type: "NoteCollection", members: { add } });
}
