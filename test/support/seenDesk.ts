// The planned sheets as a person sees them: the formulas of ours are answered by the engine on a world in memory.
import type { WorkbookPlan } from "../../shared/sheet/sheetPlan.js";
import type { DeskWorld } from "./deskCases.js";
import { memoryDesk, stressFields, type MemoryDesk, type TypedDesk } from "./memoryDesk.js";
import { formulasOf, rangesIn, typedOf, type Place, type SeenSheet } from "./planCells.js";
import type { TableRow } from "./tableRow.js";

const call = /^=HEDGE\.(PLAN|SHORTS|STRESS)\(/;

/** The texts of a formula, joined where "&" joins them. */
function textsIn(formula: string): readonly string[] {
  return [...formula.replaceAll('"&"', "").matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = ""]) => text);
}

type Answer = {
  readonly sheet: string;
  readonly place: Place;
  readonly rows: readonly TableRow[];
  readonly fields: readonly string[];
};

/** Fills a table into a sheet from a cell on, as a spill does. @throws Error where something stands in its way */
function spill(
  seen: SeenSheet,
  { column, row }: Place,
  rows: readonly TableRow[],
  fields: readonly string[],
) {
  for (const [down, figures] of rows.entries()) {
    for (const [right, field] of fields.entries()) {
      const place = { column: column + right, row: row + down };
      if (seen.at(place) !== "") throw new Error(`something stands in the way of ${field}`);
      seen.set(place, figures[field] ?? "");
    }
  }
}

type Ranges = readonly (readonly (readonly (string | number | null)[])[])[];

function settingsIn([names = [], values = []]: Ranges[number]): NonNullable<TypedDesk["settings"]> {
  return Object.fromEntries(
    names.flatMap((each, index) => (each === null ? [] : [[String(each), values[index] ?? ""]])),
  );
}

/** What a call of the desk answers. */
function answerOf(
  name: string,
  formula: string,
  [first = [], second = [], settings = [], moves = []]: Ranges,
  desk: MemoryDesk,
): Pick<Answer, "rows" | "fields"> {
  const [holdings, shorts] = name === "SHORTS" ? [second, first] : [first, second];
  const typed: TypedDesk = { holdings, shorts, settings: settingsIn(settings) };
  if (name === "STRESS") {
    return { rows: desk.stress(typed, moves.flat().map(Number), true), fields: stressFields };
  }
  const fields = (textsIn(formula).at(-1) ?? "").split(", ");
  if (fields[0] === "summary") return { rows: [{ summary: desk.summary(typed) }], fields };
  return { rows: name === "PLAN" ? desk.plan(typed, fields) : desk.shorts(typed, fields), fields };
}

/** Every sheet of a plan by its name, with the answers of PLAN, SHORTS and STRESS in their cells. */
export function seenDesk({ sheets }: WorkbookPlan, world?: DeskWorld): ReadonlyMap<string, SeenSheet> {
  const seen = new Map(sheets.map((sheet) => [sheet.name, typedOf(sheet)]));
  const desk = memoryDesk(world);
  const read = (formula: string, sheet: string): Ranges =>
    rangesIn(formula, sheet).map((range) => {
      const home = seen.get(range.sheet);
      if (home === undefined) throw new Error(`there is no sheet ${range.sheet}`);
      return home.block(range);
    });
  const answers = sheets.flatMap((sheet) =>
    formulasOf(sheet).flatMap(({ place, formula }): readonly Answer[] => {
      const [, name] = call.exec(formula) ?? [];
      if (name === undefined) return [];
      return [{ sheet: sheet.name, place, ...answerOf(name, formula, read(formula, sheet.name), desk) }];
    }),
  );
  for (const { sheet, place, rows, fields } of answers) {
    const home = seen.get(sheet);
    if (home !== undefined) spill(home, place, rows, fields);
  }
  return seen;
}
