import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { basis, slippage, type BookLevel } from "../../shared/calc/market.js";
import { Decimal } from "../../shared/decimal.js";

const price = fc.integer({ min: 1, max: 1e9 }).map((cents) => new Decimal(cents).div(100));
const size = fc.integer({ min: 1, max: 1e9 }).map((cents) => new Decimal(cents).div(100));
const book = fc
  .array(fc.record({ price, size }), { minLength: 1, maxLength: 20 })
  .map((levels) => levels.sort((a, b) => b.price.comparedTo(a.price)));
const share = fc.integer({ min: 1, max: 1000 }).map((parts) => new Decimal(parts).div(1000));

function held(bids: readonly BookLevel[]): Decimal {
  return bids.reduce((sum, bid) => sum.plus(bid.size), new Decimal(0));
}

describe("basis", () => {
  it("is the premium per year over any horizon", () => {
    fc.assert(
      fc.property(price, price, fc.integer({ min: 1, max: 3650 }), (future, spot, days) => {
        const yearly = basis(future, spot, new Decimal(days));
        const plain = basis(future, spot, null);
        expect(yearly.times(days).minus(plain.times(365)).abs().lte(yearly.abs().times("1e-30"))).toBe(true);
        expect(plain.plus(1).times(spot).minus(future).abs().lte(future.times("1e-30"))).toBe(true);
      }),
    );
  });
});

describe("slippage", () => {
  it("averages between the best and the worst bid and never falls with the amount sold", () => {
    fc.assert(
      fc.property(book, share, share, (bids, one, other) => {
        const [less, more] = [Decimal.min(one, other), Decimal.max(one, other)].map((part) =>
          part.times(held(bids)),
        );
        const best = bids[0]?.price ?? new Decimal(0);
        const worst = bids.at(-1)?.price ?? new Decimal(0);
        const average = slippage({ notional: more ?? best, bids, output: "price" });
        expect(average.lte(best.times("1.000000000000001"))).toBe(true);
        expect(average.gte(worst.times("0.999999999999999"))).toBe(true);
        const small = slippage({ notional: less ?? best, bids, output: "fraction" });
        const large = slippage({ notional: more ?? best, bids, output: "fraction" });
        expect(small.gte(0) && large.gte(small.minus("1e-30")) && large.lt(1)).toBe(true);
        expect(large.minus(1).neg().times(best).minus(average).abs().lte(best.times("1e-30"))).toBe(true);
      }),
    );
  });

  it("is exactly 0, and not −0, as long as the best bid alone takes the whole sale", () => {
    const empty = { price: new Decimal(1e9), size: new Decimal(0) };
    fc.assert(
      fc.property(book, share, (bids, part) => {
        const notional = (bids[0]?.size ?? new Decimal(1)).times(part);
        const small = slippage({ notional, bids: [empty, ...bids], output: "fraction" });
        expect(Object.is(small.toNumber(), 0)).toBe(true);
        expect(slippage({ notional, bids, output: "price" })).toEqual(bids[0]?.price);
      }),
    );
  });

  it("does not depend on how a bid is split, nor on prices at which nothing is bid", () => {
    fc.assert(
      fc.property(book, share, price, (bids, part, higher) => {
        const notional = held(bids).times(part);
        const halves = bids.flatMap((bid) => [
          { price: bid.price, size: bid.size.div(2) },
          { price: bid.price, size: bid.size.div(2) },
        ]);
        const empty = { price: higher.plus(bids[0]?.price ?? 0), size: new Decimal(0) };
        const whole = slippage({ notional, bids, output: "fraction" });
        const split = slippage({ notional, bids: [empty, ...halves], output: "fraction" });
        expect(split.minus(whole).abs().lte("1e-30")).toBe(true);
      }),
    );
  });

  it("refuses to sell more than the book holds, by a cent", () => {
    fc.assert(
      fc.property(book, (bids) => {
        const notional = held(bids);
        expect(() => slippage({ notional, bids, output: "price" })).not.toThrow();
        expect(() => slippage({ notional: notional.plus("0.01"), bids, output: "price" })).toThrow(
          "the book is too thin",
        );
      }),
    );
  });
});
