// What STRESS shows of a desk after moves of the market. ETH stands at 4,000 USD.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { stress } from "../../../shared/desk/stress.js";
import { HedgeError } from "../../../shared/errors.js";
import { worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();
const eth100: TypedDesk = { holdings: [["ETH", 100]] };

describe("STRESS", () => {
  const table = (typed: TypedDesk, moves: readonly (Decimal | HedgeError | null)[], isPlanned = true) =>
    stress(usual.open(typed), moves, isPlanned);
  const half = new Decimal("-0.5");

  it("keeps the row of a cell that holds no move", () => {
    const error = new HedgeError({ code: "invalid_input", message: "no move" });
    const [blank, wrong] = table(eth100, [null, error]);
    expect(blank).toEqual(Array.from({ length: 7 }, () => ({ kind: "text", value: "" })));
    expect(wrong).toEqual(Array.from({ length: 7 }, () => ({ kind: "text", value: error })));
  });
  it("reports its kinds", () => {
    expect(table(eth100, [half])[0]?.map(({ kind }) => kind)).toEqual([
      ...["percent", "usd", "usd", "usd", "usd", "usd", "general"],
    ]);
  });

  const note = (typed: TypedDesk, desk = usual) => stress(desk.open(typed), [half], false)[0]?.[1]?.note;
  it("says what is left out", () => {
    expect(note(eth100)).toBeUndefined();
    const holdings = [
      ["ETH", 1],
      ["NOWHERE", 5],
      [null, null],
      ["SOL", "many"],
    ];
    expect(
      note({
        holdings,
        shorts: [
          ["bybit:ETH", 0, 1],
          ["bybit:ETH", 4000, 4000],
        ],
      }),
    ).toBe(
      "Left out: holding 2 (NOWHERE, no price), holding 4 (SOL, cannot be read), short 1. Margin of bybit:ETH is not entered: counted as never liquidated.",
    );
    const world = worldOf([], { venueStates: { "okx/inverse": "waiting" } });
    const waiting = {
      holdings: [
        ["SOL", 1, "okx:SOL"],
        ["XRP", 2, "okx:XRP", null, 7],
      ],
      shorts: [["okx:SOL", 1, 1]],
    };
    expect(note(waiting, memoryDesk(world))).toBe("Left out: holding 1 (SOL, loading), short 1.");
  });
  it("counts a row that waits at the price that is typed", () => {
    const world = worldOf([], { venueStates: { "okx/inverse": "waiting" } });
    const [row] = memoryDesk(world).stress({ holdings: [["XRP", 2, "okx:XRP", null, 7]] }, [-0.5], false);
    expect(row).toMatchObject({ unhedged: 7, changeUnhedged: -7 });
  });
  it("moves a row by its beta, cash not at all, and no row below nothing", () => {
    const holdings = [
      ["NOWHERE", 100, null, 1.5, 10],
      ["USDC", 50],
    ];
    const rows = usual.stress({ holdings, settings: { band: 0 } }, [-0.8, -0.2, 0.2], false);
    // 1,000 USD of beta 1.5.
    expect(rows.map(({ unhedged }) => unhedged)).toEqual([50, 750, 1350]);
  });
  it("a short that is liquidated on the way loses its margin and no more", () => {
    const shorts = [["bybit:ETH", 400_000, 4000, 20]];
    // Liquidated at 4,975, a rise of 0.24375: 20 coins at the moved price; before it 100 × (entry − price).
    const rows = usual.stress({ ...eth100, shorts }, [0.24, 0.24375, 0.5], false);
    expect(rows.map(({ pnl, liquidated }) => [pnl, liquidated])).toEqual([
      [-96_000, 0],
      [-99_500, 1],
      [-120_000, 1],
    ]);
    const linear = [["bybit:ETH-USDT", 1000, 4000, 80_000]];
    // (400,000 + 80,000)/(100 × 1.005) = 4,776.12.
    expect(
      usual
        .stress({ ...eth100, shorts: linear }, [0.19, 0.2], false)
        .map(({ pnl, liquidated }) => [pnl, liquidated]),
    ).toEqual([
      [-76_000, 0],
      [-80_000, 1],
    ]);
  });
  it("a short past its liquidation today is liquidated whatever comes", () => {
    const shorts = [["bybit:ETH", 200_000, 2000, 40]];
    // 199,000/(100 − 40) = 3,316.67, below today's 4,000.
    const [row] = usual.stress({ ...eth100, shorts }, [-0.5], false);
    expect(row).toMatchObject({ pnl: -80_000, liquidated: 1 });
  });
  it("planned adds the coins or dollars that closing realises", () => {
    const inverse = { holdings: [["ETH", 70]], shorts: [["bybit:ETH", 400_000, 8000, 30]] };
    // Covers 50; 20 more are sold, at 4,000. Nothing realised: (8,000 − 2,000) × 50 + 2,000 × 20.
    expect(usual.stress(inverse, [-0.5], true)[0]).toMatchObject({ pnl: 340_000 });
    const sold = { holdings: [["ETH", 30]], shorts: [["bybit:ETH", 400_000, 8000, 30]] };
    // 20 × 4,000 = 80,000 back: 10 coins freed, 10 won: at 2,000 USD 20,000; 40 coins go on: 6,000 × 40.
    expect(usual.stress(sold, [-0.5], true)[0]).toMatchObject({ pnl: 260_000 });
    const linear = { holdings: [["ETH", 30]], shorts: [["bybit:ETH-USDT", 500, 8000, 300_000]] };
    // 20 coins back: 80,000 USD won; 30 coins go on: 6,000 × 30.
    expect(usual.stress(linear, [-0.5], true)[0]).toMatchObject({ pnl: 260_000 });
    const gone = { holdings: [["ETH", 0]], shorts: [["bybit:ETH-USDT", 500, 8000, 300_000]] };
    expect(usual.stress(gone, [-0.5, 0.5], true).map(({ pnl }) => pnl)).toEqual([200_000, 200_000]);
  });
  it("planned sells with the margin that is needed, or with more where more is there", () => {
    // At leverage 2 50 coins: 398,000/(100 − 50) = 7,960, a rise of 0.99.
    const liquidated = (margin: number | null, move: number) =>
      usual.stress(
        { holdings: [["ETH", 100]], shorts: [["bybit:ETH", 200_000, 4000, margin]] },
        [move],
        true,
      )[0]?.["liquidated"];
    expect([liquidated(20, 0.98), liquidated(20, 1)]).toEqual([0, 1]);
    expect([liquidated(null, 0.98), liquidated(null, 1)]).toEqual([0, 1]);
    // 398,000/(100 − 60) = 9,950, a rise of 1.4875.
    expect([liquidated(60, 1.4), liquidated(60, 1.5)]).toEqual([0, 1]);
  });
  it("planned does no trade that the action does not say", () => {
    const [row] = usual.stress({ ...eth100, settings: { leverage: 500 } }, [-0.5], true);
    expect(row).toMatchObject({ pnl: 0, changeHedged: -200_000 });
  });
  it("says of which shorts alone the margin is not typed", () => {
    const shorts = [
      ["bybit:ETH", 4000, 4000],
      ["bybit:BTC", 60_000, 60_000, 0.5],
      ["bybit:ETH-USDT", 10, 4000],
    ];
    expect(
      note({
        holdings: [
          ["ETH", 2],
          ["BTC", 1],
        ],
        shorts,
      }),
    ).toBe("Margin of bybit:ETH, bybit:ETH-USDT is not entered: counted as never liquidated.");
  });
  it("moves a row of unknown beta as the market, and leaves a short alone that nothing hedges", () => {
    const [row] = usual.stress({ holdings: [["NOWHERE", 100, null, null, 10]] }, [-0.2], true);
    expect(row).toMatchObject({ unhedged: 800 });
    const shorts = [["bybit:ETH", 40_000, 4000, 5]];
    expect(usual.stress({ shorts }, [-0.5], true)[0]).toMatchObject({ pnl: 20_000, hedged: 20_000 });
  });
});

it("what is left out stands with the unhedged value, which stays an amount in USD", () => {
  const holdings = [
    ["ETH", 100],
    ["SOL", "many"],
  ];
  const [row] = stress(usual.open({ holdings }), [new Decimal("0.5")], false);
  expect(row?.[1]).toEqual({
    ...{ kind: "usd", value: new Decimal(600_000) },
    ...{ field: "unhedged", note: "Left out: holding 2 (SOL, cannot be read)." },
  });
});
