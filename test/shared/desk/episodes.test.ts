// STRESS on episodes of the past: each coin moves by itself.
import { describe, expect, it } from "vitest";
import { episodeMove, episodeOf, episodes, type Episode } from "../../../shared/desk/episodes.js";
import { stress } from "../../../shared/desk/stress.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { memoryDesk, memoryRows, stressFields, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();

function named(name: string): Episode {
  const episode = episodeOf(name);
  if (episode === null) throw new Error(`there is no episode ${name}`);
  return episode;
}

function row(typed: TypedDesk, name: string, desk = usual): Readonly<Record<string, unknown>> {
  const table = stress(desk.open(typed), [named(name)], false);
  return { ...memoryRows(table, stressFields)[0], note: table[0]?.[1]?.note };
}

/** 100 ETH at 4,000 hedged in full, 75 of them posted: liquidated at 400,000 × 0.995 / 25 = 15,920. */
const hedged: TypedDesk = { holdings: [["ETH", 100]], shorts: [["bybit:ETH", 400_000, 4_000, 75]] };

describe("episodes", () => {
  it("are found by their names in any case, and each says where its figures are from", () => {
    for (const { name, source } of episodes) {
      expect(episodeOf(` ${name.toUpperCase()} `)?.name).toBe(name);
      expect(source).toMatch(/github\.com\/\S+, [0-9a-f]{7}/);
    }
    expect(episodeOf("black monday")).toBeNull();
  });

  it("move tokens with the coin that they stand for", () => {
    expect(Number(episodeMove(named("10 October 2025"), "STETH"))).toBe(-0.125);
    expect(Number(episodeMove(named("10 October 2025"), "SOL"))).toBe(-0.289);
  });

  it("leave a coin that is hedged by itself where it was", () => {
    expect(row(hedged, "10 October 2025")).toMatchObject({
      move: "10 October 2025",
      unhedged: 350_000,
      hedged: 400_000,
      changeHedged: 0,
    });
  });

  it("show what a proxy does not pay back: SOL fell by 28.9 %, ETH by 12.5 %", () => {
    // 1,000 SOL at 200 hedged with 50 ETH at 4,000.
    const typed: TypedDesk = {
      holdings: [["SOL", 1000, "bybit:ETH", 1, 200]],
      shorts: [["bybit:ETH", 200_000, 4_000, 50]],
    };
    const after = row(typed, "10 October 2025");
    expect(after["changeUnhedged"]).toBeCloseTo(-57_800, 6);
    expect(after["changeHedged"]).toBeCloseTo(-57_800 + 25_000, 6);
  });

  it("squeeze out a short whose margin is for less", () => {
    const typed = (margin: number): TypedDesk => ({
      holdings: [["SOL", 1000]],
      shorts: [["bybit:SOL", 200_000, 200, margin]],
    });
    const world = {
      ...defaultDeskWorld,
      markets: defaultDeskWorld.markets.map((market) =>
        market.coin === "ETH"
          ? { ...market, coin: "SOL", symbol: "SOL/USD:SOL", mark: 200, index: 200 }
          : market,
      ),
    };
    const desk = memoryDesk(world);
    // 1,000 coins; 800 of them posted survive +400 %, 500 of them not.
    expect(row(typed(800), "squeeze", desk)).toMatchObject({ liquidated: 0, pnl: -600_000 });
    expect(row(typed(500), "squeeze", desk)).toMatchObject({ liquidated: 1, pnl: -400_000 });
  });

  it("charge the venue's cap for three days, and say where it publishes none", () => {
    const capped = memoryDesk({
      ...defaultDeskWorld,
      markets: defaultDeskWorld.markets.map((market) => ({
        ...market,
        fundingFloor: -0.003,
        intervalHours: 8,
      })),
    });
    // 9 settlements of 0.3 % on 400,000.
    const after = row(hedged, "funding cap", capped);
    expect(after["pnl"]).toBeCloseTo(-10_800, 6);
    expect(after["changeUnhedged"]).toBe(0);
    const unknown = row(hedged, "funding cap");
    expect(unknown).toMatchObject({ pnl: 0 });
    expect(unknown["note"]).toContain("Funding of bybit:ETH is not counted: the venue publishes no cap.");
  });
});
