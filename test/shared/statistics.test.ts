import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beta, type BetaEstimate } from "../../shared/calc/beta.js";
import { effectiveness } from "../../shared/calc/effectiveness.js";
import { returnCorrelation, simpleReturns, volatility } from "../../shared/calc/statistics.js";

// Moves of at least 0.01 % and at most 30 %, so that no random series is flat.
const move = fc.integer({ min: 1, max: 3000 }).map((parts) => parts / 10_000);
const returns = fc
  .array(fc.tuple(move, fc.boolean()), { minLength: 5, maxLength: 60 })
  .map((moves) => moves.map(([size, up]) => (up ? size : -size)))
  .filter((moves) => new Set(moves).size > 1);
const twoSeries = fc.tuple(returns, returns).map(([a, b]) => {
  const length = Math.min(a.length, b.length);
  return [a.slice(0, length), b.slice(0, length)] as const;
});
const varied = twoSeries.filter(([a, b]) => new Set(a).size > 1 && new Set(b).size > 1);
const weight = fc.integer({ min: 1, max: 99 }).map((parts) => parts / 100);

/** Hull, Options, Futures, and Other Derivatives, table 3.2: changes of jet fuel and heating oil futures. */
const jetFuel = [
  0.029, 0.02, -0.044, 0.008, 0.026, -0.019, -0.01, -0.007, 0.043, 0.011, -0.036, -0.018, 0.009, -0.032,
  0.023,
];
const heatingOil = [
  0.021, 0.035, -0.046, 0.001, 0.044, -0.029, -0.026, -0.029, 0.048, -0.006, -0.036, -0.011, 0.019, -0.027,
  0.029,
];

describe("simpleReturns", () => {
  it("gives back the prices they were taken from", () => {
    fc.assert(
      fc.property(returns, (moves) => {
        const prices = moves.reduce<number[]>(
          (sofar, each) => [...sofar, (sofar.at(-1) ?? 0) * (1 + each)],
          [100],
        );
        simpleReturns(prices).forEach((each, index) => {
          expect(each).toBeCloseTo(moves[index] ?? Number.NaN, 12);
        });
      }),
    );
  });
});

describe("beta", () => {
  it("is 0.7777 for Hull's example 3.5, from the raw data", () => {
    expect(beta(jetFuel, heatingOil, { method: "ols" })).toBeCloseTo(0.7777, 4);
  });

  // Worked by hand with fractions.
  it.each<[string, number[], number[], BetaEstimate, number]>([
    ["ols 2", [0.2, 0, -0.2], [0.1, 0, -0.1], { method: "ols" }, 2],
    ["ewma -0.0025/0.025", [0.1, 0.2, -0.1], [0.1, 0.1, 0.2], { method: "ewma", decay: 0.5 }, -0.1],
    ["shrink 0.016/0.013", [0.2, 0, -0.2], [0.1, 0, -0.1], { method: "shrink", shrinkage: 0.2 }, 16 / 13],
    ["shrunk wholly", [0.2, 0, -0.2], [0.1, 0, -0.1], { method: "shrink", shrinkage: 1 }, 0],
  ])("%s", (_name, asset, proxy, estimate, expected) => {
    expect(beta(asset, proxy, estimate)).toBeCloseTo(expected, 12);
  });

  it("of a series on itself is 1, and 1 less the shrinkage when shrunk", () => {
    fc.assert(
      fc.property(returns, weight, (series, parameter) => {
        expect(beta(series, series, { method: "ols" })).toBeCloseTo(1, 12);
        expect(beta(series, series, { method: "ewma", decay: parameter })).toBeCloseTo(1, 12);
        expect(beta(series, series, { method: "shrink", shrinkage: parameter })).toBeCloseTo(
          1 - parameter,
          12,
        );
      }),
    );
  });

  it("is linear in the asset, and unchanged by the unit in which prices are quoted", () => {
    fc.assert(
      fc.property(varied, weight, fc.constantFrom("ols", "ewma"), ([asset, proxy], factor, method) => {
        const estimate: BetaEstimate = method === "ols" ? { method } : { method, decay: 0.94 };
        const plain = beta(asset, proxy, estimate);
        const scaled = beta(
          asset.map((each) => each * factor),
          proxy,
          estimate,
        );
        expect(scaled).toBeCloseTo(plain * factor, 8);
      }),
    );
    const prices = [100, 120, 90, 130, 125];
    const inCents = prices.map((each) => each * 100);
    expect(simpleReturns(inCents)).toEqual(simpleReturns(prices));
  });

  it("shrunk by nothing is ordinary least squares", () => {
    fc.assert(
      fc.property(varied, ([asset, proxy]) => {
        const plain = beta(asset, proxy, { method: "ols" });
        expect(beta(asset, proxy, { method: "shrink", shrinkage: 0 })).toBeCloseTo(plain, 12);
      }),
    );
  });

  it("has no answer for two returns or a proxy that only seems to vary by rounding", () => {
    expect(() => beta([0.1, 0.2], [0.1, 0.2], { method: "ols" })).toThrow("at least 3 returns");
    const steady = simpleReturns([100, 110, 121, 133.1, 146.41]);
    expect(() => beta([0.1, 0.2, 0.1, 0.3], steady, { method: "ols" })).toThrow("do not vary");
  });
});

describe("correlation", () => {
  it("is symmetric, within [-1, 1], and turns its sign with a series", () => {
    fc.assert(
      fc.property(varied, ([asset, proxy]) => {
        const rho = returnCorrelation(asset, proxy);
        expect(Math.abs(rho)).toBeLessThanOrEqual(1);
        expect(returnCorrelation(proxy, asset)).toBeCloseTo(rho, 12);
        const turned = proxy.map((each) => -each);
        expect(returnCorrelation(asset, turned)).toBeCloseTo(-rho, 12);
        expect(returnCorrelation(asset, asset)).toBeCloseTo(1, 12);
        // Unclamped, rounding makes it 1.0000000000000002.
        expect(returnCorrelation(asset, asset)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("volatility", () => {
  it("grows with the root of the periods a year and in proportion to the returns", () => {
    fc.assert(
      fc.property(returns, weight, (series, factor) => {
        const once = volatility(series, 1);
        expect(volatility(series, 365)).toBeCloseTo(once * Math.sqrt(365), 10);
        const scaled = series.map((each) => each * factor);
        expect(volatility(scaled, 1)).toBeCloseTo(once * factor, 12);
      }),
    );
  });
});

describe("effectiveness", () => {
  it("of a least-squares hedge is R² in its own sample (Ederington)", () => {
    fc.assert(
      fc.property(varied, ([holding, proxy]) => {
        const ratio = beta(holding, proxy, { method: "ols" });
        const hedge = proxy.map((each) => -ratio * each);
        const rSquared = effectiveness(holding, proxy, "r2");
        expect(effectiveness(holding, hedge, "variance")).toBeCloseTo(rSquared, 9);
      }),
    );
  });

  it("of no other size of hedge is better than that", () => {
    fc.assert(
      fc.property(varied, weight, ([holding, proxy], ratio) => {
        const hedge = proxy.map((each) => -ratio * each);
        const best = effectiveness(holding, proxy, "r2");
        expect(effectiveness(holding, hedge, "variance")).toBeLessThanOrEqual(best + 1e-9);
      }),
    );
  });

  it("does not depend on the unit, and may be negative", () => {
    fc.assert(
      fc.property(varied, fc.constantFrom("variance", "r2", "offset"), ([holding, hedge], measure) => {
        fc.pre(Math.abs(holding.reduce((sum, each) => sum + each, 0)) > 0.01);
        const inCents = (values: readonly number[]): number[] => values.map((each) => each * 100);
        const plain = effectiveness(holding, hedge, measure);
        expect(effectiveness(inCents(holding), inCents(hedge), measure)).toBeCloseTo(plain, 6);
      }),
    );
    expect(effectiveness([1, -1, 1, -1], [1, -1, 1, -1], "variance")).toBeCloseTo(-3, 12);
  });

  it("offsets the sums, one period being enough, and refuses a net change that is hardly one", () => {
    expect(effectiveness([-100], [90], "offset")).toBeCloseTo(0.9, 12);
    expect(effectiveness([-100, 50], [90, -45], "offset")).toBeCloseTo(0.9, 12);
    expect(effectiveness([-100], [-90], "offset")).toBeCloseTo(-0.9, 12);
    expect(effectiveness([100], [0], "offset")).toBe(0);
    expect(() => effectiveness([-100, 99.5], [90, -45], "offset")).toThrow("almost nothing");
    expect(() => effectiveness([0, 0, 0], [1, 2, 3], "offset")).toThrow("almost nothing");
  });
});

it("says which series does not vary", () => {
  const [moving, still] = [
    [0.1, 0.2, -0.1],
    [0.1, 0.1, 0.1],
  ];
  expect(() => returnCorrelation(still, moving)).toThrow("the asset's returns do not vary");
  expect(() => returnCorrelation(moving, still)).toThrow("the proxy's returns do not vary");
});
