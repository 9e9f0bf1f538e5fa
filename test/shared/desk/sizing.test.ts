// ETH stands at 4,000 and XRP at 0.5 USD. bybit:ETH counts 1 USD on a step of 1, bybit:ETH-USDT 0.1 coins on a step of
// 0.01, bitget:XRP one coin on a step of 0.1.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import { buyBack, realised, sellMore } from "../../../shared/desk/sizing.js";
import { contractOf, marketLike, shortOf } from "../../support/deskPosition.js";

const closing = (excess: number, hedgeRatio = 1, isAll = false) => ({
  excess: new Decimal(excess),
  hedgeRatio: new Decimal(hedgeRatio),
  isAll,
});

function contractsOf(order: ReturnType<typeof buyBack>): number | string | null {
  return order === null || typeof order === "string" ? order : order.contracts.toNumber();
}

describe("selling", () => {
  // 2.5 × 4,000 / 1 USD; 2.5 / 0.1 coins; 1,000.26 coins of 1, down to a tenth.
  it.each([
    ["bybit:ETH", 2.5, 10_000],
    ["bybit:ETH-USDT", 2.5, 25],
    ["bitget:XRP", 1000.26, 1000.2],
    ["bybit:ETH", 0.0002, 0],
  ])("%s against a gap of %d coins", (text, gap, expected) => {
    const order = sellMore(contractOf(marketLike(text)), new Decimal(gap));
    expect(order.contracts.toNumber()).toBe(expected);
    expect(order.position).toBeNull();
    expect(order.contract.text).toBe(text);
  });
});

describe("buying back", () => {
  it.each([
    // Ratio 1: P is the mark: 10 × 4,000.
    ["bybit:ETH", 100_000, 2000, 10, 1, -40_000],
    // Ratio 0.5: 1/P = 0.5/4,000 + 0.5/2,000 = 0.000375: 3/0.000375.
    ["bybit:ETH", 100_000, 2000, 3, 0.5, -8000],
    // Ratio 2: 1/P = 2/4,000 − 1/5,000 = 0.0003.
    ["bybit:ETH", 100_000, 5000, 3, 2, -10_000],
    // Counted in coins: n × (0.5 × 0.25/0.5 + 0.5) = 30 → 40.
    ["bitget:XRP", 1000, 0.25, 30, 0.5, -40],
    // Ratio 1: n × 1/0.5 = 30 → 15.
    ["bitget:XRP", 1000, 1, 30, 1, -15],
    // Linear, whatever entry and ratio are: 3/0.1.
    ["bybit:ETH-USDT", 1000, 2000, 3, 0.5, -30],
    ["bybit:ETH-USDT", 1000, 9000, 3, 2, -30],
  ])("%s: of %d at %d USD, %d coins too much, ratio %d", (text, open, entry, excess, ratio, expected) => {
    const position = shortOf(text, open, entry);
    const order = buyBack([position], closing(excess, ratio));
    expect(contractsOf(order)).toBe(expected);
    expect(order).toMatchObject({ position, contract: { text } });
  });

  it("never buys back more than is open, and all of it where a step would leave a rest", () => {
    expect(contractsOf(buyBack([shortOf("bybit:ETH", 1000.5, 4000)], closing(10)))).toBe(-1000.5);
    // 1,000.6 of 1,000.5: all; 1,000.4: the whole steps.
    expect(contractsOf(buyBack([shortOf("bybit:ETH", 1000.5, 4000)], closing(1000.6 / 4000)))).toBe(-1000.5);
    expect(contractsOf(buyBack([shortOf("bybit:ETH", 1000.5, 4000)], closing(1000.4 / 4000)))).toBe(-1000);
  });

  it("closes everything where nothing is to be hedged, whatever the excess is", () => {
    expect(contractsOf(buyBack([shortOf("bybit:ETH", 777.5, 4000)], closing(0.001, 1, true)))).toBe(-777.5);
  });

  it("goes on to the next position where the first would close less than a lot", () => {
    const positions = [shortOf("okx:ETH", 500, 4000), shortOf("bybit:ETH", 500, 4000)];
    // 0.002 × 4,000 = 8 USD: not one contract of 10, but 8 of 1.
    const order = buyBack(positions, closing(0.002));
    expect(contractsOf(order)).toBe(-8);
    expect(order).toMatchObject({ contract: { text: "bybit:ETH" } });
    expect(buyBack(positions, closing(0.0002))).toBeNull();
    expect(buyBack([], closing(10))).toBeNull();
  });

  it("gives no order below the venue's smallest, but for all of it", () => {
    const short = (open: number) => shortOf("bybit:ETH", open, 4000, null, { minContracts: 10 });
    // 9 and 10 USD of 4,000 a coin.
    expect(buyBack([short(500)], closing(9.5 / 4000))).toBeNull();
    expect(contractsOf(buyBack([short(500)], closing(10.5 / 4000)))).toBe(-10);
    expect(contractsOf(buyBack([short(7)], closing(0.001, 1, true)))).toBe(-7);
    expect(contractsOf(buyBack([short(7)], closing(1)))).toBe(-7);
    // The next position takes it: 0.02375 on a step of 0.01.
    const linear = shortOf("bybit:ETH-USDT", 50, 4000);
    const order = buyBack([short(500), linear], closing(9.5 / 4000));
    expect(contractsOf(order)).toBe(-0.02);
    expect(order).toMatchObject({ position: linear });
  });

  it("buys nothing back where the loss that closing realises eats up nearly all of it", () => {
    // Ratio 2: of the 1/2,100 coins that a dollar releases 2/4,000 − 1/2,100 = 0.0000238 stay, 5 %; of 1/2,300 15 %.
    expect(buyBack([shortOf("bybit:ETH", 5000, 2100)], closing(0.001, 2))).toBe("unclosable");
    // 0.001 / 0.00006522 = 15.33
    expect(contractsOf(buyBack([shortOf("bybit:ETH", 5000, 2300)], closing(0.001, 2)))).toBe(-15);
    // A ratio of 1 closes what it says, however large the loss: 0.01 / (1/4,000) = 40.
    expect(contractsOf(buyBack([shortOf("bybit:ETH", 5000, 300)], closing(0.01)))).toBe(-40);
  });

  it("says where closing would not close the gap", () => {
    // Ratio 2 with an entry of 1,000: 1/P = 2/4,000 − 1/1,000 < 0; with 2,000 it is 0.
    const hopeless = shortOf("bybit:ETH", 100, 1000);
    expect(buyBack([hopeless], closing(1, 2))).toBe("unclosable");
    expect(buyBack([shortOf("bybit:ETH", 100, 2000)], closing(1, 2))).toBe("unclosable");
    expect(contractsOf(buyBack([hopeless], closing(1, 2, true)))).toBe(-100);
    // Another one that closes it is bought back; one with less than a lot does not hide what cannot be closed.
    expect(contractsOf(buyBack([hopeless, shortOf("bybit:ETH-USDT", 100, 4000)], closing(1, 2)))).toBe(-10);
    expect(buyBack([hopeless, shortOf("bybit:ETH-USDT", 100, 4000)], closing(0.0001, 2))).toBe("unclosable");
  });
});

describe("what closing realises", () => {
  // 4,000/2,000 = 2 coins × (2,000 − 4,000)/4,000; 10 coins × (5,000 − 4,000) USD; 100 × (1 − 0.5)/0.5 coins.
  it.each([
    ["bybit:ETH", 4000, 2000, -1],
    ["bybit:ETH", 4000, 8000, 0.5],
    ["bybit:ETH-USDT", 100, 5000, 10_000],
    ["bitget:XRP", 100, 1, 100],
  ])("%s: %d sold at %d", (text, contracts, entry, expected) => {
    const position = shortOf(text, 1_000_000, entry);
    expect(realised(position, new Decimal(contracts)).toNumber()).toBe(expected);
  });
});
