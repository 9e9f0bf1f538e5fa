import type { Coin } from "../simulator/coins.js";
import { createMarket, type Contract, type Market } from "../simulator/market.js";

export type SteadyMarket = {
  readonly market: Market;
  /** Moves all prices of the contract's coin, on every venue, so that this contract is marked at the price. */
  readonly setMark: (contract: Contract, price: number) => void;
};

/**
 * The simulated market whose past is as ever, but whose prices and coming rates stand since it was made: what is
 * read from cells can be compared with what exchanges say a minute later, on a slow machine too.
 */
export function createSteadyMarket(): SteadyMarket {
  const market = createMarket({ seed: 1, tickMs: 1000 });
  const standsSince = Date.now();
  const levels = new Map<Coin, number>();
  return {
    market: {
      ...market,
      quote: (contract, time) => {
        const quote = market.quote(contract, Math.min(time, standsSince));
        const level = time < standsSince ? 1 : (levels.get(contract.coin) ?? 1);
        return {
          ...quote,
          index: quote.index * level,
          mark: quote.mark * level,
          last: quote.last * level,
        };
      },
    },
    setMark: (contract, price) => {
      levels.set(contract.coin, price / market.quote(contract, standsSince).mark);
    },
  };
}
