import { coins, type Coin } from "./coins.js";

/** One risk tier: a position of up to so many US dollars, and how much of it may be borrowed. */
type ScaleTier = { readonly bound: number; readonly leverage: number };

/** The risk tiers of every simulated perpetual that has several; each venue writes them in its own unit. */
export const tierScale: readonly ScaleTier[] = [
  { bound: 200_000, leverage: 40 },
  { bound: 1_000_000, leverage: 20 },
  { bound: 5_000_000, leverage: 10 },
  { bound: 20_000_000, leverage: 5 },
];

/** Half of what a position of the greatest leverage starts with: 0.0125 at 40x. */
export function maintenanceRate({ leverage }: ScaleTier): number {
  return 1 / (2 * leverage);
}

/** What a progressive margin spares in each tier against the tier's rate for the whole position, US dollars. */
export function tierDeductions(): readonly number[] {
  return tierScale.map((tier, place) =>
    tierScale
      .slice(0, place)
      .reduce(
        (spared, lower, below) =>
          spared + (maintenanceRate(tier) - maintenanceRate(lower)) * (lower.bound - lowerBound(below)),
        0,
      ),
  );
}

/** Where a tier begins, US dollars. */
export function lowerBound(place: number): number {
  return tierScale[place - 1]?.bound ?? 0;
}

/** The coins that so many US dollars buy at the level around which the coin's price wanders. */
export function coinsFor(coin: Coin, dollars: number): number {
  return dollars / coins[coin].price;
}
