import { left, type Expected, type ExpectedCells } from "./expected.js";

/** A hedge that was closed, as it is typed: dates as a spreadsheet counts days. */
export type ClosedHedge = {
  readonly opened: number;
  readonly instrument: string;
  readonly coin: string;
  readonly contracts: number;
  readonly contractSize: number;
  readonly entry: number;
  readonly exit: number;
  readonly closed: number;
  readonly fees: number;
  /** Negative is what was received. */
  readonly funding: number;
};

const firstEntry = 7;
const lines = 20;

/** What a short of an inverse contract won in coins, or of a linear one in dollars. */
function won({ instrument, contracts, contractSize, entry, exit }: ClosedHedge) {
  const size = contracts * contractSize;
  if (instrument.includes("-")) return { usd: size * (entry - exit), coins: "" } as const;
  const coins = size / exit - size / entry;
  return { usd: coins * exit, coins };
}

/** The journal with hedges typed into its first lines. */
export function expectedJournal(hedges: readonly ClosedHedge[]): ExpectedCells {
  const cells: Record<string, Expected> = {};
  for (let index = 0; index < lines; index += 1) {
    const at = String(firstEntry + index);
    const hedge = hedges[index];
    if (hedge === undefined) {
      Object.assign(cells, { [`K${at}`]: "", [`L${at}`]: "", [`M${at}`]: "", [`N${at}`]: "" });
      continue;
    }
    const { usd, coins } = won(hedge);
    const { opened, coin, instrument, contracts, contractSize, entry, exit, closed, fees, funding } = hedge;
    const typed = [opened, coin, instrument, contracts, contractSize, entry, exit, closed, fees, funding];
    const days = Math.floor(closed) - Math.floor(opened);
    for (const [column, figure] of [...typed, usd, coins, usd - fees - funding, days].entries()) {
      cells[`${String.fromCharCode(65 + column)}${at}`] = figure;
    }
  }
  const sum = (of: (hedge: ClosedHedge) => number): Expected =>
    left(
      hedges.reduce((total, hedge) => total + of(hedge), 0),
      1e6,
    );
  return {
    ...cells,
    I4: sum(({ fees }) => fees),
    J4: sum(({ funding }) => funding),
    K4: sum((hedge) => won(hedge).usd),
    M4: sum((hedge) => won(hedge).usd - hedge.fees - hedge.funding),
  };
}
