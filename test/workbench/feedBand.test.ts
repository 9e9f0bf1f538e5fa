import { expect, test } from "vitest";
import { channelText } from "../../addin/workbench/page/feedBand.js";

const now = 1_700_000_000_000;
const limited = "Bybit limits our requests";

test.each([
  [{ asOf: now - 3_000, stale: false, problem: null }, "3 s ago"],
  [{ asOf: now - 12_000, stale: true, problem: null }, "old, 12 s ago"],
  [{ asOf: now - 200_000, stale: true, problem: limited }, `3 min ago; ${limited}`],
  [{ asOf: null, stale: false, problem: limited }, limited],
  [{ asOf: null, stale: false, problem: null }, "waiting for the first prices"],
])("a venue with %j is shown as %s", (status, text) => {
  expect(channelText(status, now)).toBe(text);
});
