import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/presets";
import type { IBorderData, IBorderStyleData, IStyleData, ITextDecoration, Nullable } from "@univerjs/presets";

const horizontal: Readonly<Partial<Record<HorizontalAlign, string>>> = {
  [HorizontalAlign.LEFT]: "left",
  [HorizontalAlign.CENTER]: "center",
  [HorizontalAlign.RIGHT]: "right",
  [HorizontalAlign.JUSTIFIED]: "justify",
};
const vertical: Readonly<Partial<Record<VerticalAlign, string>>> = {
  [VerticalAlign.TOP]: "top",
  [VerticalAlign.MIDDLE]: "middle",
};

/** Gives a cell of a printed table the looks of one of the grid. */
export function showStyle(element: HTMLElement, style: IStyleData, isNumber: boolean): void {
  const { fontSize, fontFamily, color, backgroundColor } = fontOf(style);
  Object.assign(element.style, {
    ...{ fontSize, fontFamily, color, backgroundColor },
    fontWeight: style.bl === BooleanNumber.TRUE ? "bold" : "",
    fontStyle: style.it === BooleanNumber.TRUE ? "italic" : "",
    textDecorationLine: decoration(style),
    textAlign: alignment(style, isNumber),
    verticalAlign: vertical[style.vt ?? VerticalAlign.BOTTOM] ?? "bottom",
    whiteSpace: style.tb === WrapStrategy.WRAP ? "pre-wrap" : "pre",
    ...borders(style.bd),
  });
}

function fontOf({ fs, ff, cl, bg }: IStyleData) {
  return {
    fontSize: fs === undefined ? "" : `${String(fs)}pt`,
    fontFamily: ff ?? "",
    color: cl?.rgb ?? "",
    backgroundColor: bg?.rgb ?? "",
  };
}

function alignment({ ht }: IStyleData, isNumber: boolean): string {
  return horizontal[ht ?? HorizontalAlign.UNSPECIFIED] ?? (isNumber ? "right" : "left");
}

function decoration({ ul, st }: IStyleData): string {
  const isDrawn = (line: Nullable<ITextDecoration>) => line?.s === BooleanNumber.TRUE;
  return [...(isDrawn(ul) ? ["underline"] : []), ...(isDrawn(st) ? ["line-through"] : [])].join(" ");
}

function borders(border: Nullable<IBorderData>) {
  return {
    borderTop: line(border?.t),
    borderRight: line(border?.r),
    borderBottom: line(border?.b),
    borderLeft: line(border?.l),
  };
}

function line(style: Nullable<IBorderStyleData>): string {
  return style ? `1px solid ${style.cl.rgb ?? "black"}` : "";
}
