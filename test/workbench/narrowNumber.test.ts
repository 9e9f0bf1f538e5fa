import { expect, it } from "vitest";
import { narrowNumber } from "../../addin/workbench/grid/narrowNumber.js";

// As Excel shows them in a column of so many digits.
it.each([
  ["12345678901", 10, "##########"],
  ["12345678901.25", 11, "12345678901"],
  ["7.99846669", 8, "7.998467"],
  ["7.99846669", 1, "8"],
  ["300000000.25", 11, "300000000.3"],
  ["1.50004", 6, "1.5"],
  ["-0.4", 3, "0"],
  ["-1234.56", 4, "####"],
  // A format says how many places there are, and where the groups are.
  ["519,710,000", 9, "#########"],
  ["1,234.50", 7, "#######"],
  ["2026-11-30", 5, "#####"],
  ["12.5%", 4, "####"],
  ["12", 0, "#"],
])("%s in a cell of %i digits is shown as %s", (text, digits, shown) => {
  expect(narrowNumber(text, (each) => each.length <= digits)).toBe(shown);
});

it("ends where a sign takes no room", () => {
  expect(narrowNumber("12", (each) => each.startsWith("#"))).toHaveLength(255);
});
