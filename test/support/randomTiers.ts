import fc from "fast-check";
import type { Tier } from "../../shared/contract/tiers.js";
import { Decimal } from "../../shared/decimal.js";
import type { DeskMarket, DeskWorld } from "./deskCases.js";

type TierTables = NonNullable<DeskWorld["tiers"]>;

/** The tiers of a contract, in USD as its venue may count them. */
type Scale = {
  /** How much larger each bound is than the one before, and how much higher its rate, in tenths of a per cent. */
  readonly steps: readonly (readonly [factor: number, rise: number])[];
  readonly unit: "USD" | "coin";
  readonly isProgressive: boolean;
  readonly isEndless: boolean;
};

/** One contract in four has none. */
const scale: fc.Arbitrary<Scale | null> = fc.option(
  fc.record({
    steps: fc.array(fc.tuple(fc.integer({ min: 2, max: 10 }), fc.integer({ min: 0, max: 20 })), {
      minLength: 1,
      maxLength: 5,
    }),
    unit: fc.constantFrom("USD", "coin"),
    isProgressive: fc.boolean(),
    isEndless: fc.boolean(),
  }),
  { freq: 4 },
);

/** Of each contract in its place. */
export const randomTiers: fc.Arbitrary<readonly (Scale | null)[]> = fc.array(scale, {
  minLength: 40,
  maxLength: 40,
});
export const noTiers: fc.Arbitrary<readonly (Scale | null)[]> = fc.constant([]);

function tableOf({ steps, unit, isProgressive, isEndless }: Scale, price: number): readonly Tier[] {
  let usd = new Decimal(5000);
  let rate = new Decimal("0.005");
  let bound = new Decimal(0);
  let deduction = new Decimal(0);
  return steps.map(([factor, rise], place): Tier => {
    const higher = rate.plus(new Decimal(rise).div(1000));
    deduction = deduction.plus(place === 0 ? 0 : higher.minus(rate).times(bound));
    rate = higher;
    usd = usd.times(factor);
    bound = unit === "USD" ? usd : usd.div(price).toSignificantDigits(4);
    const isLast = place === steps.length - 1;
    return [
      isEndless && isLast ? null : bound.toFixed(),
      rate.toFixed(),
      isProgressive ? deduction.toFixed() : null,
      new Decimal(1).div(rate.times(2)).toFixed(2),
    ];
  });
}

/** What the venues of a world publish. */
export function tiersOf(listed: readonly DeskMarket[], scales: readonly (Scale | null)[]): TierTables {
  return Object.fromEntries(
    listed.flatMap((market, place) => {
      const scaleOf = scales[place] ?? null;
      if (scaleOf === null || market.mark === null) return [];
      const tiers = [...tableOf(scaleOf, market.mark)];
      return [[`${market.venue}:${market.symbol}`, { unit: scaleOf.unit, tiers }]];
    }),
  );
}
