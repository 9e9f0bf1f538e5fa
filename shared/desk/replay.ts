import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { CoinHedge } from "./coinHedge.js";
import type { DeskContract, SizedContract } from "./deskContract.js";
import type { DeskFigure, DeskTable, DeskValue } from "./deskField.js";
import type { DeskRow, HedgedRow } from "./deskRow.js";
import { daysOfPast } from "./historyFigures.js";
import { holdingName } from "./holdingName.js";
import { marketOf } from "./methodSeries.js";
import type { Desk } from "./openDesk.js";
import { dayMs, priceOn, type PricePast } from "./pricePast.js";
import { replayPath, type ReplayDay, type ReplayShort } from "./replayPath.js";
import { replayShort, type ReplayRow } from "./replayShorts.js";

/** What a replay shows a day, in order. */
export const replayColumns = ["date", "unhedged", "hedged", "fundingSoFar", "liquidated"] as const;

/** What is known of the rows: a loading past makes the replay wait, a missing one leaves the coin out. */
type Found = { readonly rows: ReplayRow[]; readonly leftOut: string[]; cash: Decimal };

function isLoading({ code }: HedgeError): boolean {
  return code === "no_answer";
}

function pastOf(row: HedgedRow, desk: Desk, days: number): PricePast | HedgeError {
  const contract: DeskContract | HedgeError = row.isOwn ? row.contract : marketOf(row.coin, desk);
  return contract instanceof HedgeError ? contract : daysOfPast(contract, desk, days);
}

/** Adds what a row holds to what is found. @returns an error while it loads */
function addRow(
  found: Found,
  row: DeskRow,
  name: string,
  ask: () => PricePast | HedgeError,
): HedgeError | null {
  if (row.state === "waiting")
    return new HedgeError({ code: "no_answer", message: `waiting for ${row.problem}` });
  if (row.state === "wrong") found.leftOut.push(name);
  if (row.state === "cash") {
    if (row.price === null) found.leftOut.push(name);
    else found.cash = found.cash.plus(row.coins.times(row.price));
  }
  if (row.state !== "hedged" || row.coins.isZero()) return null;
  const past = ask();
  if (!(past instanceof HedgeError)) found.rows.push({ row, past });
  else if (isLoading(past)) return past;
  else found.leftOut.push(`${row.coin} (${past.message})`);
  return null;
}

function findRows(desk: Desk, days: number): Found | HedgeError {
  const found: Found = { rows: [], leftOut: [], cash: new Decimal(0) };
  for (const [index, row] of desk.rows.entries()) {
    const loading = addRow(found, row, holdingName(index, row), () =>
      row.state === "hedged"
        ? pastOf(row, desk, days)
        : new HedgeError({ code: "unknown_coin", message: "" }),
    );
    if (loading !== null) return loading;
  }
  return found;
}

type Span = { readonly firstDay: number; readonly lastDay: number };

/** Why a past cannot be replayed; null where it can. */
function gapOf(past: PricePast, { firstDay, lastDay }: Span): string | null {
  if (past.redenominated !== null && past.redenominated > firstDay * dayMs) {
    return `redenominated on ${new Date(past.redenominated).toISOString().slice(0, 10)}`;
  }
  if (past.begins > firstDay * dayMs) {
    const { length } = past.closes;
    return length === 1 ? "1 day of prices" : `${String(length)} days of prices`;
  }
  const has = (day: number): boolean => priceOn(past, "closes", day) !== null;
  return has(firstDay) && has(lastDay) ? null : "no price at the start or the end";
}

function usablePast(past: PricePast | HedgeError, span: Span): PricePast | HedgeError {
  const gap = past instanceof HedgeError ? null : gapOf(past, span);
  return gap === null ? past : new HedgeError({ code: "unknown_coin", message: gap });
}

/** The last so many days that the longest past holds. */
function spanOf(rows: readonly ReplayRow[], days: number): Span {
  const lastDay = Math.max(...rows.map(({ past }) => past.ends)) / dayMs;
  const begins = Math.min(...rows.map(({ past }) => past.begins)) / dayMs;
  return { firstDay: Math.max(begins, lastDay - days + 1), lastDay };
}

type Sizable = CoinHedge & { readonly contract: SizedContract };

function isSizable(hedge: CoinHedge): hedge is Sizable {
  return hedge.contract !== null && hedge.rows.length > 0;
}

function noteOf(leftOut: readonly string[], unfunded: readonly string[]): string {
  const out = leftOut.length === 0 ? [] : [`Left out: ${leftOut.join(", ")}.`];
  const free =
    unfunded.length === 0 ? [] : [`Funding of ${unfunded.join(", ")} is not counted: not published.`];
  return [...out, ...free].join(" ");
}

const kinds = ["dateTime", "usd", "usd", "usdCents", "general"] as const;

function figuresOf(
  { day, unhedged, hedged, funding, liquidated }: ReplayDay,
  note: string,
): readonly DeskFigure[] {
  const values = [day * dayMs, unhedged, hedged, funding, liquidated];
  return kinds.map((kind, index): DeskFigure => {
    const value = new Decimal(values[index] ?? 0);
    return index === 1 && note !== "" ? { kind, value, note } : { kind, value };
  });
}

function problemRow(value: DeskValue): DeskTable {
  return [kinds.map((kind): DeskFigure => ({ kind, value }))];
}

type OpenedShorts = {
  readonly shorts: readonly ReplayShort[];
  readonly leftOut: readonly string[];
  /** Contracts whose settled rates are not published. */
  readonly unfunded: readonly string[];
};

/** The shorts that the desk would have opened at the start of the span; an error while something loads. */
function openedShorts(
  desk: Desk,
  rows: readonly ReplayRow[],
  span: Span,
  days: number,
): OpenedShorts | HedgeError {
  const shorts: ReplayShort[] = [];
  const leftOut: string[] = [];
  const unfunded: string[] = [];
  for (const hedge of [...desk.coins.values()].filter(isSizable)) {
    const hedged = rows.filter(({ row }) => row.contract.coin === hedge.coin);
    if (hedged.length === 0) continue;
    const past = usablePast(daysOfPast(hedge.contract, desk, days), span);
    const opened =
      past instanceof HedgeError
        ? past
        : replayShort(hedge, hedged, past, { desk, firstDay: span.firstDay, days });
    if (opened instanceof HedgeError) {
      if (isLoading(opened)) return opened;
      leftOut.push(`the short of ${hedge.contract.text} (${opened.message})`);
      continue;
    }
    if (opened === null) continue;
    if (!opened.isFundingKnown) unfunded.push(hedge.contract.text);
    shorts.push(opened.short);
  }
  return { shorts, leftOut, unfunded };
}

/**
 * The desk over its past, a row a day, oldest first: date, unhedged, hedged, funding so far (+ paid), shorts liquidated, USD.
 * Today's coins, hedged as the desk would have sized it at the close of the first day and left alone: liquidated by
 * daily highs, funding by settled rates, no fees. What is left out stands in the card of the unhedged values.
 * @param days whole, 1 to 730
 */
export function replay(desk: Desk, days: number): DeskTable {
  const found = desk.settingsProblem ?? findRows(desk, days);
  if (found instanceof HedgeError) return problemRow(found);
  if (found.rows.length === 0) {
    return problemRow(
      new HedgeError({ code: "no_answer", message: "nothing that is held has a price history" }),
    );
  }
  const span = spanOf(found.rows, days);
  const short = found.rows.flatMap(({ row, past }) => {
    const gap = gapOf(past, span);
    return gap === null ? [] : [`${row.coin} (${gap})`];
  });
  const rows = found.rows.filter(({ past }) => gapOf(past, span) === null);
  const opened = openedShorts(desk, rows, span, days);
  if (opened instanceof HedgeError) return problemRow(opened);
  const holdings = rows.map(({ row, past }) => ({
    coins: row.coins.toNumber(),
    close: (day: number) => priceOn(past, "closes", day),
  }));
  const { shorts, leftOut, unfunded } = opened;
  const path = replayPath({ ...span, cash: found.cash.toNumber(), holdings, shorts });
  const note = noteOf([...found.leftOut, ...short, ...leftOut], unfunded);
  return path.map((day) => figuresOf(day, note));
}
