import { describe, expect, it } from "vitest";
import type { ArgumentDraft } from "../../addin/taskpane/formula/argumentDraft.js";
import { readCall } from "../../addin/taskpane/formula/readCall.js";

const entry = {
  id: "F",
  name: "F",
  parameters: [{ name: "first" }, { name: "second", optional: true }, { name: "third", optional: true }],
};
const typed = (text: string): ArgumentDraft => ({ text, taken: null });
const read = (first: string) => readCall(entry, { first: typed(first) }, "Plan");

describe("readCall", () => {
  it.each([
    ["12", "=HEDGE.F(12)", 12],
    ["1 250.5", "=HEDGE.F(1250.5)", 1250.5],
    ["5%", "=HEDGE.F(5%)", 0.05],
    ["true", "=HEDGE.F(TRUE)", true],
    ["bybit:ETH", '=HEDGE.F("bybit:ETH")', "bybit:ETH"],
    ['"bybit:ETH"', '=HEDGE.F("bybit:ETH")', "bybit:ETH"],
    ['say "a"', '=HEDGE.F("say ""a""")', 'say "a"'],
    ["ETH", '=HEDGE.F("ETH")', "ETH"],
    [
      "{1,2;3,4}",
      "=HEDGE.F({1,2;3,4})",
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])("writes %s as %s", (text, formula, value) => {
    expect(read(text)).toEqual({ formula, values: [value], hint: null, isComplete: true });
  });

  it.each(["B2", "$A$1:B7", "Plan!B2", "'My plan'!A1:A9", "=1+A1"])("leaves %s to the sheet", (text) => {
    const { formula, values, isComplete } = read(text);
    expect(formula).toBe(`=HEDGE.F(${text.replace(/^=/u, "")})`);
    expect(values).toBeNull();
    expect(isComplete).toBe(true);
  });

  it("keeps a place for what is left out in the middle, and none at the end", () => {
    expect(readCall(entry, { first: typed("1"), third: typed("3") }, null)).toMatchObject({
      formula: "=HEDGE.F(1,,3)",
      values: [1, null, 3],
    });
    expect(read("1").formula).toBe("=HEDGE.F(1)");
  });

  it("is not complete without what is required, nor with a number that could be two", () => {
    expect(read("").isComplete).toBe(false);
    expect(read("1,250")).toMatchObject({
      isComplete: false,
      hint: expect.stringContaining("1250") as string,
    });
  });

  it("names the sheet of a taken cell unless the formula will stand on it", () => {
    const taken = (sheet: string): ArgumentDraft => ({
      text: "B2",
      taken: { sheet, address: "B2", values: [[""]] },
    });
    expect(readCall(entry, { first: taken("Plan") }, "Plan")).toMatchObject({
      formula: "=HEDGE.F(B2)",
      values: [[[null]]],
    });
    expect(readCall(entry, { first: taken("It's") }, "Plan").formula).toBe("=HEDGE.F('It''s'!B2)");
    expect(readCall(entry, { first: taken("Plan") }, null).formula).toBe("=HEDGE.F(Plan!B2)");
  });
});
