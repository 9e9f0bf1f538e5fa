import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annualRate,
  compoundedRate,
  fundingCost,
  fundingCount,
  fundingPaid,
} from "../../shared/calc/funding.js";
import { Decimal } from "../../shared/decimal.js";
import { agrees, price, rate, usd } from "../support/amounts.js";

const eight = new Decimal(8);

describe("fundingCost", () => {
  it("costs a long exactly what it pays a short, and adds over adjoining periods", () => {
    fc.assert(
      fc.property(
        usd,
        rate,
        fc.integer({ min: 0, max: 365 }),
        fc.constantFrom(1, 4, 8),
        (notional, fundingRate, days, hours) => {
          const over = (length: number, side: "short" | "long"): Decimal =>
            fundingCost({
              notional,
              fundingRate,
              days: new Decimal(length),
              intervalHours: new Decimal(hours),
              side,
            });
          expect(over(days, "long").plus(over(days, "short")).isZero()).toBe(true);
          expect(agrees(over(days, "short").plus(over(7, "short")), over(days + 7, "short"))).toBe(true);
        },
      ),
    );
  });

  it("gives nothing as 0 and not as -0", () => {
    const cost = fundingCost({
      notional: new Decimal(0),
      fundingRate: new Decimal("0.0001"),
      days: new Decimal(1),
      intervalHours: eight,
      side: "short",
    });
    expect(Object.is(cost.toNumber(), 0)).toBe(true);
  });
});

describe("fundingPaid", () => {
  it("at one rate is what fundingCost says for as many settlements", () => {
    fc.assert(
      fc.property(usd, rate, fc.integer({ min: 1, max: 60 }), (notional, fundingRate, days) => {
        const settlements = Array.from({ length: days * 3 }, () => fundingRate);
        const paid = fundingPaid({ notional, fundingRates: settlements, markPrices: null, side: "short" });
        const cost = fundingCost({
          notional,
          fundingRate,
          days: new Decimal(days),
          intervalHours: eight,
          side: "short",
        });
        expect(agrees(paid, cost)).toBe(true);
      }),
    );
  });

  it("in coins is worth the amount in USD at each settlement's mark", () => {
    fc.assert(
      fc.property(
        usd,
        fc.array(rate, { minLength: 1, maxLength: 20 }),
        price,
        (notional, fundingRates, mark) => {
          const markPrices = fundingRates.map(() => mark);
          const inCoins = fundingPaid({ notional, fundingRates, markPrices, side: "long" });
          const inUsd = fundingPaid({ notional, fundingRates, markPrices: null, side: "long" });
          expect(inCoins.times(mark).minus(inUsd).abs().lte(notional.times("1e-30"))).toBe(true);
        },
      ),
    );
  });
});

describe("fundingCount", () => {
  const count = (start: number, end: number, hours = 8, anchor = 0): number =>
    fundingCount({
      start: new Decimal(start),
      end: new Decimal(end),
      intervalHours: new Decimal(hours),
      anchorHour: new Decimal(anchor),
    }).toNumber();

  it("adds over adjoining periods", () => {
    const serial = fc.double({ min: 61, max: 60_000, noNaN: true });
    fc.assert(
      fc.property(
        serial,
        serial,
        serial,
        fc.constantFrom(1, 2, 4, 8),
        fc.integer({ min: 0, max: 23 }),
        (a, b, c, hours, anchor) => {
          const [first = a, second = b, third = c] = [a, b, c].sort((x, y) => x - y);
          expect(count(first, second, hours, anchor) + count(second, third, hours, anchor)).toBe(
            count(first, third, hours, anchor),
          );
        },
      ),
    );
  });

  it("loses no settlement of cells that were filled down by adding hours in doubles", () => {
    let serial = 46_023;
    let total = 0;
    for (let row = 0; row < 2000; row += 1) {
      const next = serial + 4 / 24;
      total += count(serial, next, 4);
      serial = next;
    }
    expect(total).toBe(2000);
  });

  it("counts the settlement at the end and not the one at the start", () => {
    const [midnight, morning] = [46_023, 46_023 + 8 / 24];
    expect(count(midnight, morning)).toBe(1);
    expect(count(midnight, morning - 1 / 86_400)).toBe(0);
    expect(count(midnight - 1 / 86_400, midnight)).toBe(1);
    expect(count(midnight, midnight)).toBe(0);
  });
});

describe("annual rates", () => {
  // A rate without its interval says nothing: 0.01 % is 10.95, 21.9 and 87.6 % a year at 8, 4 and 1 hours.
  it.each([
    [8, "0.1095"],
    [4, "0.219"],
    [1, "0.876"],
  ])("0.01 %% every %i h is %s a year", (hours, expected) => {
    expect(annualRate(new Decimal("0.0001"), new Decimal(hours)).toString()).toBe(expected);
  });

  it("compound to more than they add up to, by Bernoulli's inequality", () => {
    fc.assert(
      fc.property(rate, fc.constantFrom(1, 4, 8), (fundingRate, hours) => {
        const interval = new Decimal(hours);
        const compounded = compoundedRate(fundingRate, interval);
        expect(compounded.gte(annualRate(fundingRate, interval).minus("1e-30"))).toBe(true);
      }),
    );
  });
});
