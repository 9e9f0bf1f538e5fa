import { given } from "../given.js";
import type { PlainCell, PlainTextStyle } from "../plainGrid.js";
import type { CellStyle, FontStyle, RichTextRun } from "hucre";
import { usualFont } from "../sheetSizes.js";
import { cutText, fileText } from "./fileText.js";
import { toFont } from "./toFileStyle.js";

const [below, above] = [2, 3];

/** The pieces of a cell's text that have looks of their own, as files hold them; undefined where it has one look. */
export function fileRuns(
  { p }: PlainCell,
  whole: string,
  style: CellStyle | undefined,
): RichTextRun[] | undefined {
  const looks = (p?.body?.textRuns ?? []).filter(({ ts }) => ts !== undefined && Object.keys(ts).length > 0);
  if (looks.length === 0) return undefined;
  const text = cutText(whole);
  // A piece without a font would have that of the file, and not that of its cell.
  const usual: FontStyle = { ...usualFont, ...style?.font };
  const runs: RichTextRun[] = [];
  let at = 0;
  const add = (end: number, font: FontStyle) => {
    if (end > at) runs.push({ text: fileText(text.slice(at, end)), font });
    at = Math.max(at, end);
  };
  for (const { st, ed, ts = {} } of [...looks].sort((one, other) => one.st - other.st)) {
    add(Math.min(st, text.length), usual);
    add(Math.min(ed, text.length), { ...usual, ...runFont(ts) });
  }
  add(text.length, usual);
  return runs;
}

/** What a piece changes in the font of its cell; that may be bold where the piece is not. */
function runFont(look: PlainTextStyle): FontStyle {
  const off = (value: number | undefined) => (value === 0 ? false : undefined);
  return {
    ...given({
      bold: off(look.bl),
      italic: off(look.it),
      underline: off(look.ul?.s),
      strikethrough: off(look.st?.s),
      vertAlign:
        look.va === above ? ("superscript" as const) : look.va === below ? ("subscript" as const) : undefined,
    }),
    ...toFont(look),
  };
}
