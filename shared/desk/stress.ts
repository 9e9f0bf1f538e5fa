import { fundingCost } from "../calc/funding.js";
import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import { actionOf } from "./action.js";
import type { DeskFigure, DeskTable, DeskValue } from "./deskField.js";
import type { CoinHedge } from "./coinHedge.js";
import type { DeskContract, SizedContract } from "./deskContract.js";
import type { DeskRow } from "./deskRow.js";
import { episodeMove, type Episode } from "./episodes.js";
import type { Desk } from "./openDesk.js";
import { contractKey } from "./openShorts.js";
import { pnlUsd, sizeUsd, traded, type Position } from "./position.js";
import { liquidationIn } from "./riskRules.js";
import { realised, type Order } from "./sizing.js";
import { holdingName } from "./holdingName.js";

const none = new Decimal(0);

/** What the shorts of a desk are worth after a move. */
type Leg = {
  readonly position: Position;
  /** Where it is liquidated; null where it is not, or its margin is not known. */
  readonly liquidation: Decimal | null;
};

/** What was realised by an advised trade. */
type Gain = { readonly usd: Decimal; readonly coins: Decimal; readonly contract: SizedContract };

type Book = { readonly legs: readonly Leg[]; readonly gains: readonly Gain[] };

function legOf(position: Position, desk: Desk): Leg {
  const liquidation = liquidationIn(position, desk.rules);
  return { position, liquidation: liquidation instanceof HedgeError ? null : liquidation };
}

/** The order that a coin's row says to give now. */
function advisedOrder(hedge: CoinHedge, desk: Desk): Order | null {
  const kind = hedge.figureRow === null ? undefined : actionOf(desk, hedge.figureRow)?.kind;
  return kind === "sell" || kind === "buy-back" ? hedge.order : null;
}

/** The position after its order: a sale comes with the margin it needs, buying back leaves the margin where it is. */
function afterOrder(before: Position | null, order: Order, margin: Decimal): Position | null {
  const after = traded(order.contract, before, order.contracts);
  if (after === null || order.contracts.lt(0)) return after;
  return { ...after, margin: Decimal.max(margin, before?.margin ?? 0) };
}

function gainOf(before: Position, { contract, contracts }: Order): Gain {
  const gain = realised(before, contracts.abs());
  return contract.kind === "inverse"
    ? { usd: none, coins: gain, contract }
    : { usd: gain, coins: none, contract };
}

/** The shorts as they are, or with the advised trades done at today's mark price. */
function bookOf(desk: Desk, isPlanned: boolean): Book {
  const open = new Map(desk.positions.map((position) => [contractKey(position.contract), position]));
  const gains: Gain[] = [];
  for (const hedge of isPlanned ? desk.coins.values() : []) {
    const order = advisedOrder(hedge, desk);
    if (order === null) continue;
    const key = contractKey(order.contract);
    const before = open.get(key) ?? null;
    const after = afterOrder(before, order, hedge.plannedMargin);
    if (after === null) open.delete(key);
    else open.set(key, after);
    if (before !== null && order.contracts.lt(0)) gains.push(gainOf(before, order));
  }
  return { legs: [...open.values()].map((position) => legOf(position, desk)), gains };
}

/** What the desk goes through: one move of the whole market, or an episode in which each coin has its own. */
export type Shock = Decimal | Episode;

/** How far a contract's price moves. */
function contractMove(shock: Shock, { coin }: DeskContract): Decimal {
  return shock instanceof Decimal ? shock : episodeMove(shock, coin);
}

/** How far a row's price moves: with its hedge by its beta, and never below nothing. */
function rowMove(row: DeskRow, shock: Shock): Decimal {
  if (!(shock instanceof Decimal)) return "coins" in row ? episodeMove(shock, row.coin) : none;
  if (row.state !== "hedged" || row.isOwn || row.beta === null) return shock;
  return Decimal.max(-1, row.beta.times(shock));
}

function holdingAfter(rows: readonly DeskRow[], shock: Shock): Decimal {
  return rows.reduce((total, row) => {
    if (row.state === "blank" || row.state === "wrong" || row.price === null) return total;
    const value = row.coins.times(row.price);
    return total.plus(row.state === "cash" ? value : value.times(rowMove(row, shock).plus(1)));
  }, none);
}

type Outcome = { readonly pnl: Decimal; readonly liquidated: number };

/** What a short pays at the lowest rate of its venue, USD; null where that or the interval is not published. */
function cappedFunding(position: Position, shock: Shock): Decimal | null {
  const { perpetual, intervalHours } = position.contract;
  if (shock instanceof Decimal || shock.cappedDays === 0) return none;
  if (perpetual.fundingFloor === null || intervalHours === null) return null;
  const fundingRate = new Decimal(perpetual.fundingFloor);
  const days = new Decimal(shock.cappedDays);
  return fundingCost({ notional: sizeUsd(position), fundingRate, days, intervalHours, side: "short" });
}

/** Margins are asked for up to round moves, where the liquidation ties with the price but for rounding: it is reached. */
const tie = new Decimal("1.000000000001");

/** A short whose liquidation lies on the way loses its margin and no more: coins at the moved price on inverse contracts. */
function shortsAfter({ legs, gains }: Book, shock: Shock): Outcome {
  const grown = (contract: DeskContract): Decimal => contractMove(shock, contract).plus(1);
  let pnl = gains.reduce(
    (total, { usd, coins, contract }) =>
      total.plus(usd).plus(coins.times(contract.mark).times(grown(contract))),
    none,
  );
  let liquidated = 0;
  for (const { position, liquidation } of legs) {
    const { contract, margin } = position;
    const price = contract.mark.times(grown(contract));
    pnl = pnl.minus(cappedFunding(position, shock) ?? 0);
    if (
      liquidation !== null &&
      margin !== null &&
      liquidation.lte(Decimal.max(contract.mark, price).times(tie))
    ) {
      liquidated += 1;
      pnl = pnl.minus(contract.kind === "inverse" ? margin.times(price) : margin);
    } else {
      pnl = pnl.plus(pnlUsd(position, price));
    }
  }
  return { pnl, liquidated };
}

/** What the figures leave out, as one text; "" where nothing. */
function omissions(desk: Desk, { legs }: Book, shock: Shock): string {
  const unpriced = desk.rows.flatMap((row, index) => {
    if (row.state === "blank") return [];
    if (row.state === "wrong") return [holdingName(index, row, "cannot be read")];
    if (row.price !== null) return [];
    return [holdingName(index, row, row.state === "waiting" ? "loading" : "no price")];
  });
  const lines = desk.shorts.flatMap((short, index) =>
    short.state === "wrong" || short.state === "waiting" ? [`short ${String(index + 1)}`] : [],
  );
  const unknown = legs
    .filter(({ position: { margin } }) => margin === null)
    .map(({ position }) => position.contract.text);
  const left = [...unpriced, ...lines];
  const out = left.length === 0 ? [] : [`Left out: ${left.join(", ")}.`];
  const margins =
    unknown.length === 0
      ? []
      : [`Margin of ${unknown.join(", ")} is not entered: counted as never liquidated.`];
  const uncapped = legs
    .filter(({ position }) => cappedFunding(position, shock) === null)
    .map(({ position }) => position.contract.text);
  const free =
    uncapped.length === 0
      ? []
      : [`Funding of ${uncapped.join(", ")} is not counted: the venue publishes no cap.`];
  const source = shock instanceof Decimal ? [] : [shock.source];
  return [...out, ...margins, ...free, ...source].join(" ");
}

/** The row of a cell that holds no move. */
function unread(value: DeskValue): readonly DeskFigure[] {
  return Array.from({ length: 7 }, () => ({ kind: "text", value }));
}

/**
 * What the desk is worth after moves of the market, a row per move: move, unhedged, hedged, change of both, P&L of the
 * shorts, shorts liquidated, USD. What is left out stands in the card of each row, as in the summary.
 * @param moves fractions above -1, episodes, or null for a cell that holds none
 * @param isPlanned with the advised trades done at today's mark price and the margin they need
 */
export function stress(
  desk: Desk,
  moves: readonly (Shock | HedgeError | null)[],
  isPlanned: boolean,
): DeskTable {
  const book = bookOf(desk, isPlanned);
  const unmoved = holdingAfter(desk.rows, none);
  const hedgedUnmoved = unmoved.plus(shortsAfter(book, none).pnl);
  return moves.map((move): readonly DeskFigure[] => {
    if (move === null || move instanceof HedgeError) return unread(move ?? "");
    const note = omissions(desk, book, move);
    const unhedged = holdingAfter(desk.rows, move);
    const { pnl, liquidated } = shortsAfter(book, move);
    const hedged = unhedged.plus(pnl);
    return [
      move instanceof Decimal ? { kind: "percent", value: move } : { kind: "text", value: move.name },
      note === ""
        ? { kind: "usd", value: unhedged }
        : { kind: "usd", value: unhedged, note, field: "unhedged" },
      { kind: "usd", value: hedged },
      { kind: "usd", value: unhedged.minus(unmoved) },
      { kind: "usd", value: hedged.minus(hedgedUnmoved) },
      { kind: "usd", value: pnl },
      { kind: "general", value: new Decimal(liquidated) },
    ];
  });
}
