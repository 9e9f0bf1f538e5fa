import fc from "fast-check";
import { Decimal } from "../../shared/decimal.js";

function scaled(highest: number, scale: number): fc.Arbitrary<Decimal> {
  return fc.integer({ min: 1, max: highest }).map((digits) => new Decimal(digits).div(10 ** scale));
}

/** USD amounts from a cent to ten billion. */
export const usd = scaled(1e12, 2);

/** USD per coin, from dust to a million. */
export const price = fc
  .tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 3, max: 8 }))
  .map(([digits, scale]) => new Decimal(digits).div(new Decimal(10).pow(scale)));

/** Coins from a millionth to a million. */
export const coins = scaled(1e12, 6);

/** Funding rates of up to ±0.3 % per interval. */
export const rate = fc.integer({ min: -3000, max: 3000 }).map((parts) => new Decimal(parts).div(1e6));

/** Fractions in [0, 0.1), such as fees and maintenance rates. */
export const smallFraction = fc.integer({ min: 0, max: 99_999 }).map((parts) => new Decimal(parts).div(1e6));

/**
 * True where two decimals agree to 20 digits, four more than a cell can hold. Not to all 40 that calculations
 * carry: the amounts here differ by up to ten orders of magnitude, and sums of them lose as many digits.
 */
export function agrees(a: Decimal, b: Decimal): boolean {
  return a
    .minus(b)
    .abs()
    .lte(Decimal.max(a.abs(), b.abs(), "1e-20").times("1e-20"));
}
