import { expect, test } from "vitest";
import { argumentAt } from "../../addin/workbench/host/argumentAt.js";
import { decodeFunctionsMetadata } from "../../addin/runtime/functionsMetadata.js";
import { offeredWords } from "../../addin/workbench/host/offeredWords.js";

// The caret is where "|" stands.
test.each([
  ["=HEDGE.PNL(1,2,3,|)", "HEDGE.PNL 3 ''"],
  ["=HEDGE.PNL(|", "HEDGE.PNL 0 ''"],
  ['=SUM(1, HEDGE.PNL(1,(2+3)*4, "sh|"),5)', "HEDGE.PNL 2 '\"sh'"],
  ["=SUM(1,HEDGE.PNL(1,2),|5)", "SUM 2 ''"],
  ['=HEDGE.BETA({1,2;3,4},"a,b(c",A1:B2,  s|', "HEDGE.BETA 3 's'"],
  ["=HEDGE.BETA({1,2|", "HEDGE.BETA 0 '{1,2'"],
])("%s", (written, expected) => {
  const caret = written.indexOf("|");
  const formula = written.replace("|", "");
  const found = argumentAt(formula, caret);
  expect(`${String(found?.functionName)} ${String(found?.index)} '${String(found?.typed)}'`).toBe(expected);
  expect(formula.slice(found?.start, caret)).toBe(found?.typed);
});

test.each(["=|", "=1+2|", "=SUM(1,2)|", "=(1,|", "=SUM|(1)"])("%s is in no call", (written) => {
  expect(argumentAt(written.replace("|", ""), written.indexOf("|"))).toBeUndefined();
});

test("the words of an argument are those that begin as what is typed, whatever the case", () => {
  const word = (name: string) => ({ name, stringValue: name, tooltip: name });
  const metadata = decodeFunctionsMetadata({
    functions: [
      {
        id: "PNL",
        name: "PNL",
        parameters: [{ name: "notional" }, { name: "side", type: "string", customEnumId: "Side" }],
      },
    ],
    enums: [{ id: "SIDE", type: "string", values: [word("short"), word("long")] }],
  });
  const words = (formula: string) => {
    const place = argumentAt(formula, formula.length);
    if (place === undefined) throw new Error("no call");
    return offeredWords(metadata, "HEDGE", place).map(({ name }) => name);
  };
  expect(words("=hedge.pnl(1,")).toEqual(["short", "long"]);
  expect(words('=HEDGE.PNL(1,"L')).toEqual(["long"]);
  expect(words("=HEDGE.PNL(1,sh")).toEqual(["short"]);
  expect(words('=HEDGE.PNL(1,"short"')).toEqual([]);
  expect(words("=HEDGE.PNL(1,B2")).toEqual([]);
  expect(words("=HEDGE.PNL(")).toEqual([]);
  expect(words("=PNL(1,")).toEqual([]);
});
