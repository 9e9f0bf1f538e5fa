import { describe, expect, it } from "vitest";
import { ageText } from "../../addin/ageText.js";
import type { ChannelStatus } from "../../addin/live/feedStatus.js";
import { channelRow } from "../../addin/taskpane/channelRow.js";
import { createStateChanges } from "../../addin/taskpane/stateChanges.js";
import { cellsText } from "../../addin/taskpane/texts.js";

const now = 1_700_000_000_000;
const channel = (given: Partial<ChannelStatus>): ChannelStatus => ({
  name: "bybit inverse",
  cells: 2,
  asOf: now - 3_000,
  stale: false,
  source: "exchange",
  problem: null,
  nextRequestAt: null,
  isBackground: false,
  ofAllVenues: null,
  lastRequest: null,
  ...given,
});

describe("channelRow", () => {
  it.each([
    ["fresh", {}],
    ["stale", { stale: true, problem: "bybit limits our requests" }],
    ["stale", { stale: true }],
    ["stale", { problem: "bybit limits our requests" }],
    ["waiting", { asOf: null, source: null }],
    ["problem", { asOf: null, source: null, problem: "bybit cannot be reached" }],
  ] as const)("is %s for %j", (state, given) => {
    expect(channelRow(channel(given), now).state).toBe(state);
  });

  it("reports venue, kind, cells, age and problem", () => {
    expect(channelRow(channel({ stale: true, problem: "bybit limits our requests" }), now)).toEqual({
      name: "bybit inverse",
      state: "stale",
      detail: "2 cells, 3 s ago",
      problem: "bybit limits our requests",
      isSimulated: false,
    });
  });

  it("names a comparison of all venues in the words of the pane", () => {
    const compared = channel({ name: "BTC inverse of all venues", ofAllVenues: "BTC inverse" });
    expect(channelRow(compared, now).name).toBe("BTC inverse on all venues");
  });

  it("publishes no age before the first answer", () => {
    expect(channelRow(channel({ asOf: null, cells: 1 }), now).detail).toBe("1 cell");
  });

  it("marks simulated prices", () => {
    expect(channelRow(channel({ source: "simulated" }), now).isSimulated).toBe(true);
  });
});

describe("texts", () => {
  it.each([
    [-5_000, "0 s ago"],
    [0, "0 s ago"],
    [59_400, "59 s ago"],
    [59_600, "1 min ago"],
    [3_599_000, "59 min ago"],
    [3_600_000, "1 h ago"],
    [90_000_000, "25 h ago"],
  ])("an age of %i ms is %s", (ageMs, text) => {
    expect(ageText(ageMs)).toBe(text);
  });

  it.each([
    [0, "0 cells"],
    [1, "1 cell"],
    [2, "2 cells"],
  ])("%i cells are %s", (cells, text) => {
    expect(cellsText(cells)).toBe(text);
  });
});

describe("createStateChanges", () => {
  const row = (given: Partial<ChannelStatus>, at = now) => channelRow(channel(given), at);

  it("speaks of a change of state once", () => {
    const changesOf = createStateChanges();
    expect(changesOf([row({ asOf: null })])).toBe("");
    expect(changesOf([row({})])).toBe("bybit inverse: Live.");
    expect(changesOf([row({})])).toBe("");
    expect(changesOf([row({ stale: true }), row({ name: "bybit linear" })])).toBe(
      "bybit inverse: Stale. bybit linear: Live.",
    );
  });

  it("is silent when only an age or the number of cells changes", () => {
    const changesOf = createStateChanges();
    changesOf([row({})]);
    expect(changesOf([row({ cells: 9 }, now + 7_000)])).toBe("");
  });

  it("speaks again of a venue that went and came back", () => {
    const changesOf = createStateChanges();
    changesOf([row({})]);
    expect(changesOf([])).toBe("");
    expect(changesOf([row({})])).toBe("bybit inverse: Live.");
  });
});
