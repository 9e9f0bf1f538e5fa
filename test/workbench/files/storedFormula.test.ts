import { expect, test } from "vitest";
import { isWellFormed } from "../../../addin/workbench/files/formula/isWellFormed.js";
import { movedFormula } from "../../../addin/workbench/files/formula/movedFormula.js";
import { needsArray } from "../../../addin/workbench/files/formula/needsArray.js";
import { openedFormula } from "../../../addin/workbench/files/formula/openedFormula.js";
import { storedFormula } from "../../../addin/workbench/files/formula/storedFormula.js";

// On the left as one types it, on the right as Excel 365 keeps it in a file ([MS-XLSX] 2.2.2 and OfficeDev/office-js #5611).
const pairs = [
  ["=HEDGE.QTY(1,2)+1", "_xldudf_HEDGE_QTY(1,2)+1"],
  ['="HEDGE.QTY("&A1', '"HEDGE.QTY("&A1'],
  ["=SUM('HEDGE.QTY(1)'!A1)", "SUM('HEDGE.QTY(1)'!A1)"],
  ["=XLOOKUP(A1,B:B,C:C)", "_xlfn.XLOOKUP(A1,B:B,C:C)"],
  ["=SORT(FILTER(A1:B9,B1:B9>2))", "_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:B9,B1:B9>2))"],
  ["=SUM(A1#)", "SUM(_xlfn.ANCHORARRAY(A1))"],
  ["=SUM('My desk'!B2#)*2", "SUM(_xlfn.ANCHORARRAY('My desk'!B2))*2"],
  ["=@A1:A9", "_xlfn.SINGLE(A1:A9)"],
  ["=@HEDGE.PLAN(A1:E9)", "_xlfn.SINGLE(_xldudf_HEDGE_PLAN(A1:E9))"],
  ["=LET(rate,A1,rate*2)", "_xlfn.LET(_xlpm.rate,A1,_xlpm.rate*2)"],
  ["=LAMBDA(x,y,x+y)(1,2)", "_xlfn.LAMBDA(_xlpm.x,_xlpm.y,_xlpm.x+_xlpm.y)(1,2)"],
  ["=IFERROR(#N/A,1E-5)", "IFERROR(#N/A,1E-5)"],
  ["=STDEV.S(A1:A3)", "_xlfn.STDEV.S(A1:A3)"],
] as const;

test.each(pairs)("%s is kept as %s and opened again", (typed, stored) => {
  expect(storedFormula(typed)).toBe(stored);
  expect(openedFormula(stored)).toBe(typed);
});

test.each([
  ["_xlfn._xldudf_HEDGE_MARK(A1)", "=HEDGE.MARK(A1)"],
  [String.raw`'C:\Office\FUNCRES.XLAM'!_xldudf_HEDGE_MARK("eth")`, '=HEDGE.MARK("eth")'],
  ["[1]!_xldudf_HEDGE_QTY(1,2)", "=HEDGE.QTY(1,2)"],
  ["HEDGE.QTY(1,2)", "=HEDGE.QTY(1,2)"],
])("%s of other files becomes %s", (stored, typed) => {
  expect(openedFormula(stored)).toBe(typed);
});

test.each([
  ["=A1+$B$2*C$3-$D4", "=B3+$B$2*D$3-$D6"],
  ["=\"A1\"&'A1'!A1&A1b", "=\"A1\"&'A1'!B3&A1b"],
  ["=SUM(A:B,1:2,A1:A$9)+LOG10(2)", "=SUM(B:C,3:4,B3:B$9)+LOG10(2)"],
])("%s reads %s two rows down and a column right", (formula, moved) => {
  expect(movedFormula(formula, 2, 1)).toBe(moved);
});

test("a reference that moves off the sheet is #REF!", () => {
  expect(movedFormula("=A1+B3", -1, 0)).toBe("=#REF!+B2");
});

test.each([
  ["=SUM(A1:A9)+B2", false],
  ["=VLOOKUP(A1,Data!A:C,2,FALSE)", false],
  ["=IF(A1>2,B1,one)", false],
  ["=SUM(A1:A9*2)", true],
  ["=A1:A9", true],
  ["=IF(A1:A9>2,1,0)", true],
  ["=many*2", true],
  ["=INDEX(A1:C9,2,0)", true],
  ["=SUM({1,2})", true],
  ["=SUM(1:3)*COUNT(many)", false],
])("whether Excel would write an @ into %s: %s", (formula, expected) => {
  expect(needsArray(formula, (name) => name === "one")).toBe(expected);
});

test.each([
  "=-A1^2%*(1+$B$2:C3)",
  '=IF(A1<>"",,2)>=1',
  "=SUM({1,-2;3,4})&LET(x,1,x)",
  "=LAMBDA(x,x)(1)+RAND()+HEDGE.VERSION()",
  "='My sheet'!A1#+A:A B1:C1",
  "=SUM((A1,B2))",
  // Microsoft's reference has IF(test, value, [value]), ROUND(number, digits), VLOOKUP(value, table, column, [range]),
  // LET(name, value, …, calculation), SUMIFS(sum, range, criteria, …), IFS(test, value, …), SWITCH(value, match, result, …).
  "=IF(1,2)+IF(1,2,3)+ROUND(1.5,0)+ABS(-1)",
  "=VLOOKUP(1,A:C,2)+vlookup(1,A:C,2,FALSE)",
  "=NOW()+ROW()+ROW(A1)+TODAY()",
  "=LET(a,1,b,2,a+b)+SUMIFS(A:A,B:B,1,C:C,2)+COUNTIFS(A:A,1)",
  "=IFS(A1>1,2,TRUE,3)+SWITCH(A1,1,2)+SWITCH(A1,1,2,3)",
  "=UNHEARD.OF()+UNHEARDOF(1,2,3)+HEDGE.QTY(1)",
  '="' + "x".repeat(255) + '"&"' + '""'.repeat(255) + '"',
  "=$XFD$1048576+SUM($A:$XFD,1:1048576,$1:$2)",
  "=XRP2026*2+SUM(XFE1)",
  '={1,-2.5,"a";#N/A,TRUE,+3}',
])("%s is a formula to Excel", (formula) => {
  expect(isWellFormed(formula)).toBe(true);
});

test.each([
  "=",
  "=A1+",
  "=(A1",
  "=A1)",
  "=SUM()",
  '="open',
  "=1 2",
  "=A1 B$",
  "={1,{2}",
  "=(A1,)",
  "=A1;B1",
  "=?",
  "=1=>2",
  "=A1'x",
  "=ROUND(1.5)",
  "=round(1.5)",
  "=ABS(1,2)",
  "=ABS()",
  "=ABS(,)",
  "=VLOOKUP(1)",
  "=IF(1)",
  "=IF(1,2,3,4)",
  "=NOW(1)",
  "=STDEV.S()",
  "=SUM(IF(1,ROUND(2)))",
  "=LET(a,1,b,2)",
  "=SUMIFS(A:A,B:B,1,C:C)",
  "=COUNTIFS(A:A)",
  "=IFS(1,2,3)",
  `=SUM(${"1,".repeat(255)}1)`,
  "=UNHEARDOF(1+)",
  "=SUM(1,-)",
  "=IF(1+,2)",
  "=SUM(Sheet1!)",
  '="' + "x".repeat(256) + '"',
  '=IF(A1,"' + '""'.repeat(256) + '",1)',
  "=$XFE$1",
  "=$A$1048577",
  "=XFE$1",
  "=$A$12345678",
  "=SUM(A1:XFE1)",
  "=SUM(A1 : A1048577)",
  "=SUM(1:1048577)",
  "=SUM(A:XFE)",
  "=$A",
  "=$5",
  "={A1}",
  "={1+1}",
  "={PI()}",
  "={(1)}",
])("%s is none", (formula) => {
  expect(isWellFormed(formula)).toBe(false);
});
