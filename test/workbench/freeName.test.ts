import { expect, test } from "vitest";
import { freeName } from "../../addin/workbench/storage/freeName.js";

test.each([
  ["Desk", [], "Desk"],
  ["  Desk ", ["Other"], "Desk"],
  ["Desk", ["desk"], "Desk 2"],
  ["Desk 2", ["Desk", "Desk 2"], "Desk 3"],
  ["2", ["2"], "2 2"],
  [" ", [], "Workbook"],
])("%j beside %j is called %j", (wanted, taken, name) => {
  expect(freeName(wanted, taken)).toBe(name);
});
