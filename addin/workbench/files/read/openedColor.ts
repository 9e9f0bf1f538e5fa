import { resolveThemeColor } from "hucre/ooxml";
import type { Color } from "hucre";

/** Excel's first 64 colours, which old programs name by number. */
const firstEight = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"];
const indexed: readonly string[] = [
  ...firstEight,
  ...firstEight,
  ..."800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF".split(
    " ",
  ),
  ..."000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99".split(
    " ",
  ),
  ..."3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333".split(
    " ",
  ),
];

/** Files number the first four of a theme's colours in pairs, light before dark; the theme lists the dark one first. */
const themeOrder = [1, 0, 3, 2];

/** A colour of a file for the page; undefined where it is the one every cell has. */
export function openedColor(color: Color | undefined, themeColors: readonly string[]): string | undefined {
  if (color === undefined) return undefined;
  const { rgb, theme, tint, indexed: number } = color;
  if (rgb !== undefined && /^(?:[0-9A-F]{2})?[0-9A-F]{6}$/i.test(rgb))
    return `#${rgb.slice(-6).toLowerCase()}`;
  if (theme !== undefined) {
    const index = themeOrder[theme] ?? theme;
    return index < themeColors.length
      ? `#${resolveThemeColor([...themeColors], index, tint).toLowerCase()}`
      : undefined;
  }
  const found = number === undefined ? undefined : indexed[number];
  return found === undefined ? undefined : `#${found.toLowerCase()}`;
}
