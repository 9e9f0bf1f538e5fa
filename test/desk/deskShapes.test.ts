// Ranges of many rows and of other shapes than the desk's own. Each answer keeps its row.
import { describe, expect, it } from "vitest";
import { tableRows } from "../support/deskBench.js";
import { defaultDeskWorld } from "../support/deskCases.js";
import { expectAction } from "../support/expectFigures.js";
import { useDesk, defaultMarket } from "../support/useDesk.js";

describe("very many rows", () => {
  const coins = Array.from({ length: 200 }, (_, index) => `COIN${String(index)}`);
  const model = defaultMarket("bybit:SOL-USDT");
  const desk = useDesk({
    ...defaultDeskWorld,
    markets: coins.map((coin, index) => ({
      ...model,
      coin,
      symbol: `${coin}/USDT:USDT`,
      orderSymbol: `${coin}USDT`,
      mark: 10 + index,
      index: 10 + index,
    })),
  });

  it("200 coins are 200 answers", async () => {
    const rows = await desk.plan({ holdings: coins.map((coin) => [coin, 100]) });
    expect(rows.map(({ instrument, trade, value }) => [instrument, trade, value])).toEqual(
      coins.map((coin, index) => [`bybit:${coin}-USDT`, 100, 100 * (10 + index)]),
    );
  });

  it("10,000 blank rows above and below stay blank", async () => {
    const blanks = Array.from({ length: 5000 }, (_, index) => [index % 2 === 0 ? null : "", null]);
    const rows = await desk.plan({ holdings: [...blanks, ["COIN0", 100], ...blanks] });
    expect(rows).toHaveLength(10_001);
    expect(rows[5000]).toMatchObject({ instrument: "bybit:COIN0-USDT", trade: 100 });
    const others = rows.filter((_, index) => index !== 5000);
    expect(new Set(others.flatMap((row) => Object.values(row)))).toEqual(new Set([""]));
  });
});

describe("ranges of another shape", () => {
  const desk = useDesk();

  it("shorts without the columns of margin and opened have no margin", async () => {
    const [row] = await desk.plan({ holdings: [["ETH", 100]], shorts: [["bybit:ETH", 400_000, 4000]] });
    expectAction(row?.["action"], "type-margin");
  });

  it("more shorts than holdings, and the other way round", async () => {
    const short = ["bybit:ETH", 200_000, 4000, 40];
    const [one] = await desk.plan({ holdings: [["ETH", 100]], shorts: [[], short, [], short] });
    expect(one).toMatchObject({ trade: 0, covered: 1 });
    const many = await desk.plan({ holdings: [["BTC", 1], [], ["ETH", 50]], shorts: [short] });
    expect(many).toHaveLength(3);
    expect(many[2]).toMatchObject({ trade: 0, covered: 1 });
  });

  it("a column of coins alone says what is missing", async () => {
    const result = await desk.call("PLAN", [[["ETH"], ["BTC"]], null, null, "trade"]);
    expect(result).toMatchObject({
      code: "#VALUE!",
      message: expect.stringContaining("coin, coins") as unknown,
    });
  });

  it("settings stand in two columns or in two rows", async () => {
    const trades = async (settings: readonly (readonly unknown[])[]) =>
      tableRows(await desk.call("PLAN", [[["ETH", 100]], null, settings, "trade"]), ["trade"]);
    const names = ["venue", "hedge ratio"] as const;
    const values = ["bybit", 0.5] as const;
    // 100 × 0.5 × 4,000 USD.
    expect(await trades([names, values])).toEqual([{ trade: 200_000 }]);
    expect(await trades(names.map((name, index) => [name, values[index]]))).toEqual([{ trade: 200_000 }]);
  });
});
