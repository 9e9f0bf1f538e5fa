import { fixedText, left, letters, serial, type Expected, type ExpectedCells } from "./expected.js";
import type { Figure, Inputs, RowFigures } from "./hedgeRow.js";
import { whatToDo } from "./whatToDo.js";

const firstRow = 7;

export const total = (rows: readonly RowFigures[], of: (row: RowFigures) => Figure | "never"): number =>
  rows.reduce((sum, row) => sum + Number(of(row) || 0), 0);

/** What a price may rise until the short is liquidated. */
export function riseToLiquidation({ liquidation, listing }: RowFigures): Figure | "never" {
  if (typeof liquidation !== "number" || listing === null) return liquidation;
  return liquidation / listing.mark - 1;
}

/** What the rest of a row's exposure is, once its contracts are sold. */
function rest({ exposure, size }: RowFigures): Expected {
  return exposure === "" || size === "" ? "" : left(exposure - size, exposure);
}

function distanceCell(row: RowFigures): Expected {
  const distance = riseToLiquidation(row);
  return typeof distance === "number" ? left(distance, 1) : distance;
}

/** The first sheet. */
export function expectedHedge(rows: readonly RowFigures[], inputs: Inputs, oldest: Expected): ExpectedCells {
  const cells: Record<string, Expected> = {
    L1: oldest,
    A4: inputs.venue,
    B4: inputs.ratio,
    C4: inputs.leverage,
    D4: inputs.days,
    E4: inputs.fee,
    F4: inputs.band,
    G4: inputs.limit,
    H4: inputs.proxy,
    I4: inputs.maintenance,
  };
  for (const [index, row] of rows.entries()) {
    const at = String(firstRow + index);
    const { typed } = row;
    Object.assign(cells, {
      [`A${at}`]: typed.coin,
      [`B${at}`]: typed.bag,
      [`C${at}`]: typed.margin,
      [`D${at}`]: row.price,
      [`E${at}`]: row.value,
      [`F${at}`]: typed.instrument,
      [`G${at}`]: row.contracts,
      [`H${at}`]: rest(row),
      [`I${at}`]: row.costPerDay,
      [`J${at}`]: distanceCell(row),
      [`K${at}`]: typed.current,
      [`L${at}`]: whatToDo(row, inputs),
    });
  }
  const [held, cost] = [total(rows, ({ value }) => value), total(rows, ({ costPerDay }) => costPerDay)];
  const unhedged = total(rows, ({ exposure, size }) =>
    exposure === "" || size === "" ? 0 : exposure - size,
  );
  const untold = rows.filter(({ value }) => value === "").length;
  const fine = rows.filter((row) => whatToDo(row, inputs) === "fine").length;
  const at = String(firstRow + rows.length);
  return {
    ...cells,
    A2:
      `Short ${fixedText(
        total(rows, ({ size }) => size),
        0,
      )} USD against ${fixedText(held, 0)} USD held. ` +
      `Funding ${cost > 0 ? "costs" : "brings"} ${fixedText(Math.abs(cost), 2)} USD a day. ` +
      `${String(fine)} of ${String(rows.length)} rows are fine; see What to do for the others.`,
    [`E${at}`]: held,
    [`H${at}`]: left(unhedged, held),
    [`I${at}`]: left(cost, held / 1000),
    [`L${at}`]:
      untold === 0
        ? "every row has a value"
        : `${String(untold)} ${untold === 1 ? "row" : "rows"} without a value`,
  };
}

function quoteCells({ listing, contractUsd }: RowFigures, asOf: Expected): readonly Expected[] {
  if (listing === null) return Array.from({ length: 12 }, () => "");
  const { mark, index, rate, hours, next, size, lot, smallest } = listing;
  const basis = left(mark / index - 1, 1);
  const apr = (rate * 24 * 365) / hours;
  return [mark, index, basis, rate, hours, serial(next), apr, size, lot, smallest, contractUsd, asOf];
}

function breakEven({ size, listing, costPerDay }: RowFigures, { fee, days }: Inputs): Expected {
  if (size === "" || size === 0 || listing === null) return "";
  // Short at E less fees, bought back at X plus fees, with the funding received on the way: nothing is left.
  const received = (-Number(costPerDay) * days) / size;
  // Of so many coins the fees and funding are dollars, of so many dollars they are coins.
  if (listing.isLinear) return (listing.mark * (1 - fee + received)) / (1 + fee);
  return (listing.mark * (1 - fee)) / (1 + fee - received);
}

function kindOf({ typed, listing }: RowFigures): string {
  if (listing === null) return "";
  if (typed.isProxy) return "proxy";
  return listing.isLinear ? "linear" : "inverse";
}

/** The sheet with every figure; what the service was asked when is told by the test, which cannot know it. */
export function expectedDetails(
  rows: readonly RowFigures[],
  inputs: Inputs,
  asOf: (row: number) => Expected,
): ExpectedCells {
  const lines = rows.flatMap((row, index) => {
    const at = firstRow + index;
    const { typed, listing, size, target, liquidation } = row;
    const figures: readonly Expected[] = [
      typed.coin,
      typed.instrument,
      kindOf(row),
      ...quoteCells(row, asOf(at)),
      typed.beta,
      row.exposure,
      target,
      row.contracts,
      size,
      size === "" || listing === null ? "" : size / listing.mark,
      size === "" || target === "" || target === 0 ? "" : size / target,
      row.marginCoins,
      row.marginUsd,
      row.collateral,
      liquidation,
      distanceCell(row),
      row.costPerDay,
      row.costPerDay === "" ? "" : row.costPerDay * inputs.days,
      size === "" ? "" : 2 * size * inputs.fee,
      breakEven(row, inputs),
      row.currentUsd,
      row.trade,
      row.marginToAdd === "" ? "" : left(row.marginToAdd, Number(row.marginCoins)),
    ];
    return figures.map((figure, column) => [`${letters(column)}${String(at)}`, figure] as const);
  });
  return Object.fromEntries(lines);
}
