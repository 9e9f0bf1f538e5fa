import { hedgeSheetNames, type HedgeRequest } from "./hedgeRequest.js";
import { columnRange, fixed, onSheet } from "./formulaText.js";

/** The first holding's row, the same on Hedge and Hedge details, so that a figure is found beside its coin. */
export const firstRow = 7;

/** Columns of the sheet Hedge. */
export const hedgeColumns = {
  coin: "A",
  bag: "B",
  margin: "C",
  price: "D",
  value: "E",
  instrument: "F",
  contracts: "G",
  rest: "H",
  costPerDay: "I",
  distance: "J",
  current: "K",
  action: "L",
} as const;
type HedgeColumn = keyof typeof hedgeColumns;

/** Columns of the sheet Hedge details; those from mark to asOf are one spilled QUOTES. */
export const detailColumns = {
  coin: "A",
  instrument: "B",
  kind: "C",
  mark: "D",
  index: "E",
  basis: "F",
  fundingRate: "G",
  intervalHours: "H",
  nextFunding: "I",
  apr: "J",
  contractSize: "K",
  lotStep: "L",
  minContracts: "M",
  contractUsd: "N",
  asOf: "O",
  beta: "P",
  exposure: "Q",
  target: "R",
  contracts: "S",
  notional: "T",
  coins: "U",
  coverage: "V",
  marginCoins: "W",
  marginUsd: "X",
  collateral: "Y",
  liquidation: "Z",
  distance: "AA",
  costPerDay: "AB",
  costOverHorizon: "AC",
  fees: "AD",
  breakEven: "AE",
  current: "AF",
  trade: "AG",
  marginToAdd: "AH",
  problem: "AI",
} as const;
export type DetailColumn = keyof typeof detailColumns;

/** Names of the input cells, which every formula uses. */
export const inputNames = {
  venue: "Hedge_venue",
  hedgeRatio: "Hedge_ratio",
  leverage: "Hedge_leverage",
  horizonDays: "Hedge_horizon",
  feeRate: "Hedge_fee",
  rebalanceBand: "Hedge_band",
  maximumCostPerYear: "Hedge_limit",
  proxyCoin: "Hedge_proxy",
  maintenanceRate: "Hedge_maintenance",
} as const;

/** Where each figure of the hedge stands, as formulas of any of its sheets write it. */
export type HedgeLayout = {
  readonly lastRow: number;
  readonly hedge: (column: HedgeColumn, row: number) => string;
  readonly detail: (column: DetailColumn, row: number) => string;
  /** All rows of a column, fixed. */
  readonly hedgeColumn: (column: HedgeColumn) => string;
  readonly detailColumn: (column: DetailColumn) => string;
};

export function layoutOf({ holdings }: Pick<HedgeRequest, "holdings">): HedgeLayout {
  const lastRow = firstRow + holdings.length - 1;
  const every = (column: string): string => fixed(columnRange(column, firstRow, lastRow));
  return {
    lastRow,
    hedge: (column, row) => onSheet(hedgeSheetNames.hedge, `${hedgeColumns[column]}${String(row)}`),
    detail: (column, row) => onSheet(hedgeSheetNames.details, `${detailColumns[column]}${String(row)}`),
    hedgeColumn: (column) => onSheet(hedgeSheetNames.hedge, every(hedgeColumns[column])),
    detailColumn: (column) => onSheet(hedgeSheetNames.details, every(detailColumns[column])),
  };
}
