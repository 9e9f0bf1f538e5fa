import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liquidationPrice } from "../../shared/calc/margin.js";
import { scenario, type HedgedBag, type ScenarioRow } from "../../shared/calc/scenario.js";
import { Decimal } from "../../shared/decimal.js";

const decimal = (max: number, scale: number) =>
  fc.integer({ min: 1, max }).map((digits) => new Decimal(digits).div(scale));
const coins = decimal(1e8, 1e4);
const price = decimal(1e9, 1e4);
const move = fc.integer({ min: -9999, max: 100_000 }).map((parts) => new Decimal(parts).div(10_000));
const rate = fc.integer({ min: 0, max: 500 }).map((parts) => new Decimal(parts).div(10_000));
const zero = new Decimal(0);

const bag = fc.record<HedgedBag>({
  bagCoins: coins,
  marginCoins: coins,
  notional: decimal(1e12, 1e2),
  entryPrice: price,
  maintenanceRate: rate,
});

function rowOf(given: HedgedBag, at: Decimal): ScenarioRow {
  const [row] = scenario(given, [at]);
  if (row === undefined) throw new Error("no row");
  return row;
}

/** Null for a short that no price liquidates. */
function liquidationOf(given: HedgedBag): Decimal | null {
  const covered = given.marginCoins.times(given.entryPrice).gte(given.notional);
  if (covered) return null;
  const position = { ...given, margin: given.marginCoins, deduction: zero };
  return liquidationPrice({ ...position, side: "short", method: "mark" });
}

describe("scenario", () => {
  it("keeps the USD of a wholly hedged bag at every price while the short lives", () => {
    fc.assert(
      fc.property(bag, move, (given, at) => {
        const notional = given.bagCoins.plus(given.marginCoins).times(given.entryPrice);
        const row = rowOf({ ...given, notional }, at);
        fc.pre(!row.liquidated);
        expect(row.netUsd.minus(notional).abs().lte(notional.times("1e-30"))).toBe(true);
        expect(row.changeUsd.abs().lte(notional.times("1e-30"))).toBe(true);
      }),
    );
  });

  it("never liquidates a short that its margin covers, however far the price rises", () => {
    fc.assert(
      fc.property(bag, move, (given, at) => {
        const notional = given.marginCoins.times(given.entryPrice);
        expect(rowOf({ ...given, notional }, at).liquidated).toBe(false);
        expect(rowOf({ ...given, notional: zero }, at).liquidated).toBe(false);
      }),
    );
  });

  it("liquidates from the liquidation price of LIQPRICE on", () => {
    fc.assert(
      fc.property(bag, move, (given, at) => {
        const row = rowOf(given, at);
        const limit = liquidationOf(given);
        expect(row.liquidated).toBe(limit !== null && row.price.gte(limit));
      }),
    );
  });

  it("adds up: net is bag, margin coins and P&L; the changes are against the value at entry", () => {
    fc.assert(
      fc.property(bag, move, (given, at) => {
        const row = rowOf(given, at);
        const { bagCoins, marginCoins, entryPrice } = given;
        const owned = bagCoins.plus(marginCoins);
        const slack = row.netUsd.abs().plus(owned.times(row.price)).plus(given.notional).times("1e-30");
        const marginUsd = marginCoins.times(row.price);
        expect(row.bagUsd.plus(marginUsd).plus(row.shortPnlUsd).minus(row.netUsd).abs().lte(slack)).toBe(
          true,
        );
        expect(row.changeUnhedgedUsd.minus(owned.times(entryPrice).times(at)).abs().lte(slack)).toBe(true);
        expect(row.changeUsd.minus(row.changeUnhedgedUsd).minus(row.shortPnlUsd).abs().lte(slack)).toBe(true);
        if (row.liquidated) expect(row.netUsd.minus(row.bagUsd).abs().lte(slack)).toBe(true);
      }),
    );
  });

  // 50.25 ETH of margin let a 400,000 USD short from 4,000 survive up to 8,000 at a rate of 0.5 %.
  it.each([
    ["0.9999", false],
    ["1", true],
    ["1.5", true],
  ])("a move of %s takes the margin: %s", (at, liquidated) => {
    const given = {
      bagCoins: new Decimal(100),
      marginCoins: new Decimal("50.25"),
      notional: new Decimal(400_000),
      entryPrice: new Decimal(4000),
      maintenanceRate: new Decimal("0.005"),
    };
    expect(rowOf(given, new Decimal(at)).liquidated).toBe(liquidated);
  });
});
