// The 56 situations on the planned sheets: each figure is looked up by the heading above it, and the headings' meaning
// stands in the test. The last part plants swaps of columns and shows that they are found.
import { describe, expect, it } from "vitest";
import { deskSheetNames } from "../../../shared/sheet/deskSheets.js";
import { blankHeld, blankShort, type DeskBook } from "../../../shared/sheet/deskBook.js";
import { deskWorkbook } from "../../../shared/sheet/deskWorkbook.js";
import type { PlanCell, WorkbookPlan } from "../../../shared/sheet/sheetPlan.js";
import { deskCases, defaultDeskSettings, type DeskCase } from "../../support/deskCases.js";
import { expectClose, expectFigures } from "../../support/expectFigures.js";
import { memoryDesk } from "../../support/memoryDesk.js";
import type { SeenSheet } from "../../support/planCells.js";
import { seenDesk } from "../../support/seenDesk.js";
import { detailHeadings, hedgeHeadings, shortHeadings, stressHeadings } from "../../support/sheetHeadings.js";

type Cells = readonly (string | number | null)[];

/** Typed rows in the order of the function's columns, as a person types them below the headings. */
function bookOf({
  holdings,
  shorts,
  settings,
}: Pick<DeskCase, "holdings" | "shorts" | "settings">): DeskBook {
  const row = <Row extends object>(blank: Row, cells: Cells): Row => ({
    ...blank,
    ...Object.fromEntries(Object.keys(blank).map((key, index) => [key, cells[index] ?? ""])),
  });
  return {
    holdings: holdings.map((cells) => row(blankHeld, cells)),
    shorts: shorts.map((cells) => row(blankShort, cells)),
    settings: { ...defaultDeskSettings, ...settings },
    closed: [],
  };
}

function sheet(seen: ReadonlyMap<string, SeenSheet>, name: keyof typeof deskSheetNames): SeenSheet {
  const found = seen.get(deskSheetNames[name]);
  if (found === undefined) throw new Error(`there is no sheet ${name}`);
  return found;
}

const headingRows = {
  hedge: { from: 6, to: 9 },
  shorts: { from: 3, to: 5 },
  details: { from: 3, to: 5 },
  scenario: { from: 4, to: 6 },
};

/** The figures under each heading, so many rows below the first. */
function rowBelow(
  seen: SeenSheet,
  headings: Readonly<Record<string, string>>,
  { rows, down }: { readonly rows: { readonly from: number; readonly to: number }; readonly down: number },
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(headings).map(([heading, field]) => {
      const { column, row } = seen.heading(heading, rows);
      return [field, seen.at({ column, row: row + 1 + down })];
    }),
  );
}

function checkScenario(scenario: SeenSheet, planned: DeskCase["expected"]["stress"]["planned"]): void {
  for (const figures of planned) {
    const [move] = figures;
    const [first] = stressHeadings;
    const { column, row } = scenario.heading(first, headingRows.scenario);
    const down = Array.from({ length: 14 }, (_, index) => index).find(
      (index) => scenario.at({ column, row: row + 1 + index }) === move,
    );
    if (down === undefined) continue;
    for (const [index, heading] of stressHeadings.entries()) {
      const place = scenario.heading(heading, headingRows.scenario);
      const value = scenario.at({ column: place.column, row: place.row + 1 + down });
      expectClose(value, figures[index] ?? Number.NaN, `${heading} at ${String(move)}`);
    }
  }
}

/** Asserts all that a situation says of the sheets. */
function checkSheets(plan: WorkbookPlan, { world, expected }: DeskCase): void {
  const seen = seenDesk(plan, world);
  for (const [down, figures] of expected.plan.entries()) {
    for (const [name, headings] of [
      ["hedge", hedgeHeadings],
      ["details", detailHeadings],
    ] as const) {
      const row = rowBelow(sheet(seen, name), headings, { rows: headingRows[name], down });
      if (figures === null) expect(Object.values(row).join("")).toBe("");
      else expectFigures(row, figures, { world, fields: Object.values(headings) });
    }
  }
  for (const [down, figures] of expected.shorts.entries()) {
    const row = rowBelow(sheet(seen, "shorts"), shortHeadings, { rows: headingRows.shorts, down });
    expectFigures(row, figures, { world, fields: Object.values(shortHeadings) });
  }
  checkScenario(sheet(seen, "scenario"), expected.stress.planned);
}

describe.each(deskCases)("$name", (given) => {
  it("stands on the sheets under the right headings", () => {
    checkSheets(deskWorkbook(bookOf(given), ["binance"]), given);
  });
});

it("the summary stands on top of the first screen and of the shorts", () => {
  const [given] = deskCases;
  if (given === undefined) throw new Error("there is no situation");
  const seen = seenDesk(deskWorkbook(bookOf(given), ["binance"]), given.world);
  const summary = memoryDesk(given.world).summary(given);
  for (const name of ["hedge", "shorts"] as const) {
    expect(sheet(seen, name).at({ column: 1, row: 2 })).toBe(summary);
  }
});

/** A plan with two cells of a sheet exchanged. */
function swapped(plan: WorkbookPlan, name: string, [one, other]: readonly [string, string]): WorkbookPlan {
  return {
    sheets: plan.sheets.map((each) => {
      if (each.name !== name) return each;
      const [first, second]: readonly (PlanCell | undefined)[] = [each.cells[one], each.cells[other]];
      if (first === undefined || second === undefined) throw new Error(`${one} or ${other} is empty`);
      return { ...each, cells: { ...each.cells, [one]: second, [other]: first } };
    }),
  };
}

/** The cells of the headings of numbers. */
function headingCells(plan: WorkbookPlan, name: string): readonly string[] {
  const found = plan.sheets.find((each) => each.name === name);
  return Object.entries(found?.cells ?? {}).flatMap(([address, { look, value }]) =>
    look === "header" && value !== undefined ? [address] : [],
  );
}

describe("a planted swap of two columns is found", () => {
  // Half hedged with a margin: no two figures of its row are the same number by chance.
  const given = deskCases.find(
    ({ expected }) =>
      expected.shorts.some(({ pnlUsd }) => typeof pnlUsd === "number" && pnlUsd !== 0) &&
      expected.plan.some(
        (figures) => typeof figures?.["distance"] === "number" && Number(figures["unhedgedUsd"]) > 0,
      ),
  );
  if (given === undefined) throw new Error("there is no such situation");
  const plan = deskWorkbook(bookOf(given), ["binance"]);

  it.each([deskSheetNames.hedge, deskSheetNames.shorts, deskSheetNames.scenario])(
    "headings of %s",
    (name) => {
      checkSheets(plan, given);
      const cells = headingCells(plan, name).slice(-5);
      expect(cells).toHaveLength(5);
      for (const [index, one] of cells.slice(1).entries()) {
        const other = cells[index] ?? "";
        expect(() => {
          checkSheets(swapped(plan, name, [one, other]), given);
        }, `${other} with ${one}`).toThrow();
      }
    },
  );

  it("of what is typed: coins below Beta, contracts below Entry", () => {
    const book = bookOf(given);
    const turned: DeskBook = {
      ...book,
      holdings: book.holdings.map((held) => ({ ...held, coins: held.beta, beta: held.coins })),
    };
    expect(() => {
      checkSheets(deskWorkbook(turned, ["binance"]), given);
    }).toThrow();
    const sold: DeskBook = {
      ...book,
      shorts: book.shorts.map((short) => ({ ...short, contracts: short.entry, entry: short.contracts })),
    };
    expect(() => {
      checkSheets(deskWorkbook(sold, ["binance"]), given);
    }).toThrow();
  });
});
