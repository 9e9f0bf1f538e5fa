import { expect, test } from "vitest";
import { openedSheet } from "../../../addin/workbench/files/read/openedSheet.js";

test("a sheet with 200,000 merged ranges is opened, down to the last of them", () => {
  const merges = Array.from({ length: 200_000 }, (_merge, row) => ({
    startRow: row,
    startCol: 0,
    endRow: row,
    endCol: 30,
  }));
  const book = { is1904: false, themeColors: [], font: { name: "Calibri", size: 11 } };
  const { rowCount, columnCount, mergeData } = openedSheet(
    { name: "a", rows: [], merges },
    "sheet-1",
    "",
    book,
  );
  expect([rowCount, columnCount, mergeData.length]).toEqual([200_000, 31, 200_000]);
});
