import { describe, expect, it } from "vitest";
import { heldRowOf, rowProblem, typedHolding } from "../../addin/taskpane/build/holdingRows.js";
import { readAmount } from "../../addin/taskpane/build/readAmount.js";

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

  it.each(["many", "=1+1", "1.2.3", "1,2,3", "1 25", "0x10", "Infinity", "NaN", "1e999", "1,250"])(
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

describe("rowProblem", () => {
  const row = { coin: "ETH", coins: "1", instead: "", beta: "", price: "" };
  it.each([
    [{}, null],
    [{ beta: "0,8", price: "1.2 BTC", instead: "bybit:ETH" }, null],
    [{ price: "3,500.5" }, null],
    [{ coins: "0" }, /greater than 0/u],
    [{ coins: "" }, /how many/u],
    [{ coin: " " }, /coin/u],
    [{ beta: "x" }, /Beta: .*not a number/u],
    [{ price: "1,250" }, /Price: .*1250 or 1\.250/u],
  ])("says of %j: %s", (change, problem) => {
    const said = rowProblem({ ...row, ...change });
    if (problem === null) expect(said).toBeNull();
    else expect(said).toMatch(problem);
  });

  it("says nothing of a blank row", () => {
    expect(rowProblem({ coin: "", coins: " ", instead: "", beta: "", price: "" })).toBeNull();
  });
});

describe("a row of what is held", () => {
  it("comes back from its fields as it went in, texts and small numbers included", () => {
    const held = { coin: "ETH", coins: 1.5e-7, instead: "bybit:ETH", beta: -0.125, price: "1.2 BTC" };
    expect(heldRowOf(typedHolding(held))).toEqual(held);
    expect(heldRowOf(typedHolding({ ...held, coins: "1,250", beta: "", price: 1250.125 }))).toEqual({
      ...held,
      coins: "1,250",
      beta: "",
      price: 1250.125,
    });
  });
});
