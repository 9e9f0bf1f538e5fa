import type { Snapshot } from "../../shared/contract/perpetuals.js";
import { Decimal } from "../../shared/decimal.js";
import { deskContract, sizedContract, type SizedContract } from "../../shared/desk/deskContract.js";
import { positionOf, type Position } from "../../shared/desk/position.js";
import { findListing } from "../../shared/listing/listingIndex.js";
import { typedInstrument, defaultDeskWorld, type DeskMarket, type DeskWorld } from "./deskCases.js";
import { memoryMarkets } from "./memoryMarkets.js";

/** One of the usual markets, with some of it changed. @throws Error where there is no such market */
export function marketLike(text: string, change: Partial<DeskMarket> = {}): DeskMarket {
  const market = defaultDeskWorld.markets.find((each) => typedInstrument(each) === text);
  if (market === undefined) throw new Error(`there is no ${text}`);
  return { ...market, ...change };
}

/** The usual venues with other markets. */
export function worldOf(markets: readonly DeskMarket[], rest: Partial<DeskWorld> = {}): DeskWorld {
  return { ...defaultDeskWorld, markets, ...rest };
}

/** The list that a market is in. */
export function snapshotOf(market: DeskMarket): Snapshot {
  const state = memoryMarkets(worldOf([market]), 0).snapshot(market.venue, market.kind);
  if (state === null || state instanceof Error) throw new Error("there is no list");
  return state;
}

/** A contract of a market. */
export function contractOf(market: DeskMarket): SizedContract {
  const snapshot = snapshotOf(market);
  const perpetual = findListing(snapshot, market);
  if (perpetual === null) throw new Error("it is not listed");
  const contract = sizedContract(deskContract(snapshot, perpetual));
  if (typeof contract === "string") throw new Error(`there is no ${contract}`);
  return contract;
}

/** A short of one of the usual contracts: bybit:ETH counts 1 USD, bybit:ETH-USDT 0.1 coins, bitget:XRP 1 coin. */
export function shortOf(
  text: string,
  contracts: number,
  entry: number,
  margin: number | null = null,
  change: Partial<DeskMarket> = {},
): Position {
  return positionOf({
    contract: contractOf(marketLike(text, change)),
    contracts: new Decimal(contracts),
    entry: new Decimal(entry),
    margin: margin === null ? null : new Decimal(margin),
  });
}
