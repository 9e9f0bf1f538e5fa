// Risk tiers on the built functions: who asks for them how often, and that nothing hangs on their coming.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isDataTypeNumber } from "../../addin/runtime/dataTypeNumber.js";
import { openDesk, settingsRange, type DeskBench } from "../support/deskBench.js";
import { defaultDeskWorld, type DeskWorld } from "../support/deskCases.js";

const inverse = "bybit:ETH/USD:ETH";
const settings = settingsRange({ venue: "bybit", survive: 1 });
const holdings = [["ETH", 100]];
const shorts = [["bybit:ETH", 400_000, 4000, 60]];

function useTiers(tiers: NonNullable<DeskWorld["tiers"]>) {
  const asked: string[] = [];
  let bench: DeskBench | undefined;
  beforeAll(async () => {
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", async (...given: Parameters<typeof fetch>) => {
      const [input] = given;
      const { pathname } =
        input instanceof URL ? input : new URL(input instanceof Request ? input.url : input);
      if (pathname.includes("/tiers/")) asked.push(pathname);
      return fetch(...given);
    });
    bench = await openDesk({ ...defaultDeskWorld, tiers });
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await bench?.close();
  });
  const cells = async (id: string, given: readonly unknown[], quietMs = 1_500) => {
    const isFinal = (shown: unknown): boolean => quietMs > 1_500 && JSON.stringify(shown).includes("51.25");
    const { result, firstAfterMs } = (await bench?.settle(id, given, { quietMs, isFinal })) ?? {};
    const flat: readonly unknown[] = Array.isArray(result) ? result.flat() : [result];
    const figures = flat.map((cell) => (isDataTypeNumber(cell) ? cell.value : cell));
    return { figures, firstAfterMs };
  };
  return { asked, cells };
}

describe("a venue that publishes tiers", () => {
  const { asked, cells } = useTiers({
    [inverse]: {
      unit: "coin",
      tiers: [
        ["50", "0.005", null, "100"],
        ["500", "0.01", null, "50"],
      ],
    },
  });
  it("is asked once, however many cells and functions need them", async () => {
    const [plan, line, rate, table] = await Promise.all([
      cells("PLAN", [holdings, null, settings, "marginNeeded"]),
      cells("SHORTS", [shorts, holdings, settings, "liquidation"]),
      cells("MAINTRATE", ["bybit:ETH", 400_000]),
      cells("TIERS", ["bybit:ETH"]),
      cells("STRESS", [holdings, shorts, settings, [[0.5]], true]),
    ]);
    // 100 − 400,000 × 0.99 / 8,000, and 396,000 / (100 − 60).
    expect(plan.figures).toEqual([50.5]);
    expect(line.figures).toEqual([9900]);
    expect(rate.figures).toEqual([0.01]);
    expect(table.figures).toEqual([50, 0.005, 100, 500, 0.01, 50]);
    expect(asked).toEqual(["/api/v1/tiers/bybit/inverse/ETH"]);
  });
});

describe("tiers that fail", () => {
  const { cells } = useTiers({ [inverse]: "failed" });
  it("leave the desk as it is without them", async () => {
    const { figures, firstAfterMs } = await cells("PLAN", [holdings, null, settings, "marginNeeded,action"]);
    expect(figures).toEqual([51.25, expect.stringMatching(/^Sell 400,000 /)]);
    expect(firstAfterMs).toBeLessThan(2_000);
  });
});

describe("tiers that never come", () => {
  const { cells } = useTiers({ [inverse]: "waiting" });
  it("stop nothing for longer than ten seconds", { timeout: 30_000 }, async () => {
    const given = [holdings, null, settings, "value,marginNeeded"];
    const { figures, firstAfterMs } = await cells("PLAN", given, 10_000);
    // What does not depend on them is there after four seconds, the margin after the request gave up.
    expect(firstAfterMs).toBeLessThan(6_000);
    expect(figures).toEqual([400_000, 51.25]);
  });
});
