import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beta } from "../../shared/calc/beta.js";
import { effectiveness } from "../../shared/calc/effectiveness.js";
import { multiProxy } from "../../shared/calc/multiProxy.js";
import { Decimal } from "../../shared/decimal.js";

// Orthogonal patterns without a mean: combinations of them have exact correlations.
const first = [1, -1, 1, -1, 1, -1, 1, -1];
const second = [1, 1, -1, -1, 1, 1, -1, -1];
const third = [1, -1, -1, 1, 1, -1, -1, 1];

function combination(...parts: readonly (readonly [number, readonly number[]])[]): number[] {
  return first.map((_, index) => parts.reduce((sum, [factor, of]) => sum + factor * (of[index] ?? 0), 0));
}

function weights(asset: readonly number[], proxies: readonly (readonly number[])[]): number[] {
  const { notionals } = multiProxy({ positionValue: new Decimal(1), asset, proxies });
  return notionals.map((each) => each.toNumber());
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  return a.reduce((sum, each, index) => sum + (each - meanA) * ((b[index] ?? 0) - meanB), 0);
}

const noise = fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 40, maxLength: 40 });
const random = noise.map((parts) => parts.map((each) => each / 10_000)).filter((s) => new Set(s).size > 20);

describe("multiProxy", () => {
  it("finds the mixture that it was given, and the share of the variance that is not in it", () => {
    const asset = combination([0.02, first], [0.01, second], [0.01, third]);
    const { notionals, rSquared } = multiProxy({
      positionValue: new Decimal(6000),
      asset,
      proxies: [combination([0.02, first]), combination([0.02, second])],
    });
    expect(notionals.map((each) => each.toNumber())).toEqual([
      expect.closeTo(6000, 8),
      expect.closeTo(3000, 8),
    ]);
    expect(rSquared).toBeCloseTo(5 / 6, 12);
  });

  it("with one proxy is value × beta and R² the squared correlation", () => {
    fc.assert(
      fc.property(random, random, fc.integer({ min: -1e6, max: 1e6 }), (asset, proxy, value) => {
        const { notionals, rSquared } = multiProxy({
          positionValue: new Decimal(value),
          asset,
          proxies: [proxy],
        });
        const expected = value * beta(asset, proxy, { method: "ols" });
        expect(notionals[0]?.toNumber()).toBeCloseTo(expected, 5);
        expect(rSquared).toBeCloseTo(effectiveness(asset, proxy, "r2"), 10);
      }),
    );
  });

  it("leaves a rest that none of the proxies explains, in whatever unit each is quoted", () => {
    fc.assert(
      fc.property(random, random, random, random, (asset, a, b, c) => {
        const proxies = [a, b.map((each) => each * 1e-6), c.map((each) => each * 1e6)];
        const sizes = weights(asset, proxies);
        const rest = asset.map((each, row) =>
          proxies.reduce((left, proxy, column) => left - (sizes[column] ?? 0) * (proxy[row] ?? 0), each),
        );
        for (const proxy of proxies) {
          const scale = Math.sqrt(covariance(proxy, proxy) * covariance(asset, asset));
          expect(Math.abs(covariance(rest, proxy))).toBeLessThan(1e-9 * scale);
        }
      }),
    );
  });

  it.each([0, 0.5, 0.95, 0.99, -0.95])("accepts two proxies with a correlation of %d", (rho) => {
    const other = combination([rho, first], [Math.sqrt(1 - rho * rho), second]);
    const asset = combination([0.02, first], [0.01, third]);
    expect(weights(asset, [combination([0.02, first]), other])).toEqual([
      expect.closeTo(1, 10),
      expect.closeTo(0, 10),
    ]);
  });

  it.each([
    ["the same twice", [first, first]],
    ["the same in another unit", [first, combination([1e-6, first])]],
    ["one that mirrors the other", [first, combination([-1, first])]],
    ["a correlation of 0.999", [first, combination([0.999, first], [Math.sqrt(1 - 0.999 ** 2), second])]],
    ["a part of a thousandth of its own", [first, combination([1, first], [0.001, second])]],
    ["one that is the sum of two others", [first, second, combination([1, first], [1, second])]],
  ])("refuses %s", (_name, proxies) => {
    const asset = combination([0.02, first], [0.01, second], [0.01, third]);
    expect(() => weights(asset, proxies)).toThrow("move almost as one");
  });

  it("needs two returns more than proxies, and series that vary", () => {
    expect(() => weights(first.slice(0, 3), [first.slice(0, 3), second.slice(0, 3)])).toThrow(
      "at least 4 returns",
    );
    expect(() => weights(first, [second, first.map(() => 0)])).toThrow("proxy 2 do not vary");
  });
});
