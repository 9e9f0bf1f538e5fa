/* eslint complexity: "off" -- figures that may be missing are defaulted one by one, where a comparison finds them out */
import { snapshotSchema, type Perpetual, type PerpetualKind } from "../../../shared/contract/perpetuals.js";
import type { RiskTiers } from "../../../shared/contract/tiers.js";
import { venueOrder } from "../../../shared/listing/venueOrder.js";
import { coins } from "../../simulator/coins.js";
import type { Contract, Market } from "../../simulator/market.js";
import { simulatedVenues } from "../../simulator/venues/registry.js";
import type { OpenWorkbench } from "../openWorkbench.js";
import { askExchange } from "./askExchange.js";
import { readPast, type Past, type PastAddress } from "./expectedPast.js";
import { readTiers } from "./expectedTiers.js";

type Kind = PerpetualKind;

/** A perpetual as the simulated exchange has it; prices are per coin, also where it lists a thousand coins as one. */
export type Listing = {
  readonly instrument: string;
  readonly venue: string;
  readonly coin: string;
  readonly isLinear: boolean;
  readonly orderSymbol: string;
  readonly mark: number;
  readonly index: number;
  readonly rate: number;
  readonly hours: number;
  /** Ms since 1970; null where the venue publishes none. */
  readonly next: number | null;
  /** USD of a contract, or coins. */
  readonly size: number;
  readonly isInUsd: boolean;
  readonly lot: number;
  readonly minOrder: number;
  /** Null where the venue publishes none. */
  readonly tiers: RiskTiers | null;
  readonly past: Past;
};

export type Exchanges = {
  /** The instrument of a coin's perpetual on a venue; null where it lists none, or publishes no mark price of it. */
  readonly listed: (venue: string, kind: Kind, coin: string) => string | null;
  readonly read: (instrument: string) => Promise<Listing>;
  /** To be called when prices were moved. */
  readonly forget: () => void;
};

/** Which of several linear contracts of a coin is meant. */
const quotes = ["USD", "USDT", "USDC"];

function contractOf(venue: string, kind: Kind, coin: string): Contract | undefined {
  const found = simulatedVenues.find(({ id }) => id === venue);
  return [...(found?.perpetuals(kind, Date.now()) ?? [])]
    .filter((contract) => contract.coin === coin)
    .sort((one, other) => quotes.indexOf(one.quote) - quotes.indexOf(other.quote))[0];
}

function listed(venue: string, kind: Kind, coin: string): string | null {
  const contract = contractOf(venue, kind, coin);
  const publishesMarks =
    simulatedVenues.find(({ id }) => id === venue)?.notPublished?.includes("mark") !== true;
  if (contract === undefined || !publishesMarks) return null;
  if (kind === "inverse") return `${venue}:${coin}`;
  return `${venue}:${coin}-${contract.quote === "USD" ? "LINEAR" : contract.quote}`;
}

/** An instrument such as "bybit:ETH-USDT" as the service is asked for it. */
function addressOf(instrument: string): PastAddress {
  const [, venue = "", coin = "", quote] = /^(\w+):(\w+)(?:-(\w+))?$/.exec(instrument) ?? [];
  const kind = quote === undefined || quote === "USD" ? "inverse" : "linear";
  return { venue, kind, coin, quote: quote === undefined || quote === "LINEAR" ? "USD" : quote };
}

function near(what: string, reported: number, simulated: number, slack: number): void {
  if (Math.abs(reported - simulated) > slack) {
    throw new Error(`${what}: ${String(reported)} is reported, ${String(simulated)} simulated`);
  }
}

function numberOf(text: string | number | null, what: string): number {
  if (text === null) throw new Error(`${what} is not published`);
  return Number(text);
}

/** Asks once; what failed is asked again by the next look. */
async function kept<Value>(
  answers: Map<string, Promise<Value>>,
  key: string,
  ask: () => Promise<Value>,
): Promise<Value> {
  const known = answers.get(key);
  if (known !== undefined) return known;
  const asked = ask();
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  return asked;
}

/**
 * The figures of an instrument as they are on their way to the page, held against what the simulator makes: of Binance
 * and Bybit to the last digit by what the exchange itself answers, of the others to what their digits cut off.
 */
export function readExchanges({ page, exchangesUrl }: OpenWorkbench, market: Market): Exchanges {
  const { origin } = new URL(page.url());
  let snapshots = new Map<string, Promise<readonly Perpetual[]>>();
  let listings = new Map<string, Promise<Omit<Listing, "past">>>();
  const pasts = new Map<string, Promise<Past>>();

  /** What is not known yet is asked for at the next look: two years are read in many pages. */
  async function pastOf(instrument: string): Promise<Past> {
    const address = addressOf(instrument);
    const contract = contractOf(address.venue, address.kind, address.coin);
    if (contract === undefined) throw new Error(`nobody lists ${instrument}`);
    const past = await kept(pasts, instrument, async () => readPast({ origin, market, contract }, address));
    if (past.days === null || past.rates === null) pasts.delete(instrument);
    return past;
  }

  async function fetchSnapshot(venue: string, kind: Kind): Promise<readonly Perpetual[]> {
    const response = await fetch(`${origin}/api/v1/perpetuals/${venue}/${kind}`);
    if (!response.ok) throw new Error(`${venue} ${kind}: ${await response.text()}`);
    return snapshotSchema.parse(await response.json()).perpetuals;
  }

  async function perpetualsOf(venue: string, kind: Kind): Promise<readonly Perpetual[]> {
    const key = `${venue} ${kind}`;
    return kept(snapshots, key, async () => fetchSnapshot(venue, kind));
  }

  async function fetchListing(instrument: string): Promise<Omit<Listing, "past">> {
    const { venue, kind, coin, quote: wanted } = addressOf(instrument);
    const contract = contractOf(venue, kind, coin);
    const perpetual = (await perpetualsOf(venue, kind)).find(
      (each) => each.coin === coin && each.quote === wanted,
    );
    if (contract === undefined || perpetual === undefined) throw new Error(`nobody lists ${instrument}`);
    const mark = numberOf(perpetual.mark, "mark");
    const size = numberOf(perpetual.contractSize, "size");
    const lot = numberOf(perpetual.lotStep, "lot");
    const isInUsd = perpetual.contractUnit === "USD";
    const usd = isInUsd ? size : size * mark;
    const least = Math.max(
      lot,
      Number(perpetual.minContracts ?? 0),
      Number(perpetual.minNotional ?? 0) / usd,
    );
    const listing: Omit<Listing, "past"> = {
      ...{ instrument, venue, coin, isLinear: kind === "linear", mark, size, lot, isInUsd },
      orderSymbol: perpetual.orderSymbol ?? "",
      index: numberOf(perpetual.index, "index"),
      rate: numberOf(perpetual.fundingRate, "rate"),
      hours: numberOf(perpetual.intervalHours, "hours"),
      next: perpetual.nextFunding,
      tiers: await readTiers(origin, { venue, kind, coin, quote: wanted }, coins[contract.coin].price),
      minOrder: Math.ceil(least / lot - 1e-9) * lot,
    };
    if (contract.quote === wanted) {
      const made = market.quote(contract, Date.now());
      near(`mark of ${instrument}`, listing.mark, made.mark / contract.multiplier, listing.mark * 5e-4);
      near(`index of ${instrument}`, listing.index, made.index / contract.multiplier, listing.index * 5e-4);
      near(`hours of ${instrument}`, listing.hours, contract.intervalHours ?? 0, 0);
    }
    const own = await askExchange(exchangesUrl, instrument);
    for (const [what, value] of Object.entries(own ?? {})) {
      if (typeof value === "number") {
        const reported = Number(Reflect.get(listing, what));
        near(`${what} of ${instrument}`, reported, value, Math.abs(value) * 1e-12);
      }
    }
    return listing;
  }

  return {
    listed,
    read: async (instrument) => {
      const listing = await kept(listings, instrument, async () => fetchListing(instrument));
      return { ...listing, past: await pastOf(instrument) };
    },
    forget: () => {
      snapshots = new Map();
      listings = new Map();
    },
  };
}

/** What to short for a coin by the rules of the desk, where no short of it is open. */
export function chosen(coin: string, venue: string, prefer: string, { listed }: Exchanges): string | null {
  const elsewhere = (kind: Kind): string | null =>
    venueOrder
      .filter((each) => each !== venue)
      .map((each) => listed(each, kind, coin))
      .find((instrument) => instrument !== null) ?? null;
  const here = (kind: Kind): string | null => listed(venue, kind, coin);
  return prefer === "one venue"
    ? (here("inverse") ?? here("linear") ?? elsewhere("inverse") ?? elsewhere("linear"))
    : (here("inverse") ?? elsewhere("inverse") ?? here("linear") ?? elsewhere("linear"));
}
