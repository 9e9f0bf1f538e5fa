// A cell of a range as the desk reads it.
import { describe, expect, it } from "vitest";
import {
  decimalIn,
  isEmptyCell,
  positiveIn,
  shownCell,
  textIn,
  wrongCell,
  type DeskCell,
} from "../../../shared/desk/deskCell.js";

const refused: DeskCell = { error: "#REF!" };

describe("a cell", () => {
  it.each([
    [null, "blank"],
    ["", "blank"],
    [refused, "#REF!"],
    [12.5, "12.5"],
    [true, "TRUE"],
    ["a word", '"a word"'],
    ["x".repeat(40), `"${"x".repeat(40)}"`],
    ["x".repeat(41), `"${"x".repeat(40)}…"`],
  ])("%j is shown as %s", (cell, expected) => {
    expect(shownCell(cell)).toBe(expected);
  });

  it.each([
    [undefined, true],
    [null, true],
    [0, true],
    ["", true],
    [" 0 ", true],
    ["00", false],
    [false, false],
    [1, false],
    [refused, false],
  ])("%j is empty: %s", (cell, expected) => {
    expect(isEmptyCell(cell)).toBe(expected);
  });

  it.each([
    [undefined, null],
    [null, null],
    ["  ", null],
    [0, 0],
    [-2.5, -2.5],
    [" 1e3 ", 1000],
    ["1e308", 1e308],
  ])("%j holds the number %s", (cell, expected) => {
    expect(decimalIn("it", cell)?.toNumber() ?? null).toBe(expected);
  });

  it.each([["1e309"], ["-1e309"], ["12,5"], [true], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    "%j is no number",
    (cell) => {
      expect(() => decimalIn("it", cell)).toThrow(/^it must be a number, was /);
    },
  );

  it("with an error names it, and what to do", () => {
    expect(() => decimalIn("it", refused)).toThrow(
      "it holds the error #REF!; fix that cell and this one updates",
    );
    expect(wrongCell("it", "must be above 0", 3)).toMatchObject({
      code: "invalid_input",
      message: "it must be above 0, was 3",
    });
  });

  it("is not negative where a size is asked for, and 0 is none", () => {
    expect(positiveIn("it", 3)?.toNumber()).toBe(3);
    expect(positiveIn("it", 0)).toBeNull();
    expect(positiveIn("it", null)).toBeNull();
    expect(() => positiveIn("it", -1)).toThrow("it must not be negative, was -1");
  });

  it("is a text without the spaces around it", () => {
    expect(textIn("it", " a b ")).toBe("a b");
    expect(textIn("it", 0)).toBeNull();
    expect(textIn("it", undefined)).toBeNull();
    expect(() => textIn("it", 5)).toThrow("it must be text, was 5");
  });
});
