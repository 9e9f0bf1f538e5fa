import type { SheetPlan, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";

/** A cell or range that a formula refers to. */
type Reference = { readonly sheet: string; readonly first: Cell; readonly last: Cell };
type Cell = { readonly column: number; readonly row: number };

const reference = /(?:'((?:[^']|'')+)'!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![\w(.])/g;

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function withoutTexts(formula: string): string {
  return formula.replaceAll(/"(?:[^"]|"")*"/g, '""');
}

/** What a formula on a sheet refers to. */
export function referencesOf(formula: string, sheet: string): Reference[] {
  return [...withoutTexts(formula).matchAll(reference)].map(([, named, column, row, lastColumn, lastRow]) => {
    const first = { column: columnNumber(column ?? ""), row: Number(row) };
    const last =
      lastColumn === undefined ? first : { column: columnNumber(lastColumn), row: Number(lastRow) };
    return { sheet: named?.replaceAll("''", "'") ?? sheet, first, last };
  });
}

/** Names of inputs that a formula uses. */
export function namesIn(formula: string): string[] {
  return [...withoutTexts(formula).matchAll(/\bHedge_\w+/g)].map(([name]) => name);
}

/** Functions that a formula calls. */
export function functionsIn(formula: string): string[] {
  return [...withoutTexts(formula).matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map(([, name]) => name ?? "");
}

/** How many columns and rows a function of ours fills from its cell on. */
const spills: readonly (readonly [call: RegExp, columns: number, rows: number])[] = [
  [/HEDGE\.(FUNDING)?HISTORY\(/, 2, 800],
  [/HEDGE\.BACKTEST\(/, 6, 370],
  [/HEDGE\.MULTIPROXY\(/, 3, 1],
  [/HEDGE\.SCENARIO\(/, 8, 14],
  [/HEDGE\.QUOTES\(.*minContracts/, 12, 200],
  [/HEDGE\.QUOTES\(/, 5, 2],
];

type Area = { readonly first: Cell; readonly last: Cell };

/** The cells that formulas of a sheet fill beyond their own. */
export function spillAreas({ cells }: SheetPlan): Area[] {
  return Object.entries(cells).flatMap(([address, { formula = "" }]) => {
    const size = spills.find(([call]) => call.test(formula));
    const [cell] = referencesOf(`=${address}`, "");
    if (size === undefined || cell === undefined) return [];
    const { column, row } = cell.first;
    return [{ first: cell.first, last: { column: column + size[1] - 1, row: row + size[2] - 1 } }];
  });
}

export function isInside({ column, row }: Cell, { first, last }: Area): boolean {
  return column >= first.column && column <= last.column && row >= first.row && row <= last.row;
}

/** Every cell of a plan with something to read, as "sheet column row". */
export function writtenCells({ sheets }: WorkbookPlan): ReadonlySet<string> {
  return new Set(
    sheets.flatMap(({ name, cells }) =>
      Object.keys(cells).map((address) => {
        const [cell] = referencesOf(`=${address}`, name);
        return `${name} ${String(cell?.first.column)} ${String(cell?.first.row)}`;
      }),
    ),
  );
}
