import { expect, it } from "vitest";
import { findTable } from "../../../addin/taskpane/desk/headedTable.js";

const sheet = [
  ["Hedge journal", "", "", ""],
  ["Entry", "is as the venue shows it", "", ""],
  ["", " exit ", "Contract  size", "Entry"],
  ["Exit", "Entry", 5, true],
];

it("finds the first row with all headings, in any order and spelling, and where each stands", () => {
  expect(findTable(sheet, ["Entry", "Exit"])).toEqual({
    row: 2,
    columns: new Map([
      ["Entry", 3],
      ["Exit", 1],
    ]),
  });
  expect(findTable(sheet, ["Exit"], ["Contract size", "Fees"])?.columns).toEqual(
    new Map([
      ["Exit", 1],
      ["Contract size", 2],
    ]),
  );
});

it("is null where a heading is missing, or the rows hold them only together", () => {
  expect(findTable(sheet, ["Entry", "Exit", "Fees"])).toBeNull();
  expect(findTable(sheet, ["Hedge journal", "Entry"])).toBeNull();
  expect(findTable([], ["Entry"])).toBeNull();
});
