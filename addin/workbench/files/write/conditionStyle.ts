import type { CellStyle, FontStyle } from "hucre";
import { field, numberField, textField } from "../jsonFields.js";
import { fileColor } from "./fileColor.js";

/** A style that a condition lays over a cell: what it does not name stays as the cell has it. */
export function conditionStyle(style: unknown): CellStyle {
  const fill = colorOf(style, "bg");
  const color = colorOf(style, "cl");
  const isOn = (name: string) => numberField(style, name) === 1;
  const isDrawn = (name: string) => numberField(field(style, name), "s") === 1;
  const font: FontStyle = {
    ...(isOn("bl") ? { bold: true } : {}),
    ...(isOn("it") ? { italic: true } : {}),
    ...(isDrawn("ul") ? { underline: true } : {}),
    ...(isDrawn("st") ? { strikethrough: true } : {}),
    ...(color === undefined ? {} : { color: { rgb: color } }),
  };
  return {
    ...(Object.keys(font).length === 0 ? {} : { font }),
    // Here, and only here, files keep the colour of a plain fill as that of its background.
    ...(fill === undefined ? {} : { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: fill } } }),
  };
}

/** A colour with its opacity in front. */
export function toArgb(css: string | undefined): string | undefined {
  const color = fileColor(css);
  return color === undefined ? undefined : `FF${color}`;
}

function colorOf(style: unknown, name: string): string | undefined {
  return fileColor(textField(field(style, name), "rgb"));
}
