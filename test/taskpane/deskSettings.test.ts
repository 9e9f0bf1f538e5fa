import { describe, expect, it } from "vitest";
import { defaultSettings, toSettings } from "../../addin/taskpane/build/deskSettings.js";

describe("the settings of the form", () => {
  it("are written without a trace of the division by 100", () => {
    const typed = { ...defaultSettings, venue: " Bybit ", hedgeRatio: "57", proxy: "btc" };
    expect(toSettings(typed)).toEqual({
      venue: "bybit",
      "hedge ratio": 0.57,
      prefer: "coin margin",
      proxy: "BTC",
    });
  });

  it.each([
    { hedgeRatio: "0" },
    { hedgeRatio: "" },
    { hedgeRatio: "201" },
    { venue: "by bit" },
    { proxy: "" },
  ])("refuse %j", (change) => {
    expect(toSettings({ ...defaultSettings, venue: "bybit", ...change })).toBeNull();
  });
});
