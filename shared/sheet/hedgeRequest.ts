import type { HedgeChoice, HedgeRefusal, ProxyCoin } from "./chooseHedge.js";

/** A coin as it was typed or selected, with what is held of it. */
export type HedgeHolding = {
  readonly coin: string;
  /** Coins outside the margin account; a text that is no number is kept and explained in its row. */
  readonly quantity: number | string;
  /** Coins posted as margin; "" for none. */
  readonly marginCoins: number | string;
};

/** What holds for the whole sheet until the user changes it there. */
export type HedgeInputs = {
  readonly venue: string;
  /** Share of the bag to hedge, fraction. */
  readonly hedgeRatio: number;
  readonly leverage: number;
  readonly horizonDays: number;
  /** Fraction of the USD traded. */
  readonly feeRate: number;
  /** Drift from the target that is left alone, fraction. */
  readonly rebalanceBand: number;
  /** What funding may cost a year, fraction of the short. */
  readonly maximumCostPerYear: number;
  readonly proxyCoin: ProxyCoin;
  /** Fraction. */
  readonly maintenanceRate: number;
};

/** How far the portfolio methods may look back, in days. */
export const historySpans = [90, 365] as const;
export type HistorySpan = (typeof historySpans)[number];

/** Everything a hedge workbook is built from. */
export type HedgeRequest = {
  /** At least one. */
  readonly holdings: readonly HedgeHolding[];
  readonly inputs: HedgeInputs;
  /** For each holding, in the same order. */
  readonly choices: readonly (HedgeChoice | HedgeRefusal)[];
  /** The proxies' own contracts, for the portfolio methods. */
  readonly proxies: Readonly<Record<ProxyCoin, HedgeChoice | HedgeRefusal>>;
  /** Venues that the venue input offers. */
  readonly venues: readonly string[];
  /** How far the portfolio methods look back. */
  readonly historyDays: HistorySpan;
};

/** The names of the planned sheets; where a workbook has them already, its host numbers the new ones. */
export const hedgeSheetNames = {
  hedge: "Hedge",
  details: "Hedge details",
  scenario: "Hedge scenario",
  methods: "Hedge methods",
  journal: "Hedge journal",
} as const;
