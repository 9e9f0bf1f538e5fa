// The maintenance rate in plain arithmetic, by the tiers that the simulated exchanges publish.
import { riskTiersSchema, type RiskTiers } from "../../../shared/contract/tiers.js";
import { maintenanceRate, tierScale } from "../../simulator/tierScale.js";

/** Where a venue publishes no tiers. */
const assumedMaintenance = 0.025;

/** A short as far as its size goes. */
export type Sized = {
  readonly listing: { readonly tiers: RiskTiers | null; readonly isLinear: boolean; readonly mark: number };
  readonly coins: number;
  /** USD at the entry. */
  readonly notional: number;
};

/** How much a bound that is counted in whole contracts may differ from what the simulator means. */
const slack = 0.01;

/** The tiers on their way to the page, held against what the simulator makes; null where the venue publishes none. */
export async function readTiers(
  origin: string,
  address: { readonly venue: string; readonly kind: string; readonly coin: string; readonly quote: string },
  price: number,
): Promise<RiskTiers | null> {
  const { venue, kind, coin, quote } = address;
  const response = await fetch(`${origin}/api/v1/tiers/${venue}/${kind}/${coin}?quote=${quote}`);
  const json: unknown = await response.json();
  if (!response.ok) {
    if ((json as { readonly code?: string }).code === "not_published") return null;
    throw new Error(`tiers of ${venue} ${coin}: ${JSON.stringify(json)}`);
  }
  const published = riskTiersSchema.parse(json);
  const worth = published.unit === "USD" ? 1 : price;
  for (const [place, [bound, rate]] of published.tiers.entries()) {
    const made = tierScale[place];
    if (published.tiers.length === 1) break;
    if (made === undefined || Number(rate) !== maintenanceRate(made)) {
      throw new Error(`tier ${String(place)} of ${venue} ${coin} is ${rate}`);
    }
    const off = bound === null ? 0 : (Number(bound) * worth) / made.bound - 1;
    if (Math.abs(off) > slack)
      throw new Error(`bound ${String(place)} of ${venue} ${coin} is ${String(bound)}`);
  }
  return published;
}

function rateOf({ tiers }: RiskTiers, size: number): number {
  const tier = tiers.find(([bound]) => bound === null || size <= Number(bound) * (1 + 1e-12)) ?? tiers.at(-1);
  const least = Number(tiers[0]?.[1]);
  const [, rate = "0", deduction = null] = tier ?? [];
  return Math.max(least, Number(rate) - Number(deduction ?? 0) / size);
}

/** The rate of the largest size that a short has while the price rises from the mark to a price. */
export function maintenanceAt({ listing, coins, notional }: Sized, price: number): number {
  const { tiers, isLinear, mark } = listing;
  if (tiers === null) return assumedMaintenance;
  const inUsd = isLinear ? coins * price : notional;
  const inCoins = isLinear ? coins : notional / mark;
  return rateOf(tiers, tiers.unit === "USD" ? inUsd : inCoins);
}

/** The rate that ends a short: of a linear one by halving the span between two prices of which only the higher ends it. */
export function maintenanceAtEnd(short: Sized, margin: number): number {
  const { listing, coins, notional } = short;
  if (!listing.isLinear) return maintenanceAt(short, listing.mark);
  const funds = margin + notional;
  let [low, high] = [funds / coins / 4, funds / coins];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (coins * middle * (1 + maintenanceAt(short, middle)) >= funds) high = middle;
    else low = middle;
  }
  return funds / (coins * high) - 1;
}
