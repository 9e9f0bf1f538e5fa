import type { IWorkbookData } from "@univerjs/presets";
import { describe, expect, test } from "vitest";
import { decodeDocument, encodeDocument } from "../../addin/workbench/document/documentParts.js";
import type { WorkbookDocument } from "../../addin/workbench/document/workbookDocument.js";
import { HedgeError } from "../../shared/errors.js";

const bold = { bl: 1, ff: "Arial" };
const cells = {
  0: {
    0: { v: "a text", t: 1, s: bold },
    1: { v: 1.5, t: 2, s: "known" },
    2: { v: 1, t: 3 },
    3: { f: '=HEDGE.MARK("ETH")', v: 3000, t: 2, s: bold },
    4: { si: "shared", v: "#BUSY!", t: 1 },
    5: { p: { id: "d", body: { dataStream: "two\rlines\r\n" } } },
  },
};

function workbook(cellData: object = cells): WorkbookDocument {
  const sheet = { id: "one", name: "One", rowCount: 10, columnCount: 10, cellData };
  return {
    name: "Desk <b>& co</b>",
    snapshot: {
      id: "workbench",
      name: "Desk <b>& co</b>",
      appVersion: "",
      locale: "enUS",
      styles: { known: { it: 1 } },
      sheetOrder: ["one"],
      sheets: { one: sheet },
      resources: [{ name: "SHEET_NOTE_PLUGIN", data: '{"one":{}}' }],
    } as unknown as IWorkbookData,
    charts: {
      one: [
        {
          title: "Equity",
          kind: "line",
          categories: "A1:A3",
          series: [{ name: "Equity", range: "B1:B3" }],
          place: { cell: "D4", width: 400, height: 200 },
        },
      ],
    },
    activeSheet: "one",
  };
}

describe("a document as parts", () => {
  test("comes back with everything but the results of formulas", () => {
    const { snapshot, ...others } = decodeDocument(encodeDocument(workbook()));
    const { snapshot: _before, ...before } = workbook();
    expect(others).toEqual(before);
    const look = Object.keys(snapshot.styles).find((id) => id !== "known");
    expect(snapshot.styles).toEqual({ known: { it: 1 }, [String(look)]: bold });
    const [text, number, yes, , , lines] = Object.values(cells[0]);
    expect(snapshot.sheets["one"]?.cellData).toEqual({
      0: {
        0: { ...text, s: look },
        1: number,
        2: yes,
        3: { f: '=HEDGE.MARK("ETH")', s: look },
        4: { si: "shared" },
        5: lines,
      },
    });
    expect(snapshot.resources).toEqual(workbook().snapshot.resources);
  });

  test("is the same text however often it comes back", () => {
    const again = encodeDocument(decodeDocument(encodeDocument(workbook())));
    expect(encodeDocument(decodeDocument(again))).toEqual(again);
  });

  test("writes no results, so that prices change no part", () => {
    const price = (v: number) => encodeDocument(workbook({ 0: { 0: { f: '=HEDGE.MARK("ETH")', v, t: 2 } } }));
    expect(price(3000)).toEqual(price(3001));
  });

  const parts = encodeDocument(workbook());
  const text = parts["sheet/one"] ?? "";
  test.each([
    ["a sheet that is missing", { book: parts["book"] ?? "" }],
    ["half a sheet", { ...parts, "sheet/one": text.slice(0, text.length / 2) }],
    ["cells that are none", { ...parts, "sheet/one": text.replace('"v":"a text"', '"v":{"a":1}') }],
    ["rows that are no numbers", { ...parts, "sheet/one": text.replace('{"0":{"0"', '{"A1":{"0"') }],
    ["no sheets at all", { ...parts, book: (parts["book"] ?? "").replace('["one"]', "[]") }],
    ["another kind of text", { ...parts, book: "null" }],
  ])("is refused with %s", (_what, damaged) => {
    expect(damaged).not.toEqual(parts);
    expect(() => decodeDocument(damaged)).toThrow(HedgeError);
  });
});
