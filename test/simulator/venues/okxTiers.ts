import { coinsFor, maintenanceRate, tierScale } from "../tierScale.js";
import type { JsonObject } from "../venue.js";
import type { OkxListing } from "./okxListings.js";

/** A family's position tiers, counted in contracts; each begins one contract above the end of the one before. */
export function okxPositionTiers({
  family,
  contractType,
  coin,
  face,
  symbol,
}: OkxListing): readonly JsonObject[] {
  const contracts = (dollars: number): number =>
    Math.round((contractType === "inverse" ? dollars : coinsFor(coin, dollars)) / Number(face));
  return tierScale.map((tier, place) => {
    const before = tierScale[place - 1];
    return {
      baseMaxLoan: "",
      imr: String(1 / tier.leverage),
      instFamily: family,
      instId: symbol,
      maxLever: String(tier.leverage),
      maxSz: String(contracts(tier.bound)),
      minSz: String(before === undefined ? 0 : contracts(before.bound) + 1),
      mmr: String(maintenanceRate(tier)),
      optMgnFactor: "0",
      quoteMaxLoan: "",
      tier: String(place + 1),
      uly: family,
    };
  });
}
