import type { Listing } from "./exchanges.js";

/** The yellow cells above the table. */
export type Inputs = {
  readonly venue: string;
  readonly ratio: number;
  readonly leverage: number;
  readonly days: number;
  readonly fee: number;
  readonly band: number;
  readonly limit: number;
  readonly proxy: "BTC" | "ETH";
  readonly maintenance: number;
};

/** A row of the table as a person left it; texts are what is no number. */
export type Typed = {
  readonly coin: string;
  readonly bag: number | string;
  readonly margin: number | string;
  /** "" where nothing can be shorted. */
  readonly instrument: string;
  /** What is said where there is no instrument. */
  readonly problem: string;
  readonly isProxy: boolean;
  /** Of a coin that no exchange lists. */
  readonly typedPrice: number | string;
  readonly beta: number;
  readonly current: number | string;
};

/** Figures of a row; "" is one that cannot be told. */
export type Figure = number | "";
export type RowFigures = {
  readonly typed: Typed;
  readonly listing: Listing | null;
  readonly price: Figure;
  readonly value: Figure;
  readonly contractUsd: Figure;
  readonly exposure: Figure;
  readonly target: Figure;
  readonly contracts: Figure;
  readonly size: Figure;
  readonly marginCoins: Figure;
  readonly marginUsd: Figure;
  readonly collateral: Figure;
  readonly liquidation: Figure | "never";
  readonly costPerDay: Figure;
  readonly currentUsd: Figure;
  readonly trade: Figure;
  readonly marginToAdd: Figure;
};

const nothingTold = {
  value: "",
  contractUsd: "",
  exposure: "",
  target: "",
  contracts: "",
  size: "",
  marginCoins: "",
  marginUsd: "",
  collateral: "",
  liquidation: "",
  costPerDay: "",
  currentUsd: "",
  trade: "",
  marginToAdd: "",
} as const satisfies Partial<RowFigures>;

/** A number of steps, cut to whole ones; a hair under a whole one is that one. */
export function wholeSteps(value: number, step: number): number {
  const steps = value / step;
  const nearest = Math.round(steps);
  return (Math.abs(steps - nearest) <= 1e-9 * Math.max(1, nearest) ? nearest : Math.trunc(steps)) * step;
}

const numberOf = (typed: number | string): number => (typeof typed === "number" ? typed : 0);

/** A short of USD from one price: what it makes liquid at which price, by the maintenance at the mark. */
function liquidationPrice(
  { isLinear, mark }: Listing,
  size: number,
  collateral: number,
  maintenance: number,
): Figure | "never" {
  if (size === 0) return "";
  const coins = size / mark;
  // C + q(E − X) = m·q·X
  if (isLinear) return (collateral + size) / (coins * (1 + maintenance));
  const uncovered = coins - collateral / mark;
  // M + S/X − S/E = m·S/X
  return uncovered <= coins * 1e-9 ? "never" : (size * (1 - maintenance)) / uncovered;
}

/** Contracts to sell (+) or buy back: none inside the band around what is proposed, in lots outside. */
function tradeOf(current: number, size: number, band: number, lotUsd: number, lot: number): number {
  if (size > 0 && Math.abs(current / size - 1) <= band) return 0;
  const lots = (size - current) / lotUsd;
  return Math.sign(lots) * Math.round(Math.abs(lots)) * lot;
}

/** What is sold, what it needs and what it risks, for so many USD to short. */
function shortOf(listing: Listing, target: number, margin: number, inputs: Inputs) {
  const { mark, rate, hours, lot, isLinear } = listing;
  const contractUsd = contractUsdOf(listing);
  const contracts = wholeSteps(target / contractUsd, lot);
  const size = contracts * contractUsd;
  const marginUsd = size / inputs.leverage;
  const marginCoins = isLinear ? "" : marginUsd / mark;
  const collateral = !isLinear && margin > 0 ? margin * mark : marginUsd;
  const missing = margin > 0 ? Math.max(0, Number(marginCoins) - margin) : 0;
  return {
    contracts,
    size,
    marginUsd,
    marginCoins,
    collateral,
    liquidation: liquidationPrice(listing, size, collateral, inputs.maintenance),
    // A short receives a positive rate.
    costPerDay: -size * rate * (24 / hours),
    marginToAdd: isLinear ? ("" as const) : missing,
  } as const;
}

function contractUsdOf({ size, isLinear, mark }: Listing): number {
  return isLinear ? size * mark : size;
}

function priceOf({ isProxy, typedPrice }: Typed, listing: Listing | null): Figure {
  if (!isProxy) return listing?.mark ?? "";
  return typeof typedPrice === "number" ? typedPrice : "";
}

/** Everything told of a row, from the exchange's own numbers and what was typed. */
export function rowFigures(typed: Typed, listing: Listing | null, inputs: Inputs): RowFigures {
  const { bag, beta, isProxy } = typed;
  const margin = numberOf(typed.margin);
  const price = priceOf(typed, listing);
  const untold = { ...nothingTold, typed, listing, price };
  if (listing === null) return untold;
  const contractUsd = contractUsdOf(listing);
  const currentUsd = numberOf(typed.current) * contractUsd;
  const isUsable = typeof bag === "number" && bag >= 0 && margin >= 0;
  if (!isUsable || price === "") return { ...untold, contractUsd, currentUsd };
  const { mark, lot } = listing;
  const target = bag * price * (isProxy ? beta : 1) * inputs.ratio + margin * mark;
  const short = shortOf(listing, target, margin, inputs);
  return {
    ...untold,
    ...short,
    contractUsd,
    currentUsd,
    value: bag * price + margin * mark,
    exposure: bag * price * beta + margin * mark,
    target,
    trade: tradeOf(currentUsd, short.size, inputs.band, contractUsd * lot, lot),
  };
}
