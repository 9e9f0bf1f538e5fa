import { describe, expect, it } from "vitest";
import { holdingsOf, rowProblem } from "../../addin/taskpane/build/holdingRows.js";
import { readAmount } from "../../addin/taskpane/build/readAmount.js";
import { toHedgeInputs, usualInputs } from "../../addin/taskpane/build/hedgeInputs.js";

describe("readAmount", () => {
  it.each([
    ["12", 12],
    [" 1 250.5 ", 1250.5],
    ["1,250.5", 1250.5],
    ["1,250,000", 1_250_000],
    ["0,5", 0.5],
    ["0,125", 0.125],
    ["12,5", 12.5],
    [".5", 0.5],
    ["-3", -3],
    ["1e3", 1000],
    ["1'000.25", 1000.25],
  ])("reads %j as %d", (text, value) => {
    expect(readAmount(text)).toEqual({ status: "number", value });
  });

  it.each(["many", "=1+1", "1.2.3", "1,2,3", "0x10", "Infinity", "NaN", "1e999", "1,250"])(
    "refuses %j",
    (text) => {
      expect(readAmount(text).status).toBe("wrong");
    },
  );

  it("names both meanings of what could be two numbers", () => {
    expect(readAmount("1,250")).toMatchObject({
      problem: expect.stringMatching(/1250 or 1\.250?:/u) as string,
    });
  });
});

describe("holdingsOf", () => {
  it("leaves out one header and blank rows, whatever the header is called", () => {
    const expected = [{ coin: "ETH", quantity: "12", marginCoins: "" }];
    for (const header of [
      ["Coin", "Quantity"],
      ["Asset", "Amount held"],
      ["My things", "Qty"],
    ]) {
      expect(holdingsOf([header, ["", ""], ["ETH", 12]])).toEqual({ holdings: expected, leftOut: null });
    }
  });

  it("takes a third column for margin unless its header says something else", () => {
    const rows = [["ETH", 12, 3500]];
    const margins = (header: readonly string[][]): readonly string[] =>
      holdingsOf([...header, ...rows]).holdings.map(({ marginCoins }) => marginCoins);
    for (const third of ["In margin", "Collateral", ""]) {
      expect(margins([["Coin", "Amount", third]])).toEqual(["3500"]);
    }
    expect(margins([])).toEqual(["3500"]);
    expect(holdingsOf([["Coin", "Amount", "Price, USD"], ...rows])).toEqual({
      holdings: [{ coin: "ETH", quantity: "12", marginCoins: "" }],
      leftOut: "Price, USD",
    });
  });

  it("keeps a first row that is a mistake and no header", () => {
    expect(holdingsOf([["ETH", "twelve"]]).holdings).toHaveLength(1);
  });
});

describe("rowProblem", () => {
  const row = { coin: "ETH", quantity: "1", marginCoins: "" };
  it.each([
    [{}, null],
    [{ marginCoins: "0" }, null],
    [{ quantity: "0" }, /more than 0/u],
    [{ quantity: "" }, /how many/u],
    [{ coin: " " }, /coin/u],
    [{ marginCoins: "-1" }, /0 or more/u],
    [{ marginCoins: "x" }, /not a number/u],
  ])("says of %j: %s", (change, problem) => {
    const said = rowProblem({ ...row, ...change });
    if (problem === null) expect(said).toBeNull();
    else expect(said).toMatch(problem);
  });

  it("says nothing of a blank row", () => {
    expect(rowProblem({ coin: "", quantity: " ", marginCoins: "" })).toBeNull();
  });
});

describe("toHedgeInputs", () => {
  it("gives shares without a trace of the division", () => {
    expect(toHedgeInputs({ ...usualInputs, venue: " Bybit ", feeRate: "0.07" })).toMatchObject({
      venue: "bybit",
      feeRate: 0.0007,
      hedgeRatio: 1,
      rebalanceBand: 0.05,
    });
  });

  it.each([{ leverage: "0" }, { feeRate: "" }, { venue: "by bit" }, { hedgeRatio: "1,250" }])(
    "refuses %j",
    (change) => {
      expect(toHedgeInputs({ ...usualInputs, venue: "bybit", ...change })).toBeNull();
    },
  );
});
