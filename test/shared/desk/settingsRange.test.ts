// How the range of the settings lies, and cells of it that hold nothing.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { readSettings } from "../../../shared/desk/readSettings.js";

describe("names and values that could lie either way", () => {
  it("a coin that is called as a setting is a value", () => {
    expect(readSettings([["proxy", "BAND"]], "okx").settings.proxy).toBe("BAND");
    // Two rows: the proxy is DAY and the warning 0.4, though DAY is nearly a name and "warn" is one.
    const { settings, problem } = readSettings(
      [
        ["proxy", "warn"],
        ["DAY", 0.4],
      ],
      "okx",
    );
    expect(problem).toBeNull();
    expect(settings).toMatchObject({ proxy: "DAY", warn: new Decimal("0.4") });
  });
});

it("a text setting whose cell is blank or arrives as 0 keeps its default", () => {
  const { settings } = readSettings([], "okx");
  for (const name of ["venue", "prefer", "proxy"]) {
    for (const blank of [null, "", 0, "0"]) {
      expect(readSettings([[name, blank]], "okx")).toEqual({ settings, problem: null });
    }
    expect(readSettings([[name, 5]], "okx").problem?.message).toBe(`setting ${name} must be text, was 5`);
  }
});
