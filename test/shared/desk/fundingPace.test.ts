// What a day of funding costs, in every place that shows it: one short must never show two signs on one workbook.
import { describe, expect, it } from "vitest";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { openDesk, type Desk } from "../../../shared/desk/openDesk.js";
import { planTable, shortsTable } from "../../../shared/desk/planTable.js";
import { HedgeError } from "../../../shared/errors.js";
import { defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { memoryRows } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 30, 12);
const settled = Date.UTC(2026, 10, 30, 8);

/** A short of 400,000 USD and so many settlements of -0.03 %, eight hours apart. */
function desk(settlements: number): Desk {
  const markets: DeskMarkets = {
    ...memoryMarkets(defaultDeskWorld, now),
    history: ({ what }) =>
      what === "closes"
        ? new HedgeError({ code: "unknown_coin", message: "no past" })
        : Array.from({ length: settlements }, (_none, index) => [
            settled - (settlements - 1 - index) * 8 * hour,
            "-0.0003",
          ]),
  };
  return openDesk(
    {
      holdings: [["ETH", 100]],
      shorts: [["bybit:ETH", 400_000, 4_000, 50]],
      settings: Object.entries(defaultDeskSettings),
      defaultVenue: "bybit",
    },
    markets,
  );
}

describe("the cost of a day", () => {
  // The coming rate is +0.01 %, which a short receives: 120 USD a day. The last seven days were -0.03 %: 400,000 x 0.0003 x 3.
  it("is one figure in PLAN, in SHORTS and in the summary, by the last seven days", () => {
    const paid = desk(22);
    const fields = ["costPerDay"];
    expect(memoryRows(planTable(paid, fields), fields)[0]?.["costPerDay"]).toBeCloseTo(360, 9);
    expect(memoryRows(shortsTable(paid, fields), fields)[0]?.["costPerDay"]).toBeCloseTo(360, 9);
    expect(planTable(paid, ["summary"])[0]?.[0]?.value).toContain("funding costs 360.00 USD a day");
  });

  it("is that of the coming rate where seven days are not known", () => {
    const young = desk(20);
    const fields = ["costPerDay"];
    expect(memoryRows(planTable(young, fields), fields)[0]?.["costPerDay"]).toBeCloseTo(-120, 9);
    expect(memoryRows(shortsTable(young, fields), fields)[0]?.["costPerDay"]).toBeCloseTo(-120, 9);
    expect(planTable(young, ["summary"])[0]?.[0]?.value).toContain("funding earns 120.00 USD a day");
  });
});
