// ETH stands at 4,000, XRP at 0.5 USD; bybit:ETH counts 1 USD, bybit:ETH-USDT 0.1 coins, bitget:XRP one coin.
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../shared/decimal.js";
import {
  distanceOf,
  liquidationOf,
  marginNeeded,
  marginUnit,
  mergePositions,
  pnlUsd,
  sizeUsd,
  traded,
  type Position,
} from "../../../shared/desk/position.js";
import { HedgeError } from "../../../shared/errors.js";
import { contractOf, marketLike, shortOf } from "../../support/deskPosition.js";

const inverse = shortOf("bybit:ETH", 10_000, 2500, 1);
const linear = shortOf("bybit:ETH-USDT", 100, 2500, 4000);
const inCoins = shortOf("bitget:XRP", 100, 0.4, 20);

describe("a short of each kind", () => {
  // 10,000/2,500, 100 × 0.1 and 100 coins; USD at the entry and at the mark; coins × (entry − mark).
  it.each([
    ["counted in USD", inverse, 4, 10_000, 10_000, -6000],
    ["linear", linear, 10, 25_000, 40_000, -15_000],
    ["inverse, counted in coins", inCoins, 100, 40, 50, -10],
  ])("%s", (_name, position, coins, atEntry, atMark, pnl) => {
    expect(position.coins.toNumber()).toBe(coins);
    expect(position.entryNotional.toNumber()).toBe(atEntry);
    expect(sizeUsd(position).toNumber()).toBe(atMark);
    expect(pnlUsd(position, position.contract.mark).toNumber()).toBe(pnl);
  });

  it("has its margin in its own currency", () => {
    expect(marginUnit(inverse.contract)).toBe("ETH");
    expect(marginUnit(linear.contract)).toBe("USDT");
    expect(marginUnit(inCoins.contract)).toBe("XRP");
  });
});

describe("several fills", () => {
  it("are one of USD contracts with the harmonic entry", () => {
    // 10,000/2,500 + 10,000/10,000 = 5 coins of 20,000 USD.
    const merged = mergePositions(inverse, shortOf("bybit:ETH", 10_000, 10_000, 0.5));
    expect(merged.contracts.toNumber()).toBe(20_000);
    expect(merged.entry.toNumber()).toBe(4000);
    expect(merged.margin?.toNumber()).toBe(1.5);
  });
  it("are one of coin contracts with the entry weighted by coins", () => {
    // (10 × 2,500 + 30 × 4,500)/40.
    const merged = mergePositions(linear, shortOf("bybit:ETH-USDT", 300, 4500, 6000));
    expect(merged.entry.toNumber()).toBe(4000);
    expect(merged.margin?.toNumber()).toBe(10_000);
  });
  it("have no known margin where one of them has none", () => {
    expect(mergePositions(inverse, shortOf("bybit:ETH", 10, 10)).margin).toBeNull();
    expect(mergePositions(shortOf("bybit:ETH", 10, 10), inverse).margin).toBeNull();
    expect(mergePositions(inverse).margin?.toNumber()).toBe(1);
  });
});

describe("a trade at the mark price", () => {
  const after = (position: Position | null, trade: number) =>
    traded(inverse.contract, position, new Decimal(trade));

  it("opens a short, of which no margin is known", () => {
    const opened = after(null, 8000);
    expect(opened?.contracts.toNumber()).toBe(8000);
    expect(opened?.entry.toNumber()).toBe(4000);
    expect(opened?.margin).toBeNull();
    expect(after(null, 0)).toBeNull();
    expect(after(null, -1)).toBeNull();
  });
  it("adds to one, whose margin stays", () => {
    // 10,000/2,500 + 4,000/4,000 = 5 coins of 14,000 USD.
    const more = after(inverse, 4000);
    expect(more?.contracts.toNumber()).toBe(14_000);
    expect(more?.entry.toNumber()).toBe(2800);
    expect(more?.margin?.toNumber()).toBe(1);
  });
  it("closes some of it at the entry that it has, or all", () => {
    const less = after(inverse, -4000);
    expect(less?.contracts.toNumber()).toBe(6000);
    expect(less?.entry.toNumber()).toBe(2500);
    expect(after(inverse, 0)?.contracts.toNumber()).toBe(10_000);
    expect(after(inverse, -10_000)).toBeNull();
  });
});

describe("the liquidation price", () => {
  const rate = new Decimal("0.01");
  const at = (position: Position) => {
    const price = liquidationOf(position, rate);
    return price instanceof HedgeError ? price.message : price.toNumber();
  };

  it("of each kind", () => {
    // 10,000 × 0.99/(4 − 1); (25,000 + 4,000)/(10 × 1.01); 40 × 0.99/(100 − 20).
    expect(at(inverse)).toBe(3300);
    expect(at(linear)).toBeCloseTo(29_000 / 10.1, 10);
    expect(at(inCoins)).toBe(0.495);
  });
  it("is an error that says why there is none", () => {
    expect(at(shortOf("bybit:ETH", 10_000, 2500))).toBe("enter the margin of bybit:ETH");
    expect(liquidationOf(shortOf("bybit:ETH", 10_000, 2500), rate)).toMatchObject({ code: "no_answer" });
    expect(at(shortOf("bybit:ETH", 10_000, 2500, 4))).toMatch(/^never liquidated/);
  });
});

it("the distance to a price is the rise of the mark price to it", () => {
  expect(distanceOf(inverse.contract, new Decimal(5000)).toNumber()).toBe(0.25);
  expect(distanceOf(inverse.contract, new Decimal(3000)).toNumber()).toBe(-0.25);
});

describe("the margin needed", () => {
  const needed = (position: Position, survive: number | null, leverage: number | null) =>
    marginNeeded(position, {
      survive: survive === null ? null : new Decimal(survive),
      leverage: leverage === null ? null : new Decimal(leverage),
      maintenanceRate: new Decimal("0.01"),
    }).toNumber();

  it("by the rise of the mark price alone", () => {
    // 4 − 10,000 × 0.99/5,000; 25,000 × 5,000 × 1.01/2,500 − 25,000; 100 − 40 × 0.99/0.625.
    expect(needed(inverse, 0.25, null)).toBe(2.02);
    expect(needed(linear, 0.25, null)).toBe(25_500);
    expect(needed(inCoins, 0.25, null)).toBe(36.64);
  });
  it("by the leverage alone", () => {
    expect(needed(inverse, null, 2)).toBe(2);
    expect(needed(linear, null, 2)).toBe(12_500);
    expect(needed(inCoins, null, 4)).toBe(25);
    expect(needed(inverse, null, null)).toBe(0);
  });
  it("by both, the larger", () => {
    expect(needed(inverse, 0.25, 1)).toBe(4);
    expect(needed(inverse, 0.25, 10)).toBe(2.02);
  });
});

it("the margin of an inverse contract is its coin, whatever the venue calls what it settles in", () => {
  expect(marginUnit(contractOf(marketLike("bybit:BTC", { settle: "XBT" })))).toBe("BTC");
  expect(marginUnit(contractOf(marketLike("bybit:ETH-USDT", { settle: "USDC" })))).toBe("USDC");
});
