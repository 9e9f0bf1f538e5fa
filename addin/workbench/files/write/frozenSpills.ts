import { areaAddress } from "../../../host/area.js";
import { isHedgeFormula } from "../../../host/hedgeFormula.js";
import { formulaTokens, joinTokens } from "../formula/formulaTokens.js";
import type { FormulaToken } from "../formula/formulaTokens.js";
import type { PlainCell, PlainSheet } from "../plainGrid.js";
import { openSpills } from "./openSpills.js";
import type { SavedWorkbook } from "./savedWorkbook.js";

/**
 * Lets a formula of a frozen copy name the cells that a function of HEDGE had filled: `A2#` is none of a cell that holds
 * a value.
 */
export function frozenSpills(saved: SavedWorkbook): (formula: string, sheetName: string) => string {
  const areas = frozenAreas(saved);
  if (areas.size === 0) return (formula) => formula;
  return (formula, sheetName) => {
    const named: FormulaToken[] = [];
    for (const token of formulaTokens(formula)) {
      const area = token.text === "#" ? areas.get(lastPlace(named, sheetName)) : undefined;
      if (area === undefined) named.push(token);
      else named.splice(-1, 1, { kind: "word", text: area });
    }
    return `=${joinTokens(named)}`;
  };
}

/** What functions of HEDGE had filled, by the place of the function. */
function frozenAreas(saved: SavedWorkbook): ReadonlyMap<string, string> {
  const areas = new Map<string, string>();
  for (const sheetId of Object.keys(saved.spills)) {
    const sheet: PlainSheet = saved.document.snapshot.sheets[sheetId] ?? {};
    for (const { area } of openSpills(saved, sheetId)) {
      const cell: PlainCell = sheet.cellData?.[area.row]?.[area.column] ?? {};
      if (!isHedgeFormula(cell.f)) continue;
      const first = areaAddress({ ...area, rows: 1, columns: 1 });
      areas.set(place(sheet.name ?? "", first), areaAddress(area));
    }
  }
  return areas;
}

/** The cell that a formula has just named, on its own sheet where it named none. */
function lastPlace(tokens: readonly FormulaToken[], sheetName: string): string {
  const [sheet, cell] = [tokens.at(-2), tokens.at(-1)];
  return place(sheet?.kind === "sheet" ? bareName(sheet.text) : sheetName, cell?.text ?? "");
}

function place(sheet: string, address: string): string {
  return `${sheet.toLowerCase()}!${address.replaceAll("$", "").toUpperCase()}`;
}

function bareName(sheet: string): string {
  return sheet.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'");
}
