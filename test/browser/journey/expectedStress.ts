import {
  liquidationOf,
  merged,
  pnlAt,
  type CoinHedge,
  type Desk,
  type Figures,
  type Position,
  type Row,
} from "./expectedDesk.js";

/** A margin that is asked for up to a round move ties with it but for rounding: the short is liquidated there. */
const tie = 1 + 1e-10;

function valueAfter(row: Row, move: number): number {
  if (row.state === "blank") return 0;
  if (row.state === "cash") return row.coins;
  if (row.price === null) return 0;
  const rowMove = row.isOwn || row.beta === null ? move : Math.max(-1, row.beta * move);
  return row.coins * row.price * (1 + rowMove);
}

type Book = {
  readonly positions: readonly Position[];
  /** Coins and USD realised, the coins with the mark at which they were. */
  readonly realised: (move: number) => number;
};

/** The shorts after the trade that a coin's row asks for. */
function traded(
  positions: readonly Position[],
  { order, at, action, planned, plannedMargin }: CoinHedge,
): Book {
  const isDue = action.kind === "sell" || action.kind === "buy-back";
  const isIt = ({ listing }: Position): boolean => listing.instrument === at.instrument;
  const before = positions.find(isIt);
  if (!isDue) return { positions, realised: () => 0 };
  const others = positions.filter((position) => !isIt(position));
  if (order > 0) {
    const margin = Math.max(plannedMargin, before?.margin ?? 0);
    return { positions: planned === null ? others : [...others, { ...planned, margin }], realised: () => 0 };
  }
  if (before === undefined) throw new Error("nothing is open to buy back");
  const left = before.contracts + order;
  const usd = pnlAt({ ...before, contracts: -order }, at.mark);
  return {
    positions: left <= 0 ? others : [...others, { ...before, contracts: left }],
    realised: (move) => (at.isLinear ? usd : usd * (1 + move)),
  };
}

/** What all prices moving at once do to the desk, as STRESS shows it. */
export function stressFigures(desk: Desk, moves: readonly number[], isPlanned: boolean): readonly Figures[] {
  let positions = merged(desk.positions);
  const gains: ((move: number) => number)[] = [];
  for (const hedge of isPlanned ? desk.hedges.values() : []) {
    const book = traded(positions, hedge);
    ({ positions } = book);
    gains.push(book.realised);
  }
  const shortsAfter = (move: number): { readonly pnl: number; readonly liquidated: number } => {
    let pnl = gains.reduce((sum, gain) => sum + gain(move), 0);
    let liquidated = 0;
    for (const position of positions) {
      const { listing, margin } = position;
      const price = listing.mark * (1 + move);
      const liquidation = liquidationOf(position);
      if (liquidation !== null && margin !== null && liquidation <= Math.max(listing.mark, price) * tie) {
        liquidated += 1;
        pnl -= listing.isLinear ? margin : margin * price;
      } else {
        pnl += pnlAt(position, price);
      }
    }
    return { pnl, liquidated };
  };
  const held = (move: number): number => desk.rows.reduce((sum, row) => sum + valueAfter(row, move), 0);
  const [unmoved, hedgedUnmoved] = [held(0), held(0) + shortsAfter(0).pnl];
  return moves.map((move) => {
    const unhedged = held(move);
    const { pnl, liquidated } = shortsAfter(move);
    const hedged = unhedged + pnl;
    return {
      move,
      unhedged,
      hedged,
      changeUnhedged: unhedged - unmoved,
      changeHedged: hedged - hedgedUnmoved,
      pnl,
      liquidated,
    };
  });
}
