import type { Settlement } from "../../shared/calc/fundingStress.js";
import type { PricePast } from "../../shared/desk/pricePast.js";
import type { Coin } from "./readPast.js";

const minuteMs = 60_000;

export function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function counted(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? "" : "s"}`;
}

/** Size and dates of the prices that a table is computed from: without them no figure can be weighed. */
export function priceData(coins: readonly Coin<PricePast>[]): string {
  const pasts = coins.map(({ past }) => past);
  const days = pasts.flatMap(({ closes }) => closes);
  const missing = days.filter((close) => close === null).length;
  const from = dateOf(Math.min(...pasts.map(({ begins }) => begins)));
  const to = dateOf(Math.max(...pasts.map(({ ends }) => ends)));
  const gaps = missing === 0 ? "no day missing" : `${counted(missing, "day")} missing`;
  const size = `${counted(coins.length, "coin")}, ${counted(days.length - missing, "day")} of prices`;
  return `_Data: ${size}, ${from} to ${to}, ${gaps}._`;
}

/** Size and dates of the settled rates that a table is computed from. */
export function fundingData(series: readonly { readonly past: readonly Settlement[] }[]): string {
  const minutes = series.flatMap(({ past }) => past.map(({ minute }) => minute));
  const sorted = minutes.sort((one, other) => one - other);
  const from = dateOf((sorted[0] ?? 0) * minuteMs);
  const to = dateOf((sorted.at(-1) ?? 0) * minuteMs);
  return `_Data: ${String(series.length)} series, ${String(minutes.length)} settlements, ${from} to ${to}._`;
}
