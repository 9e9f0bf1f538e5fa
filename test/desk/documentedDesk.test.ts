// The worked examples of "The hedge desk" in docs/reference/formulas.md, run on the built functions. Figures by hand, as they
// stand there; contracts of bybit:ETH are 1 USD.
import { describe, expect, it } from "vitest";
import { expectAction, expectClose } from "../support/expectFigures.js";
import { expectNoOrder, useDesk, worldWith } from "../support/useDesk.js";

const sold = ["bybit:ETH", 400_000, 4000, 51.25];
const usual = { venue: "bybit", survive: null, leverage: null, "maintenance rate": null };

describe("ETH at 4,000", () => {
  const desk = useDesk(worldWith({ ETH: 4000 }));

  it.each([
    [105, 0],
    // 6 ETH × 4,000
    [106, 24_000],
  ])("of %i ETH with 100 covered %i contracts are sold", async (coins, trade) => {
    const [row] = await desk.plan({ holdings: [["ETH", coins]], shorts: [sold], settings: usual });
    expect(row?.["trade"]).toBe(trade);
  });

  it("a short of 100 ETH is asked for 51.25 ETH", async () => {
    const [row] = await desk.plan({ holdings: [["ETH", 100]], settings: usual });
    expect(row).toMatchObject({ trade: 400_000, marginNeeded: 51.25 });
  });

  it("leverage 2 alone asks for 50 ETH", async () => {
    const [row] = await desk.plan({ holdings: [["ETH", 100]], settings: { ...usual, leverage: 2 } });
    expect(row).toMatchObject({ marginNeeded: 50 });
  });

  it("10 WSTETH at 1.2 ETH ask for 12 ETH, and 100,000 USD at a beta of 1.2 for 30", async () => {
    const asking = async (row: readonly unknown[]) =>
      (await desk.plan({ holdings: [row], settings: usual }))[0]?.["trade"];
    expect(await asking(["WSTETH", 10, null, 1, "1.2 ETH"])).toBe(48_000);
    expect(await asking(["ZZTOP", 100_000, null, 1.2, 1])).toBe(120_000);
    expect(await asking(["ZZTOP", 100_000, null, 1.2, 0.8])).toBe(96_000);
  });

  // docs/how-to/change-venue.md
  it("another venue leaves an open short's contract, and a short on both is bought back", async () => {
    const elsewhere = { ...usual, venue: "okx" };
    const holdings = [["ETH", 100]];
    const [kept] = await desk.plan({ holdings, shorts: [sold], settings: elsewhere });
    expect(kept).toMatchObject({ instrument: "bybit:ETH", trade: 0 });
    const second = ["okx:ETH", 40_000, 4000, 48];
    const [twice] = await desk.plan({ holdings, shorts: [sold, second], settings: elsewhere });
    expectAction(twice?.["action"], "buy-back");
    const [moved] = await desk.plan({ holdings, shorts: [second], settings: elsewhere });
    expect(moved).toMatchObject({ instrument: "okx:ETH", trade: 0 });
  });

  it("a doubled price takes the margin and no more", async () => {
    const typed = { holdings: [["ETH", 100]], shorts: [sold], settings: usual };
    const [half, double] = await desk.stress(typed, [-0.5, 1]);
    expect(half).toMatchObject({ unhedged: 200_000, pnl: 200_000, hedged: 400_000, liquidated: 0 });
    expect(double).toMatchObject({ unhedged: 800_000, pnl: -410_000, hedged: 390_000, liquidated: 1 });
  });
});

describe("ETH at 3,000", () => {
  const desk = useDesk(worldWith({ ETH: 3000 }));

  it("nothing is ordered for a moved price, and 6 ETH more are 18,000 contracts", async () => {
    const [still] = await desk.plan({ holdings: [["ETH", 100]], shorts: [sold], settings: usual });
    expectNoOrder(still);
    const [more] = await desk.plan({ holdings: [["ETH", 106]], shorts: [sold], settings: usual });
    expect(more?.["trade"]).toBe(18_000);
  });
});

describe("ETH at 2,000, half of the bag sold", () => {
  const desk = useDesk(worldWith({ ETH: 2000 }));

  it("100,000 contracts are bought back, and their 25 ETH typed close the gap", async () => {
    // Of 50 coins no more than 50 can be margin.
    const before = ["bybit:ETH", 400_000, 4000, 50];
    const after = ["bybit:ETH", 300_000, 4000, 50];
    const [row] = await desk.plan({ holdings: [["ETH", 50]], shorts: [before], settings: usual });
    expect(row?.["trade"]).toBe(-100_000);
    expect(row?.["action"]).toMatch(
      /^Buy back 100,000 .* Realises \+25 ETH\. Then press Record, which adds them to your coins\.$/,
    );
    const [typed] = await desk.plan({ holdings: [["ETH", 75]], shorts: [after], settings: usual });
    expect(typed).toMatchObject({ trade: 0, covered: 1 });
    const [forgotten] = await desk.plan({ holdings: [["ETH", 50]], shorts: [after], settings: usual });
    expectAction(forgotten?.["action"], "buy-back");
  });
});

describe("ETH at 6,200", () => {
  const desk = useDesk(worldWith({ ETH: 6200 }));

  it("a liquidation at 8,000 is 29 % away and asks for 17.299 ETH more", async () => {
    const [row] = await desk.plan({ holdings: [["ETH", 100]], shorts: [sold], settings: usual });
    expect(row?.["action"]).toMatch(/^Add 17\.299 ETH margin to bybit:ETH: .* at 8,000 USD, 29 % away\.$/);
    expectClose(row?.["marginNeeded"], 100 - 390_000 / 12_400, "marginNeeded");
  });
});
