// The order of one coin. ETH stands at 4,000 USD; bybit:ETH counts 1 USD, okx:ETH 10 USD,
// bybit:ETH-USDT 0.1 coins. Usually margin is asked for by leverage 2 and a rise of 50 %, at 0.5 % maintenance.
import { describe, expect, it } from "vitest";
import type { CoinHedge } from "../../../shared/desk/coinHedge.js";
import { defaultDeskWorld } from "../../support/deskCases.js";
import { marketLike, worldOf } from "../../support/deskPosition.js";
import { memoryDesk, type TypedDesk } from "../../support/memoryDesk.js";

const usual = memoryDesk();

function hedgeOf(typed: TypedDesk, coin = "ETH", desk = usual): CoinHedge {
  const hedge = desk.open(typed).coins.get(coin);
  if (hedge === undefined) throw new Error(`nothing is hedged by ${coin}`);
  return hedge;
}

function orderOf(typed: TypedDesk, coin = "ETH", desk = usual): readonly [string, number] | null {
  const { order } = hedgeOf(typed, coin, desk);
  return order === null ? null : [order.contract.text, order.contracts.toNumber()];
}

describe("the order of a coin", () => {
  const eth = (coins: number) => [["ETH", coins]];
  it("is none within the band, and exactly at its edge", () => {
    const shorts = [["bybit:ETH", 400_000, 4000, 50]];
    // A target of 100: from 95 to 105 coins.
    expect(orderOf({ holdings: eth(100), shorts: [["bybit:ETH", 380_000, 4000]] })).toBeNull();
    expect(orderOf({ holdings: eth(100), shorts: [["bybit:ETH", 379_996, 4000]] })).toEqual([
      "bybit:ETH",
      20_004,
    ]);
    expect(orderOf({ holdings: eth(100), shorts: [["bybit:ETH", 420_000, 4000]] })).toBeNull();
    expect(orderOf({ holdings: eth(100), shorts: [["bybit:ETH", 420_004, 4000]] })).toEqual([
      "bybit:ETH",
      -20_004,
    ]);
    expect(orderOf({ holdings: eth(100), shorts, settings: { band: 0 } })).toBeNull();
  });
  it("counts every row and every short of the coin", () => {
    const typed = {
      holdings: [
        ["ETH", 60],
        ["STETH", 40],
        ["NOWHERE", 1000, "bybit:ETH", 2, 4],
      ],
      shorts: [
        ["bybit:ETH", 40_000, 4000],
        ["okx:ETH", 2000, 4000],
        ["bybit:BTC", 60_000, 60_000],
      ],
    };
    const hedge = hedgeOf(typed);
    // 60 + 40 + 1,000 × 2 × 4/4,000; 10 + 5.
    expect(hedge.exposure.toNumber()).toBe(102);
    expect(hedge.target.toNumber()).toBe(102);
    expect(hedge.covered.toNumber()).toBe(15);
    expect(hedge.rows).toEqual([0, 1, 2]);
    expect(hedge.figureRow).toBe(0);
    expect(hedgeOf(typed, "BTC")).toMatchObject({ rows: [], figureRow: null, contract: null, order: null });
  });
  it("does not move with a price for a token that is the coin", () => {
    const shorts = [["bybit:ETH", 400_000, 4000, 50]];
    for (const price of [null, 3000, 3999, 4500]) {
      for (const mark of [3000, 4000, 5000]) {
        const desk = memoryDesk(worldOf([marketLike("bybit:ETH", { mark, index: mark })]));
        const typed = { holdings: [["STETH", 100, null, null, price]], shorts, settings: { band: 0 } };
        expect(hedgeOf(typed, "ETH", desk).exposure.toNumber()).toBe(100);
        expect(orderOf(typed, "ETH", desk)).toBeNull();
      }
    }
    // With a beta typed it is one of 0.9 × 3,800/4,000 coins each.
    const typed = { holdings: [["STETH", 100, null, 0.9, 3800]], shorts };
    expect(hedgeOf(typed).exposure.toNumber()).toBe(85.5);
  });
  it("stands on the row of the coin itself, else on the first", () => {
    expect(
      hedgeOf({
        holdings: [
          ["STETH", 40],
          ["ETH", 60],
        ],
      }).figureRow,
    ).toBe(1);
    expect(
      hedgeOf({
        holdings: [
          ["STETH", 40],
          ["WETH", 60],
        ],
      }).figureRow,
    ).toBe(0);
  });
  it("of a negative exposure is to close everything", () => {
    const typed = { holdings: [["NOWHERE", 1000, "bybit:ETH", -2, 4]], shorts: [["bybit:ETH", 777, 4000]] };
    expect(hedgeOf(typed).target.toNumber()).toBe(0);
    expect(orderOf(typed)).toEqual(["bybit:ETH", -777]);
  });
  it("buys back at the row's contract first, then in the order of the table", () => {
    const shorts = [
      ["okx:ETH", 10_000, 4000],
      ["bybit:ETH", 100_000, 4000],
      ["bybit:ETH-USDT", 10, 4000],
    ];
    // 25 + 25 + 1 coins; the largest is okx, the first of equal ones.
    expect(orderOf({ holdings: eth(41), shorts })).toEqual(["okx:ETH", -4000]);
    expect(orderOf({ holdings: [["ETH", 41, "bybit:ETH"]], shorts })).toEqual(["bybit:ETH", -40_000]);
    expect(orderOf({ holdings: [["ETH", 41, "bybit:ETH-USDT"]], shorts })).toEqual(["bybit:ETH-USDT", -10]);
    expect(
      orderOf({
        holdings: [
          ["ETH", 41, "bitget:XRP"],
          ["STETH", 41, "bybit:ETH", 1],
        ],
        shorts: shorts.slice(0, 1),
      }),
    ).toEqual(["bybit:ETH", 64_000]);
  });
  it("is none where something is in the way", () => {
    const shorts = [["bybit:ETH", 400_000, 4000]];
    const blockOf = (typed: TypedDesk, desk = usual) => {
      const { block, order } = hedgeOf(typed, "ETH", desk);
      expect(order).toBeNull();
      return block?.kind === "wrong" ? block.problem.message : block?.problem;
    };
    expect(blockOf({ holdings: eth(50), shorts, settings: { band: 9 } })).toContain("setting band");
    expect(blockOf({ holdings: eth(50), shorts: [...shorts, ["?", 1, 1]] })).toContain(
      "instrument must look like",
    );
    expect(blockOf({ holdings: eth(50), shorts: [...shorts, ["ETH", 1, 1]] })).toContain("name the venue");
    const silent = memoryDesk(
      worldOf([marketLike("bybit:ETH"), marketLike("bybit:BTC")], {
        venueStates: { "okx/inverse": "waiting" },
      }),
    );
    expect(blockOf({ holdings: eth(50), shorts: [...shorts, ["okx:ETH", 1, 1]] }, silent)).toBe(
      "okx inverse",
    );
    expect(blockOf({ holdings: [...eth(50), ["STETH", 1, "okx:ETH"]], shorts }, silent)).toBe("okx inverse");
    // What is wrong is reported before what is waited for.
    expect(
      blockOf(
        {
          holdings: eth(50),
          shorts: [
            ["okx:ETH", 1, 1],
            ["ETH", 1, 1],
          ],
        },
        silent,
      ),
    ).toContain("name the venue");
  });
  it("is not stopped by what is wrong or waits elsewhere", () => {
    const silent = memoryDesk(
      worldOf([marketLike("bybit:ETH"), marketLike("bybit:BTC")], {
        venueStates: { "okx/inverse": "waiting" },
      }),
    );
    const sale = ["bybit:ETH", 200_000];
    expect(orderOf({ holdings: eth(50), shorts: [["BTC", 1, 1]] })).toEqual(sale);
    expect(orderOf({ holdings: eth(50), shorts: [["okx:BTC", 1, 1]] }, "ETH", silent)).toEqual(sale);
    expect(orderOf({ holdings: [...eth(50), ["SOL", 1, "okx:SOL"]] }, "ETH", silent)).toEqual(sale);
  });
  it("buys nothing back while a row may need the short, and sells all the same", () => {
    const shorts = [["bybit:ETH", 400_000, 4000]];
    const kept = (row: readonly (string | number | null)[], desk = usual) => {
      const hedge = hedgeOf({ holdings: [...eth(50), row], shorts }, "ETH", desk);
      expect(hedge.order === null).toBe(hedge.keepReason !== null);
      return hedge.keepReason;
    };
    expect(kept([null, 5])).toBe("holding 2 cannot be read");
    expect(kept(["ETH", "many"])).toBe("holding 2 (ETH) cannot be read");
    expect(kept(["SOL", "many"])).toBeNull();
    expect(kept(["NOWHERE", 5, "bybit:ETH", 1])).toBe("holding 2 (NOWHERE) has no price");
    expect(kept(["NOWHERE", 5, "bybit:ETH", null, 3])).toBe("holding 2 (NOWHERE) has no beta");
    expect(kept(["NOWHERE", 5, "bybit:BTC", 1])).toBeNull();
    expect(kept(["USDC", 5])).toBeNull();
    const world = worldOf([marketLike("bybit:ETH"), marketLike("bybit:BTC")], {
      venueStates: { "okx/inverse": "waiting" },
    });
    expect(kept(["SOL", 5, "okx:SOL"], memoryDesk(world))).toBeNull();
    expect(orderOf({ holdings: [...eth(200), [null, 5]], shorts })).toEqual(["bybit:ETH", 400_000]);
  });
  it("waits where a row may yet be hedged by the proxy, but for selling", () => {
    // A row of a coin whose venue is silent may come to need the proxy's short.
    const world = worldOf([marketLike("bybit:ETH")], { venueStates: { "bybit/linear": "waiting" } });
    const desk = memoryDesk(world);
    const typed = { holdings: [...eth(50), ["DOT", 5]], settings: { proxy: "ETH" } };
    const more = hedgeOf({ ...typed, shorts: [["bybit:ETH", 400_000, 4000]] }, "ETH", desk);
    expect(more.keepReason).toBe("holding 2 (DOT) is still loading");
    expect(more.block).toBeNull();
    expect(orderOf(typed, "ETH", desk)).toEqual(["bybit:ETH", 200_000]);
  });
});

describe("the row that the figures stand on", () => {
  const figureRow = (...holdings: readonly (readonly (string | number | null)[])[]) =>
    memoryDesk().open({ holdings }).coins.get("BTC")?.figureRow;
  const guessed = ["NOWHERE", 1000, null, 1, 10];
  const without = ["AWAY", 1000, null, null, 10];
  it("is that of the coin itself, else of a token that is the coin, else the first with a price and a beta", () => {
    expect(figureRow(without, guessed, ["WBTC", 1], ["BTC", 1])).toBe(3);
    expect(figureRow(without, guessed, ["WBTC", 1])).toBe(2);
    expect(figureRow(without, guessed)).toBe(1);
    expect(figureRow(without, without)).toBe(0);
  });
});

it("of two lines that are wrong the first is what stops the orders", () => {
  const shorts = [
    ["bybit:ETH", 0, 4000],
    ["bybit:ETH", 5, -1],
  ];
  const desk = memoryDesk().open({ holdings: [["ETH", 1]], shorts });
  const [first] = desk.shorts;
  expect(first?.state === "wrong" && desk.coins.get("ETH")?.block).toEqual({
    kind: "wrong",
    problem: first?.state === "wrong" && first.problem,
  });
});

it("a short is carried where one of several rows may come to be hedged by it", () => {
  const desk = memoryDesk({ ...defaultDeskWorld, venueStates: { "bybit/linear": "waiting" } });
  const typed = {
    holdings: [
      ["ETH", 1],
      ["SOL", 10],
    ],
    shorts: [["bybit:BTC", 1500, 60_000, 0.0125]],
    settings: { prefer: "one venue" },
  };
  expect(desk.shorts(typed, ["action"])).toEqual([{ action: "Fine." }]);
});
