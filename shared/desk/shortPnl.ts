import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { Unit } from "../calc/units.js";
import { findListing } from "../listing/listingIndex.js";
import { instrumentText, type Instrument } from "../listing/instrument.js";
import type { Snapshot } from "../contract/perpetuals.js";
import { deskContract, isCountedInUsd } from "./deskContract.js";
import type { DeskMarkets } from "./deskMarkets.js";
import { listedAs } from "./listedAs.js";

/** A short that was closed, or could be. */
export type ClosedShort = {
  readonly instrument: Instrument;
  /** The venue's own contracts, > 0. */
  readonly contracts: Decimal;
  /** As the venue shows them: of 1000PEPE the price of the thousand. > 0 */
  readonly entryPrice: Decimal;
  readonly exitPrice: Decimal;
  readonly unit: Unit;
  /** USD on inverse, coins on linear contracts; null: what the venue lists. */
  readonly contractSize: Decimal | null;
};

type Size = { readonly size: Decimal; readonly inUsd: boolean; readonly multiplier: number };

/** So near, a typed size is the listed one. */
const sameSize = new Decimal("1e-9");

function unlisted({ instrument, contractSize }: ClosedShort, state: Snapshot): Size {
  const meant = listedAs(state, instrument.coin);
  if (meant !== null) {
    const message = `${instrument.venue} does not list ${instrumentText(instrument)}. Use ${meant}`;
    throw new HedgeError({ code: "unknown_coin", message });
  }
  if (contractSize !== null) {
    return { size: contractSize, inUsd: instrument.kind === "inverse", multiplier: 1 };
  }
  throw new HedgeError({
    code: "unknown_coin",
    message: `${instrument.venue} does not list ${instrumentText(instrument)}: check the instrument, or enter the contract size if it was delisted`,
  });
}

function sizeOf(short: ClosedShort, markets: DeskMarkets): Size | null {
  const { instrument, contractSize } = short;
  const { venue, kind } = instrument;
  const state = markets.snapshot(venue, kind);
  if (state === null) return null;
  if (state instanceof HedgeError) throw state;
  const perpetual = findListing(state, instrument);
  if (perpetual === null) return state.stale ? null : unlisted(short, state);
  const contract = deskContract(state, perpetual);
  const size = contract.contractSize ?? contractSize;
  if (size === null) {
    throw new HedgeError({
      code: "not_published",
      message: `${venue} does not publish the contract size of ${contract.text} now`,
    });
  }
  // A size that differs from the listed one is a slip: trusting either would pay out another profit.
  if (contractSize?.minus(size).abs().gt(size.times(sameSize)) === true) {
    throw new HedgeError({
      code: "invalid_input",
      message: `contractSize must be left out: ${venue} lists ${contract.text} with a size of ${size.toString()}, was ${contractSize.toString()}`,
    });
  }
  return { size, inUsd: isCountedInUsd(contract), multiplier: perpetual.coinMultiplier };
}

/**
 * Profit of a short in the venue's own contracts: coins × (entry − exit) USD, coins being contracts × size, of USD
 * contracts divided by the entry; in coins that divided by the exit price.
 * @returns null while the venue's list is on its way
 * @throws HedgeError where the venue lists no such contract and no size is given, or the list cannot be had
 */
export function shortPnl(short: ClosedShort, markets: DeskMarkets): Decimal | null {
  const sized = sizeOf(short, markets);
  if (sized === null) return null;
  const { size, inUsd, multiplier } = sized;
  const entry = short.entryPrice.div(multiplier);
  const exit = short.exitPrice.div(multiplier);
  const held = short.contracts.times(size);
  const coins = inUsd ? held.div(entry) : held;
  const usd = coins.times(entry.minus(exit));
  return short.unit === "usd" ? usd : usd.div(exit);
}
