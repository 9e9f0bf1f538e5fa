import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sides } from "../../shared/calc/funding.js";
import { averageEntry, breakEven, exitPrice, profit, tradingFee } from "../../shared/calc/profit.js";
import { units } from "../../shared/calc/units.js";
import { Decimal } from "../../shared/decimal.js";
import { HedgeError } from "../../shared/errors.js";
import { agrees, price, rate, smallFraction, usd } from "../support/amounts.js";

const side = fc.constantFrom(...sides);
const unit = fc.constantFrom(...units);

function orNoAnswer(compute: () => Decimal): Decimal | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof HedgeError && error.code === "no_answer") return null;
    throw error;
  }
}

describe("profit", () => {
  it("of a long is the loss of a short, and nothing without a move", () => {
    fc.assert(
      fc.property(usd, price, price, unit, (notional, entryPrice, exit, inUnit) => {
        const of = (which: "short" | "long", at: Decimal): Decimal =>
          profit({ notional, entryPrice, exitPrice: at, side: which, unit: inUnit });
        expect(of("long", exit).plus(of("short", exit)).isZero()).toBe(true);
        expect(of("short", entryPrice).isZero()).toBe(true);
      }),
    );
  });

  it("in coins is worth the profit in USD at the exit price", () => {
    fc.assert(
      fc.property(usd, price, price, side, (notional, entryPrice, exit, which) => {
        const trade = { notional, entryPrice, exitPrice: exit, side: which };
        const inCoins = profit({ ...trade, unit: "coin" });
        expect(agrees(inCoins.times(exit), profit({ ...trade, unit: "usd" }))).toBe(true);
      }),
    );
  });

  it("keeps the equity of a short at leverage 1 at its USD size, at every price", () => {
    fc.assert(
      fc.property(usd, price, price, (notional, entryPrice, now) => {
        const margin = notional.div(entryPrice);
        const won = profit({ notional, entryPrice, exitPrice: now, side: "short", unit: "coin" });
        expect(agrees(margin.plus(won).times(now), notional)).toBe(true);
      }),
    );
  });
});

describe("exitPrice", () => {
  it("is where the profit is the target", () => {
    fc.assert(
      fc.property(usd, price, price, side, unit, (notional, entryPrice, target, which, inUnit) => {
        const trade = { notional, entryPrice, side: which, unit: inUnit };
        // Any reachable profit: the one at some price.
        const targetPnl = profit({ ...trade, exitPrice: target });
        expect(agrees(exitPrice({ ...trade, targetPnl }), target)).toBe(true);
      }),
    );
  });

  it("has no answer exactly where no positive price gives the target", () => {
    fc.assert(
      fc.property(usd, price, usd, (notional, entryPrice, beyond) => {
        const short = { notional, entryPrice, side: "short" as const };
        const whole = orNoAnswer(() =>
          exitPrice({ ...short, unit: "usd", targetPnl: notional.plus(beyond) }),
        );
        expect(whole).toBeNull();
        const lost = notional.div(entryPrice).plus(beyond).neg();
        const gone = (): Decimal => exitPrice({ ...short, unit: "coin", targetPnl: lost });
        expect(gone).toThrow("no price gives that profit or loss in coins");
      }),
    );
  });
});

describe("breakEven", () => {
  it("is where profit, fees on what was traded and funding come to nothing", () => {
    const fee = smallFraction.map((fraction) => fraction.div(10));
    fc.assert(
      fc.property(price, fee, fee, rate, side, (entryPrice, openFee, closeFee, fundingReceived, which) => {
        const costs = { entryPrice, openFee, closeFee, fundingReceived };
        const exit = breakEven({ ...costs, side: which, kind: "inverse" });
        // In coins per USD of notional, the way the venue books it: 1/X and 1/E are what was traded.
        const [opened, closed] = [new Decimal(1).div(entryPrice), new Decimal(1).div(exit)];
        const won = which === "short" ? closed.minus(opened) : opened.minus(closed);
        const paid = opened.times(openFee).plus(closed.times(closeFee));
        const received = opened.times(fundingReceived);
        expect(agrees(won.plus(received), paid)).toBe(true);
      }),
    );
  });

  it("of a linear position is where profit, fees and funding in USD come to nothing", () => {
    const fee = smallFraction.map((fraction) => fraction.div(10));
    fc.assert(
      fc.property(price, fee, fee, rate, side, (entryPrice, openFee, closeFee, fundingReceived, which) => {
        const costs = { entryPrice, openFee, closeFee, fundingReceived };
        const exit = breakEven({ ...costs, side: which, kind: "linear" });
        // In USD per coin: E and X are what was traded.
        const won = which === "short" ? entryPrice.minus(exit) : exit.minus(entryPrice);
        const paid = entryPrice.times(openFee).plus(exit.times(closeFee));
        expect(agrees(won.plus(entryPrice.times(fundingReceived)), paid)).toBe(true);
      }),
    );
  });

  it.each([
    ["a short that has paid more than its size", "short", "-1"],
    ["a long that has received more than its size", "long", "1"],
  ] as const)("has no answer for linear %s", (_, which, fundingReceived) => {
    const none = (): Decimal =>
      breakEven({
        entryPrice: new Decimal(3500),
        openFee: new Decimal(0),
        closeFee: new Decimal(0),
        fundingReceived: new Decimal(fundingReceived),
        side: which,
        kind: "linear",
      });
    expect(none).toThrow("no price breaks even");
  });

  it.each([
    ["funding of the whole notional", "0", "1"],
    ["a closing fee of the whole value", "1", "0"],
  ])("has no answer after %s", (_, closeFee, fundingReceived) => {
    const none = (): Decimal =>
      breakEven({
        entryPrice: new Decimal(3500),
        openFee: new Decimal(0),
        closeFee: new Decimal(closeFee),
        fundingReceived: new Decimal(fundingReceived),
        side: "short",
        kind: "inverse",
      });
    expect(none).toThrow("no price breaks even");
  });

  // Hand-computed: 3,500 × 0.9995/1.0005 and with 42 settlements of ±0.05 %.
  it.each([
    ["0", "3496.50"],
    ["0.021", "3571.47"],
    ["-0.021", "3424.62"],
  ])("after funding of %s at 5 bp fees is %s", (fundingReceived, expected) => {
    const fee = new Decimal("0.0005");
    const exit = breakEven({
      entryPrice: new Decimal(3500),
      openFee: fee,
      closeFee: fee,
      fundingReceived: new Decimal(fundingReceived),
      side: "short",
      kind: "inverse",
    });
    expect(exit.toFixed(2)).toBe(expected);
  });
});

describe("averageEntry", () => {
  it("leaves the profit of the fills unchanged, which the arithmetic mean does not", () => {
    const fill = fc.record({ contracts: usd, price });
    fc.assert(
      fc.property(fc.array(fill, { minLength: 1, maxLength: 8 }), price, (fills, exit) => {
        const each = fills.map(({ contracts, price: paid }) =>
          profit({ notional: contracts, entryPrice: paid, exitPrice: exit, side: "long", unit: "coin" }),
        );
        const sum = (values: readonly Decimal[]): Decimal => Decimal.sum(...values);
        const together = profit({
          notional: sum(fills.map(({ contracts }) => contracts)),
          entryPrice: averageEntry(fills),
          exitPrice: exit,
          side: "long",
          unit: "coin",
        });
        const scale = sum(fills.map(({ contracts, price: paid }) => contracts.div(Decimal.min(paid, exit))));
        expect(together.minus(sum(each)).abs().lte(scale.times("1e-30"))).toBe(true);
      }),
    );
  });
});

describe("tradingFee", () => {
  it("in coins is worth the fee in USD, and a rebate is the fee turned round", () => {
    fc.assert(
      fc.property(usd, rate, price, (notional, feeRate, at) => {
        expect(agrees(tradingFee(notional, feeRate, at).times(at), tradingFee(notional, feeRate, null))).toBe(
          true,
        );
        const rebate = tradingFee(notional, feeRate.neg(), null);
        expect(rebate.plus(tradingFee(notional, feeRate, null)).isZero()).toBe(true);
      }),
    );
  });
});
