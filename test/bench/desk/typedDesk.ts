import { otherVenue, ownVenue, type DeskCoin } from "./deskMarket.js";

/** The ranges of a desk as they are typed. */
export type TypedDesk = {
  readonly holdings: readonly (readonly unknown[])[];
  readonly shorts: readonly (readonly unknown[])[];
  readonly settings: readonly (readonly unknown[])[];
};

/** USD held of each coin. */
const heldUsd = 10_000;
/** Of the coins held, so that there is something to do. */
const openShare = 0.6;
const usdPerContract = 10;

function instrumentOf({ coin, hedging }: DeskCoin): string {
  if (hedging === "own linear") return `${ownVenue}:${coin}-USDT`;
  return `${hedging === "elsewhere" ? otherVenue : ownVenue}:${coin}`;
}

function shortOf(coin: DeskCoin): readonly unknown[] {
  const size = openShare * heldUsd;
  const isLinear = coin.hedging === "own linear";
  const contracts = Math.round(isLinear ? size / coin.price : size / usdPerContract);
  const margin = isLinear ? size / 2 : size / coin.price / 2;
  return [instrumentOf(coin), contracts, coin.price, margin];
}

/**
 * A desk that holds the coins, with shorts open of half of those that have a contract of their own.
 * @param rows of the holdings; those behind the coins are blank
 */
export function typedDesk(coins: readonly DeskCoin[], rows = coins.length): TypedDesk {
  const blank = Array.from({ length: rows - coins.length }, () => ["", "", "", "", ""]);
  const held = coins.map(({ coin, hedging, price }) =>
    hedging === "proxied" ? [coin, heldUsd / price, "", 1.2, price] : [coin, heldUsd / price, "", "", ""],
  );
  return {
    holdings: [...held, ...blank],
    shorts: coins.flatMap((coin, index) =>
      coin.hedging !== "proxied" && Math.floor(index / 4) % 2 === 0 ? [shortOf(coin)] : [],
    ),
    settings: [["venue", ownVenue]],
  };
}
