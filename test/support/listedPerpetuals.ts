import type { Perpetual, PerpetualKind, Snapshot } from "../../shared/contract/perpetuals.js";
import { unreportedFields } from "./unreportedFields.js";

/** A perpetual of 100 USD a coin; inverse contracts of 10 USD, linear ones of one coin. */
export function perpetual(coin: string, quote = "USD", rest: Partial<Perpetual> = {}): Perpetual {
  const isInverse = quote === "USD";
  return {
    coin,
    symbol: isInverse ? `${coin}/USD:${coin}` : `${coin}/${quote}:${quote}`,
    quote,
    settle: isInverse ? coin : quote,
    mark: "100",
    index: "100",
    fundingRate: "0.0001",
    nextFunding: 1_790_000_000_000,
    intervalHours: 8,
    contractSize: isInverse ? "10" : "1",
    contractUnit: isInverse ? "USD" : "coin",
    lotStep: "1",
    minContracts: "1",
    coinMultiplier: 1,
    ...unreportedFields,
    ...rest,
  };
}

export function snapshot(kind: PerpetualKind, perpetuals: readonly Perpetual[], venue = "home"): Snapshot {
  return {
    venue,
    kind,
    asOf: 1_789_990_000_000,
    expires: 1_789_990_005_000,
    stale: false,
    source: "exchange",
    hasTiers: false,
    perpetuals: [...perpetuals],
  };
}
