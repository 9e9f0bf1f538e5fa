import { Decimal } from "../decimal.js";
import { HedgeError } from "../errors.js";
import type { CoinHedge } from "./coinHedge.js";
import type { SizedContract } from "./deskContract.js";
import type { DeskFigure, DeskTable, DeskValue } from "./deskField.js";
import type { DeskRow } from "./deskRow.js";
import type { Episode } from "./episodes.js";
import { holdingName } from "./holdingName.js";
import { dayText } from "./numberWords.js";
import type { Desk } from "./openDesk.js";
import { dayMs, priceOn, type PricePast } from "./pricePast.js";
import { courseOf, type Course, type Span } from "./replayCourse.js";
import { replayPath, type ReplayDay, type ReplayShort } from "./replayPath.js";
import { replayShort, type ReplayRow } from "./replayShorts.js";

/** What a replay shows a day, in order. */
export const replayColumns = ["date", "unhedged", "hedged", "fundingSoFar", "liquidated"] as const;

/** What is known of the rows: a loading past makes the replay wait, a missing one leaves the coin out. */
type Found = { readonly rows: ReplayRow[]; readonly leftOut: string[]; cash: Decimal };

function isLoading({ code }: HedgeError): boolean {
  return code === "no_answer";
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

function findRows(desk: Desk, { ofRow }: Course): Found | HedgeError {
  const found: Found = { rows: [], leftOut: [], cash: new Decimal(0) };
  for (const [index, row] of desk.rows.entries()) {
    const loading = addRow(found, row, holdingName(index, row), () =>
      row.state === "hedged" ? ofRow(row) : new HedgeError({ code: "unknown_coin", message: "" }),
    );
    if (loading !== null) return loading;
  }
  return found;
}

/** Why a past cannot be replayed; null where it can. */
function gapOf(past: PricePast, { firstDay, lastDay }: Span): string | null {
  if (past.redenominated !== null && past.redenominated > firstDay * dayMs) {
    return `redenominated on ${dayText(past.redenominated)}`;
  }
  if (past.begins > firstDay * dayMs) {
    const { length } = past.closes;
    return length === 1 ? "1 day of prices" : `${String(length)} days of prices`;
  }
  if (past.ends < lastDay * dayMs) return `prices end on ${dayText(past.ends)}`;
  const without = [firstDay, lastDay].find((day) => priceOn(past, "closes", day) === null);
  return without === undefined ? null : `no price on ${dayText(without * dayMs)}`;
}

function usablePast(past: PricePast | HedgeError, span: Span): PricePast | HedgeError {
  const gap = past instanceof HedgeError ? null : gapOf(past, span);
  return gap === null ? past : new HedgeError({ code: "unknown_coin", message: gap });
}

type Sizable = CoinHedge & { readonly contract: SizedContract };

function isSizable(hedge: CoinHedge): hedge is Sizable {
  return hedge.contract !== null && hedge.rows.length > 0;
}

/** How many days between the first and the last have no price. */
function holeIn(past: PricePast, { firstDay, lastDay }: Span): number {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_none, index) => firstDay + index);
  return days.filter((day) => priceOn(past, "closes", day) === null).length;
}

/** Days that the table lacks, by what has no price on them. */
function holes(pasts: ReadonlyMap<string, PricePast>, span: Span): readonly string[] {
  return [...pasts].flatMap(([name, past]) => {
    const days = holeIn(past, span);
    return days === 0 ? [] : [`${name} (${String(days)})`];
  });
}

type Omissions = {
  readonly leftOut: readonly string[];
  readonly unfunded: readonly string[];
  readonly holed: readonly string[];
};

function noteOf({ leftOut, unfunded, holed }: Omissions, course: Course): string {
  const out = leftOut.length === 0 ? [] : [`Left out: ${leftOut.join(", ")}.`];
  const free =
    unfunded.length === 0 ? [] : [`Funding of ${unfunded.join(", ")} is not counted: ${course.unfunded}.`];
  const without =
    holed.length === 0
      ? []
      : [`Days without a price are left out, and a liquidation on them is not seen: ${holed.join(", ")}.`];
  return [...out, ...free, ...without, course.source].filter((part) => part !== "").join(" ");
}

const kinds = ["dateTime", "usd", "usd", "usdCents", "general"] as const;

function figuresOf(
  { day, unhedged, hedged, funding, liquidated }: ReplayDay,
  note: string,
): readonly DeskFigure[] {
  const values = [day * dayMs, unhedged, hedged, funding, liquidated];
  return kinds.map((kind, index): DeskFigure => {
    const value = new Decimal(values[index] ?? 0);
    return index === 1 && note !== "" ? { kind, value, note, field: "unhedged" } : { kind, value };
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
  /** By the contract that is short. */
  readonly pasts: ReadonlyMap<string, PricePast>;
};

type Opened = Exclude<ReturnType<typeof replayShort>, HedgeError | null> & { readonly past: PricePast };
type Replayed = { readonly desk: Desk; readonly span: Span; readonly course: Course };

/** The short of one coin; null where the desk opens none. */
function openedShort(
  hedge: Sizable,
  hedged: readonly ReplayRow[],
  { desk, span, course }: Replayed,
): Opened | HedgeError | null {
  const past = usablePast(course.ofContract(hedge.contract), span);
  if (past instanceof HedgeError) return past;
  const opened = replayShort(hedge, hedged, past, { desk, firstDay: span.firstDay, course });
  return opened === null || opened instanceof HedgeError ? opened : { ...opened, past };
}

/** The shorts that the desk would have opened at the start of the span; an error while something loads. */
function openedShorts(rows: readonly ReplayRow[], replayed: Replayed): OpenedShorts | HedgeError {
  const shorts: ReplayShort[] = [];
  const leftOut: string[] = [];
  const unfunded: string[] = [];
  const pasts = new Map<string, PricePast>();
  for (const hedge of [...replayed.desk.coins.values()].filter(isSizable)) {
    const hedged = rows.filter(({ row }) => row.contract.coin === hedge.coin);
    const opened = hedged.length === 0 ? null : openedShort(hedge, hedged, replayed);
    if (opened === null) continue;
    if (opened instanceof HedgeError) {
      if (isLoading(opened)) return opened;
      leftOut.push(`the short of ${hedge.contract.text} (${opened.message})`);
      continue;
    }
    if (!opened.isFundingKnown) unfunded.push(hedge.contract.text);
    shorts.push(opened.short);
    pasts.set(hedge.contract.text, opened.past);
  }
  return { shorts, leftOut, unfunded, pasts };
}

/** The days that are replayed, by every past that takes part. */
function spanIn(desk: Desk, rows: readonly ReplayRow[], course: Course): Span {
  const contracts = [...desk.coins.values()].filter(isSizable).map(({ contract }) => contract);
  const shorted = contracts.flatMap((contract) => {
    const past = course.ofContract(contract);
    return past instanceof HedgeError ? [] : [past];
  });
  const { firstDay } = course.spanOf(rows.map(({ past }) => past));
  const { lastDay } = course.spanOf([...rows.map(({ past }) => past), ...shorted]);
  return { firstDay, lastDay };
}

function noHistory(message: string): DeskTable {
  return problemRow(new HedgeError({ code: "no_answer", message }));
}

/**
 * The desk over days, a row each, oldest first: date, unhedged, hedged, funding so far (+ paid), shorts liquidated, USD.
 * Today's coins, hedged as the desk would have sized it at the close of the first day and left alone: liquidated by
 * daily highs, funding by settled rates, no fees. What is left out stands in the card of each row.
 * @param through days of the past, whole, 1 to 730, or an episode: a dated one as it was, a made-up one from today's prices on
 */
export function replay(desk: Desk, through: number | Episode): DeskTable {
  const course = courseOf(desk, through);
  const found = desk.settingsProblem ?? findRows(desk, course);
  if (found instanceof HedgeError) return problemRow(found);
  if (found.rows.length === 0) return noHistory("nothing that is held has a price history");
  const span = spanIn(desk, found.rows, course);
  const gaps = found.rows.map(({ row, past }) => ({ row, past, gap: gapOf(past, span) }));
  const short = gaps.flatMap(({ row, gap }) => (gap === null ? [] : [`${row.coin} (${gap})`]));
  const rows = gaps.filter(({ gap }) => gap === null);
  if (rows.length === 0) {
    const days = `${dayText(span.firstDay * dayMs)} to ${dayText(span.lastDay * dayMs)}`;
    return noHistory(`no price history holds ${days}: ${short.join(", ")}`);
  }
  const opened = openedShorts(rows, { desk, span, course });
  if (opened instanceof HedgeError) return problemRow(opened);
  const holdings = rows.map(({ row, past }) => ({
    coins: row.coins.toNumber(),
    close: (day: number) => priceOn(past, "closes", day),
  }));
  const { shorts, leftOut, unfunded, pasts } = opened;
  const path = replayPath({ ...span, cash: found.cash.toNumber(), holdings, shorts });
  const byName = new Map([...pasts, ...rows.map(({ row, past }) => [row.coin, past] as const)]);
  const omitted = { leftOut: [...found.leftOut, ...short, ...leftOut], unfunded, holed: holes(byName, span) };
  const note = noteOf(omitted, course);
  return path.map((day) => figuresOf(day, note));
}
