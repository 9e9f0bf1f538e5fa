import type { SheetPlan, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { absoluteAddress, areaAddress, parseArea } from "../area.js";

const longestSource = 255;

/**
 * What Excel takes a list's words from: the words themselves, or the cells of the plan that hold them below each other
 * where they are too many for that or Excel would misread them; undefined where there is neither.
 */
export function wordListSource(plan: WorkbookPlan, words: readonly string[]): string | undefined {
  const source = words.join(",");
  const isPlain = source.length <= longestSource && !source.startsWith("=") && !words.some(isSplit);
  if (isPlain) return source;
  for (const { name, cells } of plan.sheets) {
    const address = findColumn(cells, words);
    if (address !== undefined) return `=${absoluteAddress(name, address)}`;
  }
  return undefined;
}

function isSplit(word: string): boolean {
  return word.includes(",");
}

/** The address of cells below each other that hold exactly these words. */
function findColumn(cells: SheetPlan["cells"], words: readonly string[]): string | undefined {
  return Object.keys(cells)
    .map((address) => ({ ...parseArea(address), rows: words.length }))
    .map((area) => ({ area, address: areaAddress(area) }))
    .find(({ area }) =>
      words.every((word, down) => {
        const at = areaAddress({ ...area, row: area.row + down, rows: 1 });
        return cells[at]?.value === word;
      }),
    )?.address;
}
