// The sheet in front when a workbook was saved is the one in front when it is opened.
import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { writeWorkbook } from "../../../addin/workbench/files/write/writeWorkbook.js";
import { bookWith } from "../../support/xlsx/bookWith.js";
import { checkXlsx } from "../../support/xlsx/checkXlsx.js";
import { locale, openDocument } from "../../support/xlsx/openDocument.js";
import { xlsxParts } from "../../support/xlsx/xlsxParts.js";

const asOf = new Date("2026-11-30T13:45:00Z");
const cellData = { 0: { 0: { v: 1, t: 2 } } };
const sheets = {
  notes: { name: "Notes", hidden: 1, cellData },
  hedge: { name: "Hedge", cellData },
  shorts: { name: "Hedge shorts", cellData },
};

test.each([
  ["hedge", "Hedge"],
  ["shorts", "Hedge shorts"],
])("a workbook saved with %s in front is opened on %s", async (frontSheetId, name) => {
  const saved = openDocument(sheets, {}, { frontSheetId });
  const { bytes } = await writeWorkbook(saved, { isFrozen: false, asOf });
  expect(checkXlsx(bytes)).toEqual([]);
  const tab = Object.keys(sheets).indexOf(frontSheetId);
  expect(xlsxParts(bytes).get("xl/workbook.xml")).toMatch(
    new RegExp(`<workbookView [^>]*activeTab="${String(tab)}"`, "u"),
  );
  const { activeSheet, snapshot } = (await readWorkbook(bytes, "Desk", locale)).document;
  expect(snapshot.sheets[activeSheet ?? ""]?.name).toBe(name);
});

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheetXml =
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';

/** A file of another program: a chart on a tab of its own, a sheet, a hidden sheet and a sheet. */
async function openedOn(bookViews: string): Promise<string | undefined> {
  const bytes = await bookWith({
    "xl/workbook.xml": (xml) =>
      xml.replace(
        /<sheets>.*<\/sheets>/su,
        `${bookViews}<sheets><sheet name="Chart" sheetId="1" r:id="rId1"/><sheet name="One" sheetId="2" r:id="rId2"/>` +
          `<sheet name="Two" sheetId="3" state="hidden" r:id="rId3"/><sheet name="Three" sheetId="4" r:id="rId4"/></sheets>`,
      ),
    "xl/_rels/workbook.xml.rels":
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${types}/chartsheet" Target="chartsheets/sheet1.xml"/>` +
      [1, 2, 3]
        .map(
          (n) =>
            `<Relationship Id="rId${String(n + 1)}" Type="${types}/worksheet" Target="worksheets/sheet${String(n)}.xml"/>`,
        )
        .join("") +
      `</Relationships>`,
    "xl/worksheets/sheet1.xml": sheetXml,
    "xl/worksheets/sheet2.xml": sheetXml,
    "xl/worksheets/sheet3.xml": sheetXml,
  });
  const { activeSheet, snapshot } = (await readWorkbook(bytes, "Desk", locale)).document;
  return activeSheet === undefined ? undefined : snapshot.sheets[activeSheet]?.name;
}

test("tabs of charts are counted, and neither they nor hidden sheets are put in front", async () => {
  const view = (tab: string) => `<bookViews><workbookView activeTab="${tab}"/></bookViews>`;
  expect(await openedOn(view("1"))).toBe("One");
  expect(await openedOn(view("3"))).toBe("Three");
  for (const bookViews of [view("0"), view("2"), view("9"), view("x"), ""])
    expect(await openedOn(bookViews), bookViews).toBeUndefined();
});
