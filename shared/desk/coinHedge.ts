import { Decimal, sum } from "../decimal.js";
import type { HedgeError } from "../errors.js";
import { sizedContract, type DeskContract, type SizedContract } from "./deskContract.js";
import { coinsToCover, type DeskRow, type HedgedRow } from "./deskRow.js";
import type { DeskShort } from "./openShorts.js";
import { contractKey } from "./openShorts.js";
import type { Position } from "./position.js";
import { riskOf, type Risk } from "./risk.js";
import { tiersWaitedFor, type RiskRules } from "./riskRules.js";
import { buyBack, sellMore, type Order } from "./sizing.js";
import { holdingName } from "./holdingName.js";

/** Why no order can be given for a coin. */
type Block =
  | { readonly kind: "wrong"; readonly problem: HedgeError }
  | { readonly kind: "waiting"; readonly problem: string };

/** One coin that is shorted: all rows hedged by it, all open shorts of it, one order. */
export type CoinHedge = Risk & {
  readonly coin: string;
  /** The rows hedged by it, by their place in the range. */
  readonly rows: readonly number[];
  /** The row that figures and order stand on; null where no row is hedged by it. */
  readonly figureRow: number | null;
  /** The contract of that row; null where the venue publishes too little to size by. */
  readonly contract: SizedContract | null;
  readonly positions: readonly Position[];
  /** Coins to cover before the hedge ratio, Σ; rows without price or beta left out. */
  readonly exposure: Decimal;
  /** T = max(0, ratio × Σ) */
  readonly target: Decimal;
  /** Coins covered by every open short of it, K. */
  readonly covered: Decimal;
  readonly block: Block | null;
  /** Why nothing may be bought back, where something that is unknown may need the short. */
  readonly keepReason: string | null;
  /** What the size asks for, whatever speaks against doing it now; null where nothing is to be traded. */
  readonly order: Order | null;
  /** True where the rule for buying back has no answer: closing would not close the gap. */
  readonly isUnclosable: boolean;
};

/** What the coins of a desk are computed from. */
export type CoinHedgeInput = {
  readonly rules: RiskRules;
  /** Nothing is sized while a setting is wrong. */
  readonly settingsProblem: HedgeError | null;
  readonly rows: readonly DeskRow[];
  readonly shorts: readonly DeskShort[];
  readonly positions: readonly Position[];
};

type IndexedRow = { readonly index: number; readonly row: HedgedRow };

/** Something that was found about coins; null: about any coin. */
type Finding<Value> = { readonly coins: readonly string[] | null; readonly value: Value };

/** The first finding about a coin, in the order in which they were found. */
function firstOf<Value>(findings: readonly Finding<Value>[]): (coin: string) => Value | null {
  const places = new Map<string | null, number>();
  for (const [place, { coins }] of findings.entries()) {
    for (const coin of coins ?? [null]) if (!places.has(coin)) places.set(coin, place);
  }
  return (coin) => {
    const place = Math.min(places.get(coin) ?? Infinity, places.get(null) ?? Infinity);
    return findings[place]?.value ?? null;
  };
}

/** Why no order can be given, for each coin. */
function blocks({ settingsProblem, rows, shorts }: CoinHedgeInput): (coin: string) => Block | null {
  if (settingsProblem !== null) return () => ({ kind: "wrong", problem: settingsProblem });
  const wrong = firstOf(
    // A line whose coin cannot be read may be a short of any coin, and selling again would double it.
    shorts.flatMap((short) =>
      short.state === "wrong" ? [{ coins: short.coins, value: short.problem }] : [],
    ),
  );
  const waitingShort = firstOf(
    shorts.flatMap((short) =>
      short.state === "waiting" ? [{ coins: short.coins, value: short.problem }] : [],
    ),
  );
  const waitingRow = firstOf(
    // A row that may yet be hedged by the proxy only keeps its short from being bought back.
    rows.flatMap((row) =>
      row.state === "waiting" ? [{ coins: row.hedgeCoins.slice(0, 1), value: row.problem }] : [],
    ),
  );
  return (coin) => {
    const problem = wrong(coin);
    if (problem !== null) return { kind: "wrong", problem };
    const waiting = waitingShort(coin) ?? waitingRow(coin);
    return waiting === null ? null : { kind: "waiting", problem: waiting };
  };
}

/** Why nothing may be bought back, for each coin. */
function keepReasons(rows: readonly DeskRow[]): (coin: string) => string | null {
  return firstOf(
    rows.flatMap((row, index): readonly Finding<string>[] => {
      if (row.state === "hedged" && coinsToCover(row) !== null) return [];
      if (row.state === "blank" || row.state === "cash") return [];
      const name = holdingName(index, row);
      if (row.state === "wrong") return [{ coins: row.hedgeCoins, value: `${name} cannot be read` }];
      if (row.state === "waiting") return [{ coins: row.hedgeCoins, value: `${name} is still loading` }];
      const missing = row.price === null ? "price" : "beta";
      return [{ coins: [row.contract.coin], value: `${name} has no ${missing}` }];
    }),
  );
}

function figureRowOf(coin: string, hedged: readonly IndexedRow[]): IndexedRow | null {
  return (
    hedged.find(({ row }) => row.coin === coin) ??
    hedged.find(({ row }) => row.isOwn) ??
    hedged.find(({ row }) => coinsToCover(row) !== null) ??
    hedged[0] ??
    null
  );
}

type Gap = {
  readonly contract: SizedContract;
  /** Coins, + is not covered yet. */
  readonly gap: Decimal;
  readonly positions: readonly Position[];
  readonly keep: string | null;
  readonly target: Decimal;
  readonly hedgeRatio: Decimal;
};

/** Why a short is to be closed before the others of its coin; what is halted takes no order at all. */
const closedFirst: ReadonlySet<string> = new Set(["delisting", "no new positions"]);

/** Whether an order can be given in a contract. */
export function isTraded({ perpetual: { closing } }: DeskContract): boolean {
  return closing?.reason !== "halted";
}

/** Sells what is missing, or buys back what is too much where that is traded: what closes first, then at the row's own contract, then in the table's order. */
function orderFor({ contract, gap, positions, keep, target, hedgeRatio }: Gap): Order | "unclosable" | null {
  if (gap.gt(0)) return contract.perpetual.closing === null ? sellMore(contract, gap) : null;
  if (keep !== null) return null;
  const first = contractKey(contract);
  // What is sold anew against a short that ends must not be bought back instead of that.
  const rank = (position: Position): number =>
    2 * Number(closedFirst.has(position.contract.perpetual.closing?.reason ?? "")) +
    Number(contractKey(position.contract) === first);
  const traded = positions.filter((position) => isTraded(position.contract));
  const ordered = traded.sort((one, other) => rank(other) - rank(one));
  return buyBack(ordered, { excess: gap.neg(), isAll: target.isZero(), hedgeRatio });
}

/** What is known of one coin. */
type CoinFacts = {
  readonly coin: string;
  readonly hedged: readonly IndexedRow[];
  readonly positions: readonly Position[];
  readonly block: Block | null;
  readonly keep: string | null;
};

/** Without its venue's tiers neither margin nor liquidation of a contract is known: its figures wait, and do not jump. */
function tiersBlock(contract: SizedContract | null, rules: RiskRules): Block | null {
  const problem = contract === null ? null : tiersWaitedFor(contract, rules);
  return problem === null ? null : { kind: "waiting", problem };
}

function hedgeOf(facts: CoinFacts, rules: RiskRules): CoinHedge {
  const { coin, hedged, positions, keep } = facts;
  const { settings } = rules;
  const exposure = sum(hedged.flatMap(({ row }) => coinsToCover(row) ?? []));
  const target = Decimal.max(0, settings.hedgeRatio.times(exposure));
  const covered = sum(positions.map(({ coins }) => coins));
  const figure = figureRowOf(coin, hedged);
  const sized = figure === null ? null : sizedContract(figure.row.contract);
  const contract = typeof sized === "string" ? null : sized;
  const block = facts.block ?? tiersBlock(contract, rules);
  const gap = target.minus(covered);
  const isDue = block === null && gap.abs().gt(settings.band.times(target));
  const order =
    isDue && contract !== null
      ? orderFor({ contract, gap, positions, keep, target, hedgeRatio: settings.hedgeRatio })
      : null;
  const due = order === "unclosable" ? null : order;
  const { own, planned, plannedMargin, threat } = riskOf({ coin, contract, positions, order: due }, rules);
  return {
    own,
    planned,
    plannedMargin,
    threat,
    coin,
    rows: hedged.map(({ index }) => index),
    figureRow: figure?.index ?? null,
    contract,
    positions,
    exposure,
    target,
    covered,
    block,
    keepReason: keep,
    order: due,
    isUnclosable: order === "unclosable",
  };
}

function mayBeHedgedBy({ hedgeCoins }: Extract<DeskRow, { state: "wrong" }>, coin: string): boolean {
  return hedgeCoins === null || hedgeCoins.includes(coin);
}

/** Whether the coins of a short hedge anything: a row is hedged by its coin, or may be. */
export function isCarried(
  coin: string,
  { coins, rows }: { readonly coins: ReadonlyMap<string, CoinHedge>; readonly rows: readonly DeskRow[] },
): boolean {
  if ((coins.get(coin)?.rows.length ?? 0) > 0) return true;
  return rows.some(
    (row) =>
      (row.state === "wrong" && mayBeHedgedBy(row, coin)) ||
      (row.state === "waiting" && row.hedgeCoins.includes(coin)),
  );
}

/** Every coin that a row is hedged by or a short is open of, in the order of rows, then of shorts. */
export function coinHedges(input: CoinHedgeInput): ReadonlyMap<string, CoinHedge> {
  const { rows, positions, rules } = input;
  const byCoin = new Map<string, { readonly hedged: IndexedRow[]; readonly positions: Position[] }>();
  const of = (coin: string) => {
    const known = byCoin.get(coin) ?? { hedged: [], positions: [] };
    byCoin.set(coin, known);
    return known;
  };
  for (const [index, row] of rows.entries()) {
    if (row.state === "hedged") of(row.contract.coin).hedged.push({ index, row });
  }
  for (const position of positions) of(position.contract.coin).positions.push(position);
  const blockOf = blocks(input);
  const keepReasonOf = keepReasons(rows);
  const hedge = (coin: string): CoinHedge =>
    hedgeOf({ coin, ...of(coin), block: blockOf(coin), keep: keepReasonOf(coin) }, rules);
  return new Map([...byCoin.keys()].map((coin) => [coin, hedge(coin)]));
}
