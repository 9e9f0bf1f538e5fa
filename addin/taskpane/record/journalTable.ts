import type { ClosedPart } from "../../../shared/desk/recordTrade.js";
import { HedgeError } from "../../../shared/errors.js";
import {
  journalFormulas,
  journalHeadings,
  journalResults,
  type JournalColumn,
} from "../../../shared/sheet/journalSheet.js";
import { texts } from "../../language/spoken.js";
import { fill } from "../../language/fill.js";
import type { DeskSheets, Spreadsheet } from "../../host/spreadsheet.js";
import { findTable } from "../desk/headedTable.js";
import {
  cellAddress,
  isBlankRow,
  plannedWrite,
  sheetRow,
  type PlannedWrite,
  type TypedTable,
} from "./recordPlan.js";
import { journalText } from "./recordText.js";
import { cellNumber } from "./saleRecord.js";

/** The journal as it was read. */
export type JournalTable = {
  readonly table: TypedTable;
  /** Below the heading's row, by column; columns that a person deleted are missing. */
  readonly headingRow: number;
  readonly places: ReadonlyMap<JournalColumn, number>;
};

/** Without these a table is no journal. */
const needed: readonly JournalColumn[] = ["instrument", "contracts", "entry", "exit"];

/** A heading further down or to the right is one of something else. */
const headArea = "A1:Z15";
/** 600 rows of 26 columns are within what may be read at once. */
const wholeArea = "A1:Z600";

function headingsOf(keys: Iterable<JournalColumn>): readonly string[] {
  return [...keys].map((key) => journalHeadings.get(key) ?? key);
}

function headedIn({ values }: Pick<TypedTable, "values">): Omit<JournalTable, "table"> | null {
  const keys = [...journalHeadings.keys()];
  const others = keys.filter((key) => !needed.includes(key));
  const found = findTable(values, headingsOf(needed), headingsOf(others));
  if (found === null) return null;
  const places = keys.flatMap((key) => {
    const column = found.columns.get(journalHeadings.get(key) ?? key);
    return column === undefined ? [] : [[key, column] as const];
  });
  return { headingRow: found.row, places: new Map(places) };
}

/**
 * The journal of a desk: the first sheet with the headings of one from the desk's own sheet on, else from the left; null
 * where none has them. Of two desks each is built with its journal to the right of it.
 */
export async function readJournal(
  sheets: Pick<Spreadsheet, "sheetNames"> & Pick<DeskSheets, "readRange">,
  deskSheet: string,
): Promise<JournalTable | null> {
  const names = await sheets.sheetNames();
  const start = Math.max(names.indexOf(deskSheet), 0);
  for (const sheet of [...names.slice(start), ...names.slice(0, start)]) {
    const headed = headedIn(await sheets.readRange({ sheet, address: headArea }));
    if (headed === null) continue;
    const range = { sheet, address: wholeArea };
    return { table: { range, ...(await sheets.readRange(range)) }, ...headed };
  }
  return null;
}

/** The first lines below the headings in which nothing is typed; their formulas may stand there. */
function freeRows({ table, headingRow, places }: JournalTable, count: number): readonly number[] {
  const typed = [...places].flatMap(([key, column]) => (isResult(key) ? [] : [column]));
  const rows = table.values.flatMap((_cells, row) =>
    row > headingRow && isBlankRow(table, row, typed) ? [row] : [],
  );
  if (rows.length >= count) return rows.slice(0, count);
  throw new HedgeError({
    code: "invalid_input",
    message: fill(texts.deskProblems.fullJournal, { sheet: table.range.sheet, rows: table.values.length }),
  });
}

function isResult(key: JournalColumn): boolean {
  return journalResults.some((each) => each === key);
}

/** The formulas of a line that has none yet: below the lines that a built journal has ready. */
function resultWrites({ table, places }: JournalTable, row: number): readonly PlannedWrite[] {
  const addressOf = (key: JournalColumn): string | null => {
    const column = places.get(key);
    return column === undefined ? null : cellAddress(table, { row, column }).address;
  };
  const parts = [...journalHeadings.keys()].map((key) => [key, addressOf(key)] as const);
  // Where a person deleted a column that the formulas read, they are left to the person.
  if (parts.some(([, address]) => address === null)) return [];
  const addresses = new Map(parts);
  const formulas = journalFormulas((key) => addresses.get(key) ?? "");
  return journalResults.flatMap((key) => {
    const column = places.get(key);
    if (column === undefined || !isBlankRow(table, row, [column])) return [];
    const cell = cellAddress(table, { row, column });
    return [
      {
        write: { ...cell, content: { formula: formulas[key] }, expected: "" },
        before: { value: "" },
      },
    ];
  });
}

/** A line of the journal for each part closed; what is not known stays blank. */
export function journalWrites(
  journal: JournalTable,
  closed: readonly ClosedPart[],
): { readonly sentences: readonly string[]; readonly writes: readonly PlannedWrite[] } {
  const { table, places } = journal;
  const rows = freeRows(journal, closed.length);
  const lines = closed.flatMap((part, place) => {
    const row = rows[place];
    return row === undefined ? [] : [{ part, row }];
  });
  const cells = ({ instrument, contracts, entry, exit, opened, closed: time, fees }: ClosedPart) =>
    [
      ["instrument", instrument],
      ["contracts", contracts],
      ["entry", entry],
      ["exit", exit],
      ["opened", opened],
      ["closed", time],
      ["fees", fees],
    ] as const;
  return {
    sentences: lines.map(({ part, row }) => journalText(table.range.sheet, sheetRow(table, row), part)),
    writes: lines.flatMap(({ part, row }) => [
      ...cells(part).flatMap(([key, value]) => {
        const column = places.get(key);
        if (column === undefined || value === null) return [];
        return plannedWrite(table, { row, column }, typeof value === "string" ? value : cellNumber(value));
      }),
      ...resultWrites(journal, row),
    ]),
  };
}
