/* eslint complexity: "off", max-lines: "off" -- the rules in one plain piece, to be read beside their text */
// The desk in plain arithmetic, from the rules as they are published, for the contracts that the journey meets.
import { chosen, type Exchanges, type Listing } from "./exchanges.js";
import { survivalOf, weekAprOf, worstFundingOf, worstRiseOf, type Past } from "./expectedPast.js";
import { maintenanceAt, maintenanceAtEnd } from "./expectedTiers.js";

export type Held = {
  readonly coin: string;
  readonly coins: number;
  readonly instead: string;
  readonly beta: number | null;
  readonly price: number | null;
};

export type Short = {
  readonly instrument: string;
  readonly contracts: number;
  readonly entry: number;
  readonly margin: number | null;
};

/** The settings that the journey changes; all others have their default. */
export type Settings = { readonly venue: string; readonly prefer: string; readonly ratio: number };

/** What a figure must be: a text to the letter or by its pattern, or a number. */
export type Expected = number | string | RegExp;
export type Figures = Readonly<Record<string, Expected>>;

const band = 0.05;
const warn = 0.3;
const feeRate = 0.0005;
const horizonDays = 30;
const dayMs = 86_400_000;
const dollars: readonly string[] = ["USD", "USDT", "USDC"];

/** An open short, or one as it is planned. */
export type Position = {
  readonly listing: Listing;
  readonly contracts: number;
  readonly entry: number;
  readonly margin: number | null;
};

export type Row =
  | { readonly state: "blank" }
  | { readonly state: "cash"; readonly coins: number }
  | {
      readonly state: "hedged";
      readonly coin: string;
      readonly coins: number;
      readonly listing: Listing;
      readonly isOwn: boolean;
      readonly beta: number | null;
      readonly price: number | null;
    };

type HedgedRow = Extract<Row, { state: "hedged" }>;

export type CoinHedge = {
  readonly figureRow: number;
  readonly listing: Listing;
  readonly positions: readonly Position[];
  readonly exposure: number;
  readonly target: number;
  readonly covered: number;
  /** Contracts, + to sell; on the contract of `at`. */
  readonly order: number;
  readonly at: Listing;
  readonly action: { readonly kind: string; readonly text: RegExp };
  readonly planned: Position | null;
  readonly plannedMargin: number;
};

export type Desk = {
  readonly rows: readonly Row[];
  readonly positions: readonly Position[];
  readonly hedges: ReadonlyMap<string, CoinHedge>;
};

const usdOf = ({ isInUsd, size, mark }: Listing): number => (isInUsd ? size : size * mark);

/** Coins that a short covers, at every price. */
export const coinsOf = ({ listing, contracts, entry }: Position): number =>
  listing.isInUsd ? (contracts * listing.size) / entry : contracts * listing.size;

export const pnlAt = (position: Position, price: number): number =>
  coinsOf(position) * (position.entry - price);

const riseOf = (coin: string): number => (coin === "BTC" || coin === "ETH" ? 1 : 2);

export function liquidationOf(position: Position): number | null {
  const { listing, entry, margin } = position;
  if (margin === null) return null;
  const coins = coinsOf(position);
  const notional = coins * entry;
  const maintenance = maintenanceAtEnd({ listing, coins, notional }, margin);
  if (listing.isLinear) return (margin + notional) / (coins * (1 + maintenance));
  return coins > margin ? (notional * (1 - maintenance)) / (coins - margin) : null;
}

function marginNeeded(position: Position): number {
  const { listing, entry } = position;
  const coins = coinsOf(position);
  const price = listing.mark * (1 + riseOf(listing.coin));
  const maintenance = maintenanceAt({ listing, coins, notional: coins * entry }, price);
  return listing.isLinear
    ? coins * (1 + maintenance) * price - coins * entry
    : coins - (coins * entry * (1 - maintenance)) / price;
}

/** All fills of one instrument together. */
function together(fills: readonly Position[]): Position {
  const [first] = fills;
  if (first === undefined) throw new Error("no fill");
  const contracts = fills.reduce((sum, fill) => sum + fill.contracts, 0);
  const coins = fills.reduce((sum, fill) => sum + coinsOf(fill), 0);
  const notional = fills.reduce((sum, fill) => sum + coinsOf(fill) * fill.entry, 0);
  const margins = fills.map(({ margin }) => margin);
  const known = margins.filter((margin) => margin !== null);
  return {
    listing: first.listing,
    contracts,
    entry: notional / coins,
    margin: known.length < margins.length ? null : known.reduce((sum, margin) => sum + margin, 0),
  };
}

export function merged(fills: readonly Position[]): readonly Position[] {
  const names = new Set(fills.map(({ listing }) => listing.instrument));
  return [...names].map((name) => together(fills.filter(({ listing }) => listing.instrument === name)));
}

const coinsToCover = ({ isOwn, coins, beta, price, listing }: HedgedRow): number | null => {
  if (isOwn) return coins;
  return beta === null || price === null ? null : (coins * beta * price) / listing.mark;
};

function largest(coin: string, positions: readonly Position[]): Listing | null {
  const own = positions.filter(({ listing }) => listing.coin === coin);
  return [...own].sort((one, other) => coinsOf(other) - coinsOf(one))[0]?.listing ?? null;
}

type Context = {
  readonly settings: Settings;
  readonly positions: readonly Position[];
  readonly exchanges: Exchanges;
};

async function rowOf(
  held: Held,
  { settings, positions, exchanges }: Context,
  isEthHeld: boolean,
): Promise<Row> {
  const { coin: written, coins, instead, beta, price } = held;
  const coin = written.toUpperCase();
  const { venue, prefer } = settings;
  if (coin === "") return { state: "blank" };
  if (dollars.includes(coin)) return { state: "cash", coins };
  const own = largest(coin, positions)?.instrument ?? chosen(coin, venue, prefer, exchanges);
  const proxy = largest("ETH", positions)?.instrument ?? chosen("ETH", venue, prefer, exchanges);
  if (own === null && !isEthHeld) throw new Error("the journey holds ETH where ETH is the proxy");
  const instrument =
    instead === "" ? (own ?? proxy) : instead.toLowerCase().replace(/:.*/, (end) => end.toUpperCase());
  if (instrument === null) throw new Error(`nobody lists ${coin}`);
  const listing = await exchanges.read(instrument);
  const isOwn = listing.coin === coin;
  const market = isOwn ? instrument : chosen(coin, venue, prefer, exchanges);
  const found = market === null ? null : (await exchanges.read(market)).mark;
  return { state: "hedged", coin, coins, listing, isOwn, beta: isOwn ? 1 : beta, price: price ?? found };
}

/** Rounded toward zero on the lot; a quotient that lies a rounding below a lot is that lot. */
const onLot = (contracts: number, lot: number): number => {
  const lots = Math.floor(contracts / lot + 1e-9);
  return Number((lots * lot).toPrecision(15));
};

type Order = { readonly contracts: number; readonly at: Listing };

function orderOf(
  gap: number,
  {
    target,
    listing,
    positions,
    ratio,
  }: Pick<CoinHedge, "target" | "listing" | "positions"> & { ratio: number },
): Order {
  const none = { contracts: 0, at: listing };
  if (Math.abs(gap) <= band * target) return none;
  if (gap > 0) return { contracts: onLot((gap * listing.mark) / usdOf(listing), listing.lot), at: listing };
  const isFirst = (position: Position): number => Number(position.listing.instrument === listing.instrument);
  for (const { listing: at, contracts: open, entry } of [...positions].sort(
    (one, other) => isFirst(other) - isFirst(one),
  )) {
    const perContract = at.isLinear
      ? at.size
      : at.size *
        (at.isInUsd ? ratio / at.mark + (1 - ratio) / entry : (ratio * entry) / at.mark + 1 - ratio);
    const asked = target === 0 ? open : -gap / perContract;
    const contracts = asked >= open ? open : onLot(asked, at.lot);
    if (contracts > 0 && (contracts === open || contracts >= at.minOrder))
      return { contracts: -contracts, at };
  }
  return none;
}

const grouped = (contracts: number): string =>
  contracts.toLocaleString("en-US", { maximumFractionDigits: 20 }).replaceAll(".", "\\.");

function actionOf(
  order: Order,
  { listing, positions }: Pick<CoinHedge, "listing" | "positions">,
  row: HedgedRow,
): CoinHedge["action"] {
  const near = positions.find((position) => {
    const liquidation = liquidationOf(position);
    return liquidation !== null && liquidation / position.listing.mark - 1 < warn;
  });
  const { contracts, at } = order;
  const name = `${at.orderSymbol} on ${at.venue} \\(`;
  if (contracts < 0)
    return { kind: "buy-back", text: new RegExp(`^Buy back ${grouped(-contracts)} ${name}`) };
  if (near !== undefined)
    return { kind: "add-margin", text: new RegExp(`^Add .*${near.listing.instrument}`) };
  if (row.price === null) return { kind: "type-price", text: /^Enter the price/ };
  if (row.beta === null) return { kind: "type-beta", text: /^Enter the beta/ };
  const isSale = contracts > 0 && contracts >= listing.minOrder;
  const isDue = contracts !== 0 || positions.length > 0;
  const isDear =
    (-listing.rate * 8760) / listing.hours > 0.5 && -(weekAprOf(listing.past) ?? -Infinity) > 0.5;
  if (isDue && isDear) return { kind: "funding", text: /^Funding/ };
  if (isSale) return { kind: "sell", text: new RegExp(`^Sell ${grouped(contracts)} ${name}`) };
  if (contracts > 0 && positions.length === 0) return { kind: "too-small", text: /^Too small/ };
  if (positions.some(({ margin }) => margin === null))
    return { kind: "type-margin", text: /^Enter the margin/ };
  return { kind: "fine", text: /^Fine/ };
}

function afterOrder(own: Position | null, { contracts, at }: Order): Position | null {
  if (contracts === 0) return own;
  if (contracts > 0) {
    const sold = { listing: at, contracts, entry: at.mark, margin: null };
    return own === null ? sold : { ...together([own, sold]), margin: own.margin };
  }
  const left = (own?.contracts ?? 0) + contracts;
  return own === null || left <= 0 ? null : { ...own, contracts: left };
}

function hedgeOf(
  coin: string,
  rows: readonly Row[],
  positions: readonly Position[],
  ratio: number,
): CoinHedge {
  const hedged = rows.flatMap((row, index) =>
    row.state === "hedged" && row.listing.coin === coin ? [{ row, index }] : [],
  );
  const figure =
    hedged.find(({ row }) => row.isOwn) ?? hedged.find(({ row }) => coinsToCover(row) !== null) ?? hedged[0];
  if (figure === undefined) throw new Error(`no row is hedged by ${coin}`);
  const { listing } = figure.row;
  const ofCoin = positions.filter((position) => position.listing.coin === coin);
  const exposure = hedged.reduce((sum, { row }) => sum + (coinsToCover(row) ?? 0), 0);
  const target = Math.max(0, ratio * exposure);
  const covered = ofCoin.reduce((sum, position) => sum + coinsOf(position), 0);
  const isIncomplete = hedged.some(({ row }) => coinsToCover(row) === null);
  const gap = target - covered;
  const sized = { target, listing, positions: ofCoin, ratio };
  const order = gap < 0 && isIncomplete ? { contracts: 0, at: listing } : orderOf(gap, sized);
  const own = ofCoin.find((position) => position.listing.instrument === listing.instrument) ?? null;
  const planned = order.at.instrument === listing.instrument ? afterOrder(own, order) : own;
  return {
    ...{ figureRow: figure.index, listing, positions: ofCoin, exposure, target, covered, planned },
    order: order.contracts,
    at: order.at,
    action: actionOf(order, { listing, positions: ofCoin }, figure.row),
    plannedMargin: planned === null ? 0 : marginNeeded(planned),
  };
}

export async function openShorts(
  shorts: readonly Short[],
  exchanges: Exchanges,
): Promise<readonly (Position | null)[]> {
  return Promise.all(
    shorts.map(async ({ instrument, contracts, entry, margin }) =>
      instrument === "" ? null : { listing: await exchanges.read(instrument), contracts, entry, margin },
    ),
  );
}

/** The desk of what is typed. */
export async function expectedDesk(
  typed: {
    readonly holdings: readonly Held[];
    readonly shorts: readonly Short[];
    readonly settings: Settings;
  },
  exchanges: Exchanges,
): Promise<Desk> {
  const { holdings, shorts, settings } = typed;
  const fills = (await openShorts(shorts, exchanges)).filter((fill) => fill !== null);
  const positions = merged(fills);
  const isEthHeld = holdings.some(({ coin }) => coin.toUpperCase() === "ETH");
  const context = { settings, positions, exchanges };
  const rows = await Promise.all(holdings.map(async (held) => rowOf(held, context, isEthHeld)));
  const coins = new Set(rows.flatMap((row) => (row.state === "hedged" ? [row.listing.coin] : [])));
  const hedges = new Map([...coins].map((coin) => [coin, hedgeOf(coin, rows, positions, settings.ratio)]));
  return { rows, positions, hedges };
}

const fields =
  "price value instrument why orderSymbol contracts now trade tradeInstrument covered unhedgedUsd notional contractUsd lotStep minOrder mark index basis fundingRate intervalHours nextFunding apr apr7 costPerDay costHorizon fees breakEven marginNeeded leverage liquidation distance survival worstRise fundingStress action asOf".split(
    " ",
  );
const blank: Figures = Object.fromEntries(fields.map((name) => [name, ""]));

/** An error of which the sheet says why. */
export const notAvailable = /^#N\/A$/;

type Near = { readonly distance: number; readonly past: Past };

/** No rise liquidates a short whose margin is all the coins that it covers. */
function survivalShown({ positions, listing }: CoinHedge, shown: Near | null): Expected {
  if (shown !== null) return survivalOf(shown.past, shown.distance) ?? notAvailable;
  if (positions.length === 0) return "";
  const isKnown = positions.every(({ margin }) => margin !== null);
  return (isKnown ? survivalOf(listing.past, Infinity) : null) ?? notAvailable;
}

function positionFigures(hedge: CoinHedge): Figures {
  const { listing, positions, exposure, target, covered, order, at, action, planned, plannedMargin } = hedge;
  const usd = usdOf(listing);
  const now = positions.find((each) => each.listing.instrument === listing.instrument)?.contracts ?? 0;
  const contracts = planned?.contracts ?? 0;
  const notional = contracts * usd;
  const apr7 = weekAprOf(listing.past);
  const perDay = -notional * (apr7 === null ? (listing.rate * 24) / listing.hours : apr7 / 365);
  const worstFunding = worstFundingOf(listing.past);
  const received = (listing.rate * horizonDays * 24) / listing.hours;
  const nearest = positions
    .flatMap((position) => {
      const price = liquidationOf(position);
      const { mark, past } = position.listing;
      return price === null ? [] : [{ price, distance: price / mark - 1, past }];
    })
    .sort((one, other) => one.distance - other.distance)[0];
  const asPlanned = planned === null ? null : liquidationOf({ ...planned, margin: plannedMargin });
  const shown =
    nearest ??
    (positions.length > 0 || asPlanned === null
      ? null
      : { price: asPlanned, distance: asPlanned / listing.mark - 1, past: listing.past });
  const none = positions.length > 0 ? notAvailable : "";
  return {
    contracts,
    now,
    trade: action.kind === "sell" || action.kind === "buy-back" ? order : 0,
    tradeInstrument: order === 0 ? listing.instrument : at.instrument,
    covered: target === 0 ? "" : covered / target,
    unhedgedUsd: (exposure - covered) * listing.mark,
    notional,
    minOrder: listing.minOrder,
    costPerDay: perDay,
    costHorizon: perDay * horizonDays,
    fees: 2 * feeRate * notional,
    breakEven:
      contracts === 0
        ? ""
        : listing.isLinear
          ? (listing.mark * (1 - feeRate + received)) / (1 + feeRate)
          : (listing.mark * (1 - feeRate)) / (1 + feeRate - received),
    marginNeeded: plannedMargin,
    leverage:
      plannedMargin === 0 ? "" : notional / (listing.isLinear ? plannedMargin : plannedMargin * listing.mark),
    liquidation: shown?.price ?? none,
    distance: shown?.distance ?? none,
    survival: survivalShown(hedge, shown),
    worstRise: worstRiseOf(nearest?.past ?? listing.past) ?? notAvailable,
    fundingStress: notional === 0 ? 0 : worstFunding === null ? notAvailable : notional * worstFunding,
    action: action.text,
  };
}

/** Every figure of PLAN, row by row. */
export function planFigures({ rows, hedges }: Desk): readonly Figures[] {
  return rows.map((row, index): Figures => {
    if (row.state === "blank") return blank;
    if (row.state === "cash") {
      return { ...blank, price: 1, value: row.coins, action: "Cash: not hedged." };
    }
    const { listing, coins, price, beta } = row;
    const hedge = hedges.get(listing.coin);
    if (hedge === undefined) throw new Error(`nothing hedges ${listing.coin}`);
    const missing = price === null ? /^Enter the price/ : beta === null ? /^Enter the beta/ : null;
    const carried = new RegExp(
      `^Hedged together with holding ${String(hedge.figureRow + 1)} \\([A-Z]+\\): one ${listing.coin} short`,
    );
    return {
      ...blank,
      price: price ?? notAvailable,
      value: price === null ? notAvailable : coins * price,
      instrument: listing.instrument,
      why: /\S/,
      orderSymbol: listing.orderSymbol,
      contractUsd: usdOf(listing),
      lotStep: listing.lot,
      mark: listing.mark,
      index: listing.index,
      basis: listing.mark / listing.index - 1,
      fundingRate: listing.rate,
      intervalHours: listing.hours,
      nextFunding: listing.next === null ? notAvailable : listing.next / dayMs + 25_569,
      apr: (listing.rate * 8760) / listing.hours,
      apr7: weekAprOf(listing.past) ?? notAvailable,
      action: missing ?? carried,
      asOf: Date.now() / dayMs + 25_569,
      ...(hedge.figureRow === index ? positionFigures(hedge) : {}),
    };
  });
}
