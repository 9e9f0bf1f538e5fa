import { expect, test } from "vitest";
import { readWorkbook } from "../../../addin/workbench/files/read/readWorkbook.js";
import { bookWith } from "../../support/xlsx/bookWith.js";
import { cellIn, locale } from "../../support/xlsx/openDocument.js";

const styles =
  `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
  `<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>` +
  `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`;

// As Excel, LibreOffice and others write an empty cell that has a look.
test.each(['<c r="A1" s="1"/>', '<c r="A1" s="1" />', '<c r="A1" s="1"></c>', '<x:c r="A1" s="1"/>'])(
  "a date keeps all its digits behind the empty cell %s",
  async (empty) => {
    const serials = [45000.123456789, 45000.999999999, 60, 0.1];
    const rows = serials.map((serial, index) => {
      const row = String(index + 1);
      return `<row r="${row}">${empty.replace("A1", `A${row}`)}<c r="B${row}" s="1"><v>${String(serial)}</v></c></row>`;
    });
    const bytes = await bookWith({
      "xl/styles.xml": styles,
      "xl/worksheets/sheet1.xml": (xml) =>
        xml
          .replace(
            "<worksheet ",
            '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
          )
          .replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${rows.join("")}</sheetData>`),
    });
    const { document } = await readWorkbook(bytes, "x", locale);
    const sheet = document.snapshot.sheets["sheet-1"];
    expect(serials.map((_serial, row) => cellIn(sheet, row, 1).v)).toEqual(serials);
    expect(serials.map((_serial, row) => cellIn(sheet, row, 0).v)).toEqual(serials.map(() => undefined));
  },
);
