import { annualRate } from "../calc/funding.js";
import type { Perpetual, PerpetualKind, Snapshot } from "../contract/perpetuals.js";
import { Decimal } from "../decimal.js";
import { isInDollars } from "../listing/hedgeable.js";
import { anyLinearQuote, instrumentText, type Instrument } from "../listing/instrument.js";
import { remember } from "../remember.js";

/** A perpetual that can be shorted, with its figures as numbers; what the venue does not publish is null. */
export type DeskContract = {
  /** "bybit:ETH" */
  readonly text: string;
  readonly instrument: Instrument;
  readonly venue: string;
  readonly kind: PerpetualKind;
  readonly coin: string;
  readonly perpetual: Perpetual;
  /** USD per coin. */
  readonly mark: Decimal | null;
  readonly index: Decimal | null;
  /** USD or coins per contract, see {@link isCountedInUsd}. */
  readonly contractSize: Decimal | null;
  readonly lotStep: Decimal | null;
  /** USD of one contract at the mark price; null where the venue publishes too little. */
  readonly usd: Decimal | null;
  /** The smallest order in contracts. */
  readonly minOrder: Decimal | null;
  readonly fundingRate: Decimal | null;
  readonly intervalHours: Decimal | null;
  /** When the venue was asked, ms since 1970. */
  readonly asOf: number;
  readonly isStale: boolean;
  /** Whether its venue publishes risk tiers of such contracts. */
  readonly hasTiers: boolean;
};

function decimalOf(text: string | null): Decimal | null {
  return text === null ? null : new Decimal(text);
}

/** The same, of a price, whose 0 is a venue's way to say that it has none. */
function priceOf(text: string | null): Decimal | null {
  const price = decimalOf(text);
  return price?.gt(0) === true ? price : null;
}

function contractUsd(
  perpetual: Perpetual,
  contractSize: Decimal | null,
  mark: Decimal | null,
): Decimal | null {
  if (contractSize === null || isCountedInUsd({ perpetual })) return contractSize;
  return mark === null ? null : contractSize.times(mark);
}

/** Of the venue's least order, the lot step and the least notional, on the step. */
function smallestOrder(
  { minContracts, minNotional }: Perpetual,
  lotStep: Decimal | null,
  usd: Decimal | null,
): Decimal | null {
  if (lotStep === null || usd === null) return null;
  if (lotStep.gte(minContracts ?? 0) && lotStep.times(usd).gte(minNotional ?? 0)) return lotStep;
  const least = Decimal.max(minContracts ?? 0, new Decimal(minNotional ?? 0).div(usd));
  return least.div(lotStep).ceil().times(lotStep);
}

function readContract({ venue, kind, asOf, stale, hasTiers }: Snapshot, perpetual: Perpetual): DeskContract {
  const { coin } = perpetual;
  // Kraken quotes linear contracts in USD, which alone would mean the inverse one.
  const quote = kind === "linear" && perpetual.quote === "USD" ? anyLinearQuote : perpetual.quote;
  const instrument = { venue, coin, quote, kind };
  const mark = priceOf(perpetual.mark);
  const contractSize = priceOf(perpetual.contractSize);
  const lotStep = priceOf(perpetual.lotStep);
  const usd = contractUsd(perpetual, contractSize, mark);
  return {
    text: instrumentText(instrument),
    instrument,
    venue,
    kind,
    coin,
    perpetual,
    mark,
    index: priceOf(perpetual.index),
    contractSize,
    lotStep,
    usd,
    minOrder: smallestOrder(perpetual, lotStep, usd),
    fundingRate: decimalOf(perpetual.fundingRate),
    intervalHours: perpetual.intervalHours === null ? null : new Decimal(perpetual.intervalHours),
    asOf,
    isStale: stale,
    hasTiers,
  };
}

const contractsOf = remember((_snapshot: Snapshot) => new Map<Perpetual, DeskContract>());

/** A listing of a snapshot as the desk uses it: one object for every row, short and cell that stands on it. */
export function deskContract(snapshot: Snapshot, perpetual: Perpetual): DeskContract {
  const known = contractsOf(snapshot);
  const contract = known.get(perpetual) ?? readContract(snapshot, perpetual);
  known.set(perpetual, contract);
  return contract;
}

/** That a contract is priced in euros or bitcoin, whose marks would pass for dollars; null where it is in dollars. */
export function inOtherMoney({ text, perpetual: { quote }, kind }: DeskContract): string | null {
  return isInDollars(quote, kind) ? null : `${text} is priced in ${quote}, not in dollars`;
}

/** What may not be shorted against a coin, although it carries its ticker. A commodity may be what is held: gold is no coin. */
const otherAssets: Readonly<Partial<Record<NonNullable<Perpetual["assetClass"]>, string>>> = {
  stock: "a stock",
  index: "an index",
  currency: "a currency",
  prelaunch: "a pre-launch",
};

/** Why a contract is no hedge of the coin it is named after; null where it is one. */
export function otherAsset(contract: DeskContract): string | null {
  const { assetClass, coin } = contract.perpetual;
  const other = assetClass === null ? undefined : otherAssets[assetClass];
  if (other !== undefined) return `${contract.text} is ${other} perpetual, not the coin ${coin}`;
  return inOtherMoney(contract);
}

/** Whether a contract is worth a fixed number of USD, and not of coins. */
export function isCountedInUsd({ perpetual }: Pick<DeskContract, "perpetual">): boolean {
  return perpetual.contractUnit === "USD";
}

/** A contract whose size, step and mark price are known, so that a short of it can be sized. */
export type SizedContract = DeskContract & {
  readonly mark: Decimal;
  readonly contractSize: Decimal;
  readonly lotStep: Decimal;
  readonly usd: Decimal;
  readonly minOrder: Decimal;
};

function isSized(contract: DeskContract): contract is SizedContract {
  // The smallest order is known only with size and step.
  return contract.mark !== null && contract.minOrder !== null;
}

/** The contract with what sizing needs; a text naming what is missing where the venue publishes too little. */
export function sizedContract(contract: DeskContract): SizedContract | string {
  if (isSized(contract)) return contract;
  if (contract.mark === null) return "mark price";
  return contract.contractSize === null ? "contract size" : "lot step";
}

/** Funding a short earns a year at the coming rate, as a fraction; null where the venue publishes too little. */
export const fundingApr = remember(({ fundingRate, intervalHours }: DeskContract): Decimal | null =>
  fundingRate === null || intervalHours === null ? null : annualRate(fundingRate, intervalHours),
);
