import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { bookWith } from "../../support/xlsx/bookWith.js";
import { locale } from "../../support/xlsx/openDocument.js";

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheetXml = (value: number, height: number) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
  `<row r="1" ht="${String(height)}" customHeight="1"><c r="A1"><v>${String(value)}</v></c></row></sheetData></worksheet>`;

/** A workbook of two sheets, the first of which has its name written in the file's own way. */
async function openNamed(written: string) {
  const bytes = await bookWith({
    "xl/workbook.xml": (xml) =>
      xml.replace(
        /<sheets>.*<\/sheets>/s,
        () =>
          `<sheets><sheet name="${written}" sheetId="1" r:id="rId1"/><sheet name="Other" sheetId="2" r:id="rId2"/></sheets>`,
      ),
    "xl/_rels/workbook.xml.rels":
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${types}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${types}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheetXml(1, 30),
    "xl/worksheets/sheet2.xml": sheetXml(2, 60),
  });
  return readWorkbook(bytes, "x", locale);
}

test.each([
  ["Bob&#39;s", "Bob's"],
  ["R&#x26;D &#x20AC;", "R&D €"],
  ["P&amp;L &lt;&gt; &apos;1&quot;", "P&L <> '1\""],
  ["&#128512;", "😀"],
  ["a>b", "a>b"],
  ["&amp;#39;", "&#39;"],
])(
  "a sheet whose name a file writes as %s is opened as %s, with its own cells and heights",
  async (written, name) => {
    const { document, notes } = await openNamed(written);
    const { sheetOrder, sheets } = document.snapshot;
    // A point is four thirds of a pixel.
    expect(
      sheetOrder.map((id) => [
        sheets[id]?.name,
        sheets[id]?.cellData?.[0]?.[0]?.v,
        sheets[id]?.rowData?.[0]?.h,
      ]),
    ).toEqual([
      [name, 1, 40],
      ["Other", 2, 80],
    ]);
    expect(notes).toEqual([]);
  },
);

test("a file of which a sheet cannot be paired with its part is refused, not opened without it", async () => {
  // No sheet of Excel is without a name.
  await expect(openNamed("")).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringMatching(/damaged/) as string,
  });
});
