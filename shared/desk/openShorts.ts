import type { Snapshot } from "../contract/perpetuals.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { isHedgeable } from "../listing/hedgeable.js";
import { instrumentText } from "../listing/instrument.js";
import { findListing } from "../listing/listingIndex.js";
import { possibleCoins } from "../listing/possibleCoins.js";
import { remember, rememberWhile } from "../remember.js";
import { isFinal, waitingFor } from "./deskMarkets.js";
import {
  deskContract,
  isCountedInUsd,
  otherAsset,
  sizedContract,
  type SizedContract,
} from "./deskContract.js";
import type { DeskMarkets } from "./deskMarkets.js";
import { listedAs } from "./listedAs.js";
import { inFigures } from "./numberWords.js";
import { mergePositions, positionOf, type Position } from "./position.js";
import type { ShortLine } from "./readShorts.js";
import { tiersIn } from "./riskRules.js";

/** A line of the open shorts, looked up in the market; what is not open may be a short of any of its coins, null: of any at all. */
export type DeskShort =
  | { readonly state: "blank" }
  | { readonly state: "wrong"; readonly problem: HedgeError; readonly coins: readonly string[] | null }
  | { readonly state: "waiting"; readonly problem: string; readonly coins: readonly string[] }
  | { readonly state: "open"; readonly position: Position; readonly opened: Decimal | HedgeError | null };

/** Coins held of a coin, tokens that stand for it included; null where no row that can be read holds it. */
export type HeldCoins = (coin: string) => Decimal | null;

/** An entry further from the mark than this is of another coin, another unit or a slip. */
const maxEntryRatio = 20;
/** What rounding and unrealised funding may put on top of the coins held. */
export const maxMarginShare = new Decimal("1.02");
/** Where the coins held are not known: nobody posts more times the coins that a short covers, but USD typed for coins are. */
const maxMarginOfOwn = 20;
const sameNumber = new Decimal("0.02");
const smallShare = new Decimal("0.1");

function wrongLine(coins: readonly string[], message: string): DeskShort {
  return { state: "wrong", problem: new HedgeError({ code: "invalid_input", message }), coins };
}

const marginSlips = rememberWhile<string | null>();

/** Margin that can only be USD, or more coins than there are: it would make the short look as if nothing could end it. */
function marginSlip(position: Position, held: Decimal | null): string | null {
  const { contract, margin } = position;
  const { kind, coin } = contract;
  if (kind !== "inverse" || margin === null) return null;
  return marginSlips(position.coins, [margin, held], () => {
    const most = held === null ? position.coins.times(maxMarginOfOwn) : held.times(maxMarginShare);
    if (margin.lte(most)) return null;
    const what =
      held === null
        ? `is not plausible for a short of ${inFigures(position.coins)} ${coin}`
        : `exceeds your ${inFigures(held)} ${coin}`;
    return `margin ${inFigures(margin)} ${what}: enter margin in ${coin}, and include it in your coins`;
  });
}

/** Slips that turn an order around: each would make the short look larger, smaller or safer than it is. */
function slipOf(position: Position, typedEntry: Decimal, held: Decimal | null): string | null {
  const { contract, entry, contracts } = position;
  const { mark, coin, perpetual } = contract;
  if (entry.gt(mark.times(maxEntryRatio)) || entry.times(maxEntryRatio).lt(mark)) {
    const shown = mark.times(perpetual.coinMultiplier).toString();
    return `entry ${typedEntry.toString()} is too far from the mark price ${shown} of ${contract.text}: enter the price as the venue shows it`;
  }
  const isCoins = held !== null && contracts.minus(held).abs().lte(held.times(sameNumber));
  if (isCoins && isCountedInUsd(contract) && position.coins.lt(held.times(smallShare))) {
    return `contracts ${contracts.toString()} looks like coins of ${coin}: enter the number of contracts`;
  }
  return marginSlip(position, held);
}

type TypedLine = Extract<ShortLine, { state: "typed" }>;

function unlisted(line: TypedLine, state: Snapshot): DeskShort {
  const { venue, kind, coin } = line.instrument;
  const text = instrumentText(line.instrument);
  const coins = possibleCoins(coin);
  // An old list may lack a contract that is new; only a fresh one says that it is gone.
  if (state.stale) return { state: "waiting", problem: `an updated list of ${venue} ${kind}`, coins };
  const meant = listedAs(state, coin);
  return meant === null
    ? wrongLine(coins, `${venue} does not list ${text}. If it was delisted, record the short as closed`)
    : wrongLine(coins, `${venue} does not list ${text}. Use ${meant}`);
}

/** What a line covers: its contract comes with another price each second, and with the same size. */
const fillOf = rememberWhile<Position>();

function openLine(
  line: TypedLine,
  contract: SizedContract,
  markets: DeskMarkets,
  held: Decimal | null,
): DeskShort {
  const { instrument, contracts, entry, margin, opened } = line;
  const { contractSize, contractUnit, coinMultiplier } = contract.perpetual;
  const fill = fillOf(line, [contractSize, contractUnit, coinMultiplier], () =>
    positionOf({ contract, contracts, entry: entry.div(coinMultiplier), margin }),
  );
  const position = { ...fill, contract };
  const slip = slipOf(position, entry, held);
  if (slip !== null) return wrongLine(possibleCoins(instrument.coin), slip);
  // Only with its margin can a short be liquidated, and only then are tiers needed.
  if (margin !== null && tiersIn(markets, contract) === null) {
    const problem = `the risk tiers of ${contract.text}`;
    return { state: "waiting", problem, coins: possibleCoins(instrument.coin) };
  }
  return { state: "open", position, opened };
}

function lookUp(line: TypedLine, markets: DeskMarkets, heldCoins: HeldCoins): DeskShort {
  const { instrument } = line;
  const { venue, kind } = instrument;
  const coins = possibleCoins(instrument.coin);
  const state = markets.snapshot(venue, kind);
  if (state instanceof HedgeError && isFinal(state)) return { state: "wrong", problem: state, coins };
  if (state === null || state instanceof HedgeError) {
    return { state: "waiting", problem: waitingFor(`${venue} ${kind}`, state), coins };
  }
  const perpetual = findListing(state, instrument);
  if (perpetual === null) return unlisted(line, state);
  const listed = deskContract(state, perpetual);
  const other = otherAsset(listed);
  if (other !== null) return wrongLine(coins, other);
  const contract = sizedContract(listed);
  if (typeof contract === "string") {
    return {
      state: "waiting",
      problem: `the ${contract} of ${listed.text}, which ${venue} does not publish now`,
      coins,
    };
  }
  return openLine(line, contract, markets, heldCoins(contract.coin));
}

/** Lines of one contract whose margins together are more than there can be: each alone looks right. */
function checkTogether(shorts: readonly DeskShort[], heldCoins: HeldCoins): readonly DeskShort[] {
  const slips = new Map<string, string>();
  for (const position of openPositions(shorts)) {
    const slip = marginSlip(position, heldCoins(position.contract.coin));
    if (slip !== null) slips.set(contractKey(position.contract), slip);
  }
  if (slips.size === 0) return shorts;
  return shorts.map((short) => {
    const slip = short.state === "open" ? slips.get(contractKey(short.position.contract)) : undefined;
    return short.state === "open" && slip !== undefined
      ? wrongLine([short.position.contract.coin], slip)
      : short;
  });
}

/** Looks the lines of the open shorts up, each in its place. */
export function openShorts(
  lines: readonly ShortLine[],
  markets: DeskMarkets,
  heldCoins: HeldCoins,
): readonly DeskShort[] {
  const shorts = lines.map((line) => (line.state === "typed" ? lookUp(line, markets, heldCoins) : line));
  return checkTogether(shorts, heldCoins);
}

/** Whether a line that is not open may be a short of a coin. */
export function mayBeShortOf(short: DeskShort, coin: string): boolean {
  if (short.state !== "wrong" && short.state !== "waiting") return false;
  return short.coins === null || short.coins.includes(coin);
}

/** What distinguishes one contract from every other. */
export function contractKey({
  venue,
  kind,
  perpetual,
}: Pick<SizedContract, "venue" | "kind" | "perpetual">): string {
  return `${venue} ${kind} ${perpetual.symbol}`;
}

/** The open positions: lines of one contract are one, in the order of the table. */
export const openPositions = remember((shorts: readonly DeskShort[]): readonly Position[] => {
  const fills = new Map<string, readonly [Position, ...Position[]]>();
  for (const short of shorts) {
    if (short.state !== "open") continue;
    const key = contractKey(short.position.contract);
    const before = fills.get(key);
    fills.set(key, before === undefined ? [short.position] : [...before, short.position]);
  }
  return [...fills.values()].map(([first, ...others]) => mergePositions(first, ...others));
});

/** Of each coin the position that covers most of it, the first of equal ones; of what cannot be sold again only where all is. */
export function largestPositions(positions: readonly Position[]): ReadonlyMap<string, Position> {
  const largest = new Map<string, Position>();
  for (const position of positions) {
    const { coin } = position.contract;
    const before = largest.get(coin);
    if (before === undefined || isLarger(position, before)) largest.set(coin, position);
  }
  return largest;
}

function isLarger(one: Position, other: Position): boolean {
  const isOpen = ({ contract }: Position): boolean => isHedgeable(contract.perpetual, contract.kind);
  return isOpen(one) === isOpen(other) ? one.coins.gt(other.coins) : isOpen(one);
}
