import type { PlainBorder, PlainStyle } from "../plainGrid.js";
import type { AlignmentStyle, BorderSide, BorderStyle, CellStyle, Color, FillStyle, FontStyle } from "hucre";
import { given } from "../given.js";
import { usualFont } from "../sheetSizes.js";
import { borderNumbers, horizontalNumbers, verticalNumbers, wrapNumber } from "../styleNumbers.js";
import { openedColor } from "./openedColor.js";

type ToColor = (color: Color | undefined) => string | undefined;

/**
 * Gives the grid's style for one of a file; undefined for one that says nothing.
 * @param use that of a condition lies over a cell's own: what is usual in a cell may be a change there
 */
export function openedStyles(
  themeColors: readonly string[],
  use: "cell" | "condition",
): (style: CellStyle) => PlainStyle | undefined {
  const known = new Map<string, PlainStyle | undefined>();
  const toColor: ToColor = (color) => openedColor(color, themeColors);
  return (style) => {
    const key = JSON.stringify(style);
    if (!known.has(key)) known.set(key, openedStyle(style, use, toColor));
    return known.get(key);
  };
}

function openedStyle(
  { font = {}, fill, border = {}, alignment = {}, numFmt = "General" }: CellStyle,
  use: "cell" | "condition",
  toColor: ToColor,
): PlainStyle | undefined {
  const bg = fillColor(fill, use, toColor);
  const bd = borders(border, toColor);
  const style = given({
    ...fonts(font, use, toColor),
    bg: bg === undefined ? undefined : { rgb: bg },
    bd: Object.keys(bd).length === 0 ? undefined : bd,
    ...alignments(alignment),
    n: numFmt === "General" ? undefined : { pattern: numFmt },
  });
  return Object.keys(style).length === 0 ? undefined : style;
}

function fonts(font: FontStyle, use: "cell" | "condition", toColor: ToColor): PlainStyle {
  const color = toColor(font.color);
  const isUsual = use === "cell" && color === "#000000";
  return given({
    ff: font.name === usualFont.name ? undefined : font.name,
    fs: font.size === usualFont.size ? undefined : font.size,
    bl: on(font.bold),
    it: on(font.italic),
    ul: line(font.underline),
    st: line(font.strikethrough),
    cl: color === undefined || isUsual ? undefined : { rgb: color },
  });
}

function on(isOn: boolean | undefined): number | undefined {
  return isOn === true ? 1 : undefined;
}

function line(drawn: boolean | string | undefined): { readonly s: number } | undefined {
  return drawn === undefined || drawn === false ? undefined : { s: 1 };
}

/** The colour of a plain fill; patterns are shown as the colour that most of them is made of. */
function fillColor(
  fill: FillStyle | undefined,
  use: "cell" | "condition",
  toColor: ToColor,
): string | undefined {
  if (fill === undefined) return undefined;
  if (fill.type === "gradient") return toColor(fill.stops[0]?.color);
  if (fill.pattern === "none") return undefined;
  const colors = [toColor(fill.fgColor), toColor(fill.bgColor)];
  // In a condition a plain fill is kept as the background of a pattern.
  const isPlain = fill.pattern === "solid" && use === "cell";
  return (isPlain ? colors : colors.reverse()).find((color) => color !== undefined);
}

function alignments({ horizontal, vertical, wrapText, textRotation }: AlignmentStyle): PlainStyle {
  return {
    ...(isHorizontal(horizontal) ? { ht: horizontalNumbers[horizontal] } : {}),
    ...(isVertical(vertical) ? { vt: verticalNumbers[vertical] } : {}),
    ...(wrapText === true ? { tb: wrapNumber } : {}),
    ...(textRotation === undefined || textRotation === 0 ? {} : { tr: rotation(textRotation) }),
  };
}

function rotation(counted: number) {
  if (counted === 255) return { a: 0, v: 1 } as const;
  return { a: counted > 90 ? counted - 90 : -counted };
}

function borders(border: BorderStyle, toColor: ToColor): PlainBorder {
  const side = (given: BorderSide | undefined) =>
    given && { s: borderNumbers[given.style], cl: { rgb: toColor(given.color) ?? "#000000" } };
  const [t, r, b, l] = [side(border.top), side(border.right), side(border.bottom), side(border.left)];
  return { ...(t && { t }), ...(r && { r }), ...(b && { b }), ...(l && { l }) };
}

function isHorizontal(word: string | undefined): word is keyof typeof horizontalNumbers {
  return word !== undefined && word in horizontalNumbers;
}

function isVertical(word: string | undefined): word is keyof typeof verticalNumbers {
  return word !== undefined && word in verticalNumbers;
}
