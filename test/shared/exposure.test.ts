import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverage, netDelta, rebalance } from "../../shared/calc/exposure.js";
import { profit } from "../../shared/calc/profit.js";
import { Decimal } from "../../shared/decimal.js";
import { agrees, coins, price, usd } from "../support/amounts.js";

describe("netDelta", () => {
  it("is the change of everything owned per change of the price, at every price", () => {
    fc.assert(
      fc.property(
        coins,
        coins,
        usd,
        price,
        price,
        price,
        (bagCoins, marginCoins, notional, entryPrice, from, to) => {
          fc.pre(!from.eq(to));
          const owned = (at: Decimal): Decimal =>
            bagCoins
              .plus(marginCoins)
              .plus(profit({ notional, entryPrice, exitPrice: at, side: "short", unit: "coin" }))
              .times(at);
          const slope = owned(to).minus(owned(from)).div(to.minus(from));
          const net = netDelta({ bagCoins, marginCoins, notional, entryPrice });
          const scale = owned(from).abs().plus(owned(to).abs()).plus(notional).div(to.minus(from).abs());
          expect(slope.minus(net).abs().lte(scale.times("1e-30"))).toBe(true);
        },
      ),
    );
  });
});

describe("coverage", () => {
  it("does not depend on the currency both are counted in", () => {
    fc.assert(
      fc.property(usd, usd, price, (notional, target, exchangeRate) => {
        const converted = coverage(notional.times(exchangeRate), target.times(exchangeRate));
        expect(agrees(converted, coverage(notional, target))).toBe(true);
      }),
    );
  });
});

describe("rebalance", () => {
  const band = { low: new Decimal("0.95"), high: new Decimal("1.05") };

  it("leaves alone what is in the band, and brings the rest within half a contract of the target", () => {
    fc.assert(
      fc.property(usd, usd, fc.constantFrom(1, 10, 100), (notional, target, face) => {
        const contractSize = new Decimal(face);
        const trade = rebalance({ ...band, notional, target, contractSize, restore: new Decimal(1) });
        const ratio = notional.div(target);
        if (ratio.gte(band.low) && ratio.lte(band.high)) {
          expect(trade.isZero()).toBe(true);
        } else {
          const after = notional.plus(trade.times(contractSize));
          // Half a contract, and what the rounding calls a half.
          const slack = contractSize.div(2).plus(notional.plus(target).times("1e-9"));
          expect(after.minus(target).abs().lte(slack)).toBe(true);
          expect(trade.isZero() || trade.gt(0) === ratio.lt(1)).toBe(true);
        }
      }),
    );
  });

  it("buys everything back when there is nothing left to hedge", () => {
    const input = { ...band, target: new Decimal(0), contractSize: new Decimal(10), restore: new Decimal(1) };
    expect(rebalance({ ...input, notional: new Decimal(5000) }).toString()).toBe("-500");
    expect(rebalance({ ...input, notional: new Decimal(0) }).toNumber()).toBe(0);
  });
});
