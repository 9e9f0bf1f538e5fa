import { expect, it } from "vitest";
import { deskReferences } from "../../../addin/taskpane/desk/deskReferences.js";

const at = (formula: string) => deskReferences({ formula, sheet: "Hedge" });
const range = (sheet: string, address: string) => ({ sheet, address });

it.each([
  [
    `=HEDGE.PLAN($A$8:$E$47,'Hedge shorts'!A6:E45,A4:O5,"action, value")`,
    [range("Hedge", "A8:E47"), range("Hedge shorts", "A6:E45"), range("Hedge", "A4:O5")],
  ],
  // A name of a sheet may hold what means something elsewhere.
  [
    `=HEDGE.PLAN('It''s, a (new) one'!$A$8:E47,,Setup_1!B2:C9)`,
    [range("It's, a (new) one", "A8:E47"), null, range("Setup_1", "B2:C9")],
  ],
  [`=hedge.plan(e9:a2)`, [range("Hedge", "A2:E9"), null, null]],
  [
    `=IFERROR(TAKE( HEDGE.PLAN( A2:E9 , Übersicht!A1:E3, , {"action","value"}),3),"HEDGE.PLAN(Z1:Z2)")`,
    [range("Hedge", "A2:E9"), range("Übersicht", "A1:E3"), null],
  ],
  [
    `=HEDGE.SHORTS(A6:E45,Hedge!A8:E47,Hedge!A4:O5)`,
    [range("Hedge", "A8:E47"), range("Hedge", "A6:E45"), range("Hedge", "A4:O5")],
  ],
  [
    `=HEDGE.STRESS(A8:E47,Shorts!A6:E45,,-0.5,FALSE)`,
    [range("Hedge", "A8:E47"), range("Shorts", "A6:E45"), null],
  ],
])("reads the ranges of %s", (formula, [holdings, shorts, settings]) => {
  expect(at(formula)).toEqual({ holdings, shorts, settings });
});

it.each([
  ["=HEDGE.PLAN(Holdings,A1:E5)", "the formula's holdings must be a range of cells, was Holdings"],
  ["=HEDGE.PLAN(Table1[#Data])", "holdings must be a range of cells"],
  ["=HEDGE.PLAN(A8#)", "holdings must be a range of cells"],
  ["=HEDGE.PLAN(A:E)", "holdings must be a range of cells"],
  ["=HEDGE.PLAN(#REF!,A1:E5)", "holdings must be a range of cells, was #REF!"],
  ["=HEDGE.PLAN('[Book 2.xlsx]Hedge'!A1:E5)", "holdings must be a range of cells"],
  ["=HEDGE.PLAN(A1:E5,VSTACK(A6:E7,A9:E10))", "shorts must be a range of cells, was VSTACK(A6:E7,A9:E10)"],
  ['=HEDGE.PLAN(A1:E5,,{"venue","bybit"})', "settings must be a range of cells"],
  ['=HEDGE.MARK("HEDGE.PLAN(A1:E5)")', "the formula does not call a function of the hedge desk"],
])("refuses %s", (formula, message) => {
  expect(() => at(formula)).toThrow(message);
});
