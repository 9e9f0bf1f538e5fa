import { looks } from "../../../shared/sheet/looks.js";
import type { Look, LookStyle } from "../../../shared/sheet/looks.js";
import type { SheetPlan } from "../../../shared/sheet/sheetPlan.js";
import { areaAddress, parseArea } from "../area.js";
import type { Area } from "../area.js";
import { joinCells } from "../joinCells.js";

const alignments = { left: "Left", center: "Center", right: "Right" } as const;

/** Formats the cells by their looks, each look in as few ranges as it covers. */
export function paintLooks(sheet: Excel.Worksheet, cells: SheetPlan["cells"]): void {
  const areasByLook = new Map<Look, Area[]>();
  for (const [address, { look }] of Object.entries(cells)) {
    const areas = areasByLook.get(look) ?? [];
    areas.push(parseArea(address));
    areasByLook.set(look, areas);
  }
  for (const [look, areas] of areasByLook) {
    for (const area of joinCells(areas))
      paintLook(sheet.getRange(areaAddress(area)).format, looks[look], area);
  }
}

function paintLook(format: Excel.RangeFormat, look: LookStyle, area: Area): void {
  const { bold, size, color, background, align, wrap, top } = look;
  if (bold !== undefined) format.font.bold = bold;
  if (size !== undefined) format.font.size = size;
  if (color !== undefined) format.font.color = color;
  if (background !== undefined) format.fill.color = background;
  if (align !== undefined) format.horizontalAlignment = alignments[align];
  if (wrap !== undefined) format.wrapText = wrap;
  if (top !== undefined) format.verticalAlignment = "Top";
  for (const edge of edgesOf(look.lines, area)) {
    const border = format.borders.getItem(edge);
    border.style = "Continuous";
    border.color = look.lineColor ?? "#000000";
  }
}

// Lines of each single cell: within a range of many they are its inner lines too.
function edgesOf(
  lines: LookStyle["lines"],
  { rows, columns }: Area,
): readonly ("EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical")[] {
  const between = rows > 1 ? (["InsideHorizontal"] as const) : [];
  switch (lines) {
    case undefined:
      return [];
    case "below":
      return ["EdgeBottom", ...between];
    case "above":
      return ["EdgeTop", ...between];
    case "around":
      return [
        "EdgeTop",
        "EdgeBottom",
        "EdgeLeft",
        "EdgeRight",
        ...between,
        ...(columns > 1 ? (["InsideVertical"] as const) : []),
      ];
  }
}
