import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundToStep, roundings } from "../../shared/calc/lots.js";
import {
  betaOf,
  contractCount,
  hedgeNotional,
  proxyQuantity,
  shortQuantity,
} from "../../shared/calc/sizing.js";
import { Decimal } from "../../shared/decimal.js";
import { price, usd } from "../support/amounts.js";

const step = fc
  .tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: -8, max: 3 }))
  .map(([digit, scale]) => new Decimal(digit).times(new Decimal(10).pow(scale)));
const one = new Decimal(1);

describe("roundToStep", () => {
  it("never loses a step of an exact multiple, over 10,000 random steps and counts", () => {
    fc.assert(
      fc.property(
        step,
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.constantFrom(...roundings),
        (lot, count, how) => {
          // The sheet multiplies in doubles, which is where the lost step comes from.
          const typed = new Decimal(lot.toNumber() * count);
          expect(roundToStep(typed, lot, how).toString()).toBe(lot.times(count).toString());
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("is idempotent, stays within one step and keeps its direction", () => {
    fc.assert(
      fc.property(price, step, fc.constantFrom(...roundings), (quantity, lot, how) => {
        const rounded = roundToStep(quantity, lot, how);
        expect(roundToStep(rounded, lot, how).eq(rounded)).toBe(true);
        const slack = lot.times("1e-3");
        expect(rounded.minus(quantity).abs().lte(lot.plus(slack))).toBe(true);
        if (how === "down") expect(rounded.lte(quantity.plus(slack))).toBe(true);
        if (how === "up") expect(rounded.gte(quantity.minus(slack))).toBe(true);
        expect(roundToStep(quantity.neg(), lot, how).eq(rounded.neg())).toBe(true);
      }),
    );
  });

  // The rule that decides each row, in words at its end.
  it.each([
    ["2.5", "1", "nearest", "3", "half away from zero"],
    ["-2.5", "1", "nearest", "-3", "half away from zero, unlike Math.round"],
    ["0.09999999999999999", "0.1", "down", "0.1", "python-binance #1505 gave 0"],
    ["0.0999", "0.1", "down", "0", "1e-3 short is short"],
    ["50", "100", "down", "0", "never forced up to one lot"],
    ["7.123456789", "0.00000001", "down", "7.12345678", "not more than is held, with 700 million steps"],
    ["1234567890.2", "1", "up", "1234567891", "nor less than asked for"],
    ["712345678.30000004", "0.1", "down", "712345678.3", "a double's own rounding is still forgiven"],
    ["0.1", "1", "up", "1", "away from zero"],
    ["5.551115123125783e-17", "1", "up", "0", "what 0.1 + 0.2 - 0.3 leaves in a sheet is no lot"],
    ["-0.1", "1", "up", "-1", "away from zero"],
  ] as const)("%s on step %s %s is %s: %s", (quantity, lot, how, expected, _reason) => {
    expect(roundToStep(new Decimal(quantity), new Decimal(lot), how).toString()).toBe(expected);
  });
});

describe("sizing", () => {
  it("gives back the value: quantity × price = value × ratio", () => {
    fc.assert(
      fc.property(usd, price, (positionValue, futuresPrice) => {
        const coins = shortQuantity({ positionValue, futuresPrice, hedgeRatio: new Decimal("0.5") });
        expect(coins.times(futuresPrice).times(2).minus(positionValue).abs().lte("1e-15")).toBe(true);
      }),
    );
  });

  it("never shorts more contracts than the position is worth when rounding down", () => {
    fc.assert(
      fc.property(usd, fc.constantFrom(1, 10, 100), (positionValue, face) => {
        const contractSize = new Decimal(face);
        const contracts = contractCount({
          positionValue,
          contractSize,
          lotStep: one,
          rounding: "down",
          hedgeRatio: one,
        });
        const rest = positionValue.minus(contracts.times(contractSize));
        expect(rest.gte(contractSize.times("-1e-3")) && rest.lt(contractSize)).toBe(true);
      }),
    );
  });

  it("hedges margin coins in full whatever the ratio", () => {
    fc.assert(
      fc.property(usd, usd, price, (bagCoins, marginCoins, futuresPrice) => {
        const unhedgedBag = hedgeNotional({
          bagCoins,
          marginCoins,
          futuresPrice,
          hedgeRatio: new Decimal(0),
        });
        expect(unhedgedBag.eq(marginCoins.times(futuresPrice))).toBe(true);
      }),
    );
  });

  it("sizes a proxy by beta: 0.8 × 90 % / 50 % = 1.44, so 2.4 BTC and not 1.33", () => {
    const beta = betaOf(new Decimal("0.8"), new Decimal("0.9"), new Decimal("0.5"));
    expect(beta.toString()).toBe("1.44");
    const input = {
      positionValue: new Decimal(100_000),
      proxyPrice: new Decimal(60_000),
      marginCoins: new Decimal(0),
    };
    expect(proxyQuantity({ ...input, beta }).toString()).toBe("2.4");
  });
});
