import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bankruptcyPrice,
  initialMargin,
  liquidationPrice,
  maintenanceMargin,
  marginFor,
} from "../../shared/calc/margin.js";
import { profit } from "../../shared/calc/profit.js";
import { Decimal } from "../../shared/decimal.js";
import { agrees, coins, price, smallFraction, usd } from "../support/amounts.js";

const zero = new Decimal(0);
const one = new Decimal(1);

/** How far above the entry a price lies, as a factor in (1, 11]. */
const riseFactor = fc.integer({ min: 1, max: 1e6 }).map((parts) => one.plus(new Decimal(parts).div(1e5)));
const leverage = fc.integer({ min: 2, max: 125 }).map((times) => new Decimal(times));

describe("liquidationPrice", () => {
  it.each([
    ["mark", "inverse"],
    ["linear", "linear"],
  ] as const)('by "%s" gives the price back for which marginFor gave the margin', (method, kind) => {
    fc.assert(
      fc.property(usd, price, riseFactor, smallFraction, (notional, entryPrice, rise, maintenanceRate) => {
        const survivePrice = entryPrice.times(rise);
        const position = { notional, entryPrice, maintenanceRate, deduction: zero };
        const margin = marginFor({ ...position, survivePrice, kind });
        const back = liquidationPrice({ ...position, margin, side: "short", method });
        expect(back.div(survivePrice).minus(1).abs().lte("1e-30")).toBe(true);
      }),
    );
  });

  it("of an inverse short at leverage L is that of a linear one at L − 1, maintenance aside", () => {
    fc.assert(
      fc.property(usd, price, leverage, (notional, entryPrice, times) => {
        const position = { notional, entryPrice, maintenanceRate: zero, deduction: zero };
        const inCoins = initialMargin(notional, entryPrice, times);
        const inUsd = notional.div(times.minus(1));
        const short = { ...position, side: "short" as const };
        const inverse = liquidationPrice({ ...short, margin: inCoins, method: "mark" });
        expect(agrees(liquidationPrice({ ...short, margin: inUsd, method: "linear" }), inverse)).toBe(true);
      }),
    );
  });

  it("of a linear position is where collateral and profit are just the maintenance margin", () => {
    const share = fc.integer({ min: 0, max: 999 }).map((parts) => new Decimal(parts).div(1000));
    const side = fc.constantFrom("short" as const, "long" as const);
    fc.assert(
      fc.property(usd, price, share, smallFraction, side, (notional, entryPrice, part, rate, which) => {
        const margin = notional.times(part);
        // A hundredth of the maintenance margin at entry: far less than what keeps the price positive.
        const deduction = notional.times(rate).div(100).times(new Decimal(1).minus(part));
        const position = { notional, entryPrice, margin, maintenanceRate: rate, deduction, side: which };
        const at = liquidationPrice({ ...position, method: "linear" });
        const held = notional.div(entryPrice);
        const won = held.times(which === "short" ? entryPrice.minus(at) : at.minus(entryPrice));
        const maintenance = held.times(at).times(rate).minus(deduction);
        const scale = notional.plus(held.times(at));
        expect(margin.plus(won).minus(maintenance).abs().lte(scale.times("1e-30"))).toBe(true);
      }),
    );
  });

  it("of a linear long does not exist once the collateral is its size, as a cell holds it", () => {
    const long = { entryPrice: new Decimal(3), maintenanceRate: zero, side: "long" as const };
    const of = (notional: number, margin: number, deduction: number): Decimal =>
      liquidationPrice({
        ...long,
        notional: new Decimal(notional),
        margin: new Decimal(margin),
        deduction: new Decimal(deduction),
        method: "linear",
      });
    const never = "never liquidated on a fall: the margin covers the position";
    expect(() => of(0.3, 0.1 + 0.2, 0)).toThrow(never);
    expect(() => of(0.1 + 0.2, 0.3, 0)).toThrow(never);
    expect(() => of(100, 99, 1)).toThrow("the deduction is larger than the position needs: enter it in USD");
    expect(of(100, 99, 0.5).toFixed(3)).toBe("0.015");
  });

  it("is where margin and profit are just the maintenance margin of the chosen family", () => {
    const method = fc.constantFrom("mark" as const, "entry" as const);
    const side = fc.constantFrom("short" as const, "long" as const);
    fc.assert(
      fc.property(
        usd,
        price,
        leverage,
        smallFraction,
        side,
        method,
        (notional, entryPrice, times, maintenanceRate, which, family) => {
          const marginCoins = initialMargin(notional, entryPrice, times);
          const position = { notional, entryPrice, side: which };
          const rules = { maintenanceRate, deduction: zero, method: family };
          const at = liquidationPrice({ ...position, ...rules, margin: marginCoins });
          const won = profit({ notional, entryPrice, exitPrice: at, side: which, unit: "coin" });
          const basis = notional.div(family === "mark" ? at : entryPrice);
          const scale = notional.div(Decimal.min(at, entryPrice)).plus(marginCoins);
          expect(
            marginCoins.plus(won).minus(basis.times(maintenanceRate)).abs().lte(scale.times("1e-30")),
          ).toBe(true);
        },
      ),
    );
  });

  it("moves away with more margin, and lies before the bankruptcy price", () => {
    fc.assert(
      fc.property(usd, price, leverage, smallFraction, (notional, entryPrice, times, maintenanceRate) => {
        const marginCoins = initialMargin(notional, entryPrice, times);
        const position = { notional, entryPrice, maintenanceRate, deduction: zero, method: "mark" as const };
        const short = liquidationPrice({ ...position, margin: marginCoins, side: "short" });
        const safer = liquidationPrice({
          ...position,
          margin: marginCoins.times("1.01"),
          side: "short",
        });
        expect(safer.gt(short)).toBe(true);
        expect(short.lte(bankruptcyPrice({ notional, entryPrice, marginCoins, side: "short" }))).toBe(true);
        const long = liquidationPrice({ ...position, margin: marginCoins, side: "long" });
        expect(long.gte(bankruptcyPrice({ notional, entryPrice, marginCoins, side: "long" }))).toBe(true);
      }),
    );
  });

  it("does not exist on a rise for a short whose margin is its size, whatever the maintenance rate", () => {
    fc.assert(
      fc.property(
        usd,
        price,
        smallFraction,
        coins,
        fc.boolean(),
        (notional, entryPrice, maintenanceRate, more, isMore) => {
          // As a cell holds it, a double: just enough, or more.
          const enough = new Decimal(notional.div(entryPrice).toNumber());
          const margin = isMore ? enough.plus(more) : enough;
          const never = (): Decimal =>
            liquidationPrice({
              notional,
              entryPrice,
              margin,
              maintenanceRate,
              deduction: zero,
              side: "short",
              method: "mark",
            });
          expect(never).toThrow("never liquidated on a rise: the margin covers the position");
        },
      ),
    );
  });
});

describe("bankruptcyPrice", () => {
  it("is E·L/(L∓1) at leverage L, where the loss is exactly the margin", () => {
    fc.assert(
      fc.property(usd, price, leverage, (notional, entryPrice, times) => {
        const marginCoins = initialMargin(notional, entryPrice, times);
        const position = { notional, entryPrice, marginCoins };
        const scaled = entryPrice.times(times);
        expect(agrees(bankruptcyPrice({ ...position, side: "short" }), scaled.div(times.minus(1)))).toBe(
          true,
        );
        expect(agrees(bankruptcyPrice({ ...position, side: "long" }), scaled.div(times.plus(1)))).toBe(true);
      }),
    );
  });
});

describe("marginFor", () => {
  it("is never negative and never more than the whole short", () => {
    fc.assert(
      fc.property(usd, price, price, smallFraction, (notional, entryPrice, survivePrice, maintenanceRate) => {
        const position = { notional, entryPrice, survivePrice, maintenanceRate, deduction: zero };
        const needed = marginFor({ ...position, kind: "inverse" });
        expect(needed.gte(0) && needed.lte(notional.div(entryPrice))).toBe(true);
      }),
    );
  });

  it("of a linear short has no upper limit, and is never negative", () => {
    fc.assert(
      fc.property(usd, price, price, smallFraction, (notional, entryPrice, survivePrice, maintenanceRate) => {
        const position = { notional, entryPrice, survivePrice, maintenanceRate, deduction: zero };
        const needed = marginFor({ ...position, kind: "linear" });
        const loss = notional.times(survivePrice.minus(entryPrice)).div(entryPrice);
        expect(needed.gte(0)).toBe(true);
        expect(needed.gte(loss.minus(notional.times("1e-30")))).toBe(true);
      }),
    );
  });
});

describe("maintenanceMargin", () => {
  const tiers = [
    { upTo: new Decimal(50), rate: new Decimal("0.004") },
    { upTo: new Decimal(100), rate: new Decimal("0.01") },
    { upTo: new Decimal(1000), rate: new Decimal("0.05") },
  ];

  it("equals rate × size − deduction, the form in which exchanges print the same table", () => {
    // d2 = 50 × (1 % − 0.4 %) = 0.3, d3 = 100 × (5 % − 1 %) + 0.3 = 4.3
    const printed = [
      { from: 0, rate: "0.004", deduction: "0" },
      { from: 50, rate: "0.01", deduction: "0.3" },
      { from: 100, rate: "0.05", deduction: "4.3" },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (parts) => {
        const size = new Decimal(parts).div(1000);
        const row = printed.filter(({ from }) => size.gte(from)).at(-1) ?? { rate: "0", deduction: "0" };
        const expected = size.times(row.rate).minus(row.deduction);
        expect(maintenanceMargin(size.times(3000), new Decimal(3000), tiers).toString()).toBe(
          expected.toString(),
        );
      }),
    );
  });

  it("takes a size that exceeds the last bound by a double's rounding for the bound", () => {
    const price = new Decimal("0.07");
    expect(maintenanceMargin(new Decimal(1000 * 0.07), price, tiers).toFixed(9)).toBe("45.700000000");
    expect(maintenanceMargin(new Decimal("70.00000000000001"), price, tiers).toFixed(9)).toBe("45.700000000");
  });

  it("has no answer beyond the last bound and one on it", () => {
    expect(maintenanceMargin(new Decimal(1000), one, tiers).toString()).toBe("45.7");
    expect(() => maintenanceMargin(new Decimal("1000.01"), one, tiers)).toThrow("exceeds the last tier");
  });
});
