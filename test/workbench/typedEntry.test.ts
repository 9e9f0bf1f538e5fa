import { describe, expect, it } from "vitest";
import { readTyped } from "../../addin/workbench/host/typedEntry.js";

const plainCell = { isPercentCell: false, isDate: false };

describe("readTyped", () => {
  // Excel for the web in English (United States): a comma that groups no thousands leaves the entry a text.
  it.each([
    ...["1,5", "0,5", "1,50", "-1,5", "1,5%", "1.234,56", "1,23,456", "12,3456", ",5"],
    // As German and French put it, with a blank of any width.
    ...["1,5 %", "1,5\u00a0%", "1,5\u202f%", "-0,25 %", "1,234,5 %"],
    ...["1,5e3", "1,5E-3", "€1,5", "1,5 €", "-$1,5", "(1,5)"],
  ])("leaves %s a text: it must not become another number", (typed) => {
    const { held, notice } = readTyped(typed, plainCell);
    expect(held).toEqual({ text: typed });
    expect(notice).toContain(typed);
  });

  it.each([
    ["1,5", "1.5"],
    ["1.234,56", "1234.56"],
    ["1,5%", "1.5%"],
    ["1,5 %", "1.5 %"],
    ["1,5e3", "1.5e3"],
    ["1,5 €", "1.5 €"],
  ])("says how %s is typed: %s", (typed, instead) => {
    expect(readTyped(typed, plainCell).notice).toMatch(new RegExp(`${instead.replaceAll(".", "\\.")}$`));
  });

  it.each([
    ...["12", "1.5", "-3", "1,234,567", "1,234.5", "50%", "1e5", "007", "BTC-USD", "a, b", "Hello", ""],
    ...["1.5 %", "1.5e3", "5,000 %", "1,234.5 %", "€1,500", "(1,500)"],
  ])("leaves %s to the grid, and says nothing", (typed) => {
    expect(readTyped(typed, plainCell)).toEqual({ notice: "" });
  });

  it.each([
    ["5,000", "5000"],
    ["5.000", "5"],
    ["1.250", "1.25"],
  ])("says that %s is read as %s", (typed, number) => {
    const { held, notice } = readTyped(typed, plainCell);
    expect(held).toBeUndefined();
    expect(notice).toContain(`${typed} is read as ${number}:`);
  });

  // Excel's option "Enable automatic percent entry": from 1 on a number is a percentage, below it is a part of one.
  it.each([
    ["80", 0.8],
    ["1", 0.01],
    ["-12.5", -0.125],
  ])("reads %s in a percent cell as a percentage", (typed, number) => {
    const { held, notice } = readTyped(typed, { isPercentCell: true, isDate: false });
    expect(held).toEqual({ number });
    expect(notice).toContain(`${typed}%`);
  });

  it.each(["0.8", "80%", "0", "=A1"])("reads %s in a percent cell as it stands", (typed) => {
    expect(readTyped(typed, { isPercentCell: true, isDate: false })).toEqual({ notice: "" });
  });

  it("leaves a date of days and points a text, which was read with the month first", () => {
    expect(readTyped("1.5.2026", { isPercentCell: false, isDate: true }).held).toEqual({ text: "1.5.2026" });
  });

  it("says that 1-2 is read as a date, and nothing of a date as it is written everywhere", () => {
    expect(readTyped("1-2", { isPercentCell: false, isDate: true }).notice).toMatch(/^1-2 is read as a date/);
    expect(readTyped("2026-05-01", { isPercentCell: false, isDate: true })).toEqual({ notice: "" });
  });
});
