import { describe, expect, it } from "vitest";
import { lintFunctionNames } from "../../scripts/manifest/lintFunctionNames.js";

const named = (name: string) => [{ id: name, name }];

describe("lintFunctionNames", () => {
  it.each(["QTY", "MARK", "FUNDINGCOST", "FUNDING.HISTORY", "LOG_2", "ABCD1"])("accepts %s", (name) => {
    expect(lintFunctionNames(named(name))).toEqual([]);
  });

  it.each(["", "PL", "qty", "2FAST", "_QTY", "QTY-USD", "Q TY", "Q".repeat(129)])("refuses %j", (name) => {
    expect(lintFunctionNames(named(name))).toHaveLength(1);
  });

  it.each(["ABC123", "XFD1048576", "BTC2", "R1C1", "R12C"])(
    "refuses %s, which Excel reads as a cell",
    (name) => {
      expect(lintFunctionNames(named(name))).toEqual([`${name} must not look like the address of a cell.`]);
    },
  );

  it("refuses an id that two functions have", () => {
    expect(lintFunctionNames([...named("QTY"), { id: "QTY", name: "QTY.2" }])).toEqual([
      "QTY must be the id of one function only.",
    ]);
  });
});
