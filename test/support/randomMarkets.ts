import fc from "fast-check";
import type { DeskMarket } from "./deskCases.js";

/** USD per coin, from which prices are moved. */
export const defaultPrices: Readonly<Record<string, number>> = {
  BTC: 60_000,
  ETH: 3500,
  SOL: 150,
  XRP: 0.6,
  DOGE: 0.12,
  LINK: 15,
  AAVE: 120,
  PEPE: 0.000012,
};

type Model = Pick<
  DeskMarket,
  "venue" | "kind" | "coin" | "quote" | "contractSize" | "lotStep" | "contractUnit"
> & {
  readonly coinMultiplier?: number;
};

function inverse(venue: string, coins: string, contractSize: number): readonly Model[] {
  return coins.split(" ").map((coin) => {
    const size = coin === "BTC" && contractSize > 1 ? 100 : contractSize;
    return {
      venue,
      kind: "inverse",
      coin,
      quote: "USD",
      contractSize: size,
      lotStep: 1,
      contractUnit: "USD",
    };
  });
}

function inCoins(venue: string, coins: string, contractSize: number, lotStep: number): readonly Model[] {
  return coins.split(" ").map((coin) => ({
    venue,
    kind: "linear",
    coin,
    quote: "USDT",
    contractSize,
    lotStep,
    contractUnit: "coin",
  }));
}

/** The kinds of contracts there are: counted in USD, inverse ones counted in coins, linear ones, bundles of a thousand. */
const models: readonly Model[] = [
  ...inverse("binance", "BTC ETH SOL XRP LINK", 10),
  ...inverse("bybit", "BTC ETH XRP", 1),
  ...inverse("okx", "BTC ETH SOL DOGE", 10),
  ...inCoins("bitget", "BTC ETH XRP", 1, 0.001).map((each): Model => ({
    ...each,
    kind: "inverse",
    quote: "USD",
  })),
  ...inCoins("binance", "BTC ETH SOL XRP DOGE LINK AAVE", 1, 0.01),
  ...inCoins("okx", "ETH SOL AAVE", 0.1, 0.01),
  ...inCoins("bybit", "SOL DOGE", 10, 1),
  ...inCoins("bybit", "ETH", 0.1, 0.01).map((each): Model => ({ ...each, quote: "USDC" })),
  { ...inCoins("bybit", "PEPE", 1000, 100)[0], coinMultiplier: 1000 } as Model,
  { ...inCoins("binance", "PEPE", 1000, 1)[0], coinMultiplier: 1000 } as Model,
];

/** Rounded to significant digits, as a person or a venue writes a number. */
export function digits(value: number, count = 6): number {
  return Number(value.toPrecision(count));
}

/** Evenly on the scale of logarithms. */
export function between(low: number, high: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1000 }).map((step) => digits(low * (high / low) ** (step / 1000)));
}

type Quoted = {
  readonly basis: number;
  readonly rate: number;
  readonly hours: number;
  readonly isListed: boolean;
};

const quoted: fc.Arbitrary<Quoted> = fc.record({
  basis: fc.integer({ min: -20, max: 20 }).map((parts) => parts / 10_000),
  rate: fc.integer({ min: -30, max: 30 }).map((parts) => parts / 100_000),
  hours: fc.constantFrom(1, 4, 8),
  isListed: fc.integer({ min: 0, max: 5 }).map((side) => side > 0),
});

function market(model: Model, { basis, rate, hours }: Quoted, price: number): DeskMarket {
  const { coin, quote, kind } = model;
  const settle = kind === "inverse" ? coin : quote;
  return {
    ...{
      symbol: `${coin}/${quote}:${settle}`,
      settle,
      coinMultiplier: 1,
      minContracts: null,
      minNotional: null,
    },
    ...{ mark: digits(price * (1 + basis)), index: price, fundingRate: rate, nextFunding: 1_795_968_000_000 },
    ...{ intervalHours: hours, orderSymbol: `${coin}${quote}`, assetClass: "crypto" },
    ...{ fundingCap: null, fundingFloor: null, maxLeverage: null, closing: null },
    ...model,
  };
}

/**
 * What the venues list: some of the contracts there are, at random prices.
 * @param isOnePrice each coin has the same mark price on every venue
 */
export function randomMarkets(isOnePrice: boolean): fc.Arbitrary<readonly DeskMarket[]> {
  return fc
    .tuple(
      fc.array(between(0.3, 3), { minLength: 8, maxLength: 8 }),
      fc.array(quoted, { minLength: models.length, maxLength: models.length }),
    )
    .map(([factors, quotes]) => {
      const prices = new Map(
        Object.entries(defaultPrices).map(([coin, price], index) => [
          coin,
          digits(price * (factors[index] ?? 1)),
        ]),
      );
      return models.flatMap((model, index) => {
        const quote = quotes[index];
        if (quote?.isListed !== true) return [];
        const basis = isOnePrice ? 0 : quote.basis;
        return [market(model, { ...quote, basis }, prices.get(model.coin) ?? 1)];
      });
    });
}
