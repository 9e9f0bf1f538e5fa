import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  backtest,
  backtestTotals,
  type BacktestPeriod,
  type PricePoint,
} from "../../shared/calc/backtest.js";
import { effectiveness } from "../../shared/calc/effectiveness.js";

const price = fc.integer({ min: 1000, max: 1e7 }).map((cents) => cents / 100);
const rate = fc.integer({ min: -1000, max: 1000 }).map((parts) => parts / 1e6);
const ratio = fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10);
const start = fc.record<PricePoint>({ asset: price, proxy: price });
const path = fc.array(fc.record({ asset: price, proxy: price, fundingRate: rate }), {
  minLength: 1,
  maxLength: 12,
});
const neverAgain = 1e9;

/** Prices differ by up to four orders of magnitude here, and their doubles by as many digits. */
const slack = 1e-9;

function near(actual: number | undefined, expected: number): void {
  if (actual === undefined) throw new Error("no value");
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(slack * Math.max(1, Math.abs(expected)));
}

function sum(periods: readonly BacktestPeriod[], part: "hedgePnl" | "fundingReceived" | "fees"): number {
  return periods.reduce((total, period) => total + period[part], 0);
}

describe("backtest", () => {
  it("keeps 1 USD of an asset hedged with itself at exactly 1 USD, without trading again", () => {
    fc.assert(
      fc.property(start, path, (from, points) => {
        const self = points.map(({ asset }) => ({ asset, proxy: asset, fundingRate: 0 }));
        const periods = backtest({ asset: from.asset, proxy: from.asset }, self, {
          hedgeRatio: 1,
          feeRate: 0,
          band: 0,
        });
        for (const { hedged, rebalanced } of periods) {
          near(hedged, 1);
          expect(rebalanced).toBe(false);
        }
      }),
    );
  });

  it("wins ratio × (1 − P/P₀) when it is never traded again, and is paid on a constant number of contracts", () => {
    fc.assert(
      fc.property(start, path, ratio, rate, (from, points, hedgeRatio, feeRate) => {
        const periods = backtest(from, points, { hedgeRatio, feeRate, band: neverAgain });
        periods.forEach((period, index) => {
          const point = points[index];
          if (point === undefined) throw new Error("no point");
          const sofar = periods.slice(0, index + 1);
          const fall = 1 - point.proxy / from.proxy;
          near(sum(sofar, "hedgePnl"), hedgeRatio * fall);
          near(period.fundingReceived, hedgeRatio * point.fundingRate);
          near(sum(sofar, "fees"), hedgeRatio * feeRate);
        });
      }),
    );
  });

  it("with a band of 0 wins ratio × value at the start of each period × the fall over it", () => {
    fc.assert(
      fc.property(start, path, ratio, (from, points, hedgeRatio) => {
        const periods = backtest(from, points, { hedgeRatio, feeRate: 0, band: 0 });
        periods.forEach((period, index) => {
          const [before, after] = [points[index - 1] ?? from, points[index] ?? from];
          const value = before.asset / from.asset;
          const won = hedgeRatio * value * (1 - after.proxy / before.proxy);
          // A drift below the tolerance of 1e-9 is not traded.
          expect(Math.abs(period.hedgePnl - won)).toBeLessThanOrEqual(1e-8 * Math.abs(won) + slack);
        });
      }),
    );
  });

  it("adds P&L, funding and fees to the value unhedged, whatever the band", () => {
    fc.assert(
      fc.property(
        start,
        path,
        ratio,
        rate,
        fc.integer({ min: 0, max: 20 }),
        (from, points, hedgeRatio, feeRate, tenths) => {
          const band = tenths / 10;
          const periods = backtest(from, points, { hedgeRatio, feeRate, band });
          const last = periods.at(-1);
          if (last === undefined) throw new Error("no period");
          const parts = sum(periods, "hedgePnl") + sum(periods, "fundingReceived") - sum(periods, "fees");
          near(last.hedged - last.unhedged, parts);
          near(last.unhedged, (points.at(-1) ?? from).asset / from.asset);

          const double = points.map((point) => ({ ...point, fundingRate: point.fundingRate * 2 }));
          const dearer = backtest(from, double, { hedgeRatio, feeRate: feeRate * 3, band });
          near(sum(dearer, "hedgePnl"), sum(periods, "hedgePnl"));
          near(sum(dearer, "fundingReceived"), sum(periods, "fundingReceived") * 2);
          near(sum(dearer, "fees"), sum(periods, "fees") * 3);
        },
      ),
    );
  });

  // The asset goes 100, 125, 125, the proxy stays: the short of 1 USD is 20 % below its target of 1.25.
  it.each([
    [0, true, 0.0125, 0.00125],
    [0.1999, true, 0.0125, 0.00125],
    [0.2, false, 0.01, 0.001],
  ])("with a band of %s trades: %s, fees %s, funding %s", (band, rebalanced, fees, funding) => {
    const flat = { proxy: 50, fundingRate: 0.001 };
    const periods = backtest(
      { asset: 100, proxy: flat.proxy },
      [125, 125].map((asset) => ({ ...flat, asset })),
      { hedgeRatio: 1, feeRate: 0.01, band },
    );
    expect(periods.map((period) => period.rebalanced)).toEqual([false, rebalanced]);
    near(sum(periods, "fees"), fees);
    near(periods[1]?.fundingReceived, funding);
  });

  it("keeps its profit in coins: contracts less their value is the P&L to date, also after trades", () => {
    // 1 USD from 100; at 50 the target is 1 again, so 0.5 is added to the exposure of 0.5: 1.5 contracts, 0.02 coins.
    const points = [50, 80].map((proxy) => ({
      asset: 100,
      proxy,
      fundingRate: 0.01,
    }));
    const periods = backtest({ asset: 100, proxy: 100 }, points, {
      hedgeRatio: 1,
      feeRate: 0,
      band: 0,
    });
    near(periods[1]?.fundingReceived, 0.015);
    near(sum(periods, "hedgePnl"), 1.5 - 1.6);
  });
});

describe("backtestTotals", () => {
  it("measures falls from the highest value, the first included, and changes of 1 USD", () => {
    const totals = backtestTotals([0.75, 0.75, 1], [1, 1.25, 0.5]);
    expect(totals).toEqual({
      drawdownUnhedged: 0.25,
      drawdownHedged: 0.6,
      volatilityUnhedged: 0.25,
      volatilityHedged: expect.closeTo(Math.sqrt(13 / 48), 12) as number,
      varianceReduction: expect.closeTo(1 - 13 / 3, 12) as number,
    });
  });

  it("reduces the variance as EFFECTIVENESS measures it", () => {
    const values = fc.array(fc.integer({ min: 100, max: 5000 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, values, (free, covered) => {
        fc.pre(new Set(free).size > 6);
        const [unhedged, hedged] = [free, covered].map((all) => all.map((parts) => parts / 1000));
        if (unhedged === undefined || hedged === undefined) throw new Error("no values");
        const changes = unhedged.map((value, index) => value - (unhedged[index - 1] ?? 1));
        const hedge = hedged.map(
          (value, index) => value - (hedged[index - 1] ?? 1) - (changes[index] ?? Number.NaN),
        );
        const { varianceReduction } = backtestTotals(unhedged, hedged);
        expect(varianceReduction).toBeCloseTo(effectiveness(changes, hedge, "variance"), 9);
      }),
    );
  });
});
