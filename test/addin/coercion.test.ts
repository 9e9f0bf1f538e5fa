// What each kind of parameter makes of what a cell can hold; the platforms differ in how they send blanks.
import { beforeAll, describe, expect, it } from "vitest";
import type { CustomFunctionsHost } from "../../addin/runtime/customFunctionsHost.js";
import { loadFunctionsBundle } from "../support/functionsBundle.js";

let host: CustomFunctionsHost;
beforeAll(async () => {
  host = await loadFunctionsBundle("http://127.0.0.1:9/");
});

const formatted = { type: "FormattedNumber", basicType: "Double", basicValue: 4000, numberFormat: "0.00" };
const refused = (message: string) => ({ kind: "error", code: "#VALUE!", message });

describe("a required number (QTY's positionValue at price 4000)", () => {
  it.each([
    [400_000, 100],
    ["400000", 100],
    [" 4e5 ", 100],
    ["+400000.0", 100],
    [null, 0],
    [0, 0],
    [[[400_000]], 100],
    [{ ...formatted, basicValue: 400_000 }, 100],
    ["", refused("positionValue must be a number, was blank")],
    ["400,000", refused('positionValue must be a number, was "400,000"')],
    ["$400000", refused('positionValue must be a number, was "$400000"')],
    ["1e999", refused('positionValue must be a number, was "1e999"')],
    ["0x10", refused('positionValue must be a number, was "0x10"')],
    [true, refused("positionValue must be a number, was TRUE")],
    [Number.NaN, refused("positionValue must be a number, was NaN")],
    [Number.POSITIVE_INFINITY, refused("positionValue must be a number, was Infinity")],
    [
      { type: "Entity", text: "BTC", basicType: "Error", basicValue: "#VALUE!" },
      refused("positionValue must be a number, was a data type without a number"),
    ],
  ])("%j gives %j", async (cell, expected) => {
    expect(await host.call("QTY", [cell, 4000])).toEqual(expected);
  });
});

describe("a price (QTY's futuresPrice for 400,000 USD)", () => {
  it.each([
    [formatted, 100],
    [null, refused("futuresPrice must be greater than 0, was blank")],
    [0, refused("futuresPrice must be greater than 0, was 0")],
    [-4000, refused("futuresPrice must be greater than 0, was -4000")],
  ])("%j gives %j", async (cell, expected) => {
    expect(await host.call("QTY", [400_000, cell])).toEqual(expected);
  });
});

describe("an optional number and an optional word", () => {
  it.each([
    ["an omitted ratio is 1", "QTY", [400_000, 4000], 100],
    ["a ratio of 0 is 0 and not the default", "QTY", [400_000, 4000, 0], 0],
    ["a ratio may be text", "QTY", [400_000, 4000, "0.5"], 50],
    ["a negative ratio is refused", "QTY", [1, 1, -1], refused("hedgeRatio must not be negative, was -1")],
    ["a word in any case", "ROUNDLOT", [0.16, 0.1, " UP "], 0.2],
    ["a blank word is the default", "ROUNDLOT", [0.16, 0.1, ""], 0.1],
    ["a blank word that arrives as 0 is the default", "ROUNDLOT", [0.16, 0.1, 0], 0.1],
    [
      "another word is refused with the choices",
      "FUNDINGCOST",
      [1, 0.0001, 1, 8, "buy"],
      refused('side must be "short" or "long", was "buy"'),
    ],
    ["a correlation 1e-9 over 1 by rounding is 1", "PROXY", [60_000, 1 + 1e-9, 60_000], 1],
    [
      "a long text is cut in the message",
      "QTY",
      ["x".repeat(5000), 1],
      refused(`positionValue must be a number, was "${"x".repeat(60)}…"`),
    ],
    [
      "a result no cell can hold",
      "QTY",
      [1e308, 1e-308],
      { kind: "error", code: "#N/A", message: "the result is too large for a cell" },
    ],
  ])("%s", async (_, id, given, expected) => {
    expect(await host.call(id, given)).toEqual(expected);
  });
});
