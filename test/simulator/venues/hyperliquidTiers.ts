import { lowerBound, tierScale } from "../tierScale.js";
import type { Json } from "../venue.js";

/** The number of the only table that has several tiers; the numbers below fifty are leverages and not listed. */
export const tieredTable = 56;

/** Margin tables as `meta` lists them, each beside its number. */
export const hyperliquidMarginTables: Json = [
  [
    tieredTable,
    {
      description: "tiered 40x",
      marginTiers: tierScale.map(({ leverage }, place) => ({
        lowerBound: lowerBound(place).toFixed(1),
        maxLeverage: leverage,
      })),
    },
  ],
];
