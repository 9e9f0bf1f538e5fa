import type { PerpetualKind } from "../../shared/contract/perpetuals.js";

type Ages = Partial<Record<PerpetualKind, number>>;

/**
 * How often venues renew the prices that are read here, ms, where that is known: they are up to so old when they come.
 * Deribit's summaries, MEXC's list of rates and Hyperliquid's contexts as watched in September 2026, see
 * https://github.com/nemanull/arbitrage-observatory/tree/11b37323/docs/profiles; all others answer with their prices of
 * the moment or do not say.
 */
const ages: ReadonlyMap<string, Ages> = new Map<string, Ages>([
  ["deribit", { linear: 2000 }],
  ["mexc", { inverse: 1000, linear: 1000 }],
  ["hyperliquid", { linear: 3000 }],
]);

/** How old the prices of a venue's kind may be when they come, ms; null where that is not known. */
export function priceAgeMs(venue: string, kind: PerpetualKind): number | null {
  return ages.get(venue)?.[kind] ?? null;
}
