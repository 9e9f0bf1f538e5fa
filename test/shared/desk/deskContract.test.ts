// A listing as the desk uses it.
import { describe, expect, it } from "vitest";
import { deskContract, fundingApr, inOtherMoney, sizedContract } from "../../../shared/desk/deskContract.js";
import { listedAs } from "../../../shared/desk/listedAs.js";
import type { DeskMarket } from "../../support/deskCases.js";
import { contractOf, marketLike, snapshotOf } from "../../support/deskPosition.js";

function contract(text: string, change: Partial<DeskMarket> = {}) {
  const snapshot = snapshotOf(marketLike(text, change));
  const [perpetual] = snapshot.perpetuals;
  if (perpetual === undefined) throw new Error("there is no perpetual");
  return deskContract(snapshot, perpetual);
}

describe("a contract", () => {
  it("is named as it is typed; a linear one in USD by no quote", () => {
    expect(contract("bybit:ETH").text).toBe("bybit:ETH");
    expect(contract("bybit:ETH-USDT").text).toBe("bybit:ETH-USDT");
    expect(contract("bybit:ETH-USDT", { quote: "USD" }).text).toBe("bybit:ETH-LINEAR");
    expect(contract("bybit:ETH-USDT").instrument).toEqual({
      venue: "bybit",
      coin: "ETH",
      quote: "USDT",
      kind: "linear",
    });
  });
  it.each(["mark", "index", "contractSize", "lotStep"] as const)(
    "has no %s where the venue reports 0 or nothing",
    (field) => {
      expect(contract("bybit:ETH", { [field]: 0 })[field]).toBeNull();
      expect(contract("bybit:ETH", { [field]: null })[field]).toBeNull();
      expect(contract("bybit:ETH", { [field]: 2 })[field]?.toNumber()).toBe(2);
    },
  );
  it("keeps a funding rate of 0, and the moment and age of its list", () => {
    expect(contract("bybit:ETH", { fundingRate: 0 }).fundingRate?.toNumber()).toBe(0);
    expect(contract("bybit:ETH", { fundingRate: null }).fundingRate).toBeNull();
    expect(contract("bybit:ETH", { intervalHours: 4 }).intervalHours?.toNumber()).toBe(4);
    const snapshot = { ...snapshotOf(marketLike("bybit:ETH")), asOf: 77, stale: true };
    const [perpetual] = snapshot.perpetuals;
    expect(perpetual && deskContract(snapshot, perpetual)).toMatchObject({ asOf: 77, isStale: true });
  });
  it("is worth USD, or coins at the mark price", () => {
    expect(contract("okx:ETH", { mark: null }).usd?.toNumber()).toBe(10);
    expect(contract("bybit:ETH-USDT").usd?.toNumber()).toBe(400);
    expect(contract("bybit:ETH-USDT", { mark: null }).usd).toBeNull();
    expect(contract("bybit:ETH-USDT", { contractSize: null }).usd).toBeNull();
    expect(contract("bybit:ETH", { contractSize: null }).usd).toBeNull();
  });
  it.each([
    ["bybit:ETH", "mark", "mark price"],
    ["bybit:ETH-USDT", "mark", "mark price"],
    ["bybit:ETH", "contractSize", "contract size"],
    ["bybit:ETH-USDT", "contractSize", "contract size"],
    ["bybit:ETH", "lotStep", "lot step"],
  ] as const)("%s without its %s cannot be sized", (text, field, expected) => {
    expect(sizedContract(contract(text, { [field]: null }))).toBe(expected);
  });
  it("has a funding rate a year", () => {
    // 0.0001 × 8,760/8.
    expect(fundingApr(contract("bybit:ETH"))?.toNumber()).toBe(0.1095);
    expect(fundingApr(contract("bybit:ETH", { fundingRate: null }))).toBeNull();
    expect(fundingApr(contract("bybit:ETH", { intervalHours: null }))).toBeNull();
  });
});

describe("the smallest order", () => {
  // bybit:ETH-USDT is 400 USD a contract on a step of 0.01.
  it.each([
    [{ minContracts: null, minNotional: null }, 0.01],
    [{ minContracts: 0.05, minNotional: null }, 0.05],
    [{ minContracts: 0.001, minNotional: null }, 0.01],
    // 5/400 = 0.0125, up to the step; 4/400 = 0.01.
    [{ minContracts: null, minNotional: 5 }, 0.02],
    [{ minContracts: null, minNotional: 4 }, 0.01],
    [{ minContracts: 0.05, minNotional: 100 }, 0.25],
    // Up to the lot step, which an order is rounded to.
    [{ minContracts: 0.025, minNotional: null }, 0.03],
    [{ minContracts: 0.025, minNotional: null, lotStep: 0.02 }, 0.04],
  ])("of %j is %d", (change, expected) => {
    expect(contractOf(marketLike("bybit:ETH-USDT", change)).minOrder.toNumber()).toBe(expected);
  });
});

it("a name that is not listed means the coin in it, and nothing where it is the coin itself", () => {
  const pepe = snapshotOf(marketLike("bybit:PEPE-USDT"));
  expect(listedAs(pepe, "1000PEPEUSDT")).toBe("bybit:PEPE-USDT");
  expect(listedAs(pepe, "1000PEPE")).toBe("bybit:PEPE-USDT");
  expect(listedAs(pepe, "PEPE")).toBeNull();
  expect(listedAs(pepe, "ETHUSDT")).toBeNull();
});

it("a price is in dollars on inverse contracts in USD only, on linear ones in any of them", () => {
  const money = (text: string, quote: string) => inOtherMoney(contract(text, { quote }));
  expect(money("bybit:ETH", "USD")).toBeNull();
  expect(money("bybit:ETH", "USDT")).toContain("is priced in USDT, not in dollars");
  expect(money("bybit:ETH-USDT", "USDT")).toBeNull();
  expect(money("bybit:ETH-USDT", "USD")).toBeNull();
  expect(money("bybit:ETH-USDT", "EUR")).toContain("is priced in EUR, not in dollars");
});
