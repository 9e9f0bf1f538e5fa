// What settled funding says where it is short and where settlements are missing, with the sums written out.
import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/contract/history.js";
import type { DeskMarkets } from "../../../shared/desk/deskMarkets.js";
import { explainRow } from "../../../shared/desk/explain/explainRow.js";
import { openDesk } from "../../../shared/desk/openDesk.js";
import { planTable } from "../../../shared/desk/planTable.js";
import { HedgeError } from "../../../shared/errors.js";
import { defaultDeskSettings, defaultDeskWorld } from "../../support/deskCases.js";
import { memoryRows } from "../../support/memoryDesk.js";
import { memoryMarkets } from "../../support/memoryMarkets.js";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 30, 12);
const today = now - (now % day);
const notional = 400_000;

/** A rate each so many hours up to midnight, some left out by their place before the last, and stamped 9 ms late. */
function settled(values: readonly number[], isMissing: (before: number) => boolean, hours = 8): History {
  return values.flatMap((rate, index): History => {
    const before = values.length - 1 - index;
    return isMissing(before) ? [] : [[today - before * hours * 3_600_000 + 9, String(rate)]];
  });
}

const whole = (): boolean => false;
const between = (from: number, to: number) => (before: number) => before >= from && before <= to;
const same = (count: number, rate: number): number[] => Array<number>(count).fill(rate);

function desk(funding: History, horizon = 30, size = notional) {
  const markets: DeskMarkets = {
    ...memoryMarkets(defaultDeskWorld, now),
    history: ({ what }) =>
      what === "closes" ? new HedgeError({ code: "unknown_coin", message: "no past" }) : funding,
  };
  return openDesk(
    {
      holdings: [["ETH", size / 4_000]],
      shorts: size === 0 ? [] : [["bybit:ETH", size, 4_000, 50]],
      settings: Object.entries({ ...defaultDeskSettings, horizon }),
      defaultVenue: "bybit",
    },
    markets,
  );
}

function figure(funding: History, field: string, horizon?: number): unknown {
  return memoryRows(planTable(desk(funding, horizon), [field]), [field])[0]?.[field];
}

function note(funding: History, size?: number): string | undefined {
  return planTable(desk(funding, 30, size), ["fundingStress"])[0]?.[0]?.note;
}

describe("the worst funding", () => {
  it("says how much settled funding it is the worst of", () => {
    // 94 settlements each eight hours: 31 days up to the midnight before 30 November.
    expect(note(settled(same(94, -0.0001), whole))).toBe(
      "The worst 30 days of 31 days of settled funding of bybit:ETH since 2026-10-30. The past is no guarantee: funding can cost more.",
    );
    const stopped = settled(same(400, -0.0001), between(0, 29));
    expect(note(stopped)).toContain(" Settlements end on 2026-11-20. ");
    expect(note(settled(same(94, -0.0001), whole), 0)).toBeUndefined();
  });

  it("is that of the stretches without a hole, and says which are left out", () => {
    // 40 days at -0.01 %, three days of which only the hole knows, then 31 days at -0.02 %: 90 × 0.02 %.
    const rates = [...same(120, -0.0001), ...same(9, 0), ...same(94, -0.0002)];
    const holed = settled(rates, between(94, 102));
    expect(figure(holed, "fundingStress")).toBeCloseTo(90 * 0.0002 * notional, 6);
    // 39 2/3 and 31 days.
    expect(note(holed)).toBe(
      "The worst 30 days of 70 days of settled funding of bybit:ETH since 2026-09-17. 1 gap: periods of 30 days that span one are left out. The past is no guarantee: funding can cost more.",
    );
  });

  it("is none where every horizon reaches over a hole", () => {
    const holed = settled(same(181, -0.0001), between(85, 95));
    const message = "bybit:ETH has 56 days of settled funding, too few without a gap for a horizon of 30";
    expect(figure(holed, "fundingStress")).toMatchObject({ code: "#N/A", message });
    expect(figure(holed, "fundingStress", 7)).toBeCloseTo(21 * 0.0001 * notional, 6);
  });

  it("takes a day between settlements as it is, and three of a daily interval", () => {
    // Two of eight hours missing leave a day between; three leave more.
    const stress = (missing: number): unknown =>
      figure(settled(same(94, -0.0001), between(40, 39 + missing)), "fundingStress");
    expect(stress(2)).toBeCloseTo(88 * 0.0001 * notional, 6);
    expect(stress(3)).toMatchObject({ code: "#N/A" });
    const daily = (missing: number): unknown =>
      figure(settled(same(35, -0.0001), between(15, 14 + missing), 24), "fundingStress");
    expect(daily(2)).toBeCloseTo(28 * 0.0001 * notional, 6);
    expect(daily(3)).toMatchObject({ code: "#N/A" });
  });
});

describe("the pace of the last seven days", () => {
  it("is none where they have a hole, and says where", () => {
    // 14 of the 21 settlements are missing, after that of 24 November at 16:00.
    const holed = settled(same(94, 0.0001), between(2, 15));
    const message =
      "the last seven days of settled funding of bybit:ETH have a gap: bybit publishes none between 2026-11-24 and 2026-11-29";
    expect(figure(holed, "apr7")).toMatchObject({ code: "#N/A", message });
  });

  it("is there where the hole is before them", () => {
    // The 22nd settlement from the end is where the seven days of the last 21 begin.
    expect(figure(settled(same(94, 0.0001), between(21, 40)), "apr7")).toMatchObject({ code: "#N/A" });
    const before = settled(same(94, 0.0001), between(22, 40));
    expect(figure(before, "apr7")).toBeCloseTo((21 * 0.0001 * 365) / 7, 12);
  });
});

it("has no formula beside it that adds up over a hole", () => {
  const formula = (funding: History, field: string): string | undefined =>
    explainRow(desk(funding), 0).find((each) => each.field === field)?.formula;
  const holed = settled(same(120, -0.0001), between(2, 15));
  expect(formula(holed, "fundingStress")).toBe("=3600");
  expect(formula(holed, "apr7")).toBe("");
  expect(formula(settled(same(120, -0.0001), whole), "fundingStress")).toContain("HEDGE.FUNDINGSTRESS(");
});
