// Which listing of a coin may be proposed as its hedge.
import { describe, expect, it } from "vitest";
import { findHedgeable, isHedgeable } from "../../../shared/listing/hedgeable.js";
import type { DeskMarket } from "../../support/deskCases.js";
import { marketLike, snapshotOf } from "../../support/deskPosition.js";

function listing(text: string, change: Partial<DeskMarket>) {
  const { kind, perpetuals } = snapshotOf(marketLike(text, change));
  const [perpetual] = perpetuals;
  if (perpetual === undefined) throw new Error("nothing is listed");
  return { perpetual, kind };
}

function isProposed(text: string, change: Partial<DeskMarket>): boolean {
  const { perpetual, kind } = listing(text, change);
  return isHedgeable(perpetual, kind);
}

describe("what may be proposed", () => {
  it.each<[string, Partial<DeskMarket>, boolean]>([
    ["bybit:ETH", { assetClass: "crypto" }, true],
    ["bybit:ETH", { assetClass: null }, true],
    ["bybit:ETH", { assetClass: "stock" }, false],
    ["bybit:ETH", { quote: "USDT" }, false],
    ["bybit:ETH", { quote: "EUR" }, false],
    ["bybit:ETH-USDT", { assetClass: null }, true],
    ["bybit:ETH-USDT", { assetClass: "stock" }, false],
    ["bybit:ETH-USDT", { quote: "USDC" }, true],
    ["bybit:ETH-USDT", { quote: "BTC" }, false],
  ])("%s with %j: %s", (text, change, expected) => {
    expect(isProposed(text, change)).toBe(expected);
  });
});

describe("of several listings of a coin", () => {
  const usdt = listing("bybit:ETH-USDT", {}).perpetual;
  const usdc = listing("bybit:ETH-USDT", {
    quote: "USDC",
    settle: "USDC",
    symbol: "ETH/USDC:USDC",
  }).perpetual;
  const share = listing("bybit:ETH-USDT", { assetClass: "stock" }).perpetual;
  const list = snapshotOf(marketLike("bybit:ETH-USDT"));

  it("the one in USDT is proposed, wherever it stands in the list, and no share of the same ticker", () => {
    expect(findHedgeable({ ...list, perpetuals: [usdc, usdt] }, "ETH")).toBe(usdt);
    expect(findHedgeable({ ...list, perpetuals: [usdt, usdc] }, "ETH")).toBe(usdt);
    expect(findHedgeable({ ...list, perpetuals: [share, usdc] }, "ETH")).toBe(usdc);
    expect(findHedgeable({ ...list, perpetuals: [share] }, "ETH")).toBeNull();
    expect(findHedgeable({ ...list, perpetuals: [usdt] }, "BTC")).toBeNull();
  });
  it("of two alike the first stays, and a list is read once", () => {
    const twin = { ...usdt };
    const both = { ...list, perpetuals: [usdt, twin] };
    expect(findHedgeable(both, "ETH")).toBe(usdt);
    let reads = 0;
    const counted = {
      ...list,
      get perpetuals() {
        reads += 1;
        return [usdt];
      },
    };
    expect([findHedgeable(counted, "ETH"), findHedgeable(counted, "ETH")]).toEqual([usdt, usdt]);
    expect(reads).toBe(1);
  });
});
