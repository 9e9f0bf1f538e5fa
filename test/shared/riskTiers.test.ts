import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liquidationPrice, maintenanceMargin } from "../../shared/calc/margin.js";
import {
  rateAtLiquidation,
  rateOfSize,
  tierOf,
  type RiskTier,
  type RiskTierTable,
} from "../../shared/calc/riskTiers.js";
import { Decimal } from "../../shared/decimal.js";

type Row = readonly [upTo: number | null, rate: number, deduction: number | null];

const decimal = (value: number | null): Decimal | null => (value === null ? null : new Decimal(value));

function table(first: Row, ...others: readonly Row[]): RiskTierTable {
  const tier = ([upTo, rate, deduction]: Row): RiskTier => ({
    upTo: decimal(upTo),
    rate: new Decimal(rate),
    deduction: decimal(deduction),
    maxLeverage: null,
  });
  return [tier(first), ...others.map(tier)];
}

const margin = (tiers: RiskTierTable, size: number): number =>
  rateOfSize(tiers, new Decimal(size)).times(size).toDecimalPlaces(12).toNumber();

describe("maintenance margin as the venues work it out", () => {
  // https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46: of BTCUSD at 300 BTC the rate is 12.5 % and
  // the maintenance amount 11.81 BTC; on level 5, from 50 BTC, it is 1.81 BTC.
  const binance = table(
    [10, 0.004, 0],
    [20, 0.005, 0.01],
    [30, 0.01, 0.11],
    [50, 0.025, 0.56],
    [100, 0.05, 1.81],
    [200, 0.1, 6.81],
    [400, 0.125, 11.81],
  );
  it("on Binance: less the maintenance amount", () => {
    expect(margin(binance, 300)).toBe(25.69);
    expect(margin(binance, 60)).toBe(1.19);
    expect(margin(binance, 10)).toBe(0.04);
  });
  // https://www.bybit.com/en/help-center/article/Maintenance-Margin-USDT-Contract: 100 contracts at 35 USDT of a table
  // of 2, 2.5, 3, 3.5 and 4 % on a thousand each, what exceeds a tier at the rate of the next: 20 + 25 + 30 + 17.5.
  // Deductions by https://www.bybit.com/en/announcement-info/margin-parameters.
  const bybit = table(
    [1000, 0.02, 0],
    [2000, 0.025, 5],
    [3000, 0.03, 15],
    [4000, 0.035, 30],
    [5000, 0.04, 50],
  );
  it("on Bybit: less the deduction", () => {
    expect(margin(bybit, 3500)).toBe(92.5);
  });
  // https://www.okx.com/help/tier: all contracts of a position count together, and its tier's rate is that of the position.
  // The tiers of CHZUSDT of https://www.okx.com/help/okx-position-tiers-to-be-adjusted.
  it("on OKX: the tier's rate of the whole position", () => {
    const okx = table([5000, 0.01, null], [7500, 0.015, null], [15_000, 0.02, null]);
    expect(margin(okx, 5000)).toBe(50);
    expect(margin(okx, 6000)).toBe(90);
    expect(margin(okx, 10_000)).toBe(200);
  });
  it("is that of the slices, as MAINTMARGIN adds them up", () => {
    const slices = bybit.map(({ upTo, rate }) => ({ upTo, rate }));
    for (const size of [1, 1000, 1500, 2000.5, 4999]) {
      expect(margin(bybit, size)).toBeCloseTo(
        maintenanceMargin(new Decimal(size), new Decimal(1), slices).toNumber(),
        10,
      );
    }
  });
});

/** Tiers with rising bounds and rates; what is spared is the progressive deduction, or nothing is said. */
const tables = fc
  .record({
    steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 1,
      maxLength: 6,
    }),
    isProgressive: fc.boolean(),
    isEndless: fc.boolean(),
  })
  .map(({ steps, isProgressive, isEndless }) => {
    let bound = new Decimal(0);
    let rate = new Decimal("0.004");
    let deduction = new Decimal(0);
    const tiers = steps.map(([width, rise], index): RiskTier => {
      const higher = index === 0 ? rate : rate.plus(new Decimal(rise).div(1000));
      deduction = deduction.plus(higher.minus(rate).times(bound));
      rate = higher;
      bound = bound.plus(width * 100);
      const upTo = isEndless && index === steps.length - 1 ? null : bound;
      return { upTo, rate, deduction: isProgressive ? deduction : null, maxLeverage: null };
    });
    const [first, ...others] = tiers;
    if (first === undefined) throw new Error("no tier");
    return { tiers: [first, ...others] as const, isProgressive };
  });
const sizes = fc.integer({ min: 1, max: 800_000 }).map((cents) => new Decimal(cents).div(2));

describe("the rate of a size", () => {
  it("never falls as the size rises, and never below that of the first tier", () => {
    fc.assert(
      fc.property(tables, sizes, sizes, ({ tiers }, one, other) => {
        const [small, large] = one.lte(other) ? [one, other] : [other, one];
        return (
          rateOfSize(tiers, small).lte(rateOfSize(tiers, large).plus("1e-30")) &&
          rateOfSize(tiers, small).gte(tiers[0].rate)
        );
      }),
    );
  });
  it("does not jump where a deduction is published", () => {
    fc.assert(
      fc.property(tables, ({ tiers, isProgressive }) => {
        if (!isProgressive) return true;
        return tiers.every(({ upTo }) => {
          if (upTo === null) return true;
          const above = upTo.times("1.00000001");
          return rateOfSize(tiers, above).minus(rateOfSize(tiers, upTo)).abs().lt("1e-8");
        });
      }),
    );
  });
  it("is at most the tier's own, and just that where no deduction is published", () => {
    fc.assert(
      fc.property(tables, sizes, ({ tiers, isProgressive }, size) => {
        const tier = tierOf(tiers, size);
        if (tier === null) return true;
        const rate = rateOfSize(tiers, size);
        return isProgressive ? rate.lte(tier.rate) : rate.eq(tier.rate);
      }),
    );
  });
});

const short = {
  maintenanceRate: new Decimal(0),
  deduction: new Decimal(0),
  side: "short",
  method: "linear",
} as const;

/** Value at the mark less what is left of the funds and what the venue keeps: positive past the liquidation. */
function isLiquidated(tiers: RiskTierTable, funds: Decimal, value: Decimal): boolean {
  return value.plus(value.times(rateOfSize(tiers, value))).gte(funds);
}

it("ends a linear short at the first value that its margin does not keep", () => {
  fc.assert(
    fc.property(tables, sizes, sizes, ({ tiers }, notional, collateral) => {
      const funds = notional.plus(collateral);
      const rate = rateAtLiquidation(tiers, funds);
      // A short of one coin, whose price is its value.
      const price = liquidationPrice({
        ...short,
        notional,
        entryPrice: notional,
        margin: collateral,
        maintenanceRate: rate,
      });
      const end = tiers.at(-1)?.upTo ?? null;
      if (end !== null && price.gt(end)) return true;
      return (
        isLiquidated(tiers, funds, price.times("1.00000001")) &&
        !isLiquidated(tiers, funds, price.times("0.9999999"))
      );
    }),
  );
});

it("counts a position on a bound to the tier below, whatever a double makes of it, and none above the last", () => {
  const tiers = table([100, 0.01, null], [200, 0.02, null]);
  const tier = (size: number | string) => tierOf(tiers, new Decimal(size))?.rate.toNumber() ?? null;
  expect(tier("100.00000000000003")).toBe(0.01);
  expect(tier("100.001")).toBe(0.02);
  expect(tier("200.0000000000001")).toBe(0.02);
  expect(tier("200.001")).toBeNull();
  expect(rateOfSize(tiers, new Decimal(0)).toNumber()).toBe(0.01);
  expect(rateOfSize(tiers, new Decimal(300)).toNumber()).toBe(0.02);
});
