import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { inContracts, inFigures, inMargin, inPercent, inUsd } from "../../../shared/desk/numberWords.js";

const shown = (write: (value: Decimal) => string) => (value: string) => write(new Decimal(value));

describe("numbers in sentences", () => {
  it.each([
    ["1234567.8", "1,234,568"],
    ["10000.4", "10,000"],
    ["9999.96", "10,000"],
    ["9999.94", "9,999.9"],
    ["-12345.6", "-12,346"],
    ["0.000123456", "0.00012346"],
    ["1234.5678", "1,234.6"],
    ["100", "100"],
  ])("%s as a figure is %s", (value, expected) => {
    expect(shown(inFigures)(value)).toBe(expected);
  });
  it.each([
    ["-1234567.125", "1,234,567.125"],
    ["0.00001", "0.00001"],
    ["100", "100"],
  ])("%s contracts are %s", (value, expected) => {
    expect(shown(inContracts)(value)).toBe(expected);
  });
  it.each([
    ["999.994", "999.99 USD"],
    ["1000", "1,000 USD"],
    ["1234567.8", "1,234,568 USD"],
    ["-1000.4", "-1,000 USD"],
    ["-12.5", "-12.50 USD"],
    ["0", "0.00 USD"],
  ])("%s USD are %s", (value, expected) => {
    expect(shown(inUsd)(value)).toBe(expected);
  });
  it.each([
    ["0.54768", "54.8 %"],
    ["12.345678", "1,234.6 %"],
    ["0.01", "1 %"],
  ])("%s is %s", (value, expected) => {
    expect(shown(inPercent)(value)).toBe(expected);
  });
  it.each([
    ["3.46153", "3.4616"],
    ["3.4615", "3.4615"],
    ["0.000123451", "0.00012346"],
    ["9999.91", "10,000"],
    ["10000.1", "10,001"],
    ["1234567.001", "1,234,568"],
    ["25", "25"],
  ])("a margin of %s is asked for as %s, never less than it takes", (value, expected) => {
    expect(shown(inMargin)(value)).toBe(expected);
  });
});
