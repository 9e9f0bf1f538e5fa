// Which journal a closed short is written into.
import { expect, it } from "vitest";
import { readJournal } from "../../../addin/taskpane/record/journalTable.js";
import type { CellBlock } from "../../../addin/host/spreadsheet.js";

const journal = [["Instrument", "Contracts", "Entry, USD", "Exit, USD", "P&L, USD", "Net, USD"]];

/** A workbook whose sheets are named so, a journal where its name says so. */
const sheetsNamed = (names: readonly string[]) => ({
  sheetNames: async () => Promise.resolve(names),
  readRange: async ({ sheet }: { readonly sheet: string }): Promise<CellBlock> => {
    const values = /journal/i.test(sheet) ? journal : [["Coin", "Coins"]];
    return Promise.resolve({ values, formulas: values.map((row) => row.map(() => null)) });
  },
});

const twoDesks = [
  "Hedge",
  "Hedge shorts",
  "Hedge journal",
  "Notes",
  "Hedge 2",
  "Hedge shorts 2",
  "Hedge journal 2",
];

it.each([
  ["Hedge", twoDesks, "Hedge journal"],
  ["Hedge 2", twoDesks, "Hedge journal 2"],
  // Its own was deleted or moved to the left.
  ["Hedge 2", ["Hedge", "Hedge journal", "Hedge 2", "Hedge shorts 2"], "Hedge journal"],
  ["Hedge", ["My journal", "Hedge"], "My journal"],
  ["Renamed", twoDesks, "Hedge journal"],
])("a short of the desk on %s is closed into the journal beside it", async (desk, names, expected) => {
  expect((await readJournal(sheetsNamed(names), desk))?.table.range.sheet).toBe(expected);
});

it("is none where no sheet has its headings", async () => {
  expect(await readJournal(sheetsNamed(["Hedge", "Hedge shorts"]), "Hedge")).toBeNull();
});
