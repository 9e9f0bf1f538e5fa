import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { bookWith } from "../../support/xlsx/bookWith.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { locale, openDocument, resourceOf } from "../../support/xlsx/openDocument.js";
import { attribute, elements, parsePart, textIn, xlsxParts } from "../../support/xlsx/xlsxParts.js";

const asOf = new Date("2026-11-30T13:45:00Z");
const ranges = [{ startRow: 0, endRow: 9, startColumn: 0, endColumn: 0 }];

/** The rule of a file that a rule of the grid becomes, and what was said of it. */
async function written(rule: object) {
  const saved = openDocument(
    { a: { name: "a", cellData: {} } },
    { validations: { a: [{ uid: "v", ranges, ...rule }] } },
  );
  const { bytes, notes } = await writeWorkbook(saved, { isFrozen: false, asOf });
  expect(checkXlsx(bytes)).toEqual([]);
  const [found] = elements(parsePart(xlsxParts(bytes), "xl/worksheets/sheet1.xml"), "dataValidation");
  const body = found && [
    attribute(found, "type"),
    attribute(found, "operator") || "between",
    textIn(found, "formula1"),
    textIn(found, "formula2"),
  ];
  return { bytes, body, notes };
}

// Day 46023 of spreadsheets is 1 January 2026 and day 46356 is 30 November 2026; 9 hours are 0.375 of a day.
test.each([
  ["date", "between", "2026-01-01", "2026-11-30", "46023", "46356"],
  ["date", "notBetween", "46023", "=TODAY()", "46023", "TODAY()"],
  ["date", "greaterThan", "2026-01-01 12:00:00", undefined, "46023.5", null],
  ["time", "between", "09:00:00", "18:30", "0.375", "0.7708333333333334"],
  ["decimal", "lessThan", "1.5", "left over", "1.5", null],
  ["whole", "equal", "=$B$1", undefined, "$B$1", null],
  ["custom", undefined, "=A1>2", undefined, "A1>2", null],
])(
  "a rule of a %s %s %s and %s holds %s and %s in the file",
  async (type, operator, formula1, formula2, ...limits) => {
    const { bytes, body, notes } = await written({ type, operator, formula1, formula2 });
    expect(body).toEqual([type, operator ?? "between", ...limits]);
    expect(notes).toEqual([]);
    const again = await readWorkbook(bytes, "x", locale);
    const [first, second] = limits.map((limit) =>
      typeof limit === "string" && !/^[\d.]+$/.test(limit) ? `=${limit}` : limit,
    );
    expect(resourceOf(again.document.snapshot, "validations")).toMatchObject({
      "sheet-1": [{ type, formula1: first, ...(second === null ? {} : { formula2: second }) }],
    });
  },
);

test.each([
  ["date", "between", "2026-01-01", "next week"],
  ["date", "between", "2026-02-30", "2026-11-30"],
  ["date", "equal", "1.5.2026", undefined],
  ["date", "greaterThan", "", undefined],
  ["time", "greaterThan", "25:00", undefined],
  ["whole", "between", "1", undefined],
  ["decimal", "equal", "2026-01-01", undefined],
])(
  "a rule of a %s %s %s and %s is left out, and that is said",
  async (type, operator, formula1, formula2) => {
    const { body, notes } = await written({ type, operator, formula1, formula2 });
    expect(body).toBeUndefined();
    expect(notes).toEqual([expect.stringMatching(/^A check of what may be entered was left out/)]);
  },
);

test("a date written as such into a file is opened as its day, and arithmetic of other rules as a formula", async () => {
  const rule = (type: string, limit: string) =>
    `<dataValidation type="${type}" operator="greaterThan" sqref="A1"><formula1>${limit}</formula1></dataValidation>`;
  const rules = [
    rule("date", "2026-01-01"),
    rule("time", "09:00:00"),
    rule("date", "B1+7"),
    rule("whole", "2026-01-01"),
  ];
  const bytes = await bookWith({
    "xl/worksheets/sheet1.xml": (xml) =>
      xml.replace(
        "</sheetData>",
        () => `</sheetData><dataValidations count="4">${rules.join("")}</dataValidations>`,
      ),
  });
  const { document } = await readWorkbook(bytes, "x", locale);
  expect(resourceOf(document.snapshot, "validations")).toMatchObject({
    "sheet-1": ["46023", "0.375", "=B1+7", "=2026-01-01"].map((formula1) => ({ formula1 })),
  });
});
