import { given } from "../given.js";
import type { PlainSide, PlainStyle } from "../plainGrid.js";
import type { Nullable } from "@univerjs/presets";
import type { AlignmentStyle, BorderSide, BorderStyle, CellStyle, Color, FontStyle } from "hucre";
import { usualFont } from "../sheetSizes.js";
import { fileColor } from "./fileColor.js";
import { borderNumbers, horizontalNumbers, verticalNumbers, wordOf, wrapNumber } from "../styleNumbers.js";

/** A style of the grid as a file holds it; undefined where it says nothing that a file knows. */
export function toFileStyle(style: PlainStyle): CellStyle | undefined {
  const [font, alignment, border] = [toFont(style), toAlignment(style), toBorder(style.bd)];
  const fill = toColor(style.bg?.rgb);
  const format = style.n?.pattern ?? "";
  const whole: CellStyle = given({
    font: isEmpty(font) ? undefined : { ...usualFont, ...font },
    fill: fill && { type: "pattern" as const, pattern: "solid" as const, fgColor: fill },
    border: isEmpty(border) ? undefined : border,
    alignment: isEmpty(alignment) ? undefined : alignment,
    numFmt: /^(?:General)?$/.test(format) ? undefined : format,
  });
  return isEmpty(whole) ? undefined : whole;
}

/** The font of a style, as far as the style says. */
export function toFont({ ff, fs, bl, it, ul, st, cl }: PlainStyle): FontStyle {
  const isOn = (value: number | undefined) => (value === 1 ? true : undefined);
  return given({
    name: typeof ff === "string" && ff !== "" ? ff : undefined,
    size: fs,
    color: toColor(cl?.rgb),
    bold: isOn(bl),
    italic: isOn(it),
    underline: isOn(ul?.s),
    strikethrough: isOn(st?.s),
  });
}

function toAlignment({ ht, vt, tb, tr }: PlainStyle): AlignmentStyle {
  const [horizontal, vertical] = [wordOf(horizontalNumbers, ht), wordOf(verticalNumbers, vt)];
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(tb === wrapNumber ? { wrapText: true } : {}),
    ...(tr === null || tr === undefined ? {} : { textRotation: toRotation(tr.a, tr.v === 1) }),
  };
}

/** The grid turns clockwise; a file counts up to 90 the other way, on to 180 clockwise, and 255 is letters in a column. */
function toRotation(degrees: number, isStacked: boolean): number {
  if (isStacked) return 255;
  const turned = Math.round(Math.min(90, Math.max(-90, degrees)));
  return turned > 0 ? 90 + turned : -turned;
}

function toBorder(border: PlainStyle["bd"]): BorderStyle {
  const { t, r, b, l } = border ?? {};
  const sides = { top: toSide(t), right: toSide(r), bottom: toSide(b), left: toSide(l) };
  const { top, right, bottom, left } = sides;
  return {
    ...(top === undefined ? {} : { top }),
    ...(right === undefined ? {} : { right }),
    ...(bottom === undefined ? {} : { bottom }),
    ...(left === undefined ? {} : { left }),
  };
}

function toSide(side: Nullable<PlainSide>): BorderSide | undefined {
  const style = wordOf(borderNumbers, side?.s);
  if (style === undefined) return undefined;
  const color = toColor(side?.cl.rgb);
  return color === undefined ? { style } : { style, color };
}

function toColor(css: Nullable<string>): Color | undefined {
  const rgb = fileColor(css);
  return rgb === undefined ? undefined : { rgb };
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}
