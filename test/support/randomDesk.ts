import fc from "fast-check";
import type { DeskCell } from "../../shared/desk/deskCell.js";
import { openDesk, type Desk } from "../../shared/desk/openDesk.js";
import { typedInstrument, defaultDeskWorld, type DeskMarket, type DeskWorld } from "./deskCases.js";
import { memoryMarkets } from "./memoryMarkets.js";
import { between, digits, randomMarkets, defaultPrices } from "./randomMarkets.js";
import { noTiers, randomTiers, tiersOf } from "./randomTiers.js";

export type Cells = readonly DeskCell[];

/** What is typed and what the venues list. */
export type RandomDesk = {
  readonly holdings: readonly Cells[];
  readonly shorts: readonly Cells[];
  readonly settings: Readonly<Record<string, number | string>>;
  readonly world: DeskWorld;
};

/** Everything that a row of the holdings can be. */
const rowKinds = ["own", "wrapped", "proxied", "instead", "cash", "blank", "broken"] as const;
type RowKind = (typeof rowKinds)[number];

function priceOf(listed: readonly DeskMarket[], coin: string): number {
  return listed.find((each) => each.coin === coin)?.mark ?? defaultPrices[coin] ?? 1;
}

const wrappedTokens = { STETH: "ETH", WBTC: "BTC", WSOL: "SOL" } as const;
const beta = fc.oneof({ weight: 4, arbitrary: between(0.2, 3) }, { weight: 1, arbitrary: fc.constant(null) });

/** Rows whose coins are worth 10 to 3 million USD. */
function rowOf(kind: RowKind, listed: readonly DeskMarket[]): fc.Arbitrary<Cells> {
  const usd = between(10, 3_000_000);
  const quantity = (coin: string) => usd.map((value) => digits(value / priceOf(listed, coin)));
  const ofCoin = (names: readonly string[], price: (coin: string) => string) =>
    fc
      .constantFrom(...names)
      .chain((coin) => quantity(price(coin)).map((coins): Cells => [coin, coins, null, null, null]));
  switch (kind) {
    case "own":
      return ofCoin([...new Set(listed.map(({ coin }) => coin))], (coin) => coin);
    case "wrapped":
      return ofCoin(
        Object.keys(wrappedTokens),
        (token) => wrappedTokens[token as keyof typeof wrappedTokens],
      );
    case "proxied":
      return fc
        .tuple(fc.constantFrom("NOWHERE", "UNLISTED"), usd, beta, fc.constantFrom(1, 2.5, "0.001 ETH", null))
        .map(([coin, coins, toProxy, price]): Cells => [coin, coins, null, toProxy, price]);
    case "instead":
      return fc
        .tuple(
          ofCoin(["SOL", "XRP", "LINK"], (coin) => coin),
          fc.constantFrom(...listed),
          beta,
        )
        .map(([[coin = null, coins = null], other, toOther]): Cells => {
          return [coin, coins, typedInstrument(other), toOther, null];
        });
    case "cash":
      return fc.constantFrom<Cells>(["USDC", 5000, null, null, null], ["EUR", 100, null, null, 1.1]);
    case "blank":
      return fc.constantFrom<Cells>([null, null, null, null, null], ["", 0, "", 0, ""]);
    case "broken":
      return fc.constantFrom<Cells>(
        ["ETH", "many", null, null, null],
        ["SOL", { error: "#REF!" }, null, null, null],
        [null, 5, null, null, null],
        ["BTC", 1, "no instrument!", null, null],
      );
  }
}

/** A short of a coin: of 0.1 to 3 times what is held of it, sold at 0.4 to 2.5 times the price of today. */
function shortOf(contract: DeskMarket, held: number): fc.Arbitrary<Cells> {
  const { mark, contractSize, contractUnit, lotStep, coinMultiplier, kind } = contract;
  const price = mark ?? 1;
  const size = contractSize ?? 1;
  return fc
    .tuple(between(0.1, 3), between(0.4, 2.5), fc.option(between(0.1, 0.9)))
    .map(([share, ratio, marginShare]): Cells => {
      const entry = digits(price * ratio * coinMultiplier);
      const single = entry / coinMultiplier;
      const perContract = contractUnit === "USD" ? size / single : size;
      const lots = Math.max(1, Math.round((held * share) / perContract / (lotStep ?? 1)));
      const contracts = digits(lots * (lotStep ?? 1), 15);
      const covered = Math.min(contracts * perContract, held);
      const margin =
        marginShare === null ? null : digits(covered * marginShare * (kind === "inverse" ? 1 : single));
      return [typedInstrument(contract), contracts, entry, margin, null];
    });
}

function heldOf(holdings: readonly Cells[], coin: string, price: number): number {
  const own = holdings.find(([name, coins]) => name === coin && typeof coins === "number")?.[1];
  return typeof own === "number" && own > 0 ? own : digits(10_000 / price);
}

function shortsOf(holdings: readonly Cells[], listed: readonly DeskMarket[], most: number) {
  const coins = new Set(holdings.map(([coin]) => coin));
  // Most are of what is held; a few of anything.
  const likely = listed.filter(({ coin }) => coins.has(coin));
  const picked = likely.length === 0 ? listed : [...likely, ...likely, ...listed];
  return fc.array(
    fc
      .constantFrom(...picked)
      .chain((contract) => shortOf(contract, heldOf(holdings, contract.coin, contract.mark ?? 1))),
    { maxLength: most },
  );
}

const hedgeRatio = fc.oneof(fc.constant(1), between(0.05, 2));

/** @param ratio the hedge ratio; left out: any in (0, 2] */
export function randomSettings(
  ratio: fc.Arbitrary<number> = hedgeRatio,
): fc.Arbitrary<RandomDesk["settings"]> {
  return fc.record({
    venue: fc.constantFrom("binance", "bybit", "okx", "bitget"),
    prefer: fc.constantFrom("coin margin", "one venue"),
    proxy: fc.constantFrom("ETH", "BTC"),
    "hedge ratio": ratio,
    band: fc.constantFrom(0, 0.05, 0.2),
    survive: fc.constantFrom("", 0.5, 2),
    leverage: fc.constantFrom("", 1, 3),
    "maintenance rate": fc.constantFrom("", 0.005, 0.01),
    horizon: fc.constantFrom(7, 30),
  });
}

/** What a desk may be made of. */
type Shape = {
  readonly kinds?: readonly RowKind[];
  readonly maxRows?: number;
  readonly maxShorts?: number;
  /** No two rows of one coin. */
  readonly isEachOnce?: boolean;
  /** Each coin has the same mark price on every venue. */
  readonly isOnePrice?: boolean;
  /** The venues publish risk tiers of some contracts. */
  readonly hasTiers?: boolean;
  readonly settings?: fc.Arbitrary<RandomDesk["settings"]>;
};

function onceEach(rows: readonly Cells[]): readonly Cells[] {
  return rows.filter((row, index) => rows.findIndex(([coin]) => coin === row[0]) === index);
}

/** A desk of random rows and shorts on venues that list random contracts at random prices. */
export function randomDesk({
  kinds = rowKinds,
  maxRows = 6,
  maxShorts = 4,
  isEachOnce = false,
  isOnePrice = false,
  hasTiers = false,
  settings = randomSettings(),
}: Shape = {}): fc.Arbitrary<RandomDesk> {
  const markets = randomMarkets(isOnePrice);
  return fc.tuple(markets, settings, hasTiers ? randomTiers : noTiers).chain(([listed, chosen, scales]) =>
    fc
      .array(
        fc.constantFrom(...kinds).chain((kind) => rowOf(kind, listed)),
        { minLength: 1, maxLength: maxRows },
      )
      .map((rows) => (isEachOnce ? onceEach(rows) : rows))
      .chain((holdings) =>
        shortsOf(holdings, listed, maxShorts).map((shorts) => ({
          ...{ holdings, shorts, settings: chosen },
          world: { ...defaultDeskWorld, markets: listed, tiers: tiersOf(listed, scales) },
        })),
      ),
  );
}

/** The desk as the engine opens it. */
export function opened({ holdings, shorts, settings, world }: RandomDesk): Desk {
  return openDesk(
    { holdings, shorts, settings: Object.entries(settings), defaultVenue: "binance" },
    memoryMarkets(world, 1_795_950_000_000),
  );
}
