import { roundToStep } from "../calc/lots.js";
import { Decimal, sum } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { instrumentText, type Instrument } from "../listing/instrument.js";
import { findListing } from "../listing/listingIndex.js";
import { inContracts } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import { contractKey, type DeskShort } from "./openShorts.js";
import { pnlUsd, positionOf, type Position } from "./position.js";

/** A line of the shorts table that is open, by its place in the table from 0. */
export type OpenLine = { readonly index: number; readonly line: Extract<DeskShort, { state: "open" }> };

/** A sale as it was done. */
export type Sale = {
  readonly instrument: Instrument;
  /** > 0 */
  readonly contracts: Decimal;
  /** As the venue shows it: of 1000PEPE the price of the thousand. */
  readonly price: Decimal;
  /** Excel date-time, UTC. */
  readonly time: Decimal;
  /** Moved there for it: coins on inverse, USD on linear contracts; null where it is not known. */
  readonly margin: Decimal | null;
};

/** A purchase that closes a short or part of it, as it was done. */
export type Purchase = Omit<Sale, "margin"> & {
  /** USD; null where they are not known. */
  readonly fees: Decimal | null;
};

/** A line to add to the shorts table. */
export type SoldLine = {
  readonly instrument: string;
  readonly contracts: Decimal;
  readonly entry: Decimal;
  readonly margin: Decimal | null;
  readonly opened: Decimal;
};

/** What is left of a line of the shorts table; with 0 contracts nothing is. */
export type ChangedLine = {
  readonly index: number;
  readonly contracts: Decimal;
  readonly margin: Decimal | null;
};

/** A line closed, or the part of it that was. */
export type ClosedPart = {
  readonly instrument: string;
  readonly contracts: Decimal;
  /** Entry and exit as the venue shows them. */
  readonly entry: Decimal;
  readonly exit: Decimal;
  /** Null where it is not typed or no date. */
  readonly opened: Decimal | null;
  readonly closed: Decimal;
  /** USD, its share of the purchase's; null where they are not known. */
  readonly fees: Decimal | null;
};

/** The open lines of an instrument, however each of them writes it. */
export function openLines({ shorts, markets }: Desk, instrument: Instrument): readonly OpenLine[] {
  const { venue, kind } = instrument;
  const state = markets.snapshot(venue, kind);
  const perpetual = state === null || state instanceof Error ? null : findListing(state, instrument);
  if (perpetual === null) return [];
  const key = contractKey({ venue, kind, perpetual });
  return shorts.flatMap((line, index) =>
    line.state === "open" && contractKey(line.position.contract) === key ? [{ index, line }] : [],
  );
}

/** The entry of a line as the venue shows it. */
function shownEntry({ contract, entry }: Position): Decimal {
  return entry.times(contract.perpetual.coinMultiplier);
}

/**
 * The line a sale adds to the shorts table. Where the margin already posted is enough and none is added, the lines of
 * the instrument share it: a line without margin would make that of the whole position unknown.
 * @param lines the open lines of its instrument
 */
export function recordedSale(
  lines: readonly OpenLine[],
  { instrument, contracts, price, time, margin }: Sale,
): { readonly line: SoldLine; readonly changed: readonly ChangedLine[] } {
  const line = { instrument: instrumentText(instrument), contracts, entry: price, opened: time };
  if (margin?.isZero() !== true) return { line: { ...line, margin }, changed: [] };
  const known = lines.flatMap(({ index, line: { position } }) =>
    position.margin === null ? [] : [{ index, contracts: position.contracts, margin: position.margin }],
  );
  if (known.length === 0 || known.length < lines.length)
    return { line: { ...line, margin: null }, changed: [] };
  const before = sum(known.map((each) => each.contracts));
  const kept = before.div(before.plus(contracts));
  const changed = known.map((each) => ({ ...each, margin: each.margin.times(kept) }));
  const posted = sum(known.map((each) => each.margin));
  return { line: { ...line, margin: posted.minus(sum(changed.map((each) => each.margin))) }, changed };
}

/** What closing a part of a line pays: coins on inverse, USD on linear contracts. */
function paidFor(position: Position, contracts: Decimal, exit: Decimal): Decimal {
  const usd = pnlUsd(positionOf({ ...position, contracts, margin: null }), exit);
  return position.contract.kind === "linear" ? usd : usd.div(exit);
}

type Part = OpenLine & { readonly contracts: Decimal };

/** How far the entry of a line is from the average of all, as the venue has it: by coins, or by USD where it counts these. */
function distanceFromAverage(lines: readonly OpenLine[]): (line: OpenLine) => Decimal {
  const all = lines.map(({ line }) => line.position);
  const coins = sum(all.map((each) => each.coins));
  const average = sum(all.map((each) => each.entryNotional)).div(coins);
  return ({ line }) => line.position.entry.minus(average).abs();
}

/**
 * The part of each line that a purchase closes: the same share of every line, on the lot step. Venues pay on the average
 * entry, and closing the oldest first would leave another average open than theirs. What rounding leaves is closed where
 * the entry is nearest to it: a lot at a time, taken from an entry far off, a gap was never closed.
 */
function partsOf(lines: readonly OpenLine[], contracts: Decimal): readonly Part[] {
  const open = sum(lines.map(({ line }) => line.position.contracts));
  const shares = lines.map(({ index, line }) => {
    const { contracts: own, contract } = line.position;
    const share = contracts.eq(open)
      ? own
      : roundToStep(own.times(contracts).div(open), contract.lotStep, "down");
    return { index, line, contracts: Decimal.min(own, share) };
  });
  let left = contracts.minus(sum(shares.map((share) => share.contracts)));
  const distance = distanceFromAverage(lines);
  const nearest = [...shares].sort((one, other) => distance(one).cmp(distance(other)));
  const rests = new Map<number, Decimal>();
  for (const { index, line, contracts: share } of nearest) {
    const more = Decimal.min(left, line.position.contracts.minus(share));
    left = left.minus(more);
    rests.set(index, more);
  }
  return shares.flatMap(({ index, line, contracts: share }) => {
    const closed = share.plus(rests.get(index) ?? 0);
    return closed.gt(0) ? [{ index, line, contracts: closed }] : [];
  });
}

/** Fees by contracts, to the cent; the first part takes what rounding leaves. */
function feeShares(parts: readonly Part[], fees: Decimal | null): readonly (Decimal | null)[] {
  if (fees === null) return parts.map(() => null);
  const all = sum(parts.map(({ contracts }) => contracts));
  const shares = parts.slice(1).map(({ contracts }) => fees.times(contracts).div(all).toDecimalPlaces(2));
  return [fees.minus(sum(shares)), ...shares];
}

export type RecordedClose = {
  readonly changed: readonly ChangedLine[];
  readonly closed: readonly ClosedPart[];
  /** Coins to add to those held on inverse contracts, USD on linear ones. */
  readonly realised: Decimal;
};

/**
 * Closes the same share of each line of one instrument, each with its own entry and day, so that the profit is that of
 * the average entry. Margin shrinks with the
 * contracts; what is freed was part of the coins held before and stays it.
 * @throws HedgeError invalid_input where no short, or not so much of it, is open
 */
export function recordedClose(lines: readonly OpenLine[], purchase: Purchase): RecordedClose {
  const { instrument, contracts, price, time, fees } = purchase;
  const text = instrumentText(instrument);
  const open = sum(lines.map(({ line }) => line.position.contracts));
  if (open.isZero()) {
    throw new HedgeError({ code: "invalid_input", message: `no short of ${text} is open` });
  }
  if (contracts.gt(open)) {
    const message = `only ${inContracts(open)} contracts of ${text} are open, was ${inContracts(contracts)}`;
    throw new HedgeError({ code: "invalid_input", message });
  }
  const parts = partsOf(lines, contracts);
  const shares = feeShares(parts, fees);
  return {
    changed: parts.map(({ index, line: { position }, contracts: closed }) => {
      const left = position.contracts.minus(closed);
      const margin = position.margin?.times(left).div(position.contracts) ?? null;
      return { index, contracts: left, margin };
    }),
    closed: parts.map(({ line: { position, opened }, contracts: closed }, place) => ({
      instrument: position.contract.text,
      contracts: closed,
      entry: shownEntry(position),
      exit: price,
      opened: opened instanceof Decimal ? opened : null,
      closed: time,
      fees: shares[place] ?? null,
    })),
    realised: sum(
      parts.map(({ line: { position }, contracts: closed }) =>
        paidFor(position, closed, price.div(position.contract.perpetual.coinMultiplier)),
      ),
    ),
  };
}
