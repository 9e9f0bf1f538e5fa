// What a person may type into the range of holdings.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import type { DeskCell } from "../../../shared/desk/deskCell.js";
import { readHoldings, type Holding } from "../../../shared/desk/readHoldings.js";

const isKnown = (coin: string) => ["ETH", "BTC", "SOL", "HTX"].includes(coin);
const refused: DeskCell = { error: "#REF!" };
const invalidInput = expect.objectContaining({ code: "invalid_input" }) as Error;

function rowOf(...cells: readonly DeskCell[]): Holding {
  const [row] = readHoldings([cells.length === 1 ? [...cells, null] : cells], "bybit", isKnown);
  if (row === undefined) throw new Error("no row");
  return row;
}

function problemOf(row: Holding): string {
  if (row.state !== "wrong") throw new Error(`the row is ${row.state}`);
  return row.problem.message;
}

describe("a row of the holdings", () => {
  it("is read cell by cell", () => {
    expect(rowOf("eth", 2, "okx:btc", 1.5, 3000)).toEqual({
      state: "held",
      coin: "ETH",
      reading: null,
      coins: new Decimal(2),
      instead: { venue: "okx", coin: "BTC", quote: "USD", kind: "inverse" },
      beta: new Decimal(1.5),
      price: { usd: new Decimal(3000) },
    });
  });

  it("needs a coin and its coins only; its instrument is on the venue where none is named", () => {
    expect(rowOf("ETH", 0)).toMatchObject({ coins: new Decimal(0), instead: null, beta: null, price: null });
    expect(rowOf("ETH", "0")).toMatchObject({ state: "held", coins: new Decimal(0) });
    expect(rowOf("ETH", 1, "SOL-USDT")).toMatchObject({ instead: { venue: "bybit", coin: "SOL" } });
  });

  it("says how the coin was read", () => {
    expect(rowOf("ETHUSDT", 1)).toMatchObject({ coin: "ETH", reading: '"ETHUSDT" was read as ETH.' });
  });

  it.each<DeskCell[]>([
    [null, null],
    ["", 0, "", "0", null],
    ["Coin", " Quantity "],
    ["coin", "coins"],
    ["COIN", "Amount", "Instead"],
    ["Asset", "Balance"],
    ["Token", "Holdings"],
    ["Ticker", "Size"],
    ["Currency", "Total"],
    [" symbol ", "holding"],
  ])("%j, %j is blank", (...cells) => {
    expect(rowOf(...cells)).toEqual({ state: "blank" });
  });

  it.each<DeskCell[]>([
    ["coin", "5 of them"],
    ["COIN", 5],
    ["ETH", "coins"],
  ])("%j, %j is no heading", (...cells) => {
    expect(rowOf(...cells).state).not.toBe("blank");
  });

  it.each([
    [["ETH", "many"], "coins must be a number"],
    [["ETH", null], "enter the number of coins, 0 if you sold all"],
    [["ETH", ""], "enter the number of coins, 0 if you sold all"],
    [["ETH", "  ", "okx:ETH"], "enter the number of coins, 0 if you sold all"],
    [["ETH", -1], "coins must not be negative, was -1"],
    [["ETH", refused], "coins holds the error #REF!"],
    [[null, 5], "coin must be entered, was blank"],
    [[5, 5], "coin must be text"],
    [["no coin!", 5], 'coin is not a valid coin symbol, was "no coin!"'],
    [["ETH", 1, "no instrument!"], "instrument must look like"],
    [["ETH", 1, 5], "instead must be text, was 5"],
    [["ETH", 1, null, "much"], "beta must be a number"],
    [
      ["ETH", 1, null, 20.1],
      "beta must be between -20 and 20 (is this a percentage? 120 % is 1.2), was 20.1",
    ],
    [["ETH", 1, null, -20.1], "beta must be between -20 and 20"],
    [["ETH", 1, null, null, "dear"], 'price must be in USD, or a multiple such as "1.2 ETH", was "dear"'],
    [["ETH", 1, null, null, "0 ETH"], "price must be in USD"],
    [["ETH", 1, null, null, "-1.2 ETH"], "price must be in USD"],
    [["ETH", 1, null, null, "x 1.2 ETH"], "price must be in USD"],
    [["ETH", 1, null, null, "1.2 ETH x"], "price must be in USD"],
    [["ETH", 1, null, null, -5], "price must not be negative"],
    // The first cell that is wrong is reported, from the left but for coin and coins, which stand first.
    [["no coin!", -1, "no instrument!"], "coin is not a valid"],
    [["ETH", -1, "no instrument!"], "coins must not be negative"],
    [["ETH", 1, "no instrument!", 99], "instrument must look like"],
    [["ETH", 1, null, 99, "dear"], "beta must be between"],
  ] as const)("%j is wrong", (cells, expected) => {
    expect(problemOf(rowOf(...cells))).toContain(expected);
  });

  it.each([
    [20, 20],
    [-20, -20],
    [0, null],
  ])("a beta of %s is %s", (typed, expected) => {
    const row = rowOf("ETH", 1, null, typed);
    expect(row.state === "held" ? (row.beta?.toNumber() ?? null) : row).toBe(expected);
  });

  it.each([
    ["1.2 ETH", { times: new Decimal("1.2"), coin: "ETH" }],
    ["2 pepe", { times: new Decimal(2), coin: "PEPE" }],
    [" 2  xbt ", { times: new Decimal(2), coin: "BTC" }],
    ["3500 USD", { usd: new Decimal(3500) }],
    ["3500", { usd: new Decimal(3500) }],
    ["  ", null],
    [0, null],
  ])("a price of %j", (typed, expected) => {
    expect(rowOf("ETH", 1, null, null, typed)).toMatchObject({ state: "held", price: expected });
  });

  it("that is wrong reports what it may still be hedged by", () => {
    expect(rowOf("ETH", -1)).toMatchObject({ coin: "ETH", instead: null, isHedgeUnreadable: false });
    expect(rowOf("ETH", -1, "okx:BTC")).toMatchObject({ instead: { coin: "BTC" }, isHedgeUnreadable: false });
    expect(rowOf(5, 1)).toMatchObject({ coin: null, isHedgeUnreadable: true });
    expect(rowOf("ETH", 1, "!")).toMatchObject({ coin: "ETH", instead: null, isHedgeUnreadable: true });
  });

  it("has two to five columns, of which the longest row counts", () => {
    expect(readHoldings([[], ["ETH", 1]], "bybit", isKnown)).toHaveLength(2);
    expect(() => readHoldings([["ETH"]], "bybit", isKnown)).toThrow(
      "holdings needs the columns coin, coins and optionally instead, beta, price, had 1",
    );
    expect(() => readHoldings([["ETH", 1, null, null, null, null]], "bybit", isKnown)).toThrow("had 6");
    expect(() => readHoldings([], "bybit", isKnown)).toThrow("had 0");
    expect(() => readHoldings([], "bybit", isKnown)).toThrow(invalidInput);
  });
});

it("a coin or a number that is missing is no valid input", () => {
  expect(rowOf(null, 5)).toMatchObject({
    problem: { code: "invalid_input", message: "coin must be entered, was blank" },
  });
  expect(rowOf("ETH", null)).toMatchObject({
    problem: { code: "invalid_input", message: "enter the number of coins, 0 if you sold all" },
  });
});
