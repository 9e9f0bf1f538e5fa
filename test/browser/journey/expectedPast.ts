// What the past says of a short, in plain arithmetic on the daily prices and settled rates of the simulated exchanges.
import { historySchema } from "../../../shared/contract/history.js";
import type { PerpetualKind } from "../../../shared/contract/perpetuals.js";
import type { Contract, Market } from "../../simulator/market.js";
import { pastCandles, pastSettlements } from "../../simulator/past.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Days that a short is held, as the settings have it by default. */
const horizonDays = 30;

type Day = { readonly start: number; readonly close: number; readonly high: number };
type Rate = { readonly minute: number; readonly rate: number };

/** A perpetual's past; null where nobody publishes it. Both oldest first. */
export type Past = { readonly days: readonly Day[] | null; readonly rates: readonly Rate[] | null };

/** Which perpetual's past is meant. */
export type PastAddress = {
  readonly venue: string;
  readonly kind: PerpetualKind;
  readonly coin: string;
  readonly quote: string;
};

/** Where the past is published, and what the simulator makes it from. */
type PastSource = { readonly origin: string; readonly market: Market; readonly contract: Contract };

function near(what: string, reported: number, made: number, slack: number): void {
  if (!(Math.abs(reported - made) <= slack)) {
    throw new Error(`${what}: ${String(reported)} is reported, ${String(made)} simulated`);
  }
}

/** All of two years; null where the service has no answer yet, or never. */
async function fetchPast(
  what: "candles" | "funding",
  origin: string,
  { venue, kind, coin, quote }: PastAddress,
): Promise<readonly (readonly number[])[] | null> {
  const quoted = kind === "linear" ? `&quote=${quote}` : "";
  const response = await fetch(`${origin}/api/v1/${what}/${venue}/${kind}/${coin}?days=730${quoted}`);
  const json: unknown = await response.json();
  if (!response.ok) return null;
  return historySchema.parse(json).map(([time, ...values]) => [time, ...values.map(Number)]);
}

/** Some of many, the latest among them: to make all of them anew takes the simulator longer than a person waits. */
function some<Value>(values: readonly Value[]): readonly Value[] {
  return values.filter((_value, index) => (values.length - 1 - index) % 61 === 0);
}

async function readDays(
  { origin, market, contract }: PastSource,
  address: PastAddress,
): Promise<Past["days"]> {
  const reported = await fetchPast("candles", origin, address);
  if (reported === null) return null;
  const days = reported.map(([start = 0, close = 0, high = Number.NaN]) => ({ start, close, high }));
  const name = `${address.venue} ${address.coin}`;
  const now = Date.now();
  const moment = { market, time: now, clock: now };
  for (const [index, { start }] of days.entries()) {
    const before = days[index - 1];
    if (before !== undefined)
      near(`day after ${String(before.start)} of ${name}`, start, before.start + dayMs, 0);
  }
  near(`latest day of ${name}`, days.at(-1)?.start ?? 0, Math.floor(now / dayMs) * dayMs - dayMs, 0);
  for (const { start, close, high } of some(days)) {
    const [made] = pastCandles(contract, moment, { from: start, before: start + 1 });
    if (made === undefined) throw new Error(`${name} had no day ${String(start)}`);
    near(`close of ${name}`, close, made.close / contract.multiplier, close * 1e-3);
    // Where days are put together from hours, more moments of a day are looked at.
    near(
      `high of ${name}`,
      Math.min(high, made.high / contract.multiplier),
      made.high / contract.multiplier,
      high * 1e-3,
    );
  }
  return days;
}

async function readRates(
  { origin, market, contract }: PastSource,
  address: PastAddress,
): Promise<Past["rates"]> {
  const reported = await fetchPast("funding", origin, address);
  if (reported === null) return null;
  const rates = reported.map(([time = 0, rate = 0]) => ({ minute: Math.round(time / 60_000), rate }));
  const name = `${address.venue} ${address.coin}`;
  const now = Date.now();
  const intervalMs = (contract.intervalHours ?? 0) * hourMs;
  for (const [index, { minute }] of rates.entries()) {
    const before = rates[index - 1];
    if (before !== undefined) near(`settlement of ${name}`, minute - before.minute, intervalMs / 60_000, 0);
  }
  const paidAt = (time: number): number => {
    const span = { from: time, before: time + 1 };
    const [made] = pastSettlements(contract, { market, time: now, clock: now }, span);
    return made?.rate ?? Number.NaN;
  };
  // Deribit charges in every moment and reports the sum of the eight hours before.
  const paidBefore = (time: number): number =>
    Array.from(
      { length: 8 },
      (_, hour) => market.quote(contract, time - hour * hourMs - 1).fundingRate ?? Number.NaN,
    )
      .map((rate) => rate / 8)
      .reduce((sum, rate) => sum + rate, 0);
  const paid = address.venue === "deribit" ? paidBefore : paidAt;
  for (const { minute, rate } of some(rates)) {
    // Venues write six to eight digits.
    near(`rate of ${name}`, rate, paid(minute * 60_000), 2e-6);
  }
  return rates;
}

/** The past on its way to the page, held against what the simulator makes. */
export async function readPast(source: PastSource, address: PastAddress): Promise<Past> {
  return { days: await readDays(source, address), rates: await readRates(source, address) };
}

/** How far the price rose above each start's close, within the horizon after it. */
function risesOf({ days }: Past): readonly number[] | null {
  if (days === null) return null;
  return days.slice(0, -horizonDays).map(({ close }, start) => {
    const after = days.slice(start + 1, start + 1 + horizonDays);
    return Math.max(...after.map(({ high }) => high)) / close - 1;
  });
}

/** Share of the starts that a short liquidated at a distance lived through; null where the past is not known. */
export function survivalOf(past: Past, distance: number): number | null {
  if (distance <= 0) return 0;
  const rises = risesOf(past);
  return rises === null ? null : rises.filter((rise) => rise < distance).length / rises.length;
}

export function worstRiseOf(past: Past): number | null {
  const rises = risesOf(past);
  return rises === null ? null : Math.max(0, ...rises);
}

/** What a short received a year at the pace of the last seven days, fraction; null where that is not known. */
export function weekAprOf({ rates }: Past): number | null {
  const last = rates?.at(-1);
  if (rates === null || last === undefined) return null;
  const week = rates.filter(({ minute }) => minute > last.minute - 7 * 1440);
  return (week.reduce((sum, { rate }) => sum + rate, 0) * 365) / 7;
}

/** What a short paid in the worst stretch as long as the horizon, fraction of its size; null where that is not known. */
export function worstFundingOf({ rates }: Past): number | null {
  if (rates === null) return null;
  const begin = rates[0]?.minute ?? Number.NaN;
  const costs = rates.flatMap(({ minute }, end) => {
    const from = minute - horizonDays * 1440;
    if (from < begin) return [];
    let cost = 0;
    for (let place = end; (rates[place]?.minute ?? from) > from; place -= 1) cost -= rates[place]?.rate ?? 0;
    return [cost];
  });
  return Math.max(...costs);
}
