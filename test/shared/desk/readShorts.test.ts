// What a person may type into the range of shorts.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import type { DeskCell } from "../../../shared/desk/deskCell.js";
import { readShorts, type ShortLine } from "../../../shared/desk/readShorts.js";
import { HedgeError } from "../../../shared/errors.js";

const isKnown = (coin: string) => ["ETH", "BTC", "SOL", "HTX"].includes(coin);
const invalidInput = expect.objectContaining({ code: "invalid_input" }) as Error;

function problemOf(row: ShortLine): string {
  if (row.state !== "wrong") throw new Error(`the line is ${row.state}`);
  return row.problem.message;
}

function lineOf(...cells: readonly DeskCell[]): ShortLine {
  const [line] = readShorts([cells], isKnown);
  if (line === undefined) throw new Error("no line");
  return line;
}

describe("a line of the shorts", () => {
  it("is read cell by cell", () => {
    expect(lineOf("okx:eth-usdt", 500, 4000, 90_000, 45_000)).toEqual({
      state: "typed",
      instrument: { venue: "okx", coin: "ETH", quote: "USDT", kind: "linear" },
      contracts: new Decimal(500),
      entry: new Decimal(4000),
      margin: new Decimal(90_000),
      opened: new Decimal(45_000),
    });
    expect(lineOf("okx:ETH", 500, 4000)).toMatchObject({ margin: null, opened: null });
    expect(lineOf("okx:ETH", 500, 4000, 0, 0)).toMatchObject({ margin: null, opened: null });
  });

  it.each<DeskCell[]>([
    [null, null, null],
    ["", 0, "0"],
    ["Instrument", " contracts ", "entry"],
  ])("%j is blank", (...cells) => {
    expect(lineOf(...cells)).toEqual({ state: "blank" });
  });

  it.each([
    [[null, 5, 5], "instrument must be entered, such as bybit:ETH, was blank"],
    [["Instrument", 5, 5], 'name the venue, as in "bybit:ETH"'],
    [["okx:ETH", "contracts", 5], "contracts must be a number"],
    [[5, 5, 5], "instrument must be text, was 5"],
    [["okx:ETH", 0, 5], "contracts must be above 0, was 0"],
    [["okx:ETH", null, 5], "contracts must be above 0, was blank"],
    [["okx:ETH", -3, 5], "contracts must be above 0, was -3"],
    [["okx:ETH", 5, null], "entry must be above 0, was blank"],
    [["okx:ETH", 5, 5, -1], "margin must not be negative"],
  ] as const)("%j is wrong", (cells, expected) => {
    expect(problemOf(lineOf(...cells))).toContain(expected);
  });

  it.each([
    ["okx:ETH", ["ETH"]],
    ["PF_ETHUSD", ["ETH"]],
    ["binance ETH", ["ETH"]],
    ["ETH/USDT:USDT", ["ETH"]],
    ["htx ETH", ["ETH"]],
    ["HTX", ["HTX"]],
    ["1000SOL", ["SOL"]],
    ["ETH eth", ["ETH"]],
    ["WETH", ["ETH"]],
    ["ETH SOL", null],
    ["open ETH short", ["ETH"]],
    ["something else", null],
    [`${"x ".repeat(49)}ETH`, null],
    [5, null],
  ])("of %j without contracts may be of %j", (instrument, expected) => {
    expect(lineOf(instrument, null, 4000)).toMatchObject({ state: "wrong", coins: expected });
  });

  it("that names two known coins may be of any, as where a word of it is one", () => {
    const [line] = readShorts([["open ETH short", null, 4000]], (coin) => isKnown(coin) || coin === "OPEN");
    expect(line).toMatchObject({ state: "wrong", coins: null });
  });

  it.each([
    [61, 61],
    [45_000.5, 45_000.5],
    [null, null],
  ])("opened at %s", (typed, expected) => {
    const line = lineOf("okx:ETH", 5, 5, null, typed);
    const opened = line.state === "typed" ? line.opened : line;
    expect(opened instanceof Decimal ? opened.toNumber() : opened).toBe(expected);
  });

  it.each([
    [60.9, "opened must be a date-time, was 60.9"],
    ["yesterday", "opened must be a number"],
    [-5, "opened must not be negative"],
  ])("opened at %j is no moment, and the line still counts", (typed, message) => {
    const line = lineOf("okx:ETH", 5, 5, null, typed);
    const opened = line.state === "typed" ? line.opened : null;
    expect(opened).toBeInstanceOf(HedgeError);
    expect(opened).toMatchObject({ message: expect.stringContaining(message) as unknown });
  });

  it("has three to five columns; a blank cell is a range that was left out", () => {
    expect(readShorts([[null]], isKnown)).toEqual([{ state: "blank" }]);
    expect(readShorts([], isKnown)).toEqual([]);
    expect(() => readShorts([["okx:ETH"]], isKnown)).toThrow("had 1");
    expect(() => readShorts([["okx:ETH", 5]], isKnown)).toThrow(
      "shorts needs the columns instrument, contracts, entry and optionally margin, opened, had 2",
    );
    expect(() => readShorts([[null, null]], isKnown)).toThrow("had 2");
    expect(() => readShorts([[null, null]], isKnown)).toThrow(invalidInput);
    expect(() => readShorts([["okx:ETH"], [null]], isKnown)).toThrow("had 1");
    expect(readShorts([[null], [""]], isKnown)).toEqual([{ state: "blank" }, { state: "blank" }]);
    expect(() => readShorts([["okx:ETH", 5, 5, 5, 5, 5]], isKnown)).toThrow("had 6");
    expect(readShorts([[], ["okx:ETH", 5, 5]], isKnown)).toMatchObject([
      { state: "blank" },
      { state: "typed" },
    ]);
  });
});

it("cash is no coin that an unreadable instrument may be a short of, in whatever case it is written", () => {
  const lists = (coin: string) => ["ETH", "USDC"].includes(coin);
  expect(readShorts([["short USDC, eth!", 1, 4000]], lists)[0]).toMatchObject({ coins: ["ETH"] });
  expect(readShorts([["...", 1, 4000]], lists)[0]).toMatchObject({ state: "wrong", coins: null });
});

it("a range without a cell is one that was left out", () => {
  expect(readShorts([[]], () => false)).toEqual([{ state: "blank" }]);
});
