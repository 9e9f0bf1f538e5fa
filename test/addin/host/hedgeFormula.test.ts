import { expect, it } from "vitest";
import { isHedgeFormula, problemKind, repairedFormula } from "../../../addin/host/hedgeFormula.js";

// As they were reported of workbooks that were open beside other add-ins: issues of OfficeDev/office-js.
it.each([
  [
    "#4811",
    String.raw`='C:\Program Files\Microsoft Office\Root\Office16\LIBRARY\Analysis\FUNCRES.XLAM'!_xldudf_HEDGE_MARK("eth")`,
    '=HEDGE.MARK("eth")',
  ],
  ["#2051", `=@'/Users/ann/it''s mine/x.xla'!_xldudf_HEDGE_QTY(1,2)`, "=HEDGE.QTY(1,2)"],
  ["#3872", "=SUM(BloombergUI.xla!_xldudf_HEDGE_QTY(1,2),1)", "=SUM(HEDGE.QTY(1,2),1)"],
  ["#2568", "=-[1]!_xldudf_HEDGE_QTY(1,[2]!_xldudf_HEDGE_MARK(A1))", "=-HEDGE.QTY(1,HEDGE.MARK(A1))"],
  ["#5611", "=_xldudf_HEDGE_QTY('My sheet'!A1,B2)", "=HEDGE.QTY('My sheet'!A1,B2)"],
])("%s: restores the name in %s", (_issue, spoilt, restored) => {
  expect(problemKind(spoilt, 5)).toBe("xldudf");
  expect(repairedFormula(spoilt)).toBe(restored);
  expect(problemKind(restored, 5)).toBeNull();
});

it.each([
  '="_xldudf_HEDGE_QTY("&A1',
  `=SUM('_xldudf_HEDGE_QTY(1)'!A1)`,
  '="say ""_xldudf_HEDGE_MARK""'.concat('"'),
])("touches nothing in quotes: %s", (formula) => {
  expect(repairedFormula(formula)).toBe(formula);
  expect(isHedgeFormula(formula)).toBe(false);
  expect(problemKind(formula, "x")).toBeNull();
});

it("restores the call and leaves the text beside it", () => {
  expect(
    repairedFormula("=IF(A1=\"_xldudf_HEDGE_QTY\",@x.xla!_xldudf_HEDGE_QTY(1,2),'[1]!_xldudf_HEDGE_A'!B2)"),
  ).toBe("=IF(A1=\"_xldudf_HEDGE_QTY\",HEDGE.QTY(1,2),'[1]!_xldudf_HEDGE_A'!B2)");
});
