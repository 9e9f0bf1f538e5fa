import { left, serial, type Expected, type ExpectedCells } from "./expected.js";
import { riseToLiquidation, total } from "./expectedHedge.js";
import type { Inputs, RowFigures } from "./hedgeRow.js";

export const usualMoves: readonly number[] = Array.from({ length: 13 }, (_, index) => (index - 6) / 10);

const headerRow = 8;
const fundingRow = 39;
const fundingDays = 30;
const otherCoin =
  "Shown for a coin hedged by its own inverse contract; the table on the left counts every coin.";

/** What a row's short makes at a move: what it wins on a fall, or its collateral lost once liquidated on the way. */
function shortResult(row: RowFigures, move: number): number {
  const { size, collateral, listing } = row;
  const rise = riseToLiquidation(row);
  if (typeof rise !== "number" || move < rise) return -move * (size || 0);
  // Collateral of an inverse contract is coins, worth what they are worth then.
  return -(collateral || 0) * (listing?.isLinear === true ? 1 : 1 + move);
}

function everything(rows: readonly RowFigures[], moves: readonly number[]): ExpectedCells {
  const held = total(rows, ({ value }) => value);
  const lines = moves.flatMap((move, index) => {
    const at = String(headerRow + 1 + index);
    const change = move * total(rows, ({ exposure }) => exposure);
    const won = rows.reduce((sum, row) => sum + shortResult(row, move), 0);
    const dead = rows.filter((row) => {
      const rise = riseToLiquidation(row);
      return typeof rise === "number" && move >= rise;
    });
    return Object.entries({
      [`A${at}`]: move,
      [`B${at}`]: left(held + change, held),
      [`C${at}`]: left(held + change + won, held),
      [`D${at}`]: left(change, held),
      [`E${at}`]: left(change + won, held),
      [`F${at}`]: left(won, held),
      [`G${at}`]: dead.length,
    });
  });
  return Object.fromEntries(lines);
}

/** One coin: bag and margin at each price, and the short between entry and that price or its liquidation. */
function oneCoin(row: RowFigures, moves: readonly number[], { maintenance }: Inputs): ExpectedCells {
  const { typed, listing, size, collateral } = row;
  if (listing === null || typeof size !== "number" || typeof collateral !== "number") return {};
  const { mark } = listing;
  const coins = Number(typed.bag) + Number(typed.margin || 0);
  const margin = collateral / mark;
  const bag = Math.max(0, coins - margin);
  const block = { J5: left(bag, coins), L5: margin, N5: size, P5: mark };
  if (listing.isLinear || typed.isProxy) return { ...block, [`I${String(headerRow)}`]: otherCoin };
  const lines = moves.flatMap((move, index) => {
    const at = String(headerRow + 1 + index);
    const price = mark * (1 + move);
    // M + S/X − S/E against what must be kept, m·S/X, in coins.
    const equity = margin + size / price - size / mark;
    const isDead = size / mark > margin && equity <= (maintenance * size) / price;
    const won = isDead ? -margin * price : (size / mark) * (mark - price);
    const worth = (bag + margin) * price + won;
    return Object.entries({
      [`I${at}`]: move,
      [`J${at}`]: price,
      [`K${at}`]: left(bag * price, coins * price),
      [`L${at}`]: left(won, size),
      [`M${at}`]: worth,
      [`N${at}`]: left(worth - (bag + margin) * mark, worth),
      [`O${at}`]: left((bag + margin) * (price - mark), worth),
      [`P${at}`]: isDead ? 1 : 0,
    });
  });
  return { ...block, [`I${String(headerRow)}`]: "Move", ...Object.fromEntries(lines) };
}

/** Settled funding, and what a short of one dollar received on each of the last days. */
function funding(instrument: string, settled: readonly (readonly [number, number])[]): ExpectedCells {
  const first = fundingRow + 2;
  const lastDay = Math.floor(serial(settled.at(-1)?.[0] ?? 0));
  const cells: Record<string, Expected> = {
    [`A${String(fundingRow)}`]: `Settled funding of ${instrument}, last ${String(fundingDays)} days`,
  };
  for (const [index, [time, rate]] of settled.entries()) {
    cells[`A${String(first + index)}`] = serial(time);
    cells[`B${String(first + index)}`] = rate;
  }
  for (let index = 0; index < fundingDays; index += 1) {
    const day = lastDay - (fundingDays - 1 - index);
    const ofDay = settled.filter(([time]) => Math.floor(serial(time)) === day);
    cells[`D${String(first + index)}`] = day;
    cells[`E${String(first + index)}`] = left(
      ofDay.reduce((sum, [, rate]) => sum + rate, 0),
      0.001,
    );
  }
  return cells;
}

export type ScenarioWish = {
  readonly rows: readonly RowFigures[];
  readonly inputs: Inputs;
  readonly moves: readonly number[];
  /** The row of the coin looked at. */
  readonly coinRow: number;
  /** As far back as the sheet looks. */
  readonly settled: readonly (readonly [number, number])[];
};

/** The sheet of scenarios. */
export function expectedScenario({ rows, inputs, moves, coinRow, settled }: ScenarioWish): ExpectedCells {
  const row = rows[coinRow];
  if (row?.listing === undefined || row.listing === null) throw new Error("The coin has no listing");
  const { typed, listing } = row;
  return {
    ...everything(rows, moves),
    J4: typed.coin,
    L4: typed.instrument,
    N4: typed.isProxy ? "proxy" : listing.isLinear ? "linear" : "inverse",
    P4: coinRow + 1,
    ...oneCoin(row, moves, inputs),
    ...funding(typed.instrument, settled),
  };
}
