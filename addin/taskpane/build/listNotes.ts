import type { CellValue } from "../../host/spreadsheet.js";
import { canNameCoin, coinName, isTotal } from "./coinName.js";
import { writtenCount } from "./listNumber.js";
import type { ListTable } from "./listTable.js";
import { listTexts } from "./listTexts.js";
import { readingsOf } from "./numberStyle.js";

type Line = readonly CellValue[];

type LineKind = "held" | "zero" | "total" | "unnamed" | "not a coin";

function isZero(count: CellValue, coin: string): boolean {
  if (typeof count !== "string") return count === 0;
  const readings = readingsOf(writtenCount(count, coin).number);
  return readings["."] === 0 || readings[","] === 0;
}

function kindOf(name: CellValue, counts: readonly CellValue[]): LineKind {
  if (name === "") return "unnamed";
  if (typeof name !== "string" || !canNameCoin(name)) return "not a coin";
  if (isTotal(name)) return "total";
  const filled = counts.filter((count) => count !== "");
  return filled.length > 0 && filled.every((count) => isZero(count, coinName(name))) ? "zero" : "held";
}

/** Parts the lines that hold a coin from the others, which are named. */
export function sortLines({ lines, columns }: ListTable): {
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
} {
  const sorted = lines.map((line) => {
    const name = line[columns.coin] ?? "";
    const counts = columns.coins.map((index) => line[index] ?? "");
    return { line, name, kind: kindOf(name, counts) };
  });
  // Of what is no coin the whole line is named: "0.8" alone would not be recognised as "0.8 BTC".
  const names = (kind: LineKind): readonly string[] =>
    sorted
      .filter((entry) => entry.kind === kind)
      .map(({ line, name }) => (kind === "not a coin" ? line.map(String).join(" ").trim() : String(name)));
  const note = (kind: LineKind, say: (found: readonly string[]) => string): readonly string[] => {
    const found = names(kind);
    return found.length === 0 ? [] : [say(found)];
  };
  return {
    lines: sorted.filter(({ kind }) => kind === "held").map(({ line }) => line),
    notes: [
      ...note("zero", ({ length }) => listTexts.zeros(length)),
      ...note("total", listTexts.totals),
      ...note("unnamed", ({ length }) => listTexts.unnamed(length)),
      ...note("not a coin", listTexts.notCoins),
    ],
  };
}

/** What is to be said of the columns. */
export function columnNotes({ columns, headings, above }: ListTable): readonly string[] {
  const names = columns.coins.map((index) => headings[index] ?? "");
  const [first = ""] = names;
  const source = {
    total: [],
    free: [listTexts.onlyFree(first)],
    "free and locked": [listTexts.added(names)],
    equity: [listTexts.equityTaken(first)],
    unnamed: [listTexts.unnamedColumn(first)],
  } as const satisfies Record<typeof columns.source, readonly string[]>;
  return [
    ...source[columns.source],
    ...(columns.unused.length === 0 ? [] : [listTexts.unused(columns.unused)]),
    ...(above === 0 ? [] : [listTexts.above(above)]),
  ];
}
