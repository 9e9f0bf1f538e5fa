import { proxyCoins, type ProxyCoin } from "../../../shared/sheet/chooseHedge.js";
import { historySpans, type HedgeInputs, type HistorySpan } from "../../../shared/sheet/hedgeRequest.js";
import { readAmount } from "./readAmount.js";

type AmountRule = {
  /** 100 for a field in per cent, else 1. */
  readonly scale: 1 | 100;
  readonly from: number;
  readonly to: number;
};

/** What each field of the form may hold, in the field's own unit. */
const rules = {
  hedgeRatio: { scale: 100, from: 0, to: 200 },
  leverage: { scale: 1, from: 1, to: 125 },
  horizonDays: { scale: 1, from: 1, to: 3650 },
  feeRate: { scale: 100, from: 0, to: 5 },
  rebalanceBand: { scale: 100, from: 0, to: 100 },
  maximumCostPerYear: { scale: 100, from: 0, to: 1000 },
  maintenanceRate: { scale: 100, from: 0, to: 50 },
} as const satisfies Record<string, AmountRule>;

export type AmountField = keyof typeof rules;

/** The form as it is typed. */
export type TypedInputs = Readonly<Record<AmountField, string>> & {
  readonly venue: string;
  readonly proxyCoin: ProxyCoin;
  readonly historyDays: HistorySpan;
};

/** What most would choose. */
export const usualInputs: Omit<TypedInputs, "venue"> = {
  hedgeRatio: "100",
  leverage: "2",
  horizonDays: "30",
  feeRate: "0.05",
  rebalanceBand: "5",
  maximumCostPerYear: "15",
  proxyCoin: "BTC",
  historyDays: 90,
  maintenanceRate: "1",
};

/** What is wrong with a field; null where nothing is. */
export function inputProblem(field: AmountField, text: string): string | null {
  const { from, to } = rules[field];
  const amount = readAmount(text);
  if (amount.status === "wrong") return amount.problem;
  if (amount.status === "number" && amount.value >= from && amount.value <= to) return null;
  return `Write a number from ${String(from)} to ${String(to)}.`;
}

export function venueProblem(venue: string): string | null {
  return /^[a-z0-9]{1,20}$/i.test(venue.trim()) ? null : "Write a venue such as binance or bybit.";
}

export function isProxyCoin(text: string): text is ProxyCoin {
  return proxyCoins.some((coin) => coin === text);
}

/** The span that an option of the form names; undefined for none of them. */
export function historySpanOf(text: string): HistorySpan | undefined {
  return historySpans.find((days) => String(days) === text);
}

const isAmountField = (name: string): name is AmountField => name in rules;

/** The fields that take a number, in the order of the form. */
export const amountFields: readonly AmountField[] = Object.keys(rules).filter(isAmountField);

function amountOf(typed: TypedInputs, field: AmountField): number {
  const amount = readAmount(typed[field]);
  if (amount.status !== "number") throw new Error(`${field} must be checked before it is read.`);
  // A division by 100 leaves traces such as 0.0007000000000000001, which the sheet would show.
  return Number((amount.value / rules[field].scale).toPrecision(12));
}

/** The inputs of the sheet, or null where a field is wrong. */
export function toHedgeInputs(typed: TypedInputs): HedgeInputs | null {
  const isWrong = amountFields.some((field) => inputProblem(field, typed[field]) !== null);
  if (isWrong || venueProblem(typed.venue) !== null) return null;
  return {
    venue: typed.venue.trim().toLowerCase(),
    hedgeRatio: amountOf(typed, "hedgeRatio"),
    leverage: amountOf(typed, "leverage"),
    horizonDays: amountOf(typed, "horizonDays"),
    feeRate: amountOf(typed, "feeRate"),
    rebalanceBand: amountOf(typed, "rebalanceBand"),
    maximumCostPerYear: amountOf(typed, "maximumCostPerYear"),
    proxyCoin: typed.proxyCoin,
    maintenanceRate: amountOf(typed, "maintenanceRate"),
  };
}
